"""A question of rows with plain forms: rows are added, filled in, refused and removed, and nothing typed is lost."""

from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Page, Person

PAY, COMPETENCE = "1", "2"


async def at_the_budget(person: Person, office: Filer) -> Page:
    """Stand at an empty budget, with 710 000 kroner applied for."""
    shown = await office.draft("application-2027", APPLICATION, until="budget")
    return await person.open(f"/case/{shown.case}")


def boxes(page: Page) -> list[str]:
    """Return the boxes of the page."""
    return [name for name, _ in page.composer.fields if name.startswith("f.")]


def sums(page: Page) -> str:
    """Return what is said of the sums."""
    return page.text.replace("\u00a0", " ").split("Legg til ei linje ")[1].split(" Svar ")[0]


async def test_it_begins_with_one_row(person: Person, office: Filer) -> None:
    """A row has its boxes, a name and a way to remove it; the amount applied for is what is left to place."""
    page = await at_the_budget(person, office)
    assert boxes(page) == [f"f.budget.1.{column}" for column in ("post", "what", "grant", "own", "other")]
    assert "Linje 1" in page.text
    assert ("remove", "budget.1") in page.composer.buttons
    assert sums(page).startswith("Tilskot 0 kr Søknadsbeløp 710 000 kr Att 710 000 kr Eigendel 0 kr")


async def test_adding_a_row_keeps_what_is_typed(person: Person, office: Filer) -> None:
    """What is typed in the first row stands there still, right or wrong, and counts as not answered yet."""
    await at_the_budget(person, office)
    page = await person.press("do", "add", budget__1__post=PAY, budget__1__grant="610 000", budget__1__own="1.250")
    assert "row" in page.ids
    assert "Linje 2" in page.text
    assert [page.value(f"f.budget.1.{name}") for name in ("post", "grant", "own")] == [PAY, "610 000", "1.250"]
    assert sums(page).startswith("Tilskot 610 000 kr Søknadsbeløp 710 000 kr Att 100 000 kr Eigendel – ")


async def test_a_mistake_in_a_row_is_said_with_its_line(person: Person, office: Filer) -> None:
    """The list of mistakes names line and column and leads to the box, and every other box keeps what was typed."""
    await at_the_budget(person, office)
    await person.press("do", "add", budget__1__post=PAY, budget__1__grant="610 000")
    page = await person.answer(budget__1__own="1.250", budget__2__grant="100 000", budget__2__what="Kurs")
    assert "Linje 1: Eigendel: Eg er ikkje sikker" in page.text
    assert "Linje 2: Post" in page.text
    assert {"#f-budget-1-own", "#f-budget-2-post"} <= set(page.addresses)
    assert [page.value(f"f.budget.{name}") for name in ("1.own", "2.grant", "2.what")] == ["1.250", "100 000", "Kurs"]
    page = await person.press("take.budget.1.own", "1 250", budget__2__post=COMPETENCE)
    assert ("f.no_direct_payments", "1") in page.composer.buttons


async def test_rows_left_empty_are_taken_out(person: Person, office: Filer) -> None:
    """Nobody has to tidy up after themselves."""
    await at_the_budget(person, office)
    await person.press("do", "add", budget__1__post=PAY, budget__1__grant="710 000")
    page = await person.press("do", "add")
    assert "Linje 3" in page.text
    page = await person.answer()
    assert ("jump", "budget") in page.composer.buttons
    page = await person.press("jump", "budget")
    assert "Linje 2" not in page.text
    assert page.value("f.budget.1.grant") == "710 000"


async def test_removing_a_row_moves_the_others_up(person: Person, office: Filer) -> None:
    """It is said, and what was typed in a later row, answered or not, moves with it."""
    await at_the_budget(person, office)
    await person.press("do", "add", budget__1__post=PAY, budget__1__grant="610 000")
    page = await person.press("remove", "budget.1", budget__2__post=COMPETENCE, budget__2__grant="ca. 100 000")
    assert "Linje 1 er fjerna." in page.text
    assert "Linje 2" not in page.text
    assert (page.value("f.budget.1.post"), page.value("f.budget.1.grant")) == (COMPETENCE, "ca. 100 000")


async def test_a_budget_that_does_not_add_up_is_refused(person: Person, office: Filer) -> None:
    """The mistake is the question's as a whole, and the rows stand as they were sent."""
    await at_the_budget(person, office)
    page = await person.answer(budget__1__post=PAY, budget__1__grant="700 000")
    assert "10 000 kr" in page.text.replace("\u00a0", " ")
    assert page.value("f.budget.1.grant") == "700 000"
    assert "errors" in page.ids
    assert "Svara er lagra" not in page.text


async def test_the_twelfth_row_is_the_last(person: Person, office: Filer) -> None:
    """One more is refused in words, and nothing is lost."""
    page = await at_the_budget(person, office)
    for number in range(1, 12):
        page = await person.press("do", "add", **{f"budget__{number}__grant": str(number)})
    page = await person.press("do", "add", budget__12__grant="12")
    assert "Det er plass til 12 linjer." in page.text
    assert [page.value(f"f.budget.{number}.grant") for number in range(1, 13)] == [str(number) for number in range(1, 13)]


async def test_a_budget_stands_row_by_row_in_the_summary(person: Person, office: Filer) -> None:
    """Only what was given, so that it can be read."""
    shown = await office.draft("application-2027", APPLICATION)
    page = await person.open(f"/case/{shown.case}")
    text = page.text.replace("\u00a0", " ")
    assert "Linje 1 Post Løn og sosiale utgifter Tilskot 610 000 kr Eigendel 150 000 kr" in text
    assert "Linje 2 Post Kompetanse Gjeld Kurs i rettleiing Tilskot 100 000 kr" in text


async def test_a_stale_page_shows_the_rows_that_were_sent(person: Person, office: Filer) -> None:
    """Two devices: the one that came too late sees the other's answer, and keeps its own in the boxes."""
    page = await at_the_budget(person, office)
    await person.answer(budget__1__post=PAY, budget__1__grant="710 000")
    person.page = page
    late = await person.answer(budget__1__post=COMPETENCE, budget__1__grant="700 000")
    assert late.status == 409
    assert "Tilskot. Svaret no: 710 000 kr" in late.text.replace("\u00a0", " ")
    assert late.value("f.budget.1.grant") == "700 000"
