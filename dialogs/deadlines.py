"""When a filing is due: the day that an edition closes, and the working day to do it by.

Pure: the day comes in. A deadline is a day in Oslo, that day included. What is unknown of a year has no deadline.
"""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dialogs.form import Form
from dialogs.years import load_year

APPLICATION, REPORT = "application", "report"
OSLO = ZoneInfo("Europe/Oslo")
SATURDAY = 5
_FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
_AROUND_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, Easter, its Monday, Ascension, Whit Sunday, its Monday (lov om helligdager, 1995)."""


def due(form: Form) -> date | None:
    """Return the last day for an edition. None where there is no deadline: for a form of no year, and where it is unknown."""
    if form.year is None:
        return None
    if form.text == REPORT:
        return report_due(form.year)
    return application_due(form.year) if form.text == APPLICATION else None


def application_due(year: int) -> date | None:
    """Return the last day to apply for a year's grant."""
    return load_year(year).application_deadline


def report_due(year: int) -> date | None:
    """Return the last day for the report of a year, None where none was announced."""
    return load_year(year).report_deadline


def is_closed(form: Form, today: date) -> bool:
    """Tell whether an edition's last day has passed; what comes in now is late."""
    last = due(form)
    return last is not None and today > last


def urged(day: date) -> date:
    """Return the day to do it by: the last working day up to a deadline, which itself may be a Sunday."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def better_by(last: date, today: date) -> date | None:
    """Return the working day to do it by, where the last day is none; None where it is one, or the working day has passed."""
    day = urged(last)
    return day if today <= day < last else None


def is_working_day(day: date) -> bool:
    """Tell whether offices are open: no Saturday, no Sunday, no public holiday in Norway."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year."""
    sunday = easter(year)
    moving = (sunday + timedelta(days=days) for days in _AROUND_EASTER)
    return frozenset((*(date(year, month, day) for month, day in _FIXED), *moving))


def easter(year: int) -> date:
    """Return Easter Sunday, by the Gregorian reckoning (Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2027)
    datetime.date(2027, 3, 28)
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, left = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def day_of(moment: str) -> date:
    """Return the day in Oslo of a moment in ISO 8601, as a filing's ``submitted_at`` is.

    >>> day_of("2027-01-31T23:30:00+00:00")
    datetime.date(2027, 2, 1)
    """
    return datetime.fromisoformat(moment).astimezone(OSLO).date()
