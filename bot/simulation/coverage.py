"""What the walks have reached, in each language: questions asked, options taken, rules found.

Each option of a column is counted once, whatever the row, and each rule once, whichever field it acts on. What is there to refuse
an answer, an option or a rule, is reached when it has refused one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field as dataclass_field
from functools import cached_property

from dialogs.deadlines import report_due
from dialogs.events import Event, Fill, Press
from dialogs.form import Field, Form
from dialogs.language import Language
from dialogs.prompts import Message, Tone
from dialogs.route import State
from dialogs.rules import rules_of
from dialogs.session import Place, Session, Status

OVERDUE = frozenset({"report_missing", "report_missing_elsewhere"})
"""These act on an earlier year's report that is missing after its deadline: never where no such deadline is known."""
FIRST_YEAR = 2017

Reached = set[tuple[Language, str]]


@dataclass
class Coverage:
    """Counts by language; what an edition's settings leave out cannot be reached and is not asked for."""

    form: Form
    questions: Reached = dataclass_field(default_factory=set)
    options: Reached = dataclass_field(default_factory=set)
    rules: Reached = dataclass_field(default_factory=set)
    turns: int = 0
    finished: int = 0
    turned_away: int = 0

    def see(self, session: Session, state: State, event: Event | None = None) -> None:
        """Note what a turn has led to; ``state`` follows from its session."""
        self.turns += event is not None
        self.finished += session.status is Status.SUBMITTED
        language = session.language
        if language is None:
            return
        if session.place is Place.FIELD:
            self.questions.add((language, self.form.fields[session.target].question))
        taken = [(name, code) for name in state.values for code in state.chosen(name)]
        for name, code in (*taken, *_refused(event, session.said)):
            if name in self.form.fields and self.form.fields[name].options:
                self.options.add((language, _option(self.form.fields[name], code)))
        found = [finding.rule.name for finding in state.findings]
        found += [name for message in session.said for name in self._said_by.get((message.id, message.field), ())]
        self.rules.update((language, _family(name)) for name in found)

    def lacks(self, language: Language, field: Field, code: int) -> bool:
        """Tell whether this option has never been taken in this language."""
        return (language, _option(field, code)) not in self.options

    def sought(self, language: Language) -> list[str]:
        """Return the fields that a rule reads which has not been found in this language."""
        lacking = {name for name in self._acting if (language, name) not in self.rules}
        rules = (rule for rule in rules_of(self.form) if _family(rule.name) in lacking)
        return [
            name if name in self.form.fields else self.form.questions[name].fields[0].id for each in rules for name in each.reads
        ]

    @property
    def out_of_reach(self) -> tuple[str, ...]:
        """The rules that cannot act on this edition: the settings of its year, or of those before, do not hold what they need."""
        return tuple(name for name in self.form.rules if name not in self._acting)

    def missing(self) -> Iterator[str]:
        """Yield what has not been reached, as a person reads it."""
        for kind, wanted, reached in self._kinds():
            for language in Language:
                yield from (f"{kind} {name} in {language}" for name in wanted if (language, name) not in reached)

    def counts(self) -> Iterator[str]:
        """Yield a line for each kind of thing."""
        for kind, wanted, reached in self._kinds():
            parts = (
                f"{sum((language, name) in reached for name in wanted)} of {len(wanted)} in {language}" for language in Language
            )
            yield f"{kind}s: {', '.join(parts)}"

    def _kinds(self) -> Iterator[tuple[str, list[str], Reached]]:
        options = [_option(each, option.code) for each in self.form.fields.values() for option in each.options]
        yield "question", list(self.form.questions), self.questions
        yield "option", list(dict.fromkeys(options)), self.options
        yield "rule", self._acting, self.rules

    @cached_property
    def _acting(self) -> list[str]:
        names = dict.fromkeys(_family(rule.name) for rule in rules_of(self.form))
        is_due = any(report_due(year) for year in range(FIRST_YEAR, self.form.year or FIRST_YEAR))
        return [name for name in names if is_due or name not in OVERDUE]

    @cached_property
    def _said_by(self) -> dict[tuple[str, str | None], list[str]]:
        """Who says what, where: what refuses an answer is heard, and seldom left to be found."""
        found: dict[tuple[str, str | None], list[str]] = {}
        for rule in rules_of(self.form):
            reads_rows = any(name not in self.form.fields for name in rule.reads)  # then it stands at the last row
            for place in self.form.fields if reads_rows else (rule.blames(self.form),):
                found.setdefault((f"{rule.message}.message", place), []).append(rule.name)
        return found


def _family(rule: str) -> str:
    """Return a rule's name without the field that it acts on."""
    return rule.partition(".")[0]


def _option(field: Field, code: int) -> str:
    return f"{field.question}.{field.column}={code}" if field.row is not None else f"{field.id}={code}"


def _refused(event: Event | None, said: tuple[Message, ...]) -> Iterator[tuple[str, int]]:
    """Yield the options that an event would have taken, and a rule has refused."""
    by_rule = {message.field for message in said if message.tone is Tone.ERROR and message.id.startswith("rule.")}
    match event:
        case Press(field=name, code=code) if name in by_rule:
            yield name, code
        case Fill(values=values):
            yield from ((name, int(raw)) for name, raw in values.items() if name in by_rule and raw.isdecimal())
        case _:
            return
