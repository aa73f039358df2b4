"""The report's five money lines added up (rules.md, "Cross-checks on the report's five money lines"), in øre."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from dialogs.rules.money import M1, M2, M3, M4, M5
from dialogs.submission import AmountValue, SubmittedValue

LINES = (M1, M2, M3, M4, M5)
FORMULA = "1 + 2 − 3 − 4 − 5"


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in, was used and goes on, in øre."""

    received: int
    brought_forward: int
    used: int
    carried_over: int

    @property
    def rest(self) -> int:
        """What is left unaccounted; negative where more is entered than there was."""
        return self.received + self.brought_forward - self.used - self.carried_over

    @classmethod
    def of(cls, answers: Mapping[str, SubmittedValue]) -> Self | None:
        """Return it, or None where one of the five lines is not there."""
        values = [answers.get(line) for line in LINES]
        ore = [value.ore for value in values if isinstance(value, AmountValue)]
        if len(ore) < len(LINES):
            return None
        received, brought_forward, posts, competence, carried_over = ore
        return cls(received, brought_forward, posts + competence, carried_over)
