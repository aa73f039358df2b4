"""What a form is once it is loaded: sections of numbered questions, each with one or more fields.

A *question* is what the paper form numbers; a *field* is one atomic input with one answer. Most questions have one field; the
grid has one a row, the money question one a line, and an option's follow-up text is a field that is relevant when it is chosen.
Everything here is immutable and free of language: texts are found by message id (``text`` + ``.label``, ``.help``, ``.short``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
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


class Layout(StrEnum):
    """How a question's fields belong together; on one screen in a browser, one by one in a chat."""

    SINGLE = "single"
    LINES = "lines"
    GRID = "grid"


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
    """One atomic input. ``max_length`` counts characters; ``code`` is the source's printed code of a row or line."""

    id: str
    kind: Kind
    question: str
    text: str
    required: bool = True
    relevant: tuple[Condition, ...] = ()
    options: tuple[Option, ...] = ()
    max_length: int | None = None
    code: int | None = None

    def option(self, code: int) -> Option:
        """Return the option with this code; KeyError when there is none."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Question:
    """What the form numbers. ``number`` is None for an attachment that the source does not number."""

    id: str
    section: str
    text: str
    layout: Layout
    fields: tuple[Field, ...]
    number: int | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of questions."""

    id: str
    text: str
    questions: tuple[Question, ...]


Lines: TypeAlias = Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Form:
    """An edition: one form in one year, immutable, and equal only to itself.

    ``rules`` are the names of the cross-field checks that act on it.
    """

    id: str
    text: str
    year: int
    sections: tuple[Section, ...]
    rules: tuple[str, ...] = ()
    lines: Lines = field(default_factory=dict, repr=False)

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
    def years(self) -> Mapping[str, int]:
        """Parameters that every text of the form may name: the report year and its neighbours."""
        return {"year": self.year, "previous_year": self.year - 1, "next_year": self.year + 1}

    def texts(self) -> Iterator[str]:
        """Yield every message id that the form needs (``.help`` only for questions)."""
        yield from (f"{self.text}.title", f"{self.text}.intro")
        for section in self.sections:
            yield f"{section.text}.title"
            for question in section.questions:
                yield from (f"{question.text}.label", f"{question.text}.short", f"{question.text}.help")
                for each in question.fields:
                    if each.text != question.text:
                        yield from (f"{each.text}.label", f"{each.text}.short")
                    yield from (option.text for option in each.options)
