"""The checks that a filing is of the measure and the office that it seems to be: held against what was filed before."""

from dialogs import history, registers
from dialogs.answers.cleaning import fold
from dialogs.deadlines import APPLICATION
from dialogs.registers import Municipality
from dialogs.rules.base import Facts, Gate, Params, Severity

NAME, MUNICIPALITY, COUNTY = "measure_name", "municipality", "county"


def _named_alike(facts: Facts) -> Params | None:
    """Find another measure of the same name: begun anew, it would escape what is checked from year to year."""
    if facts.past.own():
        return None
    name = fold(facts.text(NAME))
    alike = [title for title in facts.past.titles.values() if title and fold(title) == name]
    return {"title": alike[0]} if alike else None


def _applied_from(facts: Facts) -> tuple[Municipality, ...]:
    """Return what the municipality of the measure's last application is today: several where it was split since."""
    number = history.amount(facts.past.latest(APPLICATION), MUNICIPALITY)
    return () if number is None else registers.current(number, facts.today)


def _municipality_differs(facts: Facts) -> Params | None:
    places, given = _applied_from(facts), facts.values[MUNICIPALITY]
    same = not places or given in {each.number for each in places}
    return None if same else {"place": places[0].name}


def _county_differs(facts: Facts) -> Params | None:
    """Look at the county governor that a report goes to: the application's decided that (R7.1, R11.1)."""
    places = _applied_from(facts)
    counties = {registers.county(each.county, facts.today).id for each in places}
    return None if not places or facts.chosen(COUNTY) in counties else {"place": places[0].name}


SAME = (
    Gate("named_alike", Severity.SOFT, (NAME,), ("R5.7",), _named_alike),
    Gate("municipality_differs", Severity.SOFT, (MUNICIPALITY,), ("R10.1",), _municipality_differs),
    Gate("county_differs", Severity.SOFT, (COUNTY,), ("R11.1",), _county_differs),
)
