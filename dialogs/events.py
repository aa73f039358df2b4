"""What a person did, with no word of the channel it came through.

``seen`` is the revision of the session on their screen, where that is known: what only makes sense on the screen as it was
(a reply, a step back, "yes") is stale when the case has moved on since.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from dialogs.answers.file import FileInfo


class Command(StrEnum):
    """What can be done at any point, by button or by word."""

    BACK = "back"
    KEEP = "keep"
    SKIP = "skip"
    HELP = "help"
    CLEAR = "clear"
    OVERVIEW = "overview"
    SUMMARY = "summary"
    JUMP = "jump"
    LANGUAGE = "language"
    PAUSE = "pause"
    RESUME = "resume"
    NEW = "new"
    DELETE = "delete"
    YES = "yes"
    NO = "no"
    DONE = "done"
    ACCEPT = "accept"
    ADD = "add"
    REMOVE = "remove"
    SUBMIT = "submit"


class Oddity(StrEnum):
    """Input that no question takes; each gets an answer of its own."""

    STICKER = "sticker"
    VOICE = "voice"
    PICTURE = "picture"
    FILE = "file"
    LOCATION = "location"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reply:
    """Something typed: an answer to what is asked, or a command word."""

    text: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Append:
    """One message of a long text in several messages, until "done"; ``key`` names the message. Elsewhere it is a reply."""

    text: str
    key: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """An option's button on a choice."""

    field: str
    code: int
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Toggle:
    """A box ticked or unticked on a question that takes several; "done" makes the answer."""

    field: str
    code: int


@dataclass(frozen=True, slots=True)
class Fill:
    """A whole question filled in on one screen: raw input by field id; boxes as their codes, joined by commas."""

    question: str
    values: dict[str, str]
    seen: int | None = None
    upload: FileInfo | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that passed ``answers.file.inspect``."""

    info: FileInfo


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that ``answers.file.inspect`` refused, by its error code and parameters."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """A message that was sent earlier as the answer to ``field`` and has been changed by its writer."""

    field: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Do:
    """A command; ``argument`` is a question's or a field's id for ``jump``, a language's code for ``language``.

    For ``add`` it is a question of rows, for ``remove`` one of its rows (``budget.2``).
    For ``back``, ``keep``, ``accept`` and ``skip`` it is the question that stands whole on the screen, where one does: all of it
    is passed.
    ``typed`` is what stood unsent on the screen, by field id: it is kept for when the person comes back to it.
    """

    command: Command
    argument: str = ""
    seen: int | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Junk:
    """Something that is no input at all."""

    oddity: Oddity


Event: TypeAlias = Reply | Append | Press | Toggle | Fill | Upload | Refused | Edit | Do | Junk
