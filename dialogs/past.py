"""What was filed before, for the checks across filings. Holds no persons, and of all free text only references."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    DateValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    TextValue,
)

Kept = str | int | tuple[str, ...]
"""An amount in øre, a number (a municipality's too), a day in ISO 8601, a reference, an option's name, or several."""

REFERENCE = "reference"
"""What a grant letter, what answers it, and a report that was delivered elsewhere are known by."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Filed(_Frozen):
    """One filing that is finished. ``values`` by field id; ``year`` is the grant's year, None where it is of none."""

    measure: str
    form: str
    family: str
    year: int | None
    number: str
    submitted_at: str
    values: dict[str, Kept] = {}


class Past(_Frozen):
    """All that the office has filed here, the oldest first; ``measure`` is the one that a case is about.

    ``titles`` names the measures, for what is said about another one.
    """

    measure: str = ""
    filed: tuple[Filed, ...] = ()
    titles: dict[str, str] = {}

    def own(self, family: str | None = None, year: int | None = None) -> list[Filed]:
        """Return this measure's filings (of a family, and of a year), the oldest first."""
        return [each for each in self.filed if each.measure == self.measure and self._is(each, family, year)]

    def latest(self, family: str, year: int | None = None) -> Filed | None:
        """Return the last of them."""
        return next(reversed(self.own(family, year)), None)

    @staticmethod
    def _is(each: Filed, family: str | None, year: int | None) -> bool:
        return family in (None, each.family) and year in (None, each.year)


NOTHING = Past()


def filed(submission: Submission, measure: str, family: str) -> Filed:
    """Return what is kept of a filing. Its year is the form's, else the one that its field ``grant_year`` gives."""
    values = dict(_kept(submission))
    year = submission.year if submission.year is not None else values.get("grant_year")
    return Filed(
        measure=measure,
        form=submission.form,
        family=family,
        year=year if isinstance(year, int) else None,
        number=submission.number,
        submitted_at=submission.submitted_at,
        values=values,
    )


def _kept(submission: Submission) -> Iterator[tuple[str, Kept]]:
    for name, value in submission.answers.items():
        match value:
            case AmountValue():
                yield name, value.ore
            case NumberValue():
                yield name, value.number
            case DateValue():
                yield name, value.date
            case ChoiceValue():
                yield name, value.name
            case ChoicesValue():
                yield name, tuple(option.name for option in value.options)
            case MunicipalityValue():
                yield name, int(value.number)
            case TextValue() if name.rpartition(".")[2] == REFERENCE:
                yield name, value.value
            case _:
                pass
