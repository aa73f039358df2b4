"""What is wrong, how it is mended, and what is said of it until then: together, once, and never «done»."""

import pytest

from dialogs.load import load_form
from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Page, Person

POINTS = [each.id.split(".")[1] for each in load_form("application-2026").questions["points"].fields]


@pytest.fixture
async def page(person: Person, office: Filer) -> Page:
    """Apply for more than a whole budget holds: that leads to the budget, which holds what cannot be filed."""
    shown = await office.draft("application-2027", APPLICATION)
    await person.open(f"/case/{shown.case}")
    await person.press("jump", "amount")
    return await person.answer(amount="800 000")


async def test_how_to_mend_stands_with_what_is_wrong(page: Page) -> None:
    """In the same box, and nowhere else."""
    wrong = page.first(id="errors")
    assert "90\u00a0000\u00a0kr" in wrong.text()
    (cure,) = page.root.all(cls="mend")
    assert cure in wrong.inside
    assert page.root.first(cls="says") is None


async def test_what_is_refused_is_said_with_its_cure(person: Person, page: Page) -> None:
    """In the list of mistakes, where it has no box of its own."""
    page = await person.answer(budget__1__grant="600 000")
    wrong = page.first(id="errors")
    assert "100\u00a0000\u00a0kr" in wrong.text()
    assert wrong.first(cls="mend") is not None
    assert page.root.first(cls="says") is None


async def test_a_row_without_amounts_is_marked_where_one_is_to_be_written(person: Person, office: Filer) -> None:
    """At the first amount, not at the last box that was filled in; the line is named once, and the cure stands in its box."""
    shown = await office.draft("application-2027", APPLICATION, until="budget")
    await person.open(f"/case/{shown.case}")
    await person.press("do", "add", budget__1__post="1", budget__1__grant="710 000")
    page = await person.answer(budget__2__post="2", budget__2__what="Kurs", budget__2__grant="0")
    assert 'id="f-budget-2-grant-error"' in page.html
    assert "f-budget-2-other-error" not in page.html
    assert "#f-budget-2-grant" in page.addresses
    assert "Linje 2: Tilskot" not in page.text
    assert page.first(id="f-budget-2-grant-error").first(cls="mend") is not None


@pytest.mark.usefixtures("page")
async def test_what_breaks_a_rule_is_not_done(person: Person) -> None:
    """The overview and the list beside the question say that it is to be mended."""
    page = await person.press("do", "overview")
    assert "26. Budsjett Må rettast" in page.text
    assert "Må rettast: 26. Budsjett" in page.text
    assert "Ferdig: 26. Budsjett" not in page.text


@pytest.mark.usefixtures("page")
async def test_the_summary_says_what_lacks_before_one_would_finish(person: Person) -> None:
    """It stands at the budget; there is no button to finish with, but one that leads there."""
    page = await person.press("do", "summary")
    assert ("do", "submit") not in page.composer.buttons
    assert page.composer.buttons["jump", "budget"].words()
    assert "Dette står att før du kan avslutte (1)" in page.text
    assert "90 000 kr" in page.text.replace("\u00a0", " ").split("Kva skal pengane brukast til i 2027?")[1]
    await person.press("jump", "amount")
    page = await person.answer(amount="710 000")
    page = await person.press("do", "summary")
    assert ("do", "submit") in page.composer.buttons


async def test_boxes_of_the_same_name_are_told_apart(person: Person, office: Filer) -> None:
    """Two people who sign are the same: each button says whose name it is about."""
    shown = await office.draft("application-2027", APPLICATION, until="leader")
    await person.open(f"/case/{shown.case}")
    page = await person.answer(leader__name="Kari Nordmann", leader__title="NAV-leiar", leader__email="kari@volda.example")
    offered = {key: button.words() for key, button in page.composer.buttons.items() if key[0] == "jump"}
    assert offered["jump", "manager.name"].endswith("For kommunen: Namn")
    assert offered["jump", "leader.name"].endswith("NAV-leiar: Namn")


async def test_what_was_taken_is_not_said_again(person: Person, office: Filer) -> None:
    """A short answer is said; eight reasons stand in the log, and the next question follows at once."""
    reasons = {f"point_reasons.{name}": f"Det er viktig: {name}." for name in POINTS}
    given = {**APPLICATION, **{f"points.{name}": "3" for name in POINTS}, **reasons}
    await office.file("application-2026", given)
    shown = await office.begin("application-2027", measure=await office.measure())
    await person.open(f"/case/{shown.case}")
    page = await person.press("do", "accept")
    assert "Kommune: Volda" in page.first(cls="is-ok").text()
    await person.press("jump", "points")
    page = await person.press("do", "accept")
    assert page.root.first(cls="says") is None
    assert page.value("f.point_reasons.knowledge") == "Det er viktig: knowledge."
    page = await person.press("do", "accept")
    assert page.root.first(cls="says") is None
    assert "f.point_reasons.knowledge" not in dict(page.composer.fields)
    log = page.first(id="log").text()
    assert "Det er viktig: knowledge." in log
    assert "Lagra" in log
