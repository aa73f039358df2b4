"""Municipalities as people write them: by number or name, old and new, and what is suggested is always taken."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.municipality import parse, plain, suggest
from dialogs.errors import AnswerError
from dialogs.registers import current, known, municipalities, municipality

BEFORE, NOW = date(2022, 6, 1), date(2026, 11, 24)
DAYS = st.sampled_from([date.min, date(2017, 1, 1), BEFORE, date(2023, 12, 31), date(2024, 1, 1), NOW, date.max])
NAMES = sorted({name for day in (BEFORE, NOW) for each in municipalities(day) for name in (each.name, *each.names)})
REPLIES = (
    st.text(max_size=40)
    | st.tuples(st.sampled_from(NAMES), st.text(max_size=12)).map(" ".join)
    | st.from_regex(r"\d{1,5}( \w+)?", fullmatch=True)
)


def refusal(raw: str, on: date = NOW) -> AnswerError:
    """Return why a reply is not taken."""
    with pytest.raises(AnswerError) as caught:
        parse(raw, on=on)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("1515", 1515), ("0301", 301), ("301", 301), (" 1577 ", 1577), ("１５７７", 1577), ("kommune 1577", 1577),
        ("kommunenr. 1577", 1577),
        ("1577 Volda", 1577), ("Volda (1577)", 1577), ("1577 Volda kommune", 1577), ("1515 Herøy", 1515),
        ("Herøy, 1818", 1818),
        ("1577 Vol", 1577),
        ("Volda", 1577), ("VOLDA", 1577), ("volda kommune", 1577), ("Volda kommune.", 1577), ("Voss herad", 4621),
        ("NAV Volda", 1577),
        ("Bærum", 3201), ("baerum", 3201), ("Barum", 3201), ("Tromsoe", 5501), ("tromso", 5501), ("Aafjord", 5058),
        ("Hå", 1119), ("Ha", 1119),
        ("Aurskog-Høland", 3226), ("aurskog høland", 3226), ("Aurskog–Høland", 3226), ("Nordodal", 3414),
        ("Nord - Odal", 3414),
        ("Nore og Uvdal", 3338), ("nore", 3338),
        ("Os", 3430), ("Nes", 3228), ("Hol", 3330), ("Hole", 3310), ("Ås", 3218), ("Gran", 3446), ("Grane", 1825),
        ("Trondh", 5001), ("Kristiansa", 4204), ("jev", 3236), ("Kommune Os", 3430),
        ("Herøy (Møre og Romsdal)", 1515), ("Herøy (Nordland)", 1818), ("herøy i nordland", 1818),
        ("Herøy, Nordland fylke", 1818),
        ("Herøy m", 1515), ("heroy more og romsdal", 1515),
        ("Våler (Østfold)", 3114), ("Våler i Innlandet", 3419), ("Våler i Hedmark", 3419), ("Våler (Viken)", 3114),
        ("vaaler ostfold", 3114),
        ("Volda, Møre og Romsdal", 1577),
    ],
)  # fmt: skip
def test_what_is_taken(raw: str, number: int) -> None:
    """By number with or without its zero, by name in any spelling, by a start that only one has, with the county where needed."""
    assert parse(raw, on=NOW) == number


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("Kautokeino", 5612), ("Guovdageaidnu", 5612), ("Guovdageaidnu - Kautokeino", None), ("Karasjok", 5610),
        ("Kárášjohka", 5610),
        ("karasjohka", 5610), ("Porsanger", 5622), ("Porsáŋgu", 5622), ("porsangu", 5622), ("Porsanki", 5622),
        ("Tana", 5628), ("Deatnu", 5628),
        ("Nesseby", 5636), ("Unjárga", 5636), ("Lavangen", 5518), ("Loabák", 5518), ("Kåfjord", 5540),
        ("Gáivuotna", 5540), ("Kaivuono", 5540),
        ("Storfjord", 5538), ("Omasvuotna", 5538), ("Omasvuono", 5538), ("Snåsa", 5041), ("Snåase", 5041), ("Røyrvik", 5043),
        ("Raarvihke", 5043), ("Hattfjelldal", 1826), ("Aarborte", 1826), ("Hamarøy", 1875), ("Hábmer", 1875),
        ("Røros", 5025), ("Rosse", 5025),
        ("Nordreisa", 5544), ("Ráisa", 5544), ("Raisi", 5544), ("Tjeldsund", 5512), ("Dielddanuorri", 5512),
        ("Evenášši", 1853),
        ("Hámmerfeasta", 5603), ("Deatnu gielda", 5628),
    ],
)  # fmt: skip
def test_each_of_its_names(raw: str, number: int | None) -> None:
    """In Norwegian, Sámi or Kven; two at once ask, and the municipality is among what is suggested."""
    if number is None:
        assert refusal(raw).suggestions[0] == "Kautokeino"
    else:
        assert parse(raw, on=NOW) == number


@pytest.mark.parametrize(
    ("raw", "on", "code", "suggestions"),
    [
        ("", NOW, "municipality.empty", ()),
        (" \u200b\n", NOW, "municipality.empty", ()),
        ("herøy", NOW, "municipality.ambiguous", ("Herøy (Møre og Romsdal)", "Herøy (Nordland)")),
        ("Våler", NOW, "municipality.ambiguous", ("Våler (Østfold)", "Våler (Innlandet)")),
        ("Våler", BEFORE, "municipality.ambiguous", ("Våler (Viken)", "Våler (Innlandet)")),
        ("Kristians", NOW, "municipality.ambiguous", ("Kristiansund", "Kristiansand")),
        ("toten", NOW, "municipality.unknown", ("Østre Toten", "Vestre Toten", "Løten", "Horten")),
        ("Trondhjem", NOW, "municipality.unknown", ("Trondheim",)),
        ("Lilehammer", NOW, "municipality.unknown", ("Lillehammer",)),
        ("Volda og Ørsta", NOW, "municipality.unknown", ("Ørsta", "Volda")),
        ("Volda (Nordland)", NOW, "municipality.unknown", ("Volda",)),
        ("j", NOW, "municipality.unknown", ("Jevnaker",)),
        ("kommune", NOW, "municipality.unknown", ()),
        ("København", NOW, "municipality.unknown", ()),
        ("9999", NOW, "municipality.unknown", ()),
        ("0219 Bærum", NOW, "municipality.unknown", ("Bærum",)),
        ("12", NOW, "municipality.unknown", ()),
        ("x" * 5000, NOW, "municipality.unknown", ()),
        ("1515 Volda", NOW, "municipality.ambiguous", ("Herøy (Møre og Romsdal)", "Volda")),
        ("3005", NOW, "municipality.renumbered", ("Drammen",)),
        ("3018", NOW, "municipality.renumbered", ("Våler (Østfold)",)),
        ("1507", NOW, "municipality.renumbered", ("Ålesund", "Haram")),
        ("3301", BEFORE, "municipality.renumbered", ("Drammen",)),
        ("1580", BEFORE, "municipality.renumbered", ("Ålesund",)),
    ],
)  # fmt: skip
def test_what_asks(raw: str, on: date, code: str, suggestions: tuple[str, ...]) -> None:
    """Never guessed: two of one name, a misspelling, a number that does not count on the day, a number beside another's name."""
    found = refusal(raw, on)
    assert (found.code, found.suggestions) == (code, suggestions)


