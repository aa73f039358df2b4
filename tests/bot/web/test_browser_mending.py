"""What a person has in view in a real Chromium: the next question after «Stemmer», whole figures, one way on from the home."""

from playwright.async_api import expect

from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.web.filing import APPLICATION
from tests.bot.web.serving import Site
from tests.bot.web.visitor import DESKTOP, PHONE, Visits

POINTS = [each.id.split(".")[1] for each in load_form("application-2026").questions["points"].fields]
REASONS = {f"point_reasons.{name}": f"Det punktet er viktig for ungdom i Volda: {name}." for name in POINTS}
OPTIONS = load_form("application-2027").fields["budget.1.post"].options
POSTS = [str(each.code) for each in OPTIONS if each.name != "direct_payments"]  # which is never taken
CELLS = ".cells :is(input, select)"
CUT_OFF = f"""() => [...document.querySelectorAll("{CELLS}")].filter((each) => {{
  const style = getComputedStyle(each);
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `${{style.fontSize}} ${{style.fontFamily}}`;
  const text = each.selectedOptions?.[0].label ?? each.value;
  return canvas.measureText(text).width > each.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
}}).map((each) => `${{each.id}}: ${{each.clientWidth}}`)"""
TOPS = f"""() => [...document.querySelectorAll(".line:first-child {CELLS}")].map((each) => each.getBoundingClientRect().top)"""


async def test_the_next_question_is_in_view_after_many_answers(site: Site, visit: Visits) -> None:
    """On a phone: eight reasons taken with one press, and then the amount, its box and its button."""
    filer, secret = site.sit()
    given = {**APPLICATION, **{f"points.{name}": "3" for name in POINTS}, **REASONS}
    await filer.file("application-2026", given)
    shown = await filer.begin("application-2027", measure=await filer.measure())
    visitor = await visit(PHONE, secret, shown.case)
    page = visitor.page
    await visitor.go("points")
    await visitor.press("#composer .primary")
    await expect(page.locator("#f-point_reasons-knowledge")).to_have_value(REASONS["point_reasons.knowledge"])
    await visitor.press("#composer .primary")
    await expect(page.locator("#log")).to_contain_text(REASONS["point_reasons.knowledge"])
    await expect(page.locator("#now > .says")).to_have_count(0)
    await expect(page.locator("#ask")).to_be_in_viewport(ratio=1)
    await expect(page.locator("#f-amount")).to_be_in_viewport(ratio=1)


async def test_a_budget_shows_posts_and_figures_whole(site: Site, visit: Visits) -> None:
    """On a wide screen: in one line, none of it cut off, in both languages."""
    for language in Language:
        filer, secret = site.sit()
        shown = await filer.draft("application-2027", {**APPLICATION, "amount": "1 200 000"}, until="budget")
        visitor = await visit(DESKTOP, secret, shown.case)
        page = visitor.page
        if language is not Language.NYNORSK:
            await page.locator(f".tool[value={language}]").click()
            await page.locator(f".case[data-language={language}]").wait_for()
        for code in POSTS:
            await page.locator("#f-budget-1-post").select_option(code)
            for column, amount in (("grant", "1 200 000"), ("own", "150 000,50"), ("other", "12 000 000")):
                await page.locator(f"#f-budget-1-{column}").fill(amount)
            assert await page.evaluate(CUT_OFF) == [], (language, code)
        assert len(set(await page.evaluate(TOPS))) == 1
