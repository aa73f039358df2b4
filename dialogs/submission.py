"""The frozen snapshot of a finished filing: what the document, the JSON and the CSV are made of.

Holds codes, names, scores and amounts in øre, never labels; made by ``freeze`` from the route, so that an answer that is not
relevant at the end is not in it. The same snapshot gives the same bytes in every export.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogs.language import Language
from dialogs.recipient import Recipient


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextValue(_Frozen):
    """Free text, as written, cleaned; an address or a number as it is stored (E.164, digits without spaces)."""

    kind: Literal["text", "long_text", "email", "phone", "postcode", "orgnr", "kontonr"]
    value: str


class AmountValue(_Frozen):
    """An amount in øre."""

    kind: Literal["amount"] = "amount"
    ore: int


class NumberValue(_Frozen):
    """A whole number, of what its field says."""

    kind: Literal["number"] = "number"
    number: int


class DateValue(_Frozen):
    """A day, in ISO 8601."""

    kind: Literal["date"] = "date"
    date: str


class MunicipalityValue(_Frozen):
    """A municipality by its number of four characters, with its name and its county's as they were when it was given."""

    kind: Literal["municipality"] = "municipality"
    number: str
    name: str
    county: str


class ChosenOption(_Frozen):
    """One option: the source's code, our stable name, and the printed score where the source has one."""

    code: int
    name: str
    score: int | None = None


class ChoiceValue(ChosenOption):
    """A single choice."""

    kind: Literal["choice"] = "choice"


class ChoicesValue(_Frozen):
    """Several choices, in the printed order."""

    kind: Literal["choices"] = "choices"
    options: tuple[ChosenOption, ...]


class FileValue(_Frozen):
    """An attachment by its hash; ``size`` in bytes."""

    kind: Literal["file"] = "file"
    name: str
    size: int
    sha256: str
    media_type: str


SubmittedValue = Annotated[
    TextValue | AmountValue | NumberValue | DateValue | MunicipalityValue | ChoiceValue | ChoicesValue | FileValue,
    Field(discriminator="kind"),
]


class SubmittedWarning(_Frozen):
    """A soft check that the person confirmed: ``params`` are amounts in øre, years and words, ``reason`` their own."""

    rule: str
    cites: tuple[str, ...]
    field: str
    params: dict[str, int | str]
    reason: str


class Compared(_Frozen):
    """A line of the budget held against the accounts (R11.8), in øre; ``line`` is its option's name."""

    line: str
    budget: int
    accounts: int

    @property
    def deviation(self) -> int:
        """What was used beyond the budget; negative where less was."""
        return self.accounts - self.budget

    @property
    def tenths(self) -> int | None:
        """The deviation in tenths of a per cent of the budget; None where nothing was budgeted."""
        if not self.budget:
            return None
        size = (abs(self.deviation) * 1000 + self.budget // 2) // self.budget
        return -size if self.deviation < 0 else size


class Delivered(_Frozen):
    """The report that is here of the year before an application's (R8.2): its number and the day in Oslo (ISO 8601)."""

    number: str
    date: str


class Elsewhere(_Frozen):
    """A report that was delivered elsewhere, as the office registered it: its year, the days (ISO 8601), and the reference."""

    year: int
    report_date: str
    accounts_date: str
    reference: str


class Submission(_Frozen):
    """One finished filing. ``answers`` by field id in the form's order; an optional field that was skipped is left out.

    ``recipient`` is whom it goes to, by the registers of the day; ``late`` the due day (ISO 8601) where that had passed;
    ``budget`` the budget that was applied for (in the filing ``budget_from``), held against a report's accounts; where the letter
    ``granted`` another sum (in øre), each line is its part of that;
    ``delivered`` the report of the year before, where an application says that it is here, and it is; ``elsewhere`` those of
    earlier years that the office has registered as delivered elsewhere;
    ``expected`` the payment that a grant lets expect (in øre), what was carried over being deducted.
    """

    schema_version: Literal[1] = 1
    form: str
    year: int | None
    number: str
    submitted_at: str
    language: Language
    chapter: Literal["0621"] = "0621"
    post: Literal["63"] = "63"
    regulation: Literal["2016-10-30"] = "2016-10-30"
    answers: dict[str, SubmittedValue]
    recipient: Recipient | None = None
    late: str | None = None
    budget: tuple[Compared, ...] = ()
    budget_from: str | None = None
    granted: int | None = None
    delivered: Delivered | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    expected: int | None = None
    warnings: tuple[SubmittedWarning, ...] = ()
