"""What a template gets: every word and number as it shall stand on paper, in the order of reading. Templates only place it.

``kind`` tells the template which of the bodies it has before it. All of it becomes JSON, so names here are keys there.
"""

from dataclasses import dataclass

from bot.document.bodies import Part, Table
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
class Reference:
    """A link to a place elsewhere in the document."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answers; ``wording`` is the question in full, "" where it says no more than ``label``.

    ``wide``: its answers take the whole width of the page, below it.
    """

    number: str
    label: str
    wording: str
    references: list[Reference]
    parts: list[Part]
    wide: bool = False


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
class Remark:
    """What the scheme wants of this filing, in a few words."""

    title: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The budget held against the accounts, and why they differ."""

    title: str
    intro: str
    table: Table
    reasons: list[Part]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who is to sign: ``details`` are title and role, ``date`` and ``sign`` say what the two lines are for."""

    label: str
    name: str
    details: str
    date: str
    sign: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where people sign by hand, and what: ``digest`` is the hash of it, ``digest_of`` says exactly of what."""

    title: str
    intro: str
    signers: list[Signer]
    digest_label: str
    digest: str
    digest_of: str


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
    remark: Remark | None
    sections: list[AnsweredSection]
    comparison: Comparison | None
    warnings: Warnings | None
    enclosures: Enclosures | None
    signatures: Signatures | None
    colophon: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An option to choose; ``follow_up`` says what is asked when it is chosen."""

    label: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A row of a grid, a line or a column; ``how`` are short remarks on the kind of answer, where it has its own."""

    label: str
    how: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before it is answered. ``how`` are short remarks on the kind of answer, ``rows`` what it has several of.

    ``announced`` is what the year's announcement says of it.
    """

    number: str
    label: str
    wording: str
    help: str
    announced: list[str]
    condition: str
    how: list[str]
    rows: list[AskedPart]
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
