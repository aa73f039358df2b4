"""Whom counties belong to: one office for each county of every reform, by the names of the day."""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from stdnum.no import orgnr

from dialogs.corrections import NONE, Corrections, use
from dialogs.errors import EngineError
from dialogs.language import Language
from dialogs.registers import counties, directorate, governor_of, governors

NOW = date(2026, 11, 24)
DAYS = (date(2017, 6, 1), date(2019, 6, 1), date(2022, 6, 1), NOW)


@pytest.mark.parametrize("on", DAYS)
def test_each_county_has_one_governor(on: date) -> None:
    """The ten offices share all counties of a day among them."""
    for county in counties(on):
        assert [each for each in governors(on) if county.number in each.counties] == [governor_of(county.number, on)]
    assert len(governors(on)) == len({each.orgnr for each in governors(on)}) == 10


def test_organisation_numbers_can_exist() -> None:
    """Their check digits are right."""
    for each in (*governors(), directorate()):
        assert orgnr.is_valid(each.orgnr)


@pytest.mark.parametrize(
    ("number", "on", "area", "titles"),
    [
        ("15", date(2020, 12, 31), "Møre og Romsdal", "Fylkesmannen Fylkesmannen Fylkesmannen"),
        ("15", date(2021, 1, 1), "Møre og Romsdal", "Statsforvaltaren Statsforvalteren Statsforvaltaren"),
        ("50", NOW, "Trøndelag", "Statsforvaltaren Statsforvalteren Statsforvalteren"),
        ("30", date(2023, 12, 31), "Oslo og Viken", "Statsforvaltaren Statsforvalteren Statsforvalteren"),
        ("31", date(2024, 1, 1), "Østfold, Buskerud, Oslo og Akershus", "Statsforvaltaren Statsforvalteren Statsforvalteren"),
        ("55", NOW, "Troms og Finnmark", "Statsforvaltaren Statsforvalteren Statsforvalteren"),
    ],
)
def test_names_by_day(number: str, on: date, area: str, titles: str) -> None:
    """Fylkesmann until 2020; one office was renamed in 2024; three write their own name in Nynorsk."""
    found = governor_of(number, on)
    names = [found.name.of(Language.NYNORSK), found.name.of(Language.BOKMAL), found.own_name]
    assert names == [f"{title} i {area}" for title in titles.split()]


def test_nynorsk_offices() -> None:
    """The three of facts.md."""
    assert {each.orgnr for each in governors() if each.own is Language.NYNORSK} == {"974763230", "974760665", "974764067"}


@pytest.mark.parametrize(
    ("number", "on", "mailbox", "verified"),
    [
        ("34", NOW, "sfinpost@statsforvalteren.no", True),
        ("11", NOW, "sfropost@statsforvalteren.no", True),
        ("03", date(2021, 12, 1), "sfovpost@statsforvalteren.no", True),
        ("32", NOW, "sfovpost@statsforvalteren.no", False),
        ("46", NOW, "sfvlpost@statsforvalteren.no", False),
        ("15", date(2020, 1, 1), None, False),
    ],
)
def test_mailboxes_say_whether_they_are_confirmed(number: str, on: date, mailbox: str | None, *, verified: bool) -> None:
    """What no public source has confirmed is marked as such; nothing is made up for the time before."""
    assert (governor_of(number, on).mailbox, governor_of(number, on).verified) == (mailbox, verified)


def test_an_operator_corrects_from_the_last_change_on() -> None:
    """A mailbox given counts as verified; what was before stays as it was; all can be taken back."""
    name = {"nn": "Statsforvaltaren aust", "nb": "Statsforvalteren øst"}
    corrected = {"974761319": {"mailbox": "post@sf.example", "name": name}, "889640782": {"mailbox": "post@dir.example"}}
    plain = governor_of("31", NOW)
    use(Corrections.model_validate({"governors": corrected}))
    now = governor_of("31", NOW)
    assert (now.mailbox, now.verified, now.name.nn, now.own_name) == ("post@sf.example", True, name["nn"], name["nb"])
    assert governor_of("30", date(2022, 1, 1)).mailbox == "sfovpost@statsforvalteren.no"
    assert governor_of("34", NOW).mailbox == "sfinpost@statsforvalteren.no"
    assert (directorate().mailbox, directorate().verified) == ("post@dir.example", True)
    use(NONE)
    assert governor_of("31", NOW) == plain
    assert directorate().mailbox is None


def test_an_unknown_county_is_our_mistake() -> None:
    """Numbers come from the register of municipalities."""
    with pytest.raises(EngineError):
        governor_of("99", NOW)


@given(st.dates())
def test_no_day_crashes(on: date) -> None:
    """The nearest that is known counts."""
    assert governor_of("03", on).orgnr == "974761319"
