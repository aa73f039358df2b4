"""Deadlines: due days, working days, and editions that are closed (R8.2, R11.5)."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.deadlines import better_by, due, easter, is_closed, is_working_day, urged
from dialogs.load import load_form

REPORT = load_form("report-2021")
APPLICATION = replace(REPORT, id="application-2022", text="application", year=2022)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1818, date(1818, 3, 22)),  # the earliest that there can be
        (1943, date(1943, 4, 25)),  # the latest
        (2000, date(2000, 4, 23)),
        (2021, date(2021, 4, 4)),
        (2024, date(2024, 3, 31)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter(year: int, sunday: date) -> None:
    """Easter Sundays from almanacs, at both ends of the range and in the exceptions of the reckoning."""
    assert easter(year) == sunday


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2027, 2, 1), date(2027, 2, 1)),  # a Monday
        (date(2025, 2, 1), date(2025, 1, 31)),  # a Saturday
        (date(2026, 2, 1), date(2026, 1, 30)),  # a Sunday
        (date(2022, 2, 7), date(2022, 2, 7)),
        (date(2026, 1, 1), date(2025, 12, 31)),  # into the year before
        (date(2026, 4, 6), date(2026, 4, 1)),  # Easter Monday: back over Good Friday and Maundy Thursday
        (date(2026, 5, 1), date(2026, 4, 30)),
        (date(2026, 5, 14), date(2026, 5, 13)),  # Ascension
        (date(2026, 5, 17), date(2026, 5, 15)),
        (date(2026, 5, 25), date(2026, 5, 22)),  # Whit Monday
        (date(2026, 12, 26), date(2026, 12, 24)),
        (date(2026, 12, 27), date(2026, 12, 24)),  # Sunday after Christmas
    ],
)
def test_the_working_day_to_do_it_by(day: date, working: date) -> None:
    """The deadline itself where offices are open, else the last working day before it."""
    assert urged(day) == working
    assert is_working_day(working)
    assert is_working_day(day) == (day == working)


@pytest.mark.proves("R6.1")
def test_deadlines_of_the_editions() -> None:
    """Each closes on the day that is announced for it; of the report for 2021 none is known, whatever the next application's."""
    assert due(APPLICATION) == date(2022, 2, 7)
    assert due(replace(REPORT, year=2022)) == date(2023, 2, 1)
    assert due(REPORT) is None


def test_no_deadline_is_made_up() -> None:
    """A year of which nothing is known has none, and a form of no year never has: such an edition is never closed."""
    for form in (replace(REPORT, year=2090), replace(APPLICATION, year=2021), replace(REPORT, text="confirmation", year=None)):
        assert due(form) is None
        assert not is_closed(form, date.max)


@pytest.mark.parametrize(("today", "closed"), [(date(2022, 2, 6), False), (date(2022, 2, 7), False), (date(2022, 2, 8), True)])
def test_the_last_day_counts(today: date, closed: bool) -> None:  # noqa: FBT001 - what a table gives
    """An edition is open to the end of its last day."""
    assert is_closed(APPLICATION, today) is closed


@pytest.mark.parametrize(
    ("last", "today", "day"),
    [
        (date(2026, 2, 1), date(2026, 1, 30), date(2026, 1, 30)),
        (date(2026, 2, 1), date(2026, 1, 31), None),
        (date(2026, 2, 1), date(2026, 2, 1), None),
        (date(2027, 2, 1), date(2027, 1, 30), None),
    ],
)
def test_the_working_day_is_named_while_it_helps(last: date, today: date, day: date | None) -> None:
    """A Sunday's is the Friday before, for as long as that has not passed; a Monday needs none."""
    assert better_by(last, today) == day
