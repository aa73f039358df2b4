"""The guide to the eight points in a real Chromium: it follows what is written, and stays as it was left."""

from typing import Any

import pytest
from playwright.async_api import expect

from dialogs.events import Command, Do
from tests.bot.web.filing import APPLICATION
from tests.bot.web.serving import Site
from tests.bot.web.visitor import DESKTOP, PHONE, Visits

WRITTEN = {
    "nn": ("Dei unge er med på å utforme tilbodet.", "Brukarmedverknad"),
    "nb": ("De unge er med på å utforme tilbudet.", "Brukermedvirkning"),
}


@pytest.mark.parametrize(("language", "dress"), [("nn", PHONE), ("nb", DESKTOP)], ids=["nn", "nb"])
async def test_the_guide_follows_what_is_written(site: Site, visit: Visits, language: str, dress: dict[str, Any]) -> None:
    """The names at once, the words in a fold that stays open, and nothing that axe finds."""
    text, point = WRITTEN[language]
    filer, secret = site.sit()
    shown = await filer.draft("application-2027", APPLICATION, until="method")
    await filer.do(shown, Do(Command.LANGUAGE, language))
    visitor = await visit(dress, secret, shown.case)
    box, names, words = (visitor.page.locator(each) for each in ("#f-method", "#guide-names", "#guide-words"))
    await expect(names).to_have_text("")
    await expect(words).not_to_be_visible()
    await box.press_sequentially(text)
    await expect(names).to_have_text(point)
    await visitor.look("a guide")
    await visitor.page.locator(".guide summary").click()
    await expect(words).to_contain_text(f"{point}: «")
    await visitor.look("an open guide")
    await box.press_sequentially(" KOSTRA.")
    await expect(words).to_contain_text("«KOSTRA»")
    await expect(words).to_be_visible()
    await expect(box).to_have_value(f"{text} KOSTRA.")
    await expect(box).to_be_focused()
