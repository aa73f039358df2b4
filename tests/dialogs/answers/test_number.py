"""A whole number: as people write percentages, years and counts; anything else is asked about."""

import pytest
from hypothesis import given, strategies as st

from bot.i18n import load_catalogs
from dialogs.answers.number import parse, plain
from dialogs.errors import AnswerError
from dialogs.form import Unit
from dialogs.language import Language


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("80", 80),
        (" 80 ", 80),
        ("0", 0),
        ("007", 7),
        ("80 %", 80),
        ("80%", 80),
        ("80\u00a0%", 80),
        ("80 prosent", 80),
        ("80 PROSENT", 80),
        ("80 pst.", 80),
        ("80 pst", 80),
        ("100 % stilling", 100),
        ("150 prosent stillingar", 150),
        ("150 prosent stillinger", 150),
        ("100 prosentstilling", 100),
        ("100,0 %", 100),
        ("2026", 2026),
        ("2026 år", 2026),
        ("2 026", 2026),
        ("2\u00a0026", 2026),
        ("2\u2009026", 2026),
        ("2\u202f026", 2026),
        ("12 345 678", 12_345_678),
        ("3 stk.", 3),
        ("3 stk", 3),
        ("8\u200b0", 80),
    ],
)
def test_a_number_as_people_write_it(raw: str, number: int) -> None:
    """With its sign or word, its thousands apart by any blank, with nothing behind the comma."""
    assert parse(raw) == number


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "number.empty"),
        (" \n ", "number.empty"),
        ("\u200b", "number.empty"),
        ("80,5", "number.fraction"),
        ("80.5 %", "number.fraction"),
        ("80,5 prosent stilling", "number.fraction"),
        ("2.026", "number.fraction"),
        ("%", "number.unclear"),
        ("-5", "number.unclear"),
        ("ca. 80 %", "number.unclear"),
        ("80-100", "number.unclear"),
        ("80 10 %", "number.unclear"),
        ("2 02", "number.unclear"),
        ("2 0260", "number.unclear"),
        ("åtti", "number.unclear"),
        ("½", "number.unclear"),
        ("²", "number.unclear"),
        ("٨٠", "number.unclear"),
        ("1e3", "number.unclear"),
        ("80 kr", "number.unclear"),
        ("1234567890", "number.unclear"),
        ("9" * 100_000, "number.unclear"),
        ("1" + " 000" * 20_000, "number.unclear"),
    ],
)
def test_what_is_no_whole_number_is_asked_about(raw: str, code: str) -> None:
    """Nothing is guessed or rounded."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("raw", "code", "params"),
    [
        ("0 %", "number.too_small", {"minimum": "1"}),
        ("5001", "number.too_large", {"maximum": "5000"}),
        ("999 999 999", "number.too_large", {"maximum": "5000"}),
    ],
)
def test_a_number_out_of_bounds_is_refused_with_the_bound(raw: str, code: str, params: dict[str, str]) -> None:
    """The bounds themselves are taken."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw, minimum=1, maximum=5000)
    assert (refusal.value.code, refusal.value.params) == (code, params)
    assert [parse(each, minimum=1, maximum=5000) for each in ("1", "5000")] == [1, 5000]


@given(st.integers(0, 999_999_999), st.sampled_from(Unit), st.sampled_from(Language))
def test_what_is_shown_reads_back(number: int, unit: Unit, language: Language) -> None:
    """As a reply, and as each language writes it."""
    assert parse(plain(number)) == number
    assert parse(load_catalogs()[language].number(number, unit)) == number


@given(st.one_of(st.text(), st.text("0123456789 .,%-prosent\u00a0", max_size=20)), st.integers(0, 50), st.integers(51, 5000))
def test_junk_is_a_number_within_the_bounds_or_is_refused(raw: str, minimum: int, maximum: int) -> None:
    """Nothing else is raised, and its own plain form is the same number."""
    try:
        number = parse(raw, minimum=minimum, maximum=maximum)
    except AnswerError:
        return
    assert minimum <= number <= maximum
    assert parse(plain(number)) == number
