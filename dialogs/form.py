"""What a form is once it is loaded: sections of numbered questions, each with one or more fields.

A *question* is what the paper form numbers; a *field* is one atomic input with one answer. Most questions have one field; the
grid has one a row, the money question one a line, and an option's follow-up text is a field that is relevant when it is chosen.
Everything here is immutable and free of language: texts are found by message id (``text`` + ``.label``, ``.help``, ``.short``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias


class Kind(StrEnum):
    """The kinds of field; each has its parser in ``dialogs.answers``."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    AMOUNT = "amount"
    CHOICE = "choice"
    CHOICES = "choices"
    FILE = "file"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    POSTCODE = "postcode"
    ORGNR = "orgnr"
    KONTONR = "kontonr"
    MUNICIPALITY = "municipality"


class Unit(StrEnum):
    """What a number counts."""

    COUNT = "count"
    PERCENT = "percent"
    YEAR = "year"


class Layout(StrEnum):
    """How a question's fields belong together; on one screen in a browser, one by one in a chat."""

    SINGLE = "single"
    LINES = "lines"
    GRID = "grid"
    ROWS = "rows"


class Destination(StrEnum):
    """Whom a form's filings go to where nothing in them says otherwise; NONE: they stay with the office."""

    GOVERNOR = "governor"
    DIRECTORATE = "directorate"
    NONE = "none"


class Operator(StrEnum):
    """The closed list of what a condition can ask of an earlier choice."""

    ONE_OF = "one_of"
    NONE_OF = "none_of"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that can be made. ``code`` is stored and exported; ``score`` is what the source prints in parentheses."""

    code: int
    name: str
    text: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One positive predicate on an earlier field: its answer has, or lacks, one of these options."""

    field: str
    operator: Operator
    names: tuple[str, ...]
    codes: frozenset[int]

    def holds(self, chosen: frozenset[int]) -> bool:
        """Tell whether it holds. ``chosen`` is empty while the field is unanswered: then ``one_of`` fails, ``none_of`` holds."""
        hit = not self.codes.isdisjoint(chosen)
        return hit if self.operator is Operator.ONE_OF else not hit


@dataclass(frozen=True, slots=True)
class Field:
    """One atomic input.

    ``max_length`` counts characters; ``minimum`` and ``maximum`` bound a number of ``unit``; ``code`` is the source's printed
    code of a row or line. In a question of rows, ``row`` counts from 1 and ``column`` is what all rows call it.
    """

    id: str
    kind: Kind
    question: str
    text: str
    required: bool = True
    relevant: tuple[Condition, ...] = ()
    options: tuple[Option, ...] = ()
    max_length: int | None = None
    code: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    unit: Unit = Unit.COUNT
    row: int | None = None
    column: str = ""

    def option(self, code: int) -> Option:
        """Return the option with this code; KeyError when there is none."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)


@dataclass(frozen=True, eq=False)
class Question:
    """What the form numbers; equal only to itself. ``number`` is None for an attachment that the source does not number.

    ``cites`` are the points of the regulation that it comes from, ``guidance`` those that are told with it.
    """

    id: str
    section: str
    text: str
    layout: Layout
    fields: tuple[Field, ...]
    number: int | None = None
    cites: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """The most rows that it takes, 0 where it has none."""
        return max((each.row or 0 for each in self.fields), default=0)

    @property
    def relevant(self) -> tuple[Condition, ...]:
        """What must hold for the whole question: what its fields (those of the first row) have in common."""
        asked = self.fields[:1] if self.layout is Layout.SINGLE else self.row(1) or self.fields
        return tuple(each for each in asked[0].relevant if all(each in field.relevant for field in asked))

    def row(self, number: int) -> tuple[Field, ...]:
        """Return the fields of a row, counted from 1."""
        return self._by_row.get(number, ())

    @cached_property
    def _by_row(self) -> Mapping[int | None, tuple[Field, ...]]:
        found: dict[int | None, tuple[Field, ...]] = {}
        for each in self.fields:
            found[each.row] = (*found.get(each.row, ()), each)
        return found


MORE = "more"
"""The column that asks for another row; its option ``yes`` gives one."""
YES, NO = 1, 2
"""The codes of its options."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of questions."""

    id: str
    text: str
    questions: tuple[Question, ...]


Lines: TypeAlias = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a form's document names: the fields of the measure and the office on its cover, and rows of key facts.

    ``signers`` are the questions that ask who signs: the document has a place for each to do so by hand.
    """

    measure: str = ""
    office: str = ""
    facts: tuple[tuple[str, ...], ...] = ()
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Form:
    """An edition: one form in one year (or of no year), immutable, and equal only to itself.

    ``text`` is the family that it shares its texts with; ``intro`` is the text that begins a conversation.
    ``rules`` are the names of the cross-field checks that act on it.
    ``prefill`` says where a field's proposal comes from: ``family.field`` of the measure's latest filing,
    ``previous.family.field`` of the one of the year before; the first that has a value. ``after`` are points of the regulation
    that are told in the end.
    """

    id: str
    text: str
    year: int | None
    sections: tuple[Section, ...]
    intro: str = ""
    rules: tuple[str, ...] = ()
    lines: Lines = field(default_factory=dict, repr=False)
    follows: str | None = None
    prefill: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    recipient: Destination = Destination.GOVERNOR
    paper: Paper = Paper()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by id, in the form's order."""
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """All fields by id, in the form's order."""
        return {each.id: each for question in self.questions.values() for each in question.fields}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each field in the form."""
        return {name: place for place, name in enumerate(self.fields)}

    @cached_property
    def runs(self) -> tuple[tuple[tuple[Condition, ...], Mapping[str, Field]], ...]:
        """The fields in runs of such as apply under the same conditions; those are about fields of earlier runs."""
        grouped = groupby(self.fields.values(), key=attrgetter("relevant"))
        return tuple((conditions, {each.id: each for each in fields}) for conditions, fields in grouped)

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The fields whose answers decide which others apply."""
        return frozenset(condition.field for each in self.fields.values() for condition in each.relevant)

    @cached_property
    def years(self) -> Mapping[str, int]:
        """Parameters that every text of the form may name: its year and the neighbours; none for a form of no year."""
        return {} if self.year is None else {"year": self.year, "previous_year": self.year - 1, "next_year": self.year + 1}

    @property
    def next(self) -> str:
        """The text that says what to do when the filing is finished."""
        return f"{self.text}.next"
