"""Where one is on a phone after a press: at the top of a receipt, and at the line that was added."""

from playwright.async_api import expect

from tests.bot.web.filing import APPLICATION
from tests.bot.web.serving import Site
from tests.bot.web.visitor import PHONE, Visits

IN_VIEW = "each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"


async def test_a_receipt_is_read_from_its_top(site: Site, visit: Visits) -> None:
    """The page is another one at the same address: the browser is not to keep the place where one pressed."""
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", APPLICATION)
    visitor = await visit(PHONE, secret, shown.case)
    page = visitor.page
    await page.locator("#now [name=do][value=submit]").last.click()
    await expect(page.locator(".receipt #ask")).to_be_focused()
    assert await page.evaluate("scrollY") == 0


async def test_a_line_that_was_added_is_in_view(site: Site, visit: Visits) -> None:
    """Its first box has the focus, and nobody has to look for it."""
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", APPLICATION, until="budget")
    visitor = await visit(PHONE, secret, shown.case)
    page = visitor.page
    for line in (2, 3, 4):
        await page.locator("[name=do][value=add]").click()
        box = page.locator(f"#f-budget-{line}-post")
        await expect(box).to_be_focused()
        assert await box.evaluate(IN_VIEW)
