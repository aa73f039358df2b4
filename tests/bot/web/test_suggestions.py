"""Municipalities: suggested while one writes, offered as buttons where a name may mean several, echoed where it was not plain."""

import re

import pytest

from tests.bot.web.filing import Filer
from tests.bot.web.person import Person


async def at_the_municipality(person: Person, office: Filer) -> str:
    """Stand at the question, and return the case's address."""
    shown = await office.draft("application-2027", {}, until="municipality")
    await person.open(f"/case/{shown.case}")
    return f"/case/{shown.case}"


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("her", ["Herøy (Møre og Romsdal)", "Herøy (Nordland)"]),
        ("1577", ["Volda"]),
        ("tromso", ["Tromsø"]),
        ("", []),
        ("xyzzy", []),
    ],
)
async def test_what_is_being_written_is_met_with_suggestions(
    person: Person, office: Filer, written: str, offered: list[str]
) -> None:
    """Each is a button that answers the question."""
    address = await at_the_municipality(person, office)
    async with person.session.get(
        f"{person.base}{address}/suggestions/municipality", params={"f.municipality": written}
    ) as answer:
        assert answer.status == 200
        html = await answer.text()
    assert re.findall(r'form="composer" name="take.municipality" value="([^"]+)"', html)[: len(offered) or None] == offered


async def test_only_a_municipality_is_suggested(person: Person, office: Filer) -> None:
    """There is no such page for another field, or for none."""
    address = await at_the_municipality(person, office)
    for field in ("office_name", "nothing"):
        assert (await person.open(f"{address}/suggestions/{field}")).status == 404


async def test_an_ambiguous_name_asks(person: Person, office: Filer) -> None:
    """Without JavaScript the answer's error has the same buttons, and one press is enough."""
    await at_the_municipality(person, office)
    page = await person.answer("Herøy")
    assert page.value("f.municipality") == "Herøy"
    page = await person.press("take.municipality", "Herøy (Nordland)")
    assert "Herøy (Nordland)" in page.text
    assert "Kva heiter NAV-kontoret?" in page.text


async def test_a_number_is_echoed_as_its_name(person: Person, office: Filer) -> None:
    """Both while one writes and when it is stored."""
    address = await at_the_municipality(person, office)
    fields = [*person.page.composer.fields, ("f.municipality", "1577")]
    sums = await person.post(f"{address}/sums", fields, **{"HX-Request": "true"})
    assert 'hx-target="#f-municipality-read" hx-swap="innerHTML">Volda<' in sums.html
    await person.open(address)
    page = await person.answer("1577")
    assert "Volda" in page.text
    page = await person.press("jump", "municipality")
    assert page.value("f.municipality") == "Volda"


async def test_formal_answers_are_echoed_as_they_were_understood(person: Person, office: Filer) -> None:
    """A date, an account number and a telephone number, each written in a way of its own."""
    shown = await office.draft("application-2027", {}, until="kontonr")
    await person.open(f"/case/{shown.case}")
    page = await person.answer("86011117947")
    assert "8601 11 17947" in page.text.replace("\u00a0", " ")
    page = await person.answer(contact__name="Kari", contact__phone="+47 91504800", contact__email="kari@volda.example")
    assert "915 04 800" in page.text.replace("\u00a0", " ")
    page = await person.press("jump", "start_date")
    page = await person.answer("1. februar 27")
    assert "1. februar 2027" in page.text
    page = await person.press("jump", "start_date")
    assert page.value("f.start_date") == "01.02.2027"
