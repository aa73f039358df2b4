"""Every row of "Dates as people write them", and more of its sort."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.day import parse, plain
from dialogs.errors import AnswerError

FIRST_OF_FEBRUARY = (
    "1.2.2026|01.02.26|1/2-26|2026-02-01|1. februar 2026|1.feb. 2026|1-2-2026|1/2/2026|1/2 2026|1. 2. 2026|1 2 2026|01.02.2026."
    "|1 februar 2026|1. Februar, 2026|den 1. februar 2026|søndag 1. februar 2026|sundag 1.2.2026|1.febr.26|1-feb-2026"
    "|2026.02.01|1.2–26"
)
MONTHS = {
    1: "januar|jan|jan.",
    2: "februar|feb|febr.",
    3: "mars|mar.",
    4: "april|apr",
    5: "mai",
    6: "juni|jun",
    7: "juli|jul",
    8: "august|aug",
    9: "september|sep|sept.",
    10: "oktober|okt",
    11: "november|nov",
    12: "desember|des",
}
REFUSED = {
    "date.empty": "| |\u200b",
    "date.unclear": (
        "hausten|høsten|medio|medio mai|mai|februar 2026|02.2026|2026|i dag|i går|31|1. mars–5. mars"
        "|1.2.226|13. brumaire|👍|måndag|-1.2.26|1e6"
    ),
    "date.impossible": "02.13.2026|31.02.2026|29.02.2025|32.1.2026|0.1.2026|1.0.2026|2026-13-01|31. juni 2026|1.2.0026|1.2.9999",
    "date.needs_year": "31.12|31.12.|1. mai|31/12",
}


@pytest.mark.parametrize("raw", FIRST_OF_FEBRUARY.split("|"))
def test_every_usual_way_of_writing_gives_the_same_day(raw: str) -> None:
    """The day comes first, but for the international form; two digits are a year of this century."""
    assert parse(raw, year=None) == dt.date(2026, 2, 1)


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in MONTHS.items() for name in names.split("|")])
def test_every_month_has_its_names(month: int, name: str) -> None:
    """Names and short names are the same in Nynorsk and Bokmål."""
    assert parse(f"5. {name} 2021", year=None) == dt.date(2021, month, 5)


@pytest.mark.parametrize("raw", ["31.12", "31.12.", "31/12", "31. desember", "31.des"])
def test_a_date_without_a_year_takes_the_questions(raw: str) -> None:
    """The question knows which year it is about; a year that was written wins."""
    assert parse(raw, year=2021) == dt.date(2021, 12, 31)
    assert parse("31.12.2020", year=2021) == dt.date(2020, 12, 31)


@pytest.mark.parametrize(("raw", "code"), [(raw, code) for code, row in REFUSED.items() for raw in row.split("|")])
def test_what_is_no_day_is_refused_by_name(raw: str, code: str) -> None:
    """Vague, impossible and yearless dates are told apart."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw, year=None)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("raw", "suggestions"),
    [("01022026", ("01.02.2026",)), ("010226", ("01.02.2026",)), ("måndag 1.2.2026", ("01.02.2026",)), ("20260201", ())],
)
def test_a_doubtful_date_is_offered_not_taken(raw: str, suggestions: tuple[str, ...]) -> None:
    """Digits in a row, and a weekday that is not that date's, are asked about."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw, year=None)
    assert refusal.value.code == "date.unclear"
    assert refusal.value.suggestions == suggestions


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_the_canonical_reply_reads_back(when: dt.date) -> None:
    """``plain`` and ``parse`` are each other's inverse."""
    assert parse(plain(when), year=None) == when
    assert parse(when.isoformat(), year=None) == when


@given(st.one_of(st.text(), st.text("0123456789./- jafebrmis", max_size=16)), st.none() | st.integers(2016, 2100))
def test_junk_is_a_day_or_is_refused(raw: str, year: int | None) -> None:
    """Nothing else is raised, and suggestions are taken."""
    try:
        days = [parse(raw, year=year)]
    except AnswerError as refusal:
        days = [parse(suggestion, year=None) for suggestion in refusal.suggestions]
    assert all(day.year in range(1900, 2101) for day in days)
