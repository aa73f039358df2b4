"""The web chat in a real Chromium: its dresses, its memory, two devices, the keyboard."""

from typing import Any

from playwright.async_api import Browser, expect

from tests.bot.web.serving import Site
from tests.bot.web.visitor import DESKTOP, PHONE, Visitor


async def test_the_page_is_right_in_every_dress(browser: Browser, site: Site) -> None:
    """Dark, narrow, text twice as large, forced colours: nothing that axe finds, nothing that runs over the edge."""
    first = await browser.new_context(**PHONE)
    visitor = await Visitor.come(first, site.address)
    await visitor.start("nn")
    await visitor.to_money()
    await visitor.menu("overview")
    await visitor.press("#now [name=jump][value=start]")
    await visitor.choose(9)
    case, state = visitor.page.url, await first.storage_state()
    await first.close()
    dresses: tuple[tuple[int, dict[str, Any]], ...] = (
        (100, {**PHONE, "color_scheme": "dark"}),
        (100, {**PHONE, "viewport": {"width": 320, "height": 640}}),
        (200, DESKTOP),
        (100, {**DESKTOP, "color_scheme": "dark", "forced_colors": "active"}),
    )
    for percent, dress in dresses:
        context = await browser.new_context(**dress, storage_state=state)
        visitor = await Visitor.come(context, site.address)
        await visitor.page.goto(case)
        await visitor.page.evaluate("size => document.documentElement.style.fontSize = size", f"{percent}%")
        for question in ("economy", "assessment", "act_sections"):
            await visitor.menu("overview")
            await visitor.look("overview")
            await visitor.press(f"#now [name=jump][value={question}]")
            await visitor.look(question)
        await context.close()
        own_colours = "forced_colors" in dress  # then the person's colours count, which axe does not see
        assert [each for each in visitor.wrong if not (own_colours and "color-contrast" in each)] == [], dress


async def test_the_outline_shows_where_one_is(browser: Browser, site: Site) -> None:
    """At the last question of a long form too, after a jump and after the page is loaded anew; on paper it takes no room."""
    context = await browser.new_context(**{**DESKTOP, "viewport": {"width": 1280, "height": 600}})
    visitor = await Visitor.come(context, site.address)
    page = visitor.page
    await visitor.start("nn")
    await visitor.to_money()
    await visitor.menu("overview")
    await visitor.press("#now [name=jump][value=comments]")
    step = page.locator("#outline [aria-current=step]")
    await expect(step).to_be_in_viewport(ratio=1)
    await page.reload()
    await expect(step).to_be_in_viewport(ratio=1)
    await page.emulate_media(media="print")
    box = await page.locator("#main").bounding_box()
    assert box is not None
    assert box["width"] > 640
    await context.close()
    assert visitor.wrong == []


async def test_typed_text_survives_a_closed_tab_and_a_restarted_server(browser: Browser, site: Site) -> None:
    """It is kept in the browser until the server has it, and is back in its box."""
    context = await browser.new_context(**PHONE)
    visitor = await Visitor.come(context, site.address)
    await visitor.start("nn")
    await visitor.answer("Ung i jobb")
    await visitor.page.locator("#f-office_name").fill("NAV Vol")
    url = visitor.page.url
    await visitor.page.close()
    await site.stop()
    await site.start()
    again = await Visitor.come(context, site.address)
    await again.page.goto(url)
    await expect(again.page.locator("#f-office_name")).to_have_value("NAV Vol")
    await expect(again.page.locator("#notices")).to_contain_text("henta fram")
    await again.answer("NAV Volda")
    assert await again.page.evaluate("Object.keys(localStorage)") == []
    await context.close()
    assert visitor.wrong + again.wrong == []


async def test_a_lost_connection_loses_nothing(browser: Browser, site: Site) -> None:
    """The page says so, keeps the text and sends it by itself when the server is there again."""
    context = await browser.new_context(**PHONE)
    visitor = await Visitor.come(context, site.address)
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
    await context.close()


async def test_a_double_press_and_the_back_button_do_no_harm(browser: Browser, site: Site) -> None:
    """Two presses count once; going back in the browser shows the case as it is."""
    context = await browser.new_context(**DESKTOP)
    visitor = await Visitor.come(context, site.address)
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
    assert visitor.wrong == []
    await context.clear_cookies()
    await visitor.page.locator("#f-email").fill("a@b.no")
    await visitor.page.locator("#composer .primary").click()
    await expect(visitor.page.locator("h1")).to_have_text("Sida må opnast på nytt")
    await context.close()


async def test_two_devices_stay_in_step(browser: Browser, site: Site) -> None:
    """The other follows by itself, but never over what is being typed there: that is said, and both texts are kept."""
    phone, desk = await browser.new_context(**PHONE), await browser.new_context(**DESKTOP)
    first = await Visitor.come(phone, site.address)
    await first.start("nn")
    await first.page.locator(".menu > summary").click()
    await first.page.locator(".menu-list [formaction]").click()
    await first.look("handover")
    link = await first.page.locator("#link").input_value()
    second = await Visitor.come(desk, site.address)
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
    await phone.close()
    await desk.close()
    assert first.wrong == []
    assert [each for each in second.wrong if "409" not in each and "404" not in each] == []


async def test_the_keyboard_alone_is_enough(browser: Browser, site: Site) -> None:
    """Focus goes to the question after each answer and to what was wrong after a mistake, and Enter sends."""
    context = await browser.new_context(**DESKTOP)
    visitor = await Visitor.come(context, site.address)
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
    await context.close()
    assert visitor.wrong == []
