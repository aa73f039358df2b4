"""Whether ``relevant`` can be understood and met: it asks an earlier choice about options that it has, without contradiction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogs.authoring.finding import Mistake, Report, hint
from dialogs.authoring.source import CITIES, ConditionSource, FieldSource, FormSource, QuestionSource, SectionSource

Order = tuple[int, int]
"""A field's place: its question's number, and its own in the question."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A field that a condition may name.

    ``options`` are the names that it may ask about, and ``closed`` tells whether there are no other answers; ``relevant`` is what
    must hold for the field; ``column`` is True where it stands in every row of its question.
    """

    order: Order
    options: tuple[str, ...]
    closed: bool
    several: bool
    required: bool
    relevant: tuple[ConditionSource, ...]
    column: bool = False


def check_conditions(report: Report, source: FormSource, broken: frozenset[str]) -> None:
    """Note every condition that makes no sense and every question that can never be asked, but for ``broken`` ones."""
    checker = _Checker(report, _known_fields(source), broken)
    number = 0
    for i, section in enumerate(source.sections):
        checker.section(f"sections.{i}", section, number)
        number += len(section.questions)


def _known_fields(source: FormSource) -> Mapping[str, _Known]:
    known: dict[str, _Known] = {}
    number = 0
    for section in source.sections:
        for question in section.questions:
            for name, each in _fields(question, number, (*section.relevant, *question.relevant)):
                known.setdefault(name, each)
            number += 1
    return known


def _fields(question: QuestionSource, number: int, relevant: tuple[ConditionSource, ...]) -> Iterator[tuple[str, _Known]]:
    name, needed = question.question, question.required
    if question.kind not in ("lines", "grid", "rows"):
        yield name, _known(question, (number, 0), needed, relevant)
    options = tuple(option.name for option in question.options)
    for k, row in enumerate(question.rows):
        yield f"{name}.{row}", _Known((number, k), options, True, False, needed, relevant)
    for k, _, part, around in _parts(question):
        required = needed if part.required is None else part.required
        conditions = (*relevant, *around, *part.relevant)
        yield f"{name}.{part.field}", _known(part, (number, k), required, conditions, question.kind == "rows")


def _known(
    each: QuestionSource | FieldSource,
    order: Order,
    required: bool,  # noqa: FBT001 - a field's own, or its question's
    relevant: tuple[ConditionSource, ...],
    column: bool = False,  # noqa: FBT001, FBT002
) -> _Known:
    if each.kind == "municipality":
        return _Known(order, tuple(CITIES), False, False, required, relevant, column)
    options = tuple(option.name for option in each.options)
    return _Known(order, options, True, each.kind == "choices", required, relevant, column)


def _parts(question: QuestionSource) -> Iterator[tuple[int, str, FieldSource, tuple[ConditionSource, ...]]]:
    """Yield the parts: number, place, what was written, and the condition that an option's follow-up has by itself."""
    yield from ((k, f"fields.{k}", part, ()) for k, part in enumerate(question.fields))
    for k, option in enumerate(question.options, start=1):
        if option.follow_up:
            chosen = ConditionSource(field=question.question, one_of=[option.name])
            yield k, f"options.{k - 1}.follow_up", option.follow_up, (chosen,)


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    known: Mapping[str, _Known]
    broken: frozenset[str]

    def section(self, at: str, section: SectionSource, number: int) -> None:
        """Look at a section's conditions and then at its questions', of which the first has this number."""
        fine = self.make_sense(at, section.relevant, (number, 0))
        if not self.can_hold(at, f"section {section.section!r}", section.relevant, fine=fine):
            fine = False
        for j, question in enumerate(section.questions):
            self.question(f"{at}.questions.{j}", section, question, number + j, fine=fine)

    def question(self, at: str, section: SectionSource, question: QuestionSource, number: int, *, fine: bool) -> None:
        """Look at a question's conditions, and at those of its parts."""
        own = self.make_sense(at, question.relevant, (number, 0), question.question)
        all_of_it = [*section.relevant, *question.relevant]
        what = f"question {question.question!r}"
        fine = self.can_hold(at, what, all_of_it, fine=fine and own, new=question.relevant) and fine and own
        for k, place, part, around in _parts(question):
            sensible = self.make_sense(f"{at}.{place}", part.relevant, (number, k), f"{question.question}.{part.field}")
            conditions = [*all_of_it, *around, *part.relevant]
            self.can_hold(f"{at}.{place}", f"field {part.field!r}", conditions, fine=fine and sensible, new=part.relevant)

    def make_sense(self, at: str, conditions: list[ConditionSource], order: Order, asking: str = "") -> bool:
        """Tell whether all conditions of one question or part (``asking`` is its name), or of a section, can be understood."""
        before = len(self.report.findings)
        skipped = False
        for i, condition in enumerate(conditions):
            question = condition.field.partition(".")[0]
            if question in self.broken:
                skipped = True
            elif asking and asking in (condition.field, question):
                message = f"{asking!r} asks about itself in 'relevant': name something earlier"
                self.report.add(f"{at}.relevant.{i}.field", Mistake.SELF_REFERENCE, message)
            else:
                self.condition(f"{at}.relevant.{i}", condition, order)
        return len(self.report.findings) == before and not skipped

    def condition(self, at: str, condition: ConditionSource, order: Order) -> None:
        """Look at one condition of what stands at this place in the order."""
        name = condition.field
        if bool(condition.one_of) == bool(condition.none_of):
            message = f"a condition on {name!r} needs either 'one_of' or 'none_of', with some options: keep one"
            self.report.add(at, Mistake.UNCLEAR_CONDITION, message)
        target = self.known.get(name)
        if target is None:
            message = f"'relevant' names {name!r}, which is no field: {hint(name, list(self.known))}"
            self.report.add(f"{at}.field", Mistake.UNKNOWN_REFERENCE, message)
        elif target.order >= order:
            message = f"'relevant' names {name!r}, which is asked later: move it up, or this question down"
            self.report.add(f"{at}.field", Mistake.FORWARD_REFERENCE, message)
        elif target.column and target.order[0] != order[0]:
            message = f"'relevant' names {name!r}, which stands in every row: only a field of the same row can ask about it"
            self.report.add(f"{at}.field", Mistake.UNKNOWN_REFERENCE, message)
        elif not target.options:
            message = f"'relevant' names {name!r}, which is no choice: only a choice has options to ask about"
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

    def can_hold(
        self, at: str, what: str, conditions: list[ConditionSource], *, fine: bool, new: Sequence[ConditionSource] | None = None
    ) -> bool:
        """Tell whether conditions that make sense can all hold; ``new`` are those that what is around does not have already."""
        dead = _contradiction(conditions, self.known) if fine and new != [] else ""
        if dead:
            message = f"{what} can never be asked: no answer to {dead!r} fits all its conditions; change 'relevant'"
            self.report.add(f"{at}.relevant", Mistake.UNREACHABLE_QUESTION, message)
        return not dead


def _contradiction(conditions: list[ConditionSource], known: Mapping[str, _Known]) -> str:
    """Return a field of which no answer meets all conditions, "" where there is none."""
    every = _with_implied(conditions, known)
    for name in dict.fromkeys(condition.field for condition in every):
        if _unanswerable(known[name], [condition for condition in every if condition.field == name]):
            return name
    return ""


def _unanswerable(field: _Known, conditions: Iterable[ConditionSource]) -> bool:
    excluded = {option for condition in conditions for option in condition.none_of or ()}
    wanted = [set(condition.one_of) for condition in conditions if condition.one_of]
    if not field.several and wanted:
        wanted = [set.intersection(*wanted)]
    always_answered = field.required and not field.relevant
    if always_answered and field.closed and not wanted and not field.several:
        wanted = [set(field.options)]
    return any(options <= excluded for options in wanted if field.options)


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
