"""One turn in the making: the session as it becomes, what is said and what is changed. Only the engine's modules use it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import takewhile
from typing import Any

from dialogs import comparing
from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError, StaleEventError
from dialogs.form import Field, Form, Layout, Question
from dialogs.prompts import Message, Param, Shown, Tone, Value, Wording
from dialogs.reading import Setting, joined, without_national_ids
from dialogs.route import Open, State
from dialogs.rules import Finding, Severity
from dialogs.saying import finding_message, mending_message
from dialogs.session import Answer, Place, Session
from dialogs.vocabulary import Vocabulary

LONGEST_ECHOED = 300
LONGEST_KEPT = 100_000  # characters of refused input that are kept for mending


class Outcome(StrEnum):
    """What a turn came to, for the caller to act on."""

    CONTINUED = "continued"
    SUBMITTED = "submitted"
    DELETED = "deleted"
    NEW = "new"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that was changed, for the append-only record."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event caused. ``session.said`` is the reply; ``changes`` go into the record in this order.

    ``state`` is what was derived on the way, for whoever shows the session next; it is no part of what the event caused.
    """

    session: Session
    changes: tuple[Change, ...] = ()
    outcome: Outcome = Outcome.CONTINUED
    state: State | None = field(default=None, compare=False, repr=False)


