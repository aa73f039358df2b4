"""A date, as people in Norway write it: the day first.

Source: facts.md, "Dates as people write them". The names of the months are the same in Nynorsk and Bokmål. A year of two digits
is in this century. There is no clock here: «i dag» is asked about, and a date without a year takes the question's.
"""

import datetime as dt
import re

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan"),
            ("februar", "feb", "febr"),
            ("mars", "mar"),
            ("april", "apr"),
            ("mai",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("desember", "des"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS = (
    ("måndag", "mandag"),
    ("tysdag", "tirsdag"),
    ("onsdag",),
    ("torsdag",),
    ("fredag",),
    ("laurdag", "lørdag"),
    ("søndag", "sundag"),
)
_LEAD = re.compile(r"(?:([a-zæøå]+dag)(?:en)?\s*,?\s+)?(?:den\s+)?(?=\d)")
_SIGN = r"(?:\s*[./-]\s*|\s+)"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}})(?:{_SIGN}(\d{{4}}|\d\d))?\.?")
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[\s./-]*([a-z]+)[\s.,/-]*(\d{4}|\d\d)?\.?")
_RUN = re.compile(r"(\d\d)(\d\d)(\d{4}|\d\d)")
_CENTURY = 2000
_YEARS = range(1900, 2101)


def parse(raw: str, *, year: int | None) -> dt.date:
    """Return the date in *raw*; *year* is what the question is about, for a date without one, or None when that does not do.

    Refuses with ``date.empty``, ``date.unclear`` (no day, or not a date; suggestions for digits in a row), ``date.impossible``
    (no such day) and ``date.needs_year``.

    >>> parse("1/2-26", year=None)
    datetime.date(2026, 2, 1)
    >>> parse("1.feb. 2026", year=None)
    datetime.date(2026, 2, 1)
    >>> parse("31.12", year=2021)
    datetime.date(2021, 12, 31)
    >>> parse("02.13.2026", year=None)
    Traceback (most recent call last):
        ...
    dialogs.errors.AnswerError: date.impossible
    """
    text = " ".join(clean_text(raw).casefold().replace("\u2013", "-").split())
    if not text:
        raise AnswerError("date.empty")
    lead = _LEAD.match(text)
    weekday = _weekday(lead[1]) if lead and lead[1] else None
    when = _date(text[lead.end() :] if lead else text, year)
    if weekday is not None and weekday != when.weekday():
        raise AnswerError("date.unclear", suggestions=(plain(when),))
    return when


def plain(when: dt.date) -> str:
    """Return the reply that ``parse`` reads back as *when*.

    >>> plain(dt.date(2026, 2, 1))
    '01.02.2026'
    """
    return f"{when.day:02}.{when.month:02}.{when.year:04}"


def _weekday(word: str) -> int:
    """Return which day of the week *word* names, Monday being 0."""
    for number, names in enumerate(_WEEKDAYS):
        if word in names:
            return number
    raise AnswerError("date.unclear")


def _date(text: str, year: int | None) -> dt.date:
    """Return the date in *text*, which begins with a digit if it is one."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _build(match[1], int(match[3]), match[4], year)
    if match := _DAY_FIRST.fullmatch(text):
        return _build(match[3], int(match[2]), match[1], year)
    if (match := _NAMED.fullmatch(text)) and match[2] in _MONTHS:
        return _build(match[3], _MONTHS[match[2]], match[1], year)
    raise AnswerError("date.unclear", suggestions=_readings(text))


def _build(year: str | None, month: int, day: str, asked: int | None) -> dt.date:
    """Put a date together from what was written, in the *asked* year when none was."""
    if year is None and asked is None:
        raise AnswerError("date.needs_year")
    number = int(year) if year is not None else asked or 0
    number += _CENTURY if year is not None and len(year) == len("26") else 0
    try:
        when = dt.date(number, month, int(day))
    except ValueError:
        raise AnswerError("date.impossible") from None
    if when.year not in _YEARS:
        raise AnswerError("date.impossible")
    return when


def _readings(text: str) -> tuple[str, ...]:
    """Return the date that six or eight digits in a row seem to mean, day first."""
    match = _RUN.fullmatch(text)
    try:
        return (plain(_build(match[3], int(match[2]), match[1], None)),) if match else ()
    except AnswerError:
        return ()
