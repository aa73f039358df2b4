"""The test server itself: its table is Telegram's, and it refuses what Telegram would refuse."""

import json

import pytest

from tests.bot.telegram.html import HtmlError, plain
from tests.bot.telegram.spec import OWN, faults, published


def test_our_table_is_part_of_the_published_one() -> None:
    """Every method, type and field that we use is there, of the same type, and as required."""
    table = published()
    if table is None:
        pytest.skip("the published specification does not lie beside the checkout")
    for kind in ("methods", "types"):
        for name, ours in OWN[kind].items():
            theirs = {each["name"]: (each["types"], each["required"]) for each in table[kind][name].get("fields", [])}
            for each in ours.get("fields", []):
                assert theirs[each["name"]] == (each["types"], each["required"]), f"{name}.{each['name']}"
            assert all(name in {each["name"] for each in ours.get("fields", [])} for name, (_, must) in theirs.items() if must)


@pytest.mark.parametrize(
    ("method", "params", "fault"),
    [
        ("sendMessage", {"chat_id": "1", "text": "x"}, None),
        ("sendMessage", {"chat_id": "1"}, "sendMessage: text lacks"),
        ("sendMessage", {"chat_id": "1", "text": "x", "size": "1"}, "sendMessage takes no size"),
        ("shout", {}, "shout is no method"),
        ("editMessageText", {"message_id": "x"}, "editMessageText: message_id is none of ['Integer']"),
        ("sendDocument", {"chat_id": "1", "document": "attach://gone"}, None),
        (
            "sendMessage",
            {"chat_id": "1", "text": "x", "reply_markup": json.dumps({"inline_keyboard": [[{"callback_data": "x"}]]})},
            "sendMessage: reply_markup is none of",
        ),
    ],
)
def test_a_request_is_held_against_a_table(method: str, params: dict[str, str], fault: str | None) -> None:
    """Missing, unknown and ill-typed parameters are named."""
    found = list(faults(method, params, {}, OWN))
    assert found == [] if fault is None else found[0].startswith(fault)


@pytest.mark.parametrize(("html", "text"), [("<b>a</b> &lt;b&gt;", "a <b>"), ("<blockquote expandable>x</blockquote>", "x")])
def test_html_is_read(html: str, text: str) -> None:
    """As a person sees it."""
    assert plain(html) == text


@pytest.mark.parametrize("html", ["<b>a", "a</b>", "<b><i>a</b></i>", "<p>a</p>", '<b class="x">a</b>', "<!-- a -->", "<script>"])
def test_html_that_telegram_refuses(html: str) -> None:
    """Unknown tags and bad nesting."""
    with pytest.raises(HtmlError):
        plain(html)
