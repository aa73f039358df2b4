"""What a rule is: pure, named, with a severity, the fields it reads and the points of the regulation that it cites.

Its text is ``rule.<name>.message`` in the catalogs: what is wrong, why, how to mend it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial

from dialogs.errors import EngineError
from dialogs.form import Field, Form, Kind
from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.years import Year


class Severity(StrEnum):
    """Hard: not accepted. Soft: confirmed with a reason that stands in the document. Note: said, no action."""

    HARD = "hard"
    SOFT = "soft"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at: the form, what is known of its year, and the answers that are relevant now.

    ``past`` is what was filed before, ``today`` the day in Oslo, known to a gate alone; ``field`` is the one to look at for a
    rule that acts on each.
    """

    form: Form
    year: Year
    values: Mapping[str, Value]
    past: Past = NOTHING
    today: date = date.min
    field: str = ""

    def ore(self, name: str) -> int:
        """Return an amount in øre; 0 where it was skipped."""
        value = self.values[name]
        if value is None:
            return 0
        if not isinstance(value, int):
            raise EngineError(name)
        return value

    def text(self, name: str) -> str:
        """Return a text, "" where it was skipped."""
        value = self.values[name]
        return value if isinstance(value, str) else ""

    def chosen(self, name: str) -> str:
        """Return the name of a single choice's option, "" when it was skipped or does not apply."""
        value = self.values.get(name)
        return self.form.fields[name].option(value).name if isinstance(value, int) else ""

    def given(self, name: str) -> bool:
        """Tell whether the field has an answer that is not "skipped"."""
        return self.values.get(name) is not None

    def rows(self, question: str) -> list[Mapping[str, Value]]:
        """Return the rows of a question that apply, by column; what was skipped is None."""
        fields = self.form.questions[question].fields
        rows: dict[int, dict[str, Value]] = {}
        for each in fields:
            if each.row is not None and each.id in self.values:
                rows.setdefault(each.row, {})[each.column] = self.values[each.id]
        return list(rows.values())


Params = dict[str, int | str]
Check = Callable[[Facts], Params | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``check`` returns the message's parameters, or None where all is well.

    How a parameter is shown follows from its name (``dialogs.saying``): most are amounts in øre. ``reads`` are fields, or
    questions of rows; ``also`` are fields that it looks at where they are answered, without waiting for them. A rule with
    ``each`` acts on every field of these kinds by itself, with ``Facts.field``; ``column`` (``budget.post``) names the only
    column that it does so in. ``known`` tells whether the year's settings hold what the rule needs: where something is
    unknown, no check is made up. A ``gate`` looks at what was filed before, or at the day; other rules are told neither.
    """

    name: str
    severity: Severity
    reads: tuple[str, ...]
    cites: tuple[str, ...]
    check: Check
    known: Callable[[Year], bool] = field(default=lambda _year: True)
    also: tuple[str, ...] = ()
    each: frozenset[Kind] = frozenset()
    column: str = ""
    text: str = ""
    gate: bool = False

    def of(self, name: str) -> "Rule":
        """Return the rule as it acts on one field, of those that it acts on each of."""
        return replace(self, name=f"{self.name}.{name}", reads=(name,), each=frozenset(), text=self.message)

    def acts_on(self, field: Field) -> bool:
        """Tell whether this is one of the fields that it acts on each of."""
        return field.kind in self.each and self.column in ("", f"{field.question}.{field.column}")

    @property
    def message(self) -> str:
        """What its texts' ids begin with."""
        return self.text or f"rule.{self.name}"

    def blames(self, form: Form) -> str:
        """Return the field that its finding stands at, when all is on the table: the last one that it reads."""
        return max((self._first(form, name) for name in self.reads), key=form.order.__getitem__)

    @staticmethod
    def _first(form: Form, name: str) -> str:
        return name if name in form.fields else form.questions[name].fields[0].id


Gate = partial(Rule, gate=True)
"""A rule that looks across filings, or at the day."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is not met by the answers as they are. It stands at ``field``; ``values`` are those of all ``reads``."""

    rule: Rule
    field: str
    params: Mapping[str, int | str]
    values: tuple[Value, ...]
    reads: tuple[str, ...] = ()
