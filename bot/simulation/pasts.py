"""What an office may have filed before a walk begins, and the day that it begins on: drawn, so that checks across filings act."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from bot.simulation.answers import Replies
from bot.simulation.written import AMOUNTS, REFERENCES
from dialogs.answers import amount
from dialogs.deadlines import REPORT
from dialogs.errors import AnswerError
from dialogs.form import Field, Form, Kind, Unit
from dialogs.load import form_names, load_form
from dialogs.past import REFERENCE, Filed, Kept, Past
from dialogs.reading import Setting, read_reply
from dialogs.session import Proposal

OWN, OTHER = "own", "other"
YEARS_BACK = 3
ROWS = 2
HOW_MUCH = (0, 1 / 5, 1 / 3)
"""How likely each filing is of each year and measure: of an office that is new here, and of others."""
WHOSE = ((OWN, OTHER), (OWN, OTHER), (OWN, OTHER), (OTHER,))
"""A measure that is new here may be one among others."""
LIKELIER = 3
"""How much likelier a filing of the measure's own year is, which a report is held against, and a report, which opens gates."""
PLACES = (1577, 4001, 301)
DAYS = ((0, 1, 10), (0, 1, 31), (0, 3, 1), (1, 1, 15), (1, 3, 1))
"""Years after the form's, month, day: before and after its deadlines."""
NO_YEAR = 2026


def moment(random: Random, form: Form) -> datetime:
    """Return when a walk takes place."""
    years, month, of_month = random.choice(DAYS)
    return datetime((form.year or NO_YEAR) + years, month, of_month, 12, tzinfo=UTC)


def past(random: Random, form: Form) -> Past:
    """Return what was filed before, for the measure that the walk is about and for another one, by year and kind of filing."""
    likely, this_year = random.choice(HOW_MUCH), form.year or NO_YEAR
    measures = random.choice(WHOSE)
    families = list(dict.fromkeys(load_form(name).text for name in form_names()))
    filings = tuple(
        _filed(random, family, measure, year)
        for year in range(this_year - YEARS_BACK, this_year + 1)
        for measure in measures
        for family in families
        if random.random() < likely * (LIKELIER if family == REPORT or (measure, year) == (OWN, this_year) else 1)
    )
    return Past(measure=OWN, filed=filings, titles={OTHER: "Nye vegar"})


def proposed(random: Random, form: Form, replies: Replies, setting: Setting) -> dict[str, Proposal]:
    """Return what is proposed, of the fields that the form prefills: half of them, as often as not nothing."""
    if random.random() < 1 / 2:
        return {}
    prefilled = [each for each in form.fields.values() if {each.id, each.question} & form.prefill.keys()]
    drawn = ((each, replies.typed(each)) for each in prefilled if random.random() < 1 / 2)
    return dict(_proposals(form, drawn, setting))


def _proposals(form: Form, drawn: Iterator[tuple[Field, str]], setting: Setting) -> Iterator[tuple[str, Proposal]]:
    for field, raw in drawn:
        try:
            yield field.id, Proposal(value=read_reply(field, raw, setting).value, form=form.id, year=form.year)
        except AnswerError:  # such as a municipality that is no longer there: then it is not proposed
            continue


def _filed(random: Random, family: str, measure: str, year: int) -> Filed:
    edition = random.choice([form for form in map(load_form, form_names()) if form.text == family])
    return Filed(
        measure=measure,
        form=edition.id,
        family=edition.text,
        year=year,
        number=f"{year}-{measure.upper()}",
        submitted_at=f"{year + 1}-{random.choice((1, 2, 3, 3)):02}-{random.randint(1, 28):02}T10:00:00+00:00",
        values=dict(_values(random, edition, year)),
    )


def _values(random: Random, form: Form, year: int) -> Iterator[tuple[str, Kept]]:
    for name, field in form.fields.items():
        value = _value(random, field, year)
        if value is not None and (field.row or 0) <= ROWS:
            yield name, value


def _value(random: Random, field: Field, year: int) -> Kept | None:
    match field.kind:
        case Kind.AMOUNT:
            return amount.parse(random.choice(AMOUNTS)).ore
        case Kind.NUMBER:
            return year if field.unit is Unit.YEAR else (field.minimum or 1)
        case Kind.DATE:
            return f"{year}-12-31"
        case Kind.CHOICE:
            return random.choice(field.options).name
        case Kind.MUNICIPALITY:
            return random.choice(PLACES)
        case _:
            return random.choice(REFERENCES) if field.id == REFERENCE else None
