"""What an answer looks like: as text, as a list, as a table, as a figure. Part of a view (``bot.document.view``)."""

from dataclasses import dataclass, field
from typing import TypeAlias

from bot.document.prose import Block


@dataclass(frozen=True, slots=True)
class Prose:
    """Free text, as paragraphs and lists."""

    blocks: list[Block]
    kind: str = field(default="prose", init=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """A short answer."""

    text: str
    kind: str = field(default="plain", init=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """An optional question that was skipped."""

    text: str
    kind: str = field(default="missing", init=False)


@dataclass(frozen=True, slots=True)
class Items:
    """Several choices."""

    items: list[str]
    kind: str = field(default="items", init=False)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """``number`` is the source's number of the line, ``amount`` as shown."""

    number: str
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Lines of money; ``check`` is the sum row, and ``verdict`` says what it means ("" without one)."""

    head: list[str]
    rows: list[MoneyRow]
    check: MoneyRow | None = None
    verdict: str = ""
    mark: str = ""
    kind: str = field(default="money", init=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """``score`` from 0 to the figure's ``steps``; ``value`` is the option's own words."""

    label: str
    score: int
    value: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The grid as a figure; ``alt`` says in words all that it shows."""

    steps: int
    rows: list[Bar]
    alt: str
    kind: str = field(default="bars", init=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``right`` sets figures under each other, ``narrow`` takes no more room than its texts need."""

    head: str
    right: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, as shown; ``sums`` is the last row, with as many cells, or none at all."""

    columns: list[Column]
    rows: list[list[str]]
    sums: list[str] = field(default_factory=list)
    kind: str = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A short answer and what it is called."""

    label: str
    body: Plain | Missing


@dataclass(frozen=True, slots=True)
class Lines:
    """Several of them, one below the other."""

    lines: list[Line]
    kind: str = field(default="lines", init=False)


Body: TypeAlias = Prose | Plain | Missing | Items | MoneyTable | Bars | Table | Lines


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a question; ``label`` is "" where the question's own says it all."""

    label: str
    body: Body
