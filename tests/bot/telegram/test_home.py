"""Outside a report: hello, links between here and the browser, menus, and chats that are not private."""

import re

import pytest

from bot.seats import Channel, Seat
from bot.telegram.home import CONTINUE
from bot.web.routes import ROUTES
from dialogs.events import Fill, Reply
from dialogs.language import Language
from tests.bot.telegram.conftest import PUBLIC, Bot
from tests.bot.telegram.person import Person
from tests.bot.telegram.texts import nb, nn

pytestmark = pytest.mark.asyncio(loop_scope="session")

BROWSER = Seat(Channel.WEB, "a-browsers-secret")
NN_ASK, NB_ASK = nn("say.choose_language"), nb("say.choose_language")
GROUP_ID = -100
GROUP = {"id": GROUP_ID, "type": "supergroup", "title": "NAV"}


async def test_hello_is_said_in_both_languages(person: Person) -> None:
    """Neither is the default."""
    await person.write("/start")
    assert person.last.text.endswith(f"{nn('telegram.begin')}\n{nb('telegram.begin')}")
    assert person.last.labels == ["Nynorsk", "Bokmål"]


async def test_a_button_of_another_report_makes_that_the_current_one(bot: Bot, person: Person) -> None:
    """The buttons of a report that one has left still work, and what is typed then goes there too."""
    await person.arrive("Fyrste tiltak")
    older = person.last
    data = older.behind("Oversikt")
    await person.press("Oversikt")
    await person.press("Nytt skjema")
    await person.write("Andre tiltak")
    await person.press_data(data, older)
    assert "Oversikt." in person.last.text
    await person.press("Hald fram")
    await person.write("NAV Volda")
    session = (await bot.conversation.look(person.seat)).session
    assert [answer.value for answer in session.answers.values()] == ["Fyrste tiltak", "NAV Volda"]


async def test_from_the_browser_to_telegram(bot: Bot, person: Person) -> None:
    """A deep link takes the draft over; it works once."""
    view = await bot.conversation.start(BROWSER, form="report-2021", language=Language.BOKMAL, key="web:1")
    await bot.conversation.turn(BROWSER, Reply("Nye veier"), key="web:2", case=view.case)
    token = await bot.conversation.hand_over(BROWSER, view.case)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", token), "no deep link can carry it"
    await person.write(f"/start {token}")
    assert person.seen[0].text == nb("telegram.accepted")
    assert "NAV-kontoret" in person.last.text
    await person.write("NAV Porsgrunn")
    answers = (await bot.conversation.look(BROWSER, view.case)).session.answers
    assert answers["office_name"].value == "NAV Porsgrunn"
    await person.write(f"/start {token}")
    assert nb("telegram.link_used") in person.last.text
    assert "Nye veier" in person.last.text


async def test_several_wrong_lines_of_a_web_screen(bot: Bot, person: Person) -> None:
    """Opened here, each says which line it is about, and only what would answer the line that is asked is suggested."""
    view = await bot.conversation.start(BROWSER, form="report-2021", language=Language.BOKMAL, key="web:lines")
    wrong = {"economy.received": "hundre", "economy.brought_forward": "500-", "economy.posts": "1.5"}
    await bot.conversation.turn(BROWSER, Fill("economy", wrong), key="web:wrong", case=view.case)
    session = (await bot.conversation.look(BROWSER, view.case)).session
    suggested = {each.field: each.suggestions for each in session.said if each.suggestions}
    assert session.target not in suggested
    assert suggested
    await person.write(f"/start {await bot.conversation.hand_over(BROWSER, view.case)}")
    assert "❗ Benyttet til stilling: " in person.last.text
    assert person.last.labels[0] == "1"


async def test_a_draft_without_a_language_asks_for_it_in_both(bot: Bot, person: Person) -> None:
    """The browser had not come so far."""
    view = await bot.conversation.start(BROWSER, form="report-2021", language=None, key="web:none")
    await person.write(f"/start {await bot.conversation.hand_over(BROWSER, view.case)}")
    assert person.last.labels == ["Nynorsk", "Bokmål"]
    await person.write("Ung i jobb")
    assert person.last.text == f"{NN_ASK}\n{NB_ASK}"
    await person.press("Bokmål")
    assert "Navn på tiltaket" in person.last.text