class HardRuleError(AnswerError):
    """A value that is fine by itself breaks a hard rule: not accepted."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule.name)
        self.finding = finding


@dataclass
class Work:
    """The mutable inside of a turn."""

    form: Form
    session: Session
    words: Vocabulary
    now: datetime
    said: list[Message] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    outcome: Outcome = Outcome.CONTINUED
    _state: State | None = None

    @property
    def state(self) -> State:
        """What follows from the session as it is now."""
        if self._state is None or not self._state.holds_for(self.session):
            self._state = State.of(self.form, self.session)
        return self._state

    def change(self, **changes: Any) -> None:
        """Change the session."""
        self.session = self.session.with_(**changes)

    def say(self, message: str, tone: Tone = Tone.INFO, on: str | None = None, **params: Param) -> None:
        """Say something; ``on`` is the field that it is about."""
        self.said.append(Message(id=message, params=params, tone=tone, field=on))

    @property
    def setting(self) -> Setting:
        """What replies are read against."""
        return Setting(self.words, self.form.year, self.session.today)

    @property
    def at(self) -> Field | None:
        """The field that is asked now, if any."""
        return self.state.route.get(self.session.target) if self.session.place is Place.FIELD else None

    def relevant(self, name: str) -> Field:
        """Return a field that applies now. StaleEventError when it does not."""
        if name not in self.state.route:
            raise StaleEventError
        return self.state.route[name]

    def go(self, place: Place, target: str = "") -> None:
        """Move the conversation."""
        self.change(place=place, target=target, aside=None)

    def store(self, field: Field, value: Value) -> None:
        """Store a checked value. HardRuleError when it breaks a hard rule whose last field this is, also when it did before."""
        trial = self.state.answered(self.session, field.id, self._answer(value)) if self._is_new(field, value) else self.state
        if broken := trial.broken_at(field.id):
            raise HardRuleError(broken)
        self._put(field, value, trial.session.answers)
        self._state = trial
        parts = self.session.parts.get(field.id, ())
        if parts and value != clean_text(joined(parts)).strip():  # answered otherwise than by these messages
            self.drop_parts(field.id)

    def put(self, field: Field, value: Value) -> None:
        """Store a value that was checked before, whatever the rules say of the whole: they are asked afterwards."""
        self._put(field, value, self.session.answers | {field.id: self._answer(value)})

    def _put(self, field: Field, value: Value, answers: dict[str, Answer]) -> None:
        if self._is_new(field, value):
            given = self.session.answers.get(field.id)
            self.changes.append(Change(field.id, given.value if given else None, value))
            self.change(answers=answers)
        self.forget(field.id)

    def _is_new(self, field: Field, value: Value) -> bool:
        given = self.session.answers.get(field.id)
        return given is None or given.value != value

    def _answer(self, value: Value) -> Answer:
        return Answer(value=value, revision=self.session.revision + 1)

    def drop(self, field: Field) -> None:
        """Take an answer away, and what was typed for it."""
        if field.id in self.session.answers:
            self.changes.append(Change(field.id, self.session.answers[field.id].value, None))
            self.change(answers=_without(self.session.answers, field.id))
        self.forget(field.id)

    def drop_parts(self, name: str) -> None:
        """Drop the messages of a text that are no longer what is to become the answer."""
        self.change(parts=_without(self.session.parts, name))

    def forget(self, name: str) -> None:
        """Drop what was typed, ticked or proposed for a field: it has an answer now."""
        kept = self.session
        if name in kept.typed or name in kept.ticked:
            self.change(typed=_without(kept.typed, name), ticked=_without(kept.ticked, name))
        if name in kept.proposed:
            self.change(proposed=_without(kept.proposed, name))

    def keep_typed(self, name: str, raw: str) -> None:
        """Keep refused input for mending, but never something like a national identity number."""
        self.change(typed=self.session.typed | {name: without_national_ids(raw[:LONGEST_KEPT])})

    def keep_unsent(self, typed: Mapping[str, str]) -> None:
        """Keep what stood unsent on a screen that is left, for a field or for a reason (by its rule's name)."""
        for name, raw in typed.items():
            if raw.strip() and (name in self.form.fields or name.partition(".")[0] in self.form.rules):
                self.keep_typed(name, raw)

    def refuse(self, field: str | None, error: AnswerError) -> None:
        """Say why an answer is not taken."""
        if isinstance(error, HardRuleError):
            self.report(error.finding)
        else:
            hidden = {name: without_national_ids(each) for name, each in error.params.items() if isinstance(each, str)}
            params: dict[str, Param] = {**error.params, **hidden}
            offered = tuple(each for each in error.suggestions if each == without_national_ids(each))
            text = f"error.{error.code}"
            self.said.append(Message(id=text, params=params, tone=Tone.ERROR, field=field, suggestions=offered))

    def report(self, finding: Finding) -> None:
        """Say what a rule finds."""
        tone = {Severity.HARD: Tone.ERROR, Severity.SOFT: Tone.WARNING, Severity.NOTE: Tone.INFO}[finding.rule.severity]
        self.said.append(finding_message(finding, tone))
        if finding.rule.severity is Severity.HARD:
            self.said.append(mending_message(finding))

    def understood(self, field: Field, value: Value) -> None:
        """Confirm an answer as it was understood."""
        name = Wording(id=f"{field.text}.short")
        if isinstance(value, str) and len(value) > LONGEST_ECHOED:
            self.say("say.understood_long", Tone.OK, field.id, field=name, count=len(value))
            return
        answer = Shown(field=field.id, value=value)
        self.say("say.understood", Tone.OK, field.id, field=name, answer=answer)

    def move_on(self, after: str, *, around: bool = True) -> None:
        """Go to what the last change calls for, else to the next that is open, else to the summary.

        From the end it goes ``around`` to the first. The rows of a grid stand together: they come before what is after it.
        """
        for found in self._following(after, around=around):
            self.arrive(found)
            return
        self.go(Place.SUMMARY)

    def _following(self, after: str, *, around: bool) -> Iterator[Open]:
        yield from self._called_for()
        opened, order = self.state.open, self.form.order.get(after, -1)
        behind = sum(1 for _ in takewhile(lambda each: (each.order, each.place is Place.REASON) <= (order, False), opened))
        if beside := self._rows_beside(after):
            yield from (each for each in (*opened[behind:], *opened) if each.target in beside)
        yield from opened[behind:]
        if around:
            yield from opened

    def _rows_beside(self, name: str) -> set[str]:
        question = self.question_of(name) if name in self.form.fields else None
        return {row.id for row in question.fields} if question is not None and question.layout is Layout.GRID else set()

    def settle(self, after: str) -> None:
        """Stay where we are after an earlier answer was changed, unless the change calls for something, or the place is gone."""
        is_gone = {Place.FIELD: self.at is None or self.at.id == after, Place.REASON: not self._is_asked(self.session.target)}
        if is_gone.get(self.session.place, False) or self._called_for():
            self.move_on(after)

    def _is_asked(self, rule: str) -> bool:
        return any(each.place is Place.REASON and each.target == rule for each in self.state.open)

    def _called_for(self) -> list[Open]:
        """Return what is open because of answers that this turn changed: a reason to give, or a field that breaks a hard rule."""
        touched = {change.field for change in self.changes}
        found = [each for each in self.state.findings if not touched.isdisjoint(each.reads)]
        if not found:
            return []
        broken = {each.field for each in found if each.rule.severity is Severity.HARD}
        reasons = {each.rule.name for each in found}
        return [each for each in self.state.open if each.target in (broken if each.place is Place.FIELD else reasons)]

    def arrive(self, item: Open) -> None:
        """Go to an open item; where a hard rule brought us there, say so; a reason given for other answers can be mended."""
        self.go(item.place, item.target)
        if item.place is Place.REASON and (found := self.state.finding(item.target)):
            self.change(asked=dict(found.params))
        if item.place is Place.REASON and item.target in self.session.reasons and item.target not in self.session.typed:
            self.keep_typed(item.target, self.session.reasons[item.target].text)
        for finding in self.state.findings:
            if item.place is Place.FIELD and finding.rule.severity is Severity.HARD and finding.field == item.target:
                self.report(finding)

    def question_of(self, name: str) -> Question:
        """Return the question that a field belongs to."""
        return self.form.questions[self.form.fields[name].question]

    def note(self) -> None:
        """Say the notes that the changed answers call for, and what is new of the accounts held against the budget."""
        touched = {change.field for change in self.changes}
        for finding in self.state.findings:
            if finding.rule.severity is Severity.NOTE and not touched.isdisjoint(finding.reads):
                self.report(finding)
        self.said += comparing.news(self.state, self.session, touched)


def _without(mapping: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key != name}
