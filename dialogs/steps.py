"""The steps of a measure over the years: what each is, how it stands, and how much it presses."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a step is, in the order of a year."""

    APPLICATION = "application"
    CONTINUATION = "continuation"
    LETTER = "grant_letter"
    CONFIRMATION = "confirmation"
    REPORT = "report"
    FINAL_REPORT = "final_report"
    REPORT_ELSEWHERE = "report_elsewhere"
    CARRY_OVER = "carry_over"
    REPAYMENT = "repayment"


ORDER = {kind: place for place, kind in enumerate(Kind)}


class State(StrEnum):
    """DONE: it is filed here; REFUSED: a refusal is; ELSEWHERE: delivered, as was said. DRAFT: it is begun.

    OPEN: it can be done, and nothing presses.

    DUE, LATE: by its last day. LATER: not yet.
    """

    DONE = "done"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    DRAFT = "draft"
    OPEN = "open"
    DUE = "due"
    LATE = "late"
    LATER = "later"

    @property
    def waits(self) -> bool:
        """Tell whether it is something to do now."""
        return self in URGENCY


URGENCY = {State.LATE: 0, State.DUE: 1, State.DRAFT: 1, State.OPEN: 2}
"""What there is to do, and how much it presses; between what is due and what is begun, the last day decides."""
DELIVERED = (State.DONE, State.REFUSED, State.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A case that is begun; ``year`` is the grant's, None while it is not known: then it is taken for the last year's."""

    case: str
    form: str
    family: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One filing of a measure, filed or to be. ``form`` is the edition that it is filed on, None where there is none yet.

    ``due`` is the last day, ``urged`` the working day to do it by where that is none; ``case`` is a draft's, ``number`` a
    finished filing's, ``filed`` its day (a refusal's own). ``expected`` is the payment that a letter lets expect, in øre (R10.2).
    """

    kind: Kind
    year: int | None
    state: State
    form: str | None = None
    due: date | None = None
    urged: date | None = None
    case: str | None = None
    number: str | None = None
    filed: date | None = None
    expected: int | None = None

    @property
    def begins(self) -> str | None:
        """The edition to begin it on now; None where it is begun or done, or it is not time yet."""
        return self.form if self.case is None and self.state.waits else None

    @property
    def urgency(self) -> tuple[int, date]:
        """How much it presses, to sort by: the first comes first."""
        return URGENCY.get(self.state, len(URGENCY)), self.due or date.max


@dataclass(frozen=True)
class Timeline:
    """The steps in order; ``next`` is what to do first. ``over``: nothing more can be applied for."""

    steps: tuple[Step, ...]
    over: bool = False

    @cached_property
    def next(self) -> Step | None:
        """What lacks longest, else what is due first, else what is begun, else what can be done."""
        return min((each for each in self.steps if each.state.waits), key=lambda each: each.urgency, default=None)
