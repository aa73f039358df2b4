"""What we say, as message ids and parameters: never prose, never markup. A channel turns them into its own words and widgets."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogs.answers.file import FileInfo
from dialogs.language import Language


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


Value = str | int | tuple[int, ...] | FileInfo | None
"""A checked answer: text, øre or option code, option codes, an attachment; None is "skipped on purpose"."""


class Money(_Frozen):
    """An amount in øre, to be shown in kroner."""

    type: Literal["money"] = "money"
    ore: int


class Percent(_Frozen):
    """A share in tenths of a per cent, to be shown with its sign where it is negative."""

    type: Literal["percent"] = "percent"
    tenths: int


class Wording(_Frozen):
    """Another message, to be shown in the person's language."""

    type: Literal["wording"] = "wording"
    id: str


class Given(_Frozen):
    """What no catalog has, in both languages: an operator wrote it. To be shown in the person's language."""

    type: Literal["given"] = "given"
    nn: str
    nb: str

    def of(self, language: Language) -> str:
        """Return the one in a language."""
        return self.nn if language is Language.NYNORSK else self.nb


class Shown(_Frozen):
    """A field's value, to be shown as its options' labels, kroner or a file's name."""

    type: Literal["shown"] = "shown"
    field: str
    value: Value


class Moment(_Frozen):
    """A moment in ISO 8601, to be shown as a day and a time in Oslo."""

    type: Literal["moment"] = "moment"
    at: str


class Day(_Frozen):
    """A day in ISO 8601, to be shown as people write it."""

    type: Literal["day"] = "day"
    day: str


Param = str | int | Annotated[Money | Percent | Wording | Given | Shown | Moment | Day, Field(discriminator="type")]


class Tone(StrEnum):
    """How a message is meant; a channel may show it as colour and sign, never as colour alone."""

    INFO = "info"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


class Message(_Frozen):
    """One thing said. ``field`` is the input that it is about; ``suggestions`` are replies that would be taken.

    ``about`` are the fields that the message compares, so that a channel can offer to go to each of them.
    """

    id: str
    params: dict[str, Param] = {}
    tone: Tone = Tone.INFO
    field: str | None = None
    suggestions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
