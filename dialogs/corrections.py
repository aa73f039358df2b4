"""What an operator has corrected: a county governor's mailbox or name, a year's rate or deadline.

Nothing, unless ``use`` was called: once, when the service starts (``dialogs.authoring.corrections`` reads and checks the file).
The registers and the years ask ``current`` each time; what they keep, they keep by the correction that it was made with.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dialogs.errors import VegvisarError

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Mailbox = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254)]
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


class NameCorrection(_Correction):
    """An office's name in running text."""

    nn: Line
    nb: Line


class OfficeCorrection(_Correction):
    """What an office is called and where filings go, from its last change on; a mailbox given here counts as verified."""

    name: NameCorrection | None = None
    mailbox: Mailbox | None = None


class YearCorrection(_Correction):
    """What an announcement sets, as in a year's file: rates in whole kroner, days, or ``unknown``."""

    post_rate: Rate | Unknown | None = None
    competence_rate: Rate | Unknown | None = None
    application_deadline: Day | Unknown | None = None
    report_deadline: Day | Unknown | None = None


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
