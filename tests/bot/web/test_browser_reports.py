"""Whole reports in a real Chromium: on a phone with mistakes of every kind, and at a desk without JavaScript."""

from playwright.async_api import expect

from tests.bot.web.serving import Site
from tests.bot.web.visitor import ACCOUNTS, DESKTOP, PHONE, Visitor, Visits


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


async def test_a_whole_report_in_nynorsk_on_a_phone_with_a_mistake_in_every_kind(site: Site, visit: Visits) -> None:
    """Every mistake is met by a word that helps, and nothing on the way fails axe, the policy or the width of a phone."""
    visitor = await visit(PHONE)
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
    await expect(page.locator(".receipt h1")).to_have_text("Skjemaet er ferdig")
    await visitor.look("receipt")
    for name in ("PDF", "datafil"):
        async with page.expect_download() as download:
            await page.locator(".receipt a", has_text=name).click()
        assert (await (await download.value).path()).stat().st_size > 1000
    await page.goto(site.address)
    await visitor.look("home after")


async def test_a_whole_report_in_bokmal_at_a_desk_without_javascript(visit: Visits) -> None:
    """Every step is a plain form: nothing but comfort is missing."""
    visitor = await visit({**DESKTOP, "java_script_enabled": False, "color_scheme": "dark"})
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
    await expect(page.locator(".receipt h1")).to_have_text("Skjemaet er ferdig")