def test_an_old_number_beside_its_name() -> None:
    """The name says what it is today; the number that does not count is named where it stands alone."""
    assert parse("3005 Drammen", on=NOW) == 3301
    assert parse("1507 Haram", on=NOW) == 1580
    assert refusal("3005").params == {"number": "3005"}
    assert refusal("3005 Volda").suggestions == ("Drammen", "Volda")


def test_many_that_fit_are_not_all_suggested() -> None:
    """A screen is small."""
    assert len(refusal("s").suggestions) == 8


@pytest.mark.parametrize("on", [BEFORE, NOW])
def test_every_municipality_by_number_and_by_each_of_its_names(on: date) -> None:
    """Only Herøy and Våler need their county."""
    shared = {"Herøy", "Våler"}
    for each in municipalities(on):
        assert parse(each.code, on=on) == parse(str(each.number), on=on) == parse(plain(each.number, on), on=on) == each.number
        for name in (each.name, *each.names):
            if name in shared:
                assert plain(each.number, on).startswith(f"{name} (")
                assert refusal(name, on).code == "municipality.ambiguous"
            else:
                assert parse(name, on=on) == parse(f"{each.code} {name} kommune".upper(), on=on) == each.number


def test_an_old_number_is_shown_as_it_was() -> None:
    """An earlier filing's municipality can be shown for ever, and what is shown is still understood."""
    assert [plain(number, NOW) for number in (3018, 3005, 1507, 9999)] == ["Våler (Viken)", "Drammen", "Ålesund", "9999"]
    for each in municipalities(BEFORE):
        assert parse(plain(each.number, NOW), on=NOW) in {now.number for now in current(each.number, NOW)}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("her", ("Herøy (Møre og Romsdal)", "Herøy (Nordland)")),
        ("157", ("Smøla", "Aure", "Volda", "Fjord", "Hustadvika")),
        ("301", ("Oslo",)),
        ("03", ("Oslo",)),
        ("øl", ("Hol", "Gol")),
        ("Trondhjem", ("Trondheim",)),
        ("guov", ("Kautokeino",)),
        ("os", ("Os", "Oslo", "Osterøy", "Osen")),
    ],
)
def test_suggestions_while_typing(raw: str, expected: tuple[str, ...]) -> None:
    """By the beginning of a number or a name, what is called exactly so first."""
    assert suggest(raw, NOW)[: len(expected) or None] == expected


def test_all_can_be_listed() -> None:
    """For a list to choose from: nothing written, and room for all."""
    assert [parse(each, on=NOW) for each in suggest("", NOW, most=1000)] == [each.number for each in municipalities(NOW)]


@given(raw=REPLIES, on=DAYS)
def test_whatever_is_written(raw: str, on: date) -> None:
    """A number of the day, or a refusal whose suggestions are taken; and so is all that is suggested while typing."""
    try:
        number = parse(raw, on=on)
        assert municipality(number, on) in municipalities(on)
        offered: tuple[str, ...] = (plain(number, on),)
    except AnswerError as error:
        offered = error.suggestions
    for each in (*offered, *suggest(raw, on)):
        assert plain(parse(each, on=on), on) == each


@given(st.integers(0, 9999), DAYS)
def test_whatever_number(number: int, on: date) -> None:
    """Any number has a written form; one of the day is read back."""
    shown = plain(number, on)
    found = known(number)
    if found in municipalities(on):
        assert parse(shown, on=on) == number
    elif found is None:
        assert shown == f"{number:04}"
