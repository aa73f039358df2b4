"""What an operator has corrected: a county governor's mailbox or name, what a year's announcement sets.

Nothing, unless ``use`` was called: once, when the service starts (``dialogs.authoring.corrections`` reads and checks the file).
The registers and the years ask ``current`` each time; what they keep, they keep by the correction that it was made with.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from dialogs.errors import VegvisarError

UNKNOWN = "unknown"
ADDRESS = r"^https://[a-z0-9.-]+(:\d+)?(/[!#-;=?-~]*)?$"
"""An address as it can be shown and followed: in ASCII, without spaces, quotation marks and angle brackets."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Mailbox = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=500)]
Rate = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]
Day = Annotated[date, Field(strict=True)]
Number = Annotated[int, Field(ge=2016, le=2100)]
Unknown = Literal["unknown"]


class CorrectionsError(VegvisarError):
    """The operator's file of corrections is wrong: stop the start and show the lines, one for each mistake."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class _Correction(BaseModel):
    """Holds what is given; the rest stays as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BothLanguages(_Correction):
    """A text of the operator's: an office's name in running text, or what an announcement names."""

    nn: Line
    nb: Line


class OfficeCorrection(_Correction):
    """What an office is called and where filings go, from its last change on; a mailbox given here counts as verified."""

    name: BothLanguages | None = None
    mailbox: Mailbox | None = None


def _kind(raw: object) -> str:
    """Tell a list with something in it from a word, so that a mistake in a list is one mistake."""
    return "list" if isinstance(raw, list | tuple) and raw else UNKNOWN


Topics: TypeAlias = Annotated[
    Annotated[tuple[BothLanguages, ...], Tag("list")] | Annotated[Unknown, Tag(UNKNOWN)],
    Discriminator(_kind),
]


class YearCorrection(_Correction):
    """What an announcement sets, as in a year's file: rates in whole kroner, days, topics in both languages, or ``unknown``."""

    post_rate: Rate | Unknown | None = None
    competence_rate: Rate | Unknown | None = None
    application_deadline: Day | Unknown | None = None
    report_deadline: Day | Unknown | None = None
    priorities: Topics | None = None
    not_funded: Topics | None = None
    announcement: Address | Unknown | None = None


class Corrections(_Correction):
    """All of them: offices by organisation number (the directorate too), years by number."""

    governors: Mapping[str, OfficeCorrection] = {}
    years: Mapping[Number, YearCorrection] = {}


NONE = Corrections()
_in_force = [NONE]


def current() -> Corrections:
    """Return the corrections in force."""
    return _in_force[0]


def use(corrections: Corrections) -> Corrections:
    """Put these in force, and return those before; ``use(NONE)`` takes all back."""
    before = _in_force[0]
    _in_force[0] = corrections
    return before
