"""What a template gets: every word and number as it shall stand on paper, in the order of reading. Templates only place it.

``kind`` tells the template which of the bodies it has before it. All of it becomes JSON, so names here are keys there.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from bot.document.prose import Block


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the key facts. ``mark`` is "ok", "attention" or "" (never shown as colour alone)."""

    label: str
    value: str
    mark: str = ""


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


Body: TypeAlias = Prose | Plain | Missing | Items | MoneyTable | Bars


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a question; ``label`` is "" where the question's own says it all."""

    label: str
    body: Body


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a place elsewhere in the document."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answers; ``wording`` is the question in full, "" where it says no more than ``label``."""

    number: str
    label: str
    wording: str
    references: list[Reference]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class AnsweredSection:
    """A titled run of them."""

    title: str
    questions: list[Answered]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A soft check that was confirmed, and why. ``target`` is what references point to."""

    target: str
    label: str
    cite: str
    message: str
    reason_label: str
    reason: list[Block]


@dataclass(frozen=True, slots=True)
class Warnings:
    """All of those."""

    title: str
    intro: str
    items: list[Confirmed]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with the filing. ``target`` is what references point to."""

    target: str
    label: str
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class Enclosures:
    """All of those."""

    title: str
    items: list[Enclosed]


@dataclass(frozen=True, slots=True)
class Cover:
    """What both documents begin with. ``page`` has the places «{page}» and «{pages}»; ``footer`` stands on every page."""

    language: str
    region: str
    about: str
    author: str
    scheme: str
    title: str
    subject: str
    footer: str
    page: str
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class Report:
    """The finished document. ``facts`` come in rows of up to four."""

    cover: Cover
    facts_title: str
    facts: list[list[Fact]]
    sections: list[AnsweredSection]
    warnings: Warnings | None
    enclosures: Enclosures | None
    colophon: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An option to choose; ``follow_up`` says what is asked when it is chosen."""

    label: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before it is answered. ``how`` are short remarks on the kind of answer, ``rows`` a grid's rows or lines."""

    number: str
    label: str
    wording: str
    help: str
    condition: str
    how: list[str]
    rows: list[str]
    choices: list[Choice]
    multiple: bool


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A titled run of them; ``condition`` holds for each."""

    title: str
    condition: str
    questions: list[Asked]


@dataclass(frozen=True, slots=True)
class Preview:
    """All questions, before one starts."""

    cover: Cover
    intro: list[Block]
    sections: list[AskedSection]