async def test_a_button_of_a_report_that_is_gone(bot: Bot, person: Person) -> None:
    """It is said, and the person's other reports are listed."""
    await person.arrive()
    gone = person.callback(f"j:0:{'x' * 22}", person.last)
    await person.deliver("callback_query", gone)
    assert nn("telegram.case_gone") in person.last.text
    assert len(person.last.labels) == 4
    for verb in ("o:", "b:", "f:0"):
        await person.press_data(f"{verb}:{'x' * 22}", person.last)
        assert nn("telegram.case_gone") in person.last.text
    await person.press_data("n:nn:report-1999", person.last)
    assert bot.api.notices[max(bot.api.notices, key=int)].text == nn("telegram.old_button")


async def test_from_telegram_to_the_browser(bot: Bot, person: Person) -> None:
    """The link is the web chat's own, and opens the very draft that is on the screen."""
    await person.arrive("Ung i jobb", "/nettlesar")
    link = person.last.text.rpartition("\n")[2]
    assert link.startswith(f"{PUBLIC}{CONTINUE}")
    taken = await bot.conversation.accept(BROWSER, link.rpartition("/")[2])
    assert taken is not None
    assert taken.session.answers["measure_name"].value == "Ung i jobb"
    await person.press("Oversikt")
    await person.press("Hald fram på nettet")
    assert person.last.text.rpartition("\n")[2] != link
    assert await bot.conversation.accept(BROWSER, link.rpartition("/")[2]) is None


async def test_the_link_leads_where_the_web_chat_takes_it() -> None:
    """The channels do not know each other: this holds them together."""
    assert any(route.path.startswith(f"{CONTINUE}{{token") for route in ROUTES)


async def test_a_link_without_a_report(person: Person) -> None:
    """There is nothing to hand over: the person is told, and can begin."""
    await person.write("/nettleser")
    assert person.last.labels == ["Nynorsk", "Bokmål"]


async def test_menus_in_both_languages_and_for_all_others(bot: Bot) -> None:
    """Telegram shows each person the words of their language; where it speaks another, both."""
    await bot.api.until(lambda: len(bot.api.commands) == 4)
    words = {code: [each["command"] for each in commands] for code, commands in bot.api.commands.items()}
    assert words["nn"][:2] == ["hjelp", "oversikt"]
    assert {"haldfram", "nettlesar"} <= set(words["nn"])
    assert {"fortsett", "nettleser"} <= set(words["nb"])
    assert set(words["nn"]) | set(words["nb"]) == set(words[""]) == set(words["no"])


async def test_in_a_group_only_a_command_is_answered(bot: Bot, person: Person) -> None:
    """And only with the advice to write in private: others would see the answers."""
    await bot.api.confirmed(await bot.api.push("message", person.message(text="Ung i jobb") | {"chat": GROUP}))
    assert bot.api.chats[GROUP_ID] == []
    await bot.api.confirmed(await bot.api.push("message", person.message(text="/start@VegvisarTestBot") | {"chat": GROUP}))
    assert nn("telegram.private_only") in bot.api.chats[GROUP_ID][-1].text
    joined = {"chat": GROUP, "from": person.user, "date": 1, **{f"{when}_chat_member": {"status": status, "user": person.user}
              for when, status in (("old", "left"), ("new", "member"))}}  # fmt: skip
    await bot.api.confirmed(await bot.api.push("my_chat_member", joined))
    assert len(bot.api.chats[GROUP_ID]) == 2


async def test_what_is_not_for_us_is_confirmed_and_not_answered(bot: Bot, person: Person) -> None:
    """Posts of channels, reactions, the app's own notices, live locations that move."""
    post = {"message_id": 1, "date": 1, "chat": {"id": -200, "type": "channel", "title": "x"}, "text": "x"}
    pinned = person.message(pinned_message=person.message(text="x"))
    moved = person.message(location={"latitude": 1.0, "longitude": 1.0, "live_period": 60}) | {"edit_date": 2}
    for kind, content in (
        ("channel_post", post),
        ("message", pinned),
        ("edited_message", moved),
        ("something_of_tomorrow", {"x": 1}),
    ):
        await bot.api.confirmed(await bot.api.push(kind, content))
    assert person.seen == []
    assert bot.api.chats[-200] == []
