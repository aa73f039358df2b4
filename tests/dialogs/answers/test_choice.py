"""One option, by its place, its label or a start of it; the survey's codes are never typed."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.choice import OptionWords, parse, plain
from dialogs.errors import AnswerError


def _options(*rows: tuple[int, str]) -> tuple[OptionWords, ...]:
    return tuple(OptionWords(code, position, tuple(words.split("|"))) for position, (code, words) in enumerate(rows, start=1))


COUNTIES = _options(
    (9, "Agder"),
    (4, "Innlandet"),
    (14, "Møre og Romsdal"),
    (17, "Nordland"),
    (3, "Oslo"),
    (11, "Rogaland"),
    (18, "Troms og Finnmark"),
    (15, "Trøndelag"),
    (7, "Vestfold og Telemark"),
    (12, "Vestland"),
    (6, "Viken"),
)
GRADES = _options((2, "Nei"), (1, "Ja, i liten grad"), (3, "Ja, noko|Ja, noe"), (4, "Ja, i stor grad"))
START = _options(
    (4, "Tiltaket har ikkje starta|Tiltaket har ikke startet"), (10, "Tiltaket har nyleg starta"), (9, "2021"), (8, "2020")
)
YES_NO = _options((1, "Ja|jo"), (2, "Nei"))
ACTS = _options((1, "§1"), (2, "§12"), (4, "§13"), *((code, f"§{code + 70}") for code in range(21, 29)), (11, "§29–§40"))


@pytest.mark.parametrize(
    "raw",
    [
        "3",
        "3.",
        " 3 ",
        "nr 3",
        "nr. 3",
        "Nummer 3",
        "(3)",
        "3)",
        "#3",
        "3\ufe0f\u20e3",
        "③",
        "tre",
        "Tre.",
        "\uff13",
        "alternativ 3",
    ],
)
def test_a_number_is_the_place_as_shown(raw: str) -> None:
    """The third county has code 14; 14 itself is no place here."""
    assert parse(raw, COUNTIES) == 14


@pytest.mark.parametrize("raw", ["ein", "éin", "ei", "eitt", "en", "ett", "én", "1"])
def test_one_has_many_forms(raw: str) -> None:
    """Both languages' number words are known."""
    assert parse(raw, COUNTIES) == 9


def test_ten_is_a_number_too() -> None:
    """A keycap of its own."""
    assert parse("\U0001f51f", COUNTIES) == parse("ti", COUNTIES) == 12


@pytest.mark.parametrize(
    ("raw", "options", "code"),
    [
        ("Møre og Romsdal", COUNTIES, 14),
        ("møre og r", COUNTIES, 14),
        ("MØRE", COUNTIES, 14),
        ("More og Romsdal", COUNTIES, 14),
        ("moere og romsdal", COUNTIES, 14),
        ("mo\u0308re og romsdal", COUNTIES, 14),
        ("trondelag", COUNTIES, 15),
        ("vestl", COUNTIES, 12),
        ("«Oslo».", COUNTIES, 3),
        ("ja", YES_NO, 1),
        ("JO!", YES_NO, 1),
        ("nei", YES_NO, 2),
        ("to", YES_NO, 2),
        ("nei", GRADES, 2),
        ("ja noe", GRADES, 3),
        ("ja, i l", GRADES, 1),
        ("2021", START, 9),
        ("3", START, 9),
        ("tiltaket har ikke startet", START, 4),
        ("§ 12", ACTS, 2),
        ("§1", ACTS, 1),
        ("1", ACTS, 1),
        ("§29", ACTS, 11),
        ("§29-§40", ACTS, 11),
        ("nr. 12", ACTS, 11),
    ],
)
def test_a_label_or_the_start_of_one_is_taken(raw: str, options: tuple[OptionWords, ...], code: int) -> None:
    """Labels and synonyms count in both languages, however å, ø and æ were written; a whole label wins over a start."""
    assert parse(raw, options) == code


@pytest.mark.parametrize(
    ("raw", "options", "code", "suggestions"),
    [
        ("", COUNTIES, "choice.empty", ()),
        ("\u200b", COUNTIES, "choice.empty", ()),
        ("14", COUNTIES, "choice.unknown", ()),
        ("0", COUNTIES, "choice.unknown", ()),
        ("-1", COUNTIES, "choice.unknown", ()),
        ("👍", YES_NO, "choice.unknown", ()),
        ("a", COUNTIES, "choice.unknown", ()),
        ("Nordlnad", COUNTIES, "choice.unknown", ("Nordland",)),
        ("Vestland fylke", COUNTIES, "choice.unknown", ("Vestland",)),
        ("ja takk", YES_NO, "choice.unknown", ("Ja",)),
        ("x" * 100_000, COUNTIES, "choice.unknown", ()),
        ("vest", COUNTIES, "choice.ambiguous", ("Vestfold og Telemark", "Vestland")),
        ("ja", GRADES, "choice.ambiguous", ("Ja, i liten grad", "Ja, noko", "Ja, i stor grad")),
        ("12", ACTS, "choice.ambiguous", ("§29–§40", "§12")),
        ("13", ACTS, "choice.unknown", ("§13",)),
    ],
)
def test_what_is_not_plain_is_asked_about(
    raw: str, options: tuple[OptionWords, ...], code: str, suggestions: tuple[str, ...]
) -> None:
    """Slips are suggested, never taken; where a place and a «§» share a number, both are offered."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw, options)
    assert refusal.value.code == code
    assert refusal.value.suggestions == suggestions


@pytest.mark.parametrize("options", [COUNTIES, GRADES, START, YES_NO, ACTS])
def test_every_label_reads_back(options: tuple[OptionWords, ...]) -> None:
    """Pressing a suggestion is the same as typing its label."""
    assert all(parse(plain(option.code, options), options) == option.code for option in options)


@given(st.one_of(st.text(), st.text("0123456789.()§ jaeinorstl", max_size=12)), st.sampled_from([COUNTIES, GRADES, START, ACTS]))
def test_junk_is_an_option_or_is_refused(raw: str, options: tuple[OptionWords, ...]) -> None:
    """Nothing else is raised, and every suggestion is a reply that is taken."""
    try:
        codes = [parse(raw, options)]
    except AnswerError as refusal:
        codes = [parse(suggestion, options) for suggestion in refusal.suggestions]
    assert {option.code for option in options} >= set(codes)
