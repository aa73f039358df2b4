"""The web chat in a real Chromium: its dresses, its memory, two devices, the keyboard."""

from typing import Any

from playwright.async_api import expect

from tests.bot.web.serving import Site
from tests.bot.web.visitor import DESKTOP, PHONE, Visits


async def test_the_page_is_right_in_every_dress(visit: Visits) -> None:
    """Dark, narrow, text twice as large, forced colours: nothing that axe finds, nothing that runs over the edge."""
    visitor = await visit(PHONE)
    await visitor.start("nn")
    await visitor.to_money()
    await visitor.go("start")
    await visitor.choose(9)
    case, state = visitor.page.url, await visitor.page.context.storage_state()
    await visitor.leave()
    dresses: tuple[tuple[int, dict[str, Any]], ...] = (
        (100, {**PHONE, "color_scheme": "dark"}),
        (100, {**PHONE, "viewport": {"width": 320, "height": 640}}),
        (200, DESKTOP),
        (100, {**DESKTOP, "color_scheme": "dark", "forced_colors": "active"}),
    )
    for percent, dress in dresses:
        visitor = await visit({**dress, "storage_state": state})
        await visitor.page.goto(case)
        await visitor.page.evaluate("size => document.documentElement.style.fontSize = size", f"{percent}%")
        for question in ("economy", "assessment", "act_sections"):
            await visitor.menu("overview")
            await visitor.look("overview")
            await visitor.press(f"#now [name=jump][value={question}]")
            await visitor.look(question)
        if "forced_colors" in dress:  # then the person's colours count, which axe does not see
            visitor.forgive("color-contrast")
        await visitor.leave()


async def test_the_outline_shows_where_one_is(visit: Visits) -> None:
    """At the last question of a long form too, after a jump and after the page is loaded anew; on paper it takes no room."""
    visitor = await visit({**DESKTOP, "viewport": {"width": 1280, "height": 600}})
    page = visitor.page
    await visitor.start("nn")
    await visitor.to_money()
    await visitor.go("comments")
    step = page.locator("#outline [aria-current=step]")
    await expect(step).to_be_in_viewport(ratio=1)
    await page.reload()
    await expect(step).to_be_in_viewport(ratio=1)
    await page.emulate_media(media="print")
    box = await page.locator("#main").bounding_box()
    assert box is not None
    assert box["width"] > 640


async def test_typed_text_survives_a_closed_tab_and_a_restarted_server(site: Site, visit: Visits) -> None:
    """It is kept in the browser until the server has it, and is back in its box."""
    visitor = await visit(PHONE)
    await visitor.start("nn")
    await visitor.answer("Ung i jobb")
    await visitor.page.locator("#f-office_name").fill("NAV Vol")
    url = visitor.page.url
    await visitor.page.close()
    await site.stop()
    await site.start()
    again = await visitor.beside(url)
    await expect(again.page.locator("#f-office_name")).to_have_value("NAV Vol")
    await expect(again.page.locator("#notices")).to_contain_text("henta fram")
    await again.answer("NAV Volda")
    assert await again.page.evaluate("Object.keys(localStorage)") == []


async def test_a_lost_connection_loses_nothing(site: Site, visit: Visits) -> None:
    """The page says so, keeps the text and sends it by itself when the server is there again."""
    visitor = await visit(PHONE)
    await visitor.start("nn")
    await site.stop()
    await visitor.page.locator("#f-measure_name").fill("Ung i jobb")
    await visitor.page.locator("#composer .primary").click()
    await expect(visitor.page.locator("#notices")).to_contain_text("Eg får ikkje kontakt")
    await expect(visitor.page.locator("#f-measure_name")).to_have_value("Ung i jobb")
    await site.start()
    await expect(visitor.page.locator("#ask")).to_contain_text("Namn på NAV-kontoret", timeout=15_000)
    await expect(visitor.page.locator("#log")).to_contain_text("Ung i jobb")
    await expect(visitor.page.locator("#notices")).to_be_empty()
    visitor.forgive("net::ERR_", "htmx:")


