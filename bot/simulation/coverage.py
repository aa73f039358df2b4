"""What the walks have reached, in each language: questions asked, options taken, rules found."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dialogs.form import Form
from dialogs.language import Language
from dialogs.route import State
from dialogs.rules import rules_of
from dialogs.session import Place, Session, Status

Reached = set[tuple[Language, str]]


@dataclass
class Coverage:
    """Counts by language; what an edition's settings leave out cannot be reached and is not asked for."""

    form: Form
    questions: Reached = field(default_factory=set)
    options: Reached = field(default_factory=set)
    rules: Reached = field(default_factory=set)
    turns: int = 0
    finished: int = 0

    def see(self, session: Session) -> None:
        """Note what a turn has led to."""
        self.turns += 1
        self.finished += session.status is Status.SUBMITTED
        language = session.language
        if language is None:
            return
        state = State.of(self.form, session)
        if session.place is Place.FIELD:
            self.questions.add((language, self.form.fields[session.target].question))
        for name in state.values:
            self.options.update((language, _option(name, code)) for code in state.chosen(name))
        said = {message.id for message in session.said}
        for rule in rules_of(self.form):
            if state.finding(rule.name) or f"rule.{rule.name}.message" in said:
                self.rules.add((language, rule.name))

    def lacks(self, language: Language, name: str, code: int) -> bool:
        """Tell whether this option has never been taken in this language."""
        return (language, _option(name, code)) not in self.options

    @property
    def out_of_reach(self) -> tuple[str, ...]:
        """The rules that cannot act on this edition: its year's settings do not hold what they need."""
        return tuple(name for name in self.form.rules if all(rule.name != name for rule in rules_of(self.form)))

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
        options = [_option(name, option.code) for name, each in self.form.fields.items() for option in each.options]
        yield "question", list(self.form.questions), self.questions
        yield "option", options, self.options
        yield "rule", [rule.name for rule in rules_of(self.form)], self.rules


def _option(name: str, code: int) -> str:
    return f"{name}={code}"
