"""The application in a real Chromium: new kinds of screen in every dress, the keyboard, sums, proposals."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from dialogs.events import Command, Do
from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.serving import Site
from tests.bot.web.visitor import DESKTOP, PHONE, Visitor, Visits

KINDS = ("start_date", "posts_percent", "kontonr", "contact", "address", "manager", "national_trial", "points", "point_reasons")
NARROW: dict[str, Any] = {**PHONE, "viewport": {"width": 320, "height": 640}}
DRESSES: dict[str, tuple[str, dict[str, Any]]] = {
    "narrow": ("nn", NARROW),
    "dark-phone": ("nb", {**PHONE, "color_scheme": "dark"}),
    "dark-desk": ("nn", {**DESKTOP, "color_scheme": "dark"}),
    "desk": ("nb", DESKTOP),
}
in_every_dress = pytest.mark.parametrize(("language", "dress"), DRESSES.values(), ids=DRESSES)


async def add_rows(page: Page, count: int) -> None:
    """Add rows one by one."""
    for _ in range(count):
        there = await page.locator(".line").count()
        await page.locator("[name=do][value=add]").click()
        await page.locator(f".line >> nth={there}").wait_for()


async def all_kinds(visitor: Visitor) -> None:
    """Look at each new kind of screen, with suggestions, several rows and mistakes."""
    page = visitor.page
    for question in KINDS:
        await visitor.go(question)
        await page.evaluate("document.querySelectorAll('#now details.help').forEach((each) => (each.open = true))")
        await visitor.look(question)
    await visitor.go("municipality")
    await page.locator("#f-municipality").fill("her")
    await expect(page.locator(".suggested button")).to_have_count(2)
    await visitor.look("suggestions")
    await visitor.go("budget")
    await visitor.look("a budget")
    await add_rows(page, 2)
    await page.locator("#f-budget-3-grant").fill("1.250")
    await visitor.look("more rows")
    await visitor.press("#composer .primary")
    await expect(page.locator("#errors")).to_be_focused()
    await visitor.look("mistakes in rows")


@in_every_dress
async def test_every_new_kind_of_screen(site: Site, visit: Visits, language: str, dress: dict[str, Any]) -> None:
    """In both languages, narrow and wide, light and dark: nothing that axe finds, nothing that runs over the edge."""
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", APPLICATION)
    await filer.do(shown, Do(Command.LANGUAGE, language))
    visitor = await visit(dress, secret, shown.case)
    await visitor.look("summary")
    await all_kinds(visitor)


async def test_a_municipality_is_chosen_with_the_keyboard(site: Site, visit: Visits) -> None:
    """Down from the box to what is suggested, and Enter; up leads back to the box."""
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", {}, until="municipality")
    visitor = await visit(DESKTOP, secret, shown.case)
    page = visitor.page
    box, offered = page.locator("#f-municipality"), page.locator(".suggested button")
    await box.focus()
    await page.keyboard.type("her")
    await expect(offered).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await expect(offered.first).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(box).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text("Herøy (Nordland)")
    await expect(page.locator("#f-office_name")).to_be_focused()


async def test_rows_with_the_keyboard_alone(site: Site, visit: Visits) -> None:
    """The focus goes to the new row, a removal is said aloud, and the sums grow while one writes."""
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", APPLICATION, until="budget")
    visitor = await visit(DESKTOP, secret, shown.case)
    page = visitor.page
    await page.locator("#f-budget-1-post").select_option("1")
    await page.locator("#f-budget-1-grant").fill("0,61 mill.")
    await expect(page.locator("#f-budget-1-grant-read")).to_have_text("610\u00a0000\u00a0kr")
    await expect(page.locator("#sums .verdict")).to_contain_text("100\u00a0000\u00a0kr")
    await page.locator("[name=do][value=add]").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#f-budget-2-post")).to_be_focused()
    await expect(page.locator("#f-budget-1-grant")).to_have_value("0,61 mill.")
    await page.keyboard.type("K")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.type("100000")
    await expect(page.locator("#sums .verdict")).to_contain_text("Går opp")
    await page.locator("[name=remove][value='budget.1']").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#heard")).to_have_text("Linje 1 er fjerna.")
    await expect(page.locator("#f-budget-1-post")).to_be_focused()
    await expect(page.locator("#f-budget-1-post")).to_have_value("2")
    await expect(page.locator(".line")).to_have_count(1)


async def test_rows_that_are_typed_survive_a_reload(site: Site, visit: Visits) -> None:
    """What was chosen from a list too."""
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", APPLICATION, until="budget")
    visitor = await visit(PHONE, secret, shown.case)
    page = visitor.page
    await page.locator("#f-budget-1-grant").fill("710 000")
    await page.locator("#f-budget-1-post").select_option("3")
    await page.reload()
    await expect(page.locator("#notices")).to_contain_text("henta fram")
    await expect(page.locator("#f-budget-1-post")).to_have_value("3")
    await expect(page.locator("#f-budget-1-grant")).to_have_value("710 000")
    await visitor.press("#composer .primary")
    assert await page.evaluate("Object.keys(localStorage)") == []


async def two_measures(filer: Filer) -> str:
    """File an application of one measure, begin a report of another; return the first."""
    await filer.file("application-2026", {**APPLICATION, "goals": "1,2"})
    measure = await filer.measure()
    letter = {"measure_name": "Ung i jobb", "grant_year": "2026", "amount": "610 000", "letter_date": "1.3.2026"}
    await filer.file("grant-letter", letter, measure=measure)
    await filer.draft("report-2021", {"measure_name": "Open dør"}, until="economy")
    return measure


@pytest.mark.parametrize("dress", [dress for _, dress in DRESSES.values()], ids=DRESSES)
async def test_an_office_goes_on_with_its_measure(site: Site, visit: Visits, dress: dict[str, Any]) -> None:
    """From its home to a continuation in which everything is proposed, and nothing is taken unseen."""
    filer, secret = site.sit()
    measure = await two_measures(filer)
    visitor = await visit(dress, secret)
    page = visitor.page
    await page.goto(site.address)
    await visitor.look("home of two measures")
    for fold in await page.locator("details.more > summary").all():
        await fold.click()
    await visitor.look("all of the home")
    form = page.locator(f".timeline form:has([name=form][value=application-2027]):has([name=measure][value='{measure}'])")
    await form.locator("button").click()
    await page.locator("#composer").wait_for()
    await visitor.look("a proposal")
    await page.keyboard.press("Tab")
    await visitor.press("#composer .primary")
    await expect(page.locator("#log")).to_contain_text("Volda")
    for question in ("address", "goals", "prop", "target_group", "points"):
        await visitor.go(question)
        await expect(page.locator("#proposed")).to_be_visible()
        await visitor.look(f"a proposal: {question}")
    await visitor.menu("summary")
    await visitor.look("a summary with proposals")


async def test_a_proposal_that_stands_is_not_something_typed(site: Site, visit: Visits) -> None:
    """So a page follows another device by itself, and keeps nothing in the browser."""
    filer, secret = site.sit()
    measure = await two_measures(filer)
    shown = await filer.begin("application-2027", measure=measure)
    visitor = await visit(DESKTOP, secret, shown.case)
    await expect(visitor.page.locator("#f-municipality")).to_have_value("Volda")
    other = await visitor.beside(visitor.page.url)
    await other.press("#composer .primary")
    await expect(visitor.page.locator("#log")).to_contain_text("Volda")
    assert await visitor.page.evaluate("Object.keys(localStorage)") == []
