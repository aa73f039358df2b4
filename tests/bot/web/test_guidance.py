"""What the regulation says, where it matters: with a question, with the eight points, when the edition is closed, in the end."""

import pytest

from bot.i18n import load_catalogs
from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Person

CATALOG = load_catalogs()[Language.NYNORSK]


async def test_the_points_stand_with_their_question(person: Person, office: Filer) -> None:
    """Those that it comes from and those that guide, in plain words, each by the part of the regulation that it stands in."""
    shown = await office.draft("application-2027", APPLICATION, until="budget")
    page = await person.open(f"/case/{shown.case}")
    question = load_form("application-2027").questions["budget"]
    assert "Kva regelverket seier" in page.text
    assert {*question.cites, *question.guidance} == {"R7.4e", "R11.8"}
    for name, part in (("R7.4e", 7), ("R11.8", 11)):
        assert f"Pkt. {part}: {CATALOG.text(f'regulation.{name}')}" in page.text


async def test_a_question_of_our_own_cites_nothing(person: Person, office: Filer) -> None:
    """Then there is no fold to open."""
    shown = await office.draft("application-2027", APPLICATION, until="measure_name")
    assert "Kva regelverket seier" not in (await person.open(f"/case/{shown.case}")).text


async def test_the_receipt_says_what_happens_next(person: Person, office: Filer) -> None:
    """Once, and to whom the document is to be sent."""
    shown = await office.file("application-2027", APPLICATION)
    page = await person.open(f"/case/{shown.case}")
    after = page.text.split("Kva skjer no ")[1]
    for name in load_form("application-2027").after:
        assert CATALOG.text(f"regulation.{name}") in after
        assert page.text.count(CATALOG.text(f"regulation.{name}")) == 1
    assert "Mottakar: Statsforvaltaren i Møre og Romsdal." in page.text


async def test_what_goes_to_nobody_names_nobody(person: Person, office: Filer) -> None:
    """A grant letter is registered for the office itself."""
    shown = await office.file("grant-letter", {"grant_year": "2026", "amount": "610 000", "letter_date": "1.3.2026"})
    page = await person.open(f"/case/{shown.case}")
    assert "Skjemaet er ferdig" in page.text
    assert "Mottakar:" not in page.text


TEXTS = {"method": "Vi gir tett oppfølging og set brukarmedverknad i system.", "aim": "Førebygging."}


async def test_the_guide_names_points_and_words_and_gives_no_score(person: Person, office: Filer) -> None:
    """Where the points are asked about, where their reasons are, and in the summary: of all answers."""
    points = {f"points.{each.id.split('.')[1]}": "3" for each in load_form("application-2027").questions["points"].fields}
    shown = await office.draft("application-2027", {**APPLICATION, **TEXTS, **points})
    page = await person.open(f"/case/{shown.case}")
    for where in (None, "points", "point_reasons"):
        page = await person.press("jump", where) if where else page
        assert f"Prioriterte punkt i svara {CATALOG.text('guide.answers')}" in page.text
        assert "Brukarmedverknad: «brukarmedverknad»" in page.text
        assert "Tilpassing og oppfølging, Brukarmedverknad, " in page.text
        assert page.text.count(CATALOG.text("guide.answers")) == 1  # what a chat says on arrival stands here already


async def test_the_guide_stands_under_each_long_text(person: Person, office: Filer) -> None:
    """Of what stands in the box, with what other answers touch; also after a text was sent that was not taken."""
    shown = await office.draft("application-2027", {**APPLICATION, **TEXTS})
    await person.open(f"/case/{shown.case}")
    page = await person.press("jump", "aim")
    assert f"Prioriterte punkt i teksten {CATALOG.text('guide.intro')} Førebygging og tidleg innsats: «Førebygging»" in page.text
    assert "Andre svar nemner òg: " in page.text
    page = await person.answer("Brukarråd. " * 400)
    assert "Brukarmedverknad: «Brukarråd»" in page.text
    page = await person.press("jump", "budget")
    assert "Prioriterte punkt" not in page.composer.node.text()


async def test_the_guide_follows_what_is_written(person: Person, office: Filer) -> None:
    """The page asks while one writes: the answer fits into it, and stores nothing."""
    shown = await office.draft("application-2027", {**APPLICATION, **TEXTS}, until="method")
    await person.open(f"/case/{shown.case}")
    await person.press("jump", "aim")
    fields = [each for each in person.page.composer.fields if each[0] != "f.aim"]
    page = await person.post(f"/case/{person.case}/sums", [*fields, ("f.aim", "Brukarråd.")], **{"HX-Request": "true"})
    assert 'hx-target="#guide-names"' in page.html
    assert "Brukarmedverknad: «Brukarråd»" in page.text
    assert (await person.open(f"/case/{shown.case}")).value("f.aim") == "Førebygging."


@pytest.mark.usefixtures("office")
async def test_a_closed_edition_says_so_before_the_first_question(person: Person) -> None:
    """As a warning, with the day and what follows (R11.5), and the filing can be made."""
    page = await person.begin(form="report-2025")
    assert "1. februar 2026" in page.first("div", "is-warning").text()
    assert "f.measure_name" in dict(page.composer.fields)
