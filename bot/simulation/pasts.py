"""What an office may have filed before a walk begins, and the day that it begins on: drawn, so that checks across filings act."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from bot.simulation.answers import AMOUNTS, WRITTEN
from dialogs.answers import amount, day
from dialogs.form import Field, Form, Kind
from dialogs.load import form_names, load_form
from dialogs.past import Filed, Kept, Past

OWN, OTHER = "own", "other"
MOST = 12
YEARS_BACK = 3
DAYS = ((0, 1, 10), (0, 1, 31), (0, 3, 1), (1, 1, 15), (1, 3, 1))
"""Years after the form's, month, day: before and after its deadlines."""
NO_YEAR = 2026


def moment(random: Random, form: Form) -> datetime:
    """Return when a walk takes place."""
    years, month, of_month = random.choice(DAYS)
    return datetime((form.year or NO_YEAR) + years, month, of_month, 12, tzinfo=UTC)


def past(random: Random, form: Form) -> Past:
    """Return what was filed before, mostly for the measure that the walk is about; as often as not nothing."""
    count = random.choice((0, 0, random.randint(1, MOST)))
    filings = tuple(_filed(random, form, number) for number in range(count))
    return Past(measure=OWN, filed=filings, titles={OTHER: "Nye vegar"} if filings else {})


def _filed(random: Random, form: Form, number: int) -> Filed:
    edition = load_form(random.choice(form_names()))
    year = (form.year or NO_YEAR) - random.randint(0, YEARS_BACK)
    return Filed(
        measure=random.choice((OWN, OWN, OTHER)),
        form=edition.id,
        family=edition.text,
        year=year,
        number=f"{year}-PAST{number}",
        submitted_at=f"{year + 1}-01-{random.randint(1, 28):02}T10:00:00+00:00",
        values=dict(_values(random, edition, year)),
    )


def _values(random: Random, form: Form, year: int) -> Iterator[tuple[str, Kept]]:
    for name, field in form.fields.items():
        value = _value(random, field, year)
        if value is not None:
            yield name, value


def _value(random: Random, field: Field, year: int) -> Kept | None:
    match field.kind:
        case Kind.AMOUNT:
            return amount.parse(random.choice(AMOUNTS)).ore
        case Kind.NUMBER:
            return year if field.unit == "year" else (field.minimum or 1)
        case Kind.DATE:
            return day.parse(random.choice(WRITTEN[Kind.DATE]), year=year).isoformat()
        case Kind.CHOICE:
            return random.choice(field.options).name
        case _:
            return None
