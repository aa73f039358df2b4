"""Counties and municipalities, as they were and are: how many, which, and how they follow from each other."""

import doctest
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, strategies as st

from dialogs.errors import EngineError
from dialogs.registers import counties, county, county_called, current, known, municipalities, municipality, places

BEFORE, NOW = date(2022, 6, 1), date(2026, 11, 24)
IN_2024 = {
    "Oslo": 1, "Rogaland": 23, "Møre og Romsdal": 27, "Nordland": 41, "Østfold": 12, "Akershus": 21, "Buskerud": 18,
    "Innlandet": 46, "Vestfold": 6, "Telemark": 17, "Agder": 25, "Vestland": 43, "Trøndelag": 38, "Troms": 21, "Finnmark": 18,
}  # fmt: skip
IN_2020 = {
    "Oslo": 1, "Rogaland": 23, "Møre og Romsdal": 26, "Nordland": 41, "Viken": 51, "Innlandet": 46, "Vestfold og Telemark": 23,
    "Agder": 25, "Vestland": 43, "Trøndelag": 38, "Troms og Finnmark": 39,
}  # fmt: skip


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2017, 1, 1), 19),
        (date(2017, 12, 31), 19),
        (date(2018, 1, 1), 18),
        (date(2019, 12, 31), 18),
        (date(2020, 1, 1), 11),
        (date(2023, 12, 31), 11),
        (date(2024, 1, 1), 15),
        (NOW, 15),
    ],
)
def test_counties_by_day(on: date, count: int) -> None:
    """Three reforms; each county once."""
    assert len({each.number for each in counties(on)}) == len({each.id for each in counties(on)}) == len(counties(on)) == count


@pytest.mark.parametrize(
    ("on", "counts"), [(date(2020, 1, 1), IN_2020), (date(2023, 12, 31), IN_2020), (date(2024, 1, 1), IN_2024)]
)
def test_municipalities_by_county(on: date, counts: dict[str, int]) -> None:
    """356 until the end of 2023, 357 after; the first two digits are a county of the same day."""
    assert Counter(county(each.county, on).name for each in municipalities(on)) == counts
    assert {each.county for each in municipalities(on)} == {each.number for each in counties(on)}
    assert sum(counts.values()) == len({each.number for each in municipalities(on)}) == (356 if on.year < 2024 else 357)


def test_every_number_that_went_away_is_followed() -> None:
    """One to one and by the same name, but for Ålesund, which was split."""
    gone = [each for each in municipalities(BEFORE) if each not in municipalities(NOW)]
    new = [each for each in municipalities(NOW) if each not in municipalities(BEFORE)]
    assert (len(gone), len(new)) == (51 + 23 + 39 + 1, 51 + 23 + 39 + 2)
    for each in gone:
        if each.name != "Ålesund":
            (now,) = current(each.number, NOW)
            assert (now.name, now.names, current(now.number, BEFORE)) == (each.name, each.names, (each,))
    assert [each.code for each in current(1507, NOW)] == ["1508", "1580"]
    assert [each.code for each in current(1580, BEFORE)] == [each.code for each in current(1508, BEFORE)] == ["1507"]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (3001, 3101, "Halden"), (3014, 3118, "Indre Østfold"), (3018, 3114, "Våler"), (3024, 3201, "Bærum"),
        (3026, 3226, "Aurskog-Høland"), (3034, 3228, "Nes"), (3053, 3236, "Jevnaker"), (3054, 3234, "Lunner"),
        (3005, 3301, "Drammen"), (3040, 3322, "Nesbyen"), (3052, 3338, "Nore og Uvdal"), (3811, 3911, "Færder"),
        (3808, 4005, "Notodden"), (3818, 4026, "Tinn"), (3825, 4036, "Vinje"), (5401, 5501, "Tromsø"), (5412, 5512, "Tjeldsund"),
        (5426, 5540, "Kåfjord"), (5403, 5601, "Alta"), (5430, 5612, "Kautokeino"), (5444, 5605, "Sør-Varanger"),
    ],
)  # fmt: skip
def test_numbers_before_and_after(old: int, new: int, name: str) -> None:
    """A sample of the list of 2024."""
    assert [(each.number, each.name) for each in current(old, NOW)] == [(new, name)]
    assert municipality(old, NOW).name == municipality(new, BEFORE).name == name


def test_numbers_that_did_not_change() -> None:
    """Most did not; Oslo's begins with a zero; Oslo and Bergen have districts."""
    assert current(1577, BEFORE) == current(1577, NOW) == (municipality(1577, NOW),)
    assert (municipality(301, NOW).code, municipality(301, NOW).county) == ("0301", "03")
    assert {each.name for each in municipalities(NOW) if each.districts} == {"Oslo", "Bergen"}


def test_what_never_was() -> None:
    """An unknown number is our mistake where it is taken for granted, and nothing where it is looked for."""
    assert (known(9999), current(9999, NOW)) == (None, ())
    for look in (lambda: municipality(9999, NOW), lambda: county("99", NOW), lambda: county_called("svalbard", NOW)):
        with pytest.raises(EngineError):
            look()


@pytest.mark.parametrize(
    ("name", "on", "number"),
    [
        ("viken", date(2021, 5, 1), "30"),
        ("viken", NOW, "30"),
        ("ostfold", date(2017, 5, 1), "01"),
        ("ostfold", date(2021, 5, 1), "01"),
        ("ostfold", NOW, "31"),
        ("oslo", NOW, "03"),
        ("troms", date(2021, 5, 1), "19"),
        ("finnmark", NOW, "56"),
        ("trondelag", date(2017, 5, 1), "50"),
    ],
)
def test_a_county_by_the_name_of_its_option(name: str, on: date, number: str) -> None:
    """The county of the day; one of another time where the day has none of that name."""
    assert county_called(name, on).number == number


@given(st.dates())
def test_no_day_crashes(on: date) -> None:
    """Before and after what is known, the nearest table counts."""
    assert len(municipalities(on)) in (356, 357)
    assert len(counties(on)) in (19, 18, 11, 15)
    assert municipality(301, on).name == county("03", on).name == "Oslo"
    assert len(municipalities(date.min)) == 356
    assert len(municipalities(date.max)) == 357


def test_examples_hold() -> None:
    """What a docstring shows is what comes out."""
    assert doctest.testmod(places).failed == 0
