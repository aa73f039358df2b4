"""The web chat in a real Chromium, on a phone and on a desk, with and without JavaScript."""

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, expect

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web import create_app
from storage.database import Database
from tests.bot.web.visitor import ACCOUNTS, DESKTOP, PHONE, Visitor


@dataclass
class Site:
    """A server on a port that stays its own when it is started anew."""

    url: str
    port: int
    database: Database | None = None
    runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Open the database and the port."""
        self.database = await Database.open(self.url)
        self.runner = web.AppRunner(create_app(Conversation(self.database), Settings(_env_file=None)), shutdown_timeout=1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Close both."""
        if self.runner and self.database:
            await self.runner.cleanup()
            await self.database.close()
        self.runner = self.database = None


@pytest_asyncio.fixture(loop_scope="session")
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """Serve the web chat on the loop that the browser is driven from."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = Site(f"sqlite:///{tmp_path}/web.db", port)
    await started.start()
    yield started
    await started.stop()


async def about_the_measure(visitor: Visitor) -> None:
    """Answer the first four questions, with a mistake at each kind of box."""
    await visitor.answer("")
    await visitor.says("Dette må ha eit svar")
    await visitor.look("error")
    await visitor.answer("Ung i jobb")
    await visitor.answer("hjelp")
    await visitor.says("Du kan alltid skrive")
    await visitor.answer("NAV Volda")
    await visitor.answer("postmottak@nav volda")
    await visitor.says("e-postadresse")
    await visitor.answer("postmottak@nav-volda.example")
    await visitor.page.locator(".typed > summary").click()
    await visitor.page.locator("#typed").fill("Sogn")
    await visitor.press(".typed button")
    await visitor.look("choice")
    await visitor.choose(14)


async def about_the_money(visitor: Visitor) -> None:
    """Mend amounts that cannot be taken, stand by what does not add up, attach what is no account, then one."""
    page = visitor.page
    await visitor.answer("610 000", "0", "1.250", "18 400,50", "-5")
    await visitor.says("Er det 1 250 eller 1,25 kroner?", "mindre enn null")
    await visitor.look("money")
    await page.locator("#f-economy-posts").fill("561 250")
    await page.locator("#f-economy-carried_over").fill("10 tusen")
    await expect(page.locator("#f-economy-carried_over-read")).to_have_text("10\u00a0000\u00a0kr")
    await expect(page.locator("#sums")).to_contain_text("20\u00a0349,50\u00a0kr")
    await visitor.press("#composer .primary")
    await visitor.says("Stemmer dette?")
    await visitor.look("reason")
    await visitor.answer("Resten er betalt tilbake.")
    await visitor.choose(9)
    await visitor.attach({"name": "virus.exe", "mimeType": "x/y", "buffer": b"MZ\x90\x00"})
    await visitor.says("virus.exe")
    await visitor.look("file")
    await visitor.attach(ACCOUNTS)


async def about_the_content(visitor: Visitor) -> None:
    """Leave the grid empty, write an identity number, forget a follow-up and the boxes, and mend each."""
    page = visitor.page
    await visitor.choose(1)
    await visitor.press("#composer .primary")
    await visitor.says("Her manglar det svar")
    await visitor.look("grid")
    await visitor.grid()
    await visitor.answer("Ring Kari, 01017012345.")
    await visitor.says("fødselsnummer")
    await visitor.answer("Ungdom mellom 18 og 25 år.")
    await visitor.answer("Lågterskeltilbod.")
    await page.locator("#f-changes-1").check()
    await visitor.press("#composer .primary")
    await visitor.look("follow-up")
    await visitor.answer("NAV Ørsta kom med.")
    for text in ("Nye rutinar.", "Fleire i jobb.", "Samtalar."):
        await visitor.answer(text)
    await visitor.press("#composer .primary")
    await visitor.look("several")
    await visitor.tick("act_sections", 1, 4, 11)
    for text in ("Rekruttering.", "Tett oppfølging."):
        await visitor.answer(text)
    await visitor.tick("continuation", 2)
    await visitor.choose(3)
    await visitor.answer("Kurs i rettleiing.")
    await visitor.press("[name=do][value=skip]")


async def test_a_whole_report_in_nynorsk_on_a_phone_with_a_mistake_in_every_kind(browser: Browser, site: Site) -> None:
    """Every mistake is met by a word that helps, and nothing on the way fails axe, the policy or the width of a phone."""
    context = await browser.new_context(**PHONE)
    visitor = await Visitor.come(context, site.address)
    page = visitor.page
    await visitor.start("nn")
    await about_the_measure(visitor)
    await about_the_money(visitor)
    await about_the_content(visitor)
    await visitor.says("Sjå over svara", "Grunngiving: Resten er betalt tilbake.")
    await visitor.look("summary")
    for command, back in (("overview", "resume"), ("pause", "resume"), ("delete", "no")):
        await visitor.menu(command)
        await visitor.look(command)
        await visitor.press(f"#now [name=do][value={back}]")
    await page.locator("[name=do][value=submit]").click()
    await expect(page.locator(".receipt h1")).to_have_text("Rapporten er ferdig")
    await visitor.look("receipt")
    for name in ("PDF", "datafil"):
        async with page.expect_download() as download:
            await page.locator(".receipt a", has_text=name).click()
        assert (await (await download.value).path()).stat().st_size > 1000
    await page.goto(site.address)
    await visitor.look("home after")
    await context.close()
    assert visitor.wrong == []


async def test_a_whole_report_in_bokmal_at_a_desk_without_javascript(browser: Browser, site: Site) -> None:
    """Every step is a plain form: nothing but comfort is missing."""
    context = await browser.new_context(**DESKTOP, java_script_enabled=False, color_scheme="dark")
    visitor = await Visitor.come(context, site.address, js=False)
    page = visitor.page
    await visitor.start("nb")
    await visitor.answer("")
    await visitor.says("Dette må ha et svar")
    await visitor.to_money()
    await visitor.answer("610 000", "0", "561 250", "18 400,50", "30 349,50")
    await visitor.choose(9)
    await page.locator("input[type=file]").set_input_files(ACCOUNTS)
    await expect(page.locator(".drop .some")).to_be_visible()
    await visitor.press("#composer .primary")
    await visitor.choose(1)
    await visitor.look("grid")
    assert await page.locator(".grid thead").is_visible()
    await visitor.grid()
    for text in ("Ungdom.", "Lavterskeltilbud."):
        await visitor.answer(text)
    await page.locator("#f-changes-1").check()
    await page.locator("#f-changes-described").fill("Flere er med.")
    await visitor.press("#composer .primary")
    for text in ("Nye rutiner.", "Flere i jobb.", "Samtaler."):
        await visitor.answer(text)
    await visitor.tick("act_sections", 18)
    for text in ("Rekruttering.", "Tett oppfølging."):
        await visitor.answer(text)
    await visitor.tick("continuation", 2)
    await visitor.choose(3)
    await visitor.answer("Kurs.")
    await visitor.press("[name=do][value=skip]")
    await visitor.look("summary")
    await page.locator("[name=do][value=submit]").click()
    await expect(page.locator(".receipt h1")).to_have_text("Rapporten er ferdig")
    await context.close()
    assert visitor.wrong == []


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
            await visitor.press(f"#now [name=jump][value={question}]")
            await visitor.look(question)
        await context.close()
        own_colours = "forced_colors" in dress  # then the person's colours count, which axe does not see
        assert [each for each in visitor.wrong if not (own_colours and "color-contrast" in each)] == [], dress


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
    await second.says("Det du skreiv, står her framleis")
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
