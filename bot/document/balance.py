"""The report's money lines added up (rules.md, "Cross-checks on the report's five money lines"), in øre.

Since 2025 there is a sixth line, for other costs: the accounts have the lines of the budget (R11.8).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from dialogs.form import Field
from dialogs.rules.money import FUNDS, M1, M2, M3, M4, M5, OTHER, SPENT
from dialogs.submission import AmountValue, SubmittedValue

LINES = (M1, M2, M3, M4, M5)


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in, was used and goes on, in øre. ``formula`` names the lines by their numbers."""

    received: int
    brought_forward: int
    used: int
    carried_over: int
    formula: str = ""

    @property
    def rest(self) -> int:
        """What is left unaccounted; negative where more is entered than there was."""
        return self.received + self.brought_forward - self.used - self.carried_over

    @classmethod
    def of(cls, fields: Iterable[Field], answers: Mapping[str, SubmittedValue]) -> Self | None:
        """Return it, or None where the lines are not those of the report, or one of them lacks."""
        lines = [field for field in fields if field.id in LINES or field.id == OTHER]
        values = {field.id: answers.get(field.id) for field in lines}
        ore = {name: value.ore for name, value in values.items() if isinstance(value, AmountValue)}
        if not ore.keys() >= set(LINES) or len(ore) < len(lines):
            return None
        used = sum(ore.get(name, 0) for name in SPENT)
        signs = ((" + " if field.id in FUNDS else " − ", field.code) for field in lines)
        formula = "".join(f"{sign}{code}" for sign, code in signs).removeprefix(" + ")
        return cls(ore[M1], ore[M2], used, ore[M5], formula)
