"""The fields that apply now, and what is still open among them: always derived from the answers, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from dialogs.form import Condition, Field, Form, Question
from dialogs.prompts import Value
from dialogs.rules import Finding, Severity, findings, rules_reading
from dialogs.session import Answer, Place, Session

NOTHING: frozenset[int] = frozenset()


def route(form: Form, answers: Mapping[str, Answer]) -> dict[str, Field]:
    """Return the relevant fields in the form's order. What is not relevant counts as unanswered for those that refer to it."""
    found: dict[str, Field] = {}
    for conditions, fields in form.runs:
        if _hold(conditions, found, answers):
            found.update(fields)
    return found


def _hold(conditions: tuple[Condition, ...], found: Mapping[str, Field], answers: Mapping[str, Answer]) -> bool:
    for condition in conditions:  # noqa: SIM110 - runs many times in every turn: a generator takes twice as long
        if not condition.holds(_chosen(condition.field, found, answers)):
            return False
    return True


def _chosen(name: str, found: Mapping[str, Field], answers: Mapping[str, Answer]) -> frozenset[int]:
    return _codes(answers[name].value) if name in found and name in answers else NOTHING


def _codes(value: Value) -> frozenset[int]:
    if isinstance(value, int):
        return frozenset({value})
    return frozenset(value) if isinstance(value, tuple) else NOTHING


def _breaks(finding: Finding, field: str) -> bool:
    return finding.field == field and finding.rule.severity is Severity.HARD


class Open(NamedTuple):
    """One thing left to do: a field to answer (or to mend), or a reason to give."""

    place: Place
    target: str
    order: int


@cache
def _fields_of(form: Form) -> Mapping[str, Open]:
    """Return every field as what is left to do: made once, since most of a new form is open in each of its turns."""
    return {name: Open(Place.FIELD, name, order) for name, order in form.order.items()}


@dataclass(frozen=True)
class State:
    """What follows from a session, derived as it is asked for: the route, the values that count, the findings, what is open."""

    form: Form
    session: Session

    @classmethod
    def of(cls, form: Form, session: Session) -> "State":
        """Derive it."""
        return cls(form, session)

    def answered(self, session: Session, name: str, answer: Answer) -> "State":
        """Return what follows when a field is answered so in a session that this holds for; routed anew only where it decides."""
        found = State(self.form, session.with_(answers=session.answers | {name: answer}))
        if name not in self.form.deciding:
            vars(found)["route"] = self.route
        return found

    @cached_property
    def route(self) -> Mapping[str, Field]:
        """The fields that apply, in the form's order."""
        return route(self.form, self.session.answers)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The answers to them."""
        answers = self.session.answers
        return {name: answers[name].value for name in self.route if name in answers}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in these."""
        return tuple(findings(self.form, self.values, self.session.past, self.session.today))

    def broken_at(self, field: str) -> Finding | None:
        """Return the first hard rule that is not met at this field. Looks only at what the field has a part in."""
        hard = [rule for rule in rules_reading(self.form, field) if rule.severity is Severity.HARD]
        found = findings(self.form, self.values, self.session.past, self.session.today, hard)
        return next((each for each in found if each.field == field), None)

    def holds_for(self, session: Session) -> bool:
        """Tell whether it follows from this session too: only answers and reasons count, on the same day with the same past."""
        mine = self.session
        same = session.answers is mine.answers and session.reasons is mine.reasons
        return same and session.day == mine.day and session.past is mine.past

    @cached_property
    def open(self) -> list[Open]:
        """Return what is left to do, in the form's order; a reason comes right after the field that its finding blames."""
        fields = _fields_of(self.form)
        found = [fields[name] for name in self.route if name not in self.values]
        if not self.findings:
            return found
        for finding in self.findings:
            at = fields[finding.field]
            if finding.rule.severity is Severity.HARD:
                found.append(at)
            elif finding.rule.severity is Severity.SOFT and not self.stands(finding):
                found.append(Open(Place.REASON, finding.rule.name, at.order))
        return sorted(dict.fromkeys(found), key=lambda each: (each.order, each.place is Place.REASON))

    @cached_property
    def missing(self) -> list[Open]:
        """Return what keeps the filing from being finished: all that is open, but for what may be left without an answer."""
        return [each for each in self.open if each.place is not Place.FIELD or self._must(self.route[each.target])]

    def _must(self, field: Field) -> bool:
        return field.required or field.id in self.values

    @cached_property
    def unfinished(self) -> list[str]:
        """Return the questions in which something is missing, in the form's order: what a person counts."""
        return self._questions(self.missing)

    @cached_property
    def waiting(self) -> list[str]:
        """Return the questions in which anything is open, also what may be left without an answer."""
        return self._questions(self.open)

    def _questions(self, items: list[Open]) -> list[str]:
        names = list(self.form.fields)
        return list(dict.fromkeys(self.form.fields[names[each.order]].question for each in items))

    def is_open(self, field: str) -> bool:
        """Tell whether a field is still to be answered or mended."""
        return field in self.route and (field not in self.values or any(_breaks(each, field) for each in self.findings))

    def chosen(self, field: str) -> frozenset[int]:
        """Return the codes of the options taken on a field, none where it is hidden or not answered."""
        return _codes(self.values.get(field))

    def stands(self, finding: Finding) -> bool:
        """Tell whether the person has given a reason for just these answers, and for just what is found in them."""
        reason = self.session.reasons.get(finding.rule.name)
        return reason is not None and reason.values == finding.values and reason.found in (None, finding.params)

    def finding(self, rule: str) -> Finding | None:
        """Return what this rule finds, if anything."""
        return next((each for each in self.findings if each.rule.name == rule), None)

    def rows_of(self, question: Question) -> int:
        """Return how many of a question's rows apply."""
        return max((each.row or 0 for each in question.fields if each.id in self.route), default=0)

    def questions(self) -> list[Question]:
        """Return the questions with at least one relevant field."""
        seen = {each.question: None for each in self.route.values()}
        return [self.form.questions[name] for name in seen]
