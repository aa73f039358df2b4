"""How texts speak of numbers."""

import pytest

from bot.i18n import NBSP, form_texts, load_catalogs
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.prompts import Message


@pytest.mark.parametrize("language", Language)
def test_digits_are_grouped_from_a_thousand_on(language: Language) -> None:
    """As the counter on the page does; a year never is."""
    texts = form_texts(load_catalogs()[language], load_form("report-2021"))
    too_long = texts.say(Message(id="error.text.too_long", params={"length": 4001, "max_length": 4000}))
    assert f"4{NBSP}001 te" in too_long
    assert f"4{NBSP}000. " in too_long
    assert "2021" in texts.of("report.title")
