"""Whether ``relevant`` can be understood and met: it asks an earlier choice about options that it has, without contradiction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.authoring.finding import Mistake, Report, hint
from dialogs.authoring.source import ConditionSource, FormSource, QuestionSource, SectionSource


@dataclass(frozen=True, slots=True)
class _Known:
    """A field that a condition may name: its place in the form's order, its options' names, and what must hold for it."""

    order: int
    question: QuestionSource
    options: tuple[str, ...]
    several: bool
    relevant: tuple[ConditionSource, ...]


def check_conditions(report: Report, source: FormSource, broken: frozenset[str]) -> None:
    """Note every condition that makes no sense and every question that can never be asked, but for ``broken`` ones."""
    checker = _Checker(report, _known_fields(source), broken)
    order = 0
    for i, section in enumerate(source.sections):
        checker.section(f"sections.{i}", section, order)
        order += len(section.questions)


def _known_fields(source: FormSource) -> Mapping[str, _Known]:
    known: dict[str, _Known] = {}
    order = 0
    for section in source.sections:
        for question in section.questions:
            names = tuple(option.name for option in question.options)
            relevant = (*section.relevant, *question.relevant)
            for field, options in _fields(question, names):
                known.setdefault(field, _Known(order, question, options, question.kind == "choices", relevant))
            order += 1
    return known


def _fields(question: QuestionSource, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if question.kind not in ("lines", "grid"):
        yield question.question, names
    yield from ((f"{question.question}.{row}", names) for row in question.rows)
    yield from ((f"{question.question}.{part.field}", ()) for part in question.fields)
    yield from ((f"{question.question}.{option.follow_up.field}", ()) for option in question.options if option.follow_up)


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    known: Mapping[str, _Known]
    broken: frozenset[str]

    def section(self, at: str, section: SectionSource, order: int) -> None:
        """Look at a section's conditions and then at its questions', of which the first has this place in the order."""
        fine = self.make_sense(at, section.relevant, order)
        dead = fine and _contradiction(section.relevant, self.known)
        if dead:
            message = f"section {section.section!r} can never be asked: no answer to {dead!r} fits all its conditions"
            self.report.add(f"{at}.relevant", Mistake.UNREACHABLE_QUESTION, f"{message}; change 'relevant'")
        for j, question in enumerate(section.questions):
            place = f"{at}.questions.{j}"
            own = self.make_sense(place, question.relevant, order + j, question.question)
            if own and fine and not dead:
                self.reachable(place, section, question)

    def make_sense(self, at: str, conditions: list[ConditionSource], order: int, asking: str = "") -> bool:
        """Tell whether all conditions of one question (or, with ``asking`` empty, of a section) can be understood."""
        before = len(self.report.findings)
        skipped = False
        for i, condition in enumerate(conditions):
            target = condition.field.partition(".")[0]
            if target in self.broken:
                skipped = True
            elif target == asking:
                message = f"question {asking!r} asks about itself in 'relevant': name an earlier question"
                self.report.add(f"{at}.relevant.{i}.field", Mistake.SELF_REFERENCE, message)
            else:
                self.condition(f"{at}.relevant.{i}", condition, order)
        return len(self.report.findings) == before and not skipped

    def condition(self, at: str, condition: ConditionSource, order: int) -> None:
        """Look at one condition of what stands at this place in the order."""
        if bool(condition.one_of) == bool(condition.none_of):
            message = f"a condition on {condition.field!r} needs either 'one_of' or 'none_of', with some options: keep one"
            self.report.add(at, Mistake.UNCLEAR_CONDITION, message)
        target = self.known.get(condition.field)
        if target is None:
            message = f"'relevant' names {condition.field!r}, which is no field: {hint(condition.field, list(self.known))}"
            self.report.add(f"{at}.field", Mistake.UNKNOWN_REFERENCE, message)
        elif target.order >= order:
            message = f"'relevant' names {condition.field!r}, which is asked later: move it up, or this question down"
            self.report.add(f"{at}.field", Mistake.FORWARD_REFERENCE, message)
        elif not target.options:
            message = f"'relevant' names {condition.field!r}, which is no choice: only a choice has options to ask about"
            self.report.add(f"{at}.field", Mistake.NOT_A_CHOICE, message)
        else:
            self.options(at, condition, target)

    def options(self, at: str, condition: ConditionSource, target: _Known) -> None:
        """Look at the options that a condition names."""
        for key, names in (("one_of", condition.one_of), ("none_of", condition.none_of)):
            for i, name in enumerate(names or ()):
                if name not in target.options:
                    message = f"{condition.field!r} has no option {name!r}: {hint(name, target.options)}"
                    self.report.add(f"{at}.{key}.{i}", Mistake.UNKNOWN_OPTION, message)

    def reachable(self, at: str, section: SectionSource, question: QuestionSource) -> None:
        """Note a question whose conditions, together with its section's, contradict each other."""
        dead = question.relevant and _contradiction([*section.relevant, *question.relevant], self.known)
        if dead:
            message = f"question {question.question!r} can never be asked: no answer to {dead!r} fits it and its section"
            self.report.add(f"{at}.relevant", Mistake.UNREACHABLE_QUESTION, f"{message}; change 'relevant'")


def _contradiction(conditions: list[ConditionSource], known: Mapping[str, _Known]) -> str:
    """Return a field of which no answer meets all conditions, "" where there is none."""
    every = _with_implied(conditions, known)
    for name in dict.fromkeys(condition.field for condition in every):
        mine = [condition for condition in every if condition.field == name]
        excluded = {option for condition in mine for option in condition.none_of or ()}
        wanted = [set(condition.one_of) for condition in mine if condition.one_of]
        if not known[name].several and wanted:
            wanted = [set.intersection(*wanted)]
        always_answered = known[name].question.required and not known[name].relevant
        if always_answered and not wanted and not known[name].several:
            wanted = [set(known[name].options)]
        if any(options <= excluded for options in wanted if known[name].options):
            return name
    return ""


def _with_implied(conditions: list[ConditionSource], known: Mapping[str, _Known]) -> list[ConditionSource]:
    """Return the conditions and what they imply: a question that must have been answered has been asked."""
    every: list[ConditionSource] = []
    open_ends = list(conditions)
    while open_ends:
        condition = open_ends.pop(0)
        if condition not in every and condition.field in known:
            every.append(condition)
            open_ends += known[condition.field].relevant if condition.one_of else ()
    return every