async def test_a_double_press_and_the_back_button_do_no_harm(site: Site, visit: Visits) -> None:
    """Two presses count once; going back in the browser shows the case as it is."""
    visitor = await visit(DESKTOP)
    await visitor.start("nn")
    await visitor.page.locator("#f-measure_name").fill("Ung i jobb")
    await visitor.page.locator("#composer .primary").dblclick()
    await expect(visitor.page.locator("#ask")).to_contain_text("Namn på NAV-kontoret")
    assert await visitor.page.locator(".summary-of-errors, .error").count() == 0
    assert await visitor.page.title() == "2. NAV-kontor – Vegvisar"
    case = visitor.page.url
    await visitor.page.goto(site.address)
    await visitor.page.go_back()
    await expect(visitor.page.locator("#ask")).to_contain_text("Namn på NAV-kontoret")
    await visitor.answer("NAV Volda")
    assert visitor.page.url.split("#")[0] == case.split("#")[0]
    await visitor.page.context.clear_cookies()
    await visitor.page.locator("#f-email").fill("a@b.no")
    await visitor.page.locator("#composer .primary").click()
    await expect(visitor.page.locator("h1")).to_have_text("Sida må opnast på nytt")
    visitor.forgive("403")


async def test_two_devices_stay_in_step(visit: Visits) -> None:
    """The other follows by itself, but never over what is being typed there: that is said, and both texts are kept."""
    first, second = await visit(PHONE), await visit(DESKTOP)
    await first.start("nn")
    await first.page.locator(".menu > summary").click()
    await first.page.locator(".menu-list [formaction]").click()
    await first.look("handover")
    link = await first.page.locator("#link").input_value()
    await second.page.goto(link)
    await second.look("accept")
    await second.page.locator("button.primary").click()
    await second.page.locator("#composer").wait_for()
    await first.page.locator("a.primary").click()
    await first.answer("Ung i jobb")
    await expect(second.page.locator("#ask")).to_contain_text("Namn på NAV-kontoret")
    await expect(second.page.locator("#log")).to_contain_text("Ung i jobb")
    await second.page.locator("#f-office_name").fill("NAV Ørsta")
    await first.answer("NAV Volda")
    await expect(second.page.locator("#notices")).to_contain_text("endra på ei anna eining")
    await expect(second.page.locator("#f-office_name")).to_have_value("NAV Ørsta")
    await second.press("#composer .primary")
    await second.says("Svaret no: NAV Volda", "Det du skreiv, står her framleis")
    await expect(second.page.locator("#f-office_name")).to_have_value("NAV Ørsta")
    await first.menu("delete")
    await first.page.locator("[name=do][value=yes]").click()
    await expect(first.page.locator(".home")).to_contain_text("sletta")
    await expect(second.page.locator("#notices")).to_contain_text("endra på ei anna eining")
    await second.page.locator("[data-refresh]").click()
    await expect(second.page.locator("body")).to_contain_text("er sletta")
    second.forgive("409", "404")


async def test_the_keyboard_alone_is_enough(visit: Visits) -> None:
    """Focus goes to the question after each answer and to what was wrong after a mistake, and Enter sends."""
    visitor = await visit(DESKTOP)
    await visitor.start("nn")
    page = visitor.page
    await page.locator("#f-measure_name").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".error")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.type("Ung i jobb")
    await page.keyboard.press("Enter")
    await expect(page.locator("#f-office_name")).to_be_focused()
    await page.keyboard.type("NAV Volda")
    await page.keyboard.press("Enter")
    await expect(page.locator("#f-email")).to_be_focused()
    await page.keyboard.type("a@b.no")
    await page.keyboard.press("Enter")
    await expect(page.locator("#ask")).to_be_focused()
