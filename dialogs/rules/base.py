"""What a rule is: pure, named, with a severity, the fields it reads and the points of the regulation that it cites.

Its text is ``rule.<name>.message`` in the catalogs: what is wrong, why, how to mend it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.errors import EngineError
from dialogs.form import Form
from dialogs.prompts import Value
from dialogs.years import Year


class Severity(StrEnum):
    """Hard: not accepted. Soft: confirmed with a reason that stands in the document. Note: said, no action."""

    HARD = "hard"
    SOFT = "soft"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at: the form, what is known of its year, and the answers that are relevant now."""

    form: Form
    year: Year
    values: Mapping[str, Value]

    def ore(self, name: str) -> int:
        """Return an amount in øre."""
        value = self.values[name]
        if not isinstance(value, int):
            raise EngineError(name)
        return value

    def chosen(self, name: str) -> str:
        """Return the name of a single choice's option, "" when it was skipped."""
        value = self.values[name]
        return self.form.fields[name].option(value).name if isinstance(value, int) else ""

    def given(self, name: str) -> bool:
        """Tell whether the field has an answer that is not "skipped"."""
        return self.values[name] is not None


Params = dict[str, int]
Check = Callable[[Facts], Params | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``check`` returns the message's amounts in øre (names in ``money``) and numbers, or None where all is well.

    ``known`` tells whether the year's settings hold what the rule needs: where something is unknown, no check is made up.
    """

    name: str
    severity: Severity
    reads: tuple[str, ...]
    cites: tuple[str, ...]
    check: Check
    known: Callable[[Year], bool] = field(default=lambda _year: True)

    def blames(self, form: Form) -> str:
        """Return the field that its finding stands at: the last one it reads, when all is on the table."""
        return max(self.reads, key=form.order.__getitem__)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is not met by the answers as they are; ``params`` in øre, whole years or counts."""

    rule: Rule
    field: str
    params: Mapping[str, int]
    values: tuple[Value, ...]
