"""What an earlier filing proposes: it stands in its box, marked, and is no answer before the person says so."""

import pytest

from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Page, Person

MARK = "Frå søknaden for 2026 – sjå over"
LONG = "\n\n".join(f"Avsnitt {number}: ungdom får tett oppfølging av ein fast kontaktperson." for number in range(30))
ADDRESS = {"address.street": "Storgata 1", "address.postcode": "6100", "address.place": "Volda"}
GIVEN = {**APPLICATION, **ADDRESS, "aim": LONG, "goals": "1,2", "prop": "2", "document_language": "1"}


@pytest.fixture
async def page(person: Person, office: Filer) -> Page:
    """Open an application for the year after one that was filed, of the same measure."""
    await office.file("application-2026", GIVEN)
    shown = await office.begin("application-2027", measure=await office.measure())
    return await person.open(f"/case/{shown.case}")


async def typed(person: Person, office: Filer) -> dict[str, str]:
    """Return what is kept as typed and not answered."""
    return (await office.conversation.look(office.seat, person.case)).session.typed


@pytest.mark.usefixtures("page")
async def test_it_stands_in_its_box_and_is_marked(person: Person) -> None:
    """In words, with the filing that it comes from; one press takes it, and the log says what was taken."""
    assert MARK in person.page.text
    assert person.page.value("f.municipality") == "Volda"
    page = await person.press("do", "accept")
    assert "Kva heiter NAV-kontoret?" in page.text
    assert "Kommune Volda" in page.text


@pytest.mark.usefixtures("page")
async def test_one_press_takes_a_whole_question(person: Person) -> None:
    """Every line of it."""
    page = await person.press("jump", "address")
    assert [page.value(f"f.{name}") for name in ADDRESS] == list(ADDRESS.values())
    assert page.text.count("Forslag") >= len(ADDRESS)
    page = await person.press("do", "accept")
    assert "Storgata 1 Postnummer 6100 Poststad Volda" in page.text


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("button", [("do", "accept"), ("send", "1")])
async def test_what_was_changed_is_what_counts(person: Person, button: tuple[str, str]) -> None:
    """Whichever button is pressed: what stands on the screen is the answer."""
    await person.press("jump", "address")
    page = await person.press(*button, address__street="Sjøgata 7")
    assert "Sjøgata 7 Postnummer 6100 Poststad Volda" in page.text
    assert "Storgata 1" not in page.text


@pytest.mark.usefixtures("page")
async def test_an_option_is_marked_and_not_chosen(person: Person) -> None:
    """On buttons, circles and boxes."""
    page = await person.press("jump", "prop")
    assert MARK in page.text
    assert "Nei (forslag)" in page.text
    assert page.composer.node.first(**{"aria-current": "true"}) is None
    page = await person.press("do", "accept")
    assert "Omtalt i Prop. 1 S Nei" in page.text
    page = await person.press("jump", "goals")
    assert [value for name, value in page.composer.fields if name == "f.goals"] == ["1", "2"]
    fields = [(name, value) for name, value in page.composer.fields if name != "f.goals"]
    page = await person.post(page.composer.action, [*fields, ("do", "accept")])
    assert "Dette må ha eit svar" in page.text  # all boxes were unticked: that is no «Stemmer» to what was proposed


@pytest.mark.usefixtures("page")
async def test_a_long_text_stands_whole(person: Person) -> None:
    """With lines enough to read all of it without scrolling in a box."""
    page = await person.press("jump", "aim")
    assert page.value("f.aim") == LONG
    rows = int(page.first("textarea", id="f-aim").given["rows"])
    assert rows > LONG.count("\n") + 30


@pytest.mark.usefixtures("page")
async def test_leaving_it_is_not_typing(person: Person, office: Filer) -> None:
    """It is still a proposal when one comes back, and nothing is said of something that was kept."""
    await person.press("jump", "address")
    await person.press("do", "back")
    page = await person.press("jump", "address")
    assert await typed(person, office) == {}
    assert MARK in page.text
    assert "ikkje svart enno" not in page.text
    await person.press("do", "overview", address__street="Sjøgata 7")
    assert await typed(person, office) == {"address.street": "Sjøgata 7"}
    page = await person.press("jump", "address")
    assert page.value("f.address.street") == "Sjøgata 7"
    assert page.value("f.address.postcode") == "6100"


@pytest.mark.usefixtures("page")
async def test_it_is_open_until_it_is_confirmed(person: Person) -> None:
    """The overview calls it a proposal; the summary says that it lacks an answer, and never shows it as one."""
    page = await person.press("do", "overview")
    assert "1. Kommune Forslag" in page.text
    page = await person.press("do", "summary")
    assert "3 Kva adresse har NAV-kontoret? Gate eller postboks Forslag, ikkje stadfesta" in page.text
    assert "Storgata 1" not in page.text
    assert ("do", "submit") not in page.composer.buttons


async def test_of_a_new_measure_only_the_office_is_proposed(person: Person, office: Filer) -> None:
    """What another measure was about is nothing that it could come from."""
    await office.file("application-2026", GIVEN)
    page = await person.begin(form="application-2027")
    assert page.value("f.municipality") == "Volda"
    assert MARK in page.text
    page = await person.press("jump", "aim")
    assert page.value("f.aim") == ""
    assert MARK not in page.text
    assert ("do", "accept") not in page.composer.buttons
