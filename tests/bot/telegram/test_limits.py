"""Telegram's limits and moods: too long, too fast, not modified, not there, blocked, broken."""

import logging

import pytest

from bot.seats import Seat
from bot.telegram.outbox import LONGEST_WAIT
from dialogs.events import Append, Command, Do, Event, Fill
from dialogs.form import Kind
from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.telegram.conftest import Bot
from tests.bot.telegram.person import Person
from tests.bot.telegram.server import LONGEST_TEXT, MOST_BUTTONS
from tests.bot.telegram.texts import nb, nn
from tests.transcripts.filing import Office

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORM = load_form("report-2021")
SECRET = "Hemmeleg tiltak"


async def fill_with_long_texts(bot: Bot, seat: Seat) -> None:
    """Answer every question that takes a long text with as much as it takes."""
    events: list[Event] = [Do(Command.JUMP, "start"), Append("2021", "x")]
    for field in FORM.fields.values():
        if field.kind is Kind.LONG_TEXT and not field.relevant[1:]:
            text = f"<b>{field.id} & så" + " «år» 😀" * 1000
            events += [Do(Command.JUMP, field.id), Append(text[: field.max_length], "x"), Do(Command.DONE)]
    for number, event in enumerate(events):
        await bot.conversation.turn(seat, event, key=f"long:{seat.address}:{number}")


async def test_a_summary_of_long_texts_comes_in_several_messages(bot: Bot, person: Person) -> None:
    """All of every answer is there, no message is too long, and the buttons stand under the last."""
    await person.arrive("Ung i jobb")
    await fill_with_long_texts(bot, person.seat)
    before = len(person.seen)
    await person.write("/oppsummering")
    parts = person.seen[before:]
    assert len(parts) > 10
    assert all(len(each.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT for each in parts)
    assert [bool(each.keyboard) for each in parts] == [False] * (len(parts) - 1) + [True]
    assert sum(len(each.labels) for each in parts) < MOST_BUTTONS
    whole = "".join("".join(each.text.split()) for each in parts)
    session = (await bot.conversation.look(person.seat)).session
    for answer in session.answers.values():
        if isinstance(answer.value, str):
            assert "".join(answer.value.split()) in whole


async def test_a_summary_in_several_messages_is_not_torn(bot: Bot, person: Person) -> None:
    """What its buttons lead to comes below it: its last part is not edited into something else."""
    await person.arrive("Ung i jobb")
    await fill_with_long_texts(bot, person.seat)
    await person.write("/oppsummering")
    end, text = person.last, person.last.text
    await person.press("Oversikt", end)
    assert end.text == text
    assert person.last is not end
    assert person.with_buttons() == [person.last]
    overview = person.last
    await person.press("4", overview)
    assert person.last is overview


async def test_a_text_of_full_length_is_settled_in_few_words(person: Person) -> None:
    """It stands in the chat already, as it was written; the question that it answered must not grow too long."""
    await person.arrive("Ung i jobb")
    await person.write("/oversikt")
    await person.press("9")
    await person.write("å" * 1000, "b" * 2998)
    asked = person.find("Ferdig")
    await person.press("Ferdig")
    assert asked.text.endswith("Beskriv målgruppa\n✓ Målgruppe: lagra, 4 000 teikn.")


async def test_too_fast_waits_as_long_as_telegram_asks(bot: Bot, person: Person) -> None:
    """And then the reply goes out; the answer was safe all the time."""
    await person.arrive()
    bot.waits.seconds.clear()
    for method, seconds in (("sendMessage", 7), ("sendMessage", 3), ("editMessageReplyMarkup", 2)):
        bot.api.refuse(method, 429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
    await person.write("Ung i jobb")
    assert sorted(bot.waits.seconds) == [2, 3, 7]
    assert person.last.text.startswith("✓ Namn på tiltaket: Ung i jobb")


async def test_a_wait_that_is_too_long_is_not_waited_out(bot: Bot, person: Person, caplog: pytest.LogCaptureFixture) -> None:
    """The reply is lost, the answer is not: what is written next is not taken for an answer to a question that nobody saw."""
    await person.arrive()
    seconds = int(LONGEST_WAIT) + 1
    bot.api.refuse("sendMessage", 429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
    await person.write(SECRET)
    await person.write("Hallo?")
    assert "Namn på NAV-kontoret" in person.last.text
    assert len((await bot.conversation.look(person.seat)).session.answers) == 1
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert SECRET not in caplog.text


async def test_a_server_that_stumbles_is_tried_again(bot: Bot, person: Person) -> None:
    """With growing pauses, a few times."""
    await person.arrive()
    bot.waits.seconds.clear()
    for description in ("Bad Gateway", "Internal Server Error: restart"):
        bot.api.refuse("sendMessage", 502, description)
    await person.write("Ung i jobb")
    assert bot.waits.seconds == [0.5, 1.0]
    assert person.last.text.startswith("✓ Namn på tiltaket")


async def test_what_is_already_so_is_no_error(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    """«Message is not modified»: a press that is delivered again turns the page to itself."""
    await person.arrive("Ung i jobb")
    await person.press("Oversikt")
    page = person.last
    pressed = person.callback(page.behind("8"), page)
    number = await person.deliver("callback_query", pressed)
    await person.deliver("callback_query", pressed, number)
    assert person.last is page
    assert len(person.api.made("editMessageText", person.chat)) == page.edits + 1
    assert caplog.records == []


async def test_a_message_that_is_gone_is_sent_anew(person: Person) -> None:
    """The person has deleted it from the chat: what was to be edited in place comes as a new message."""
    await person.arrive("Ung i jobb")
    await person.press("Oversikt")
    page = person.last
    person.seen.remove(page)
    await person.press("8", page)
    assert "Eigenvurdering" in person.last.text
    assert person.last.keyboard != []


async def test_a_person_who_blocks_the_bot_is_left_alone(bot: Bot, person: Person, caplog: pytest.LogCaptureFixture) -> None:
    """Quietly; the answer is kept, and the talk goes on when they come back."""
    await person.arrive()
    bot.api.blocked.add(person.chat)
    await person.write("Ung i jobb")
    bot.api.blocked.remove(person.chat)
    member = {"chat": person.message()["chat"], "from": person.user, "date": 1}
    member |= {f"{when}_chat_member": {"status": status, "user": person.user, "until_date": 0}
               for when, status in (("old", "member"), ("new", "kicked"))}  # fmt: skip
    await bot.api.confirmed(await bot.api.push("my_chat_member", member))
    await person.write("NAV Volda")
    assert "E-postadresse" in person.last.text
    assert caplog.records == []


async def test_our_own_mistake_is_told_and_logged_without_a_word_of_what_was_said(
    bot: Bot, person: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person learns that nothing is lost; the log says where it went wrong, and nothing else."""
    await person.arrive()
    asked = person.last

    def broken(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    with monkeypatch.context() as patch:
        patch.setattr("bot.telegram.showing.render", broken)
        await person.write(SECRET)
        assert person.last.text.startswith(nn("telegram.error"))
        await person.press("Hjelp", asked)
    assert SECRET not in caplog.text
    assert str(person.chat) not in caplog.text
    assert "showing.py" in caplog.text
    assert "ValueError" in caplog.text
    await person.write("Hallo?")
    assert "Namn på NAV-kontoret" in person.last.text
    assert (await bot.conversation.look(person.seat)).session.answers["measure_name"].value == SECRET


async def test_a_reply_that_telegram_refuses_is_our_mistake(bot: Bot, person: Person, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged as one, by its name."""
    await person.arrive()
    bot.api.refuse("sendMessage", 400, "Bad Request: something that we did wrong")
    await person.write(SECRET)
    assert person.last.text.startswith(nn("telegram.error"))
    assert "TelegramBadRequest" in caplog.text
    assert SECRET not in caplog.text


async def test_nothing_personal_is_logged_at_all(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    """Not even when everything is logged: no texts, no names, no tokens."""
    caplog.set_level(logging.DEBUG)
    await person.arrive(SECRET, "/nettlesar")
    link = person.last.text.rpartition("/")[2]
    await person.press("Oversikt")
    assert SECRET not in caplog.text
    assert "Kari" not in caplog.text
    assert link not in caplog.text
    assert person.api.calls


@pytest.mark.parametrize("language", Language)
async def test_texts_are_within_limits_in_both_languages(bot: Bot, person: Person, language: Language) -> None:
    """Every question is asked once: the server holds each against Telegram's limits."""
    await bot.conversation.start(person.seat, form=FORM.id, language=language, key=f"limits:{person.chat}")
    await bot.conversation.turn(person.seat, Do(Command.JUMP, "start"), key=f"limits:{person.chat}:1")
    await bot.conversation.turn(person.seat, Append("2021", "x"), key=f"limits:{person.chat}:2")
    await person.write("/oversikt")
    numbers = [each["text"] for row in person.last.keyboard for each in row if each["callback_data"].startswith("j:")]
    for label in numbers:
        await person.press(label)
        await person.press(bot.conversation.catalogs[language].text("command.help"))
        await person.write("/oversikt")
    assert len(numbers) == 22


async def test_many_measures_fit(bot: Bot, person: Person) -> None:
    """The office's home is long but whole, with no more buttons than Telegram takes."""
    office = Office(bot.conversation, person.seat)
    for number in range(12):
        await office.file(load_form("report-2021"), Language.BOKMAL, {"measure_name": f"Tiltak {number} – {'å' * 100}"})
    await person.write("/start")
    assert sum(len(each.labels) for each in person.seen) < MOST_BUTTONS
    assert "Tiltak 11" in "".join(each.text for each in person.seen)


async def test_the_rows_of_a_budget_at_most(bot: Bot, person: Person) -> None:
    """All rows with their sums in one message, a button for each, and one that removes the row that is asked."""
    view = await bot.conversation.start(person.seat, form="application-2026", language=Language.BOKMAL, key=f"{person.chat}:1")
    rows = range(1, view.form.questions["budget"].rows + 1)
    cells = {f"budget.{row}.what": f"Post {row} " + "å" * 100 for row in rows}
    cells |= {f"budget.{row}.post": "1" for row in rows} | {f"budget.{row}.grant": "1 000" for row in rows}
    cells |= {f"budget.{row}.more": "1" for row in rows[:-1]}
    await bot.conversation.turn(person.seat, Fill("amount", {"amount": "12 000"}), key=f"{person.chat}:2")
    await bot.conversation.turn(person.seat, Fill("budget", cells), key=f"{person.chat}:3")
    await person.write("gå til budsjett")
    asked = person.last
    assert [label for label in asked.labels if label.isdigit()] == [str(row) for row in rows]
    assert "12 000 kr" in asked.text.replace("\u00a0", " ")
    await person.press("12")
    await person.press(nb("command.remove"))
    assert " 11. Lønn" in person.last.text
    assert " 12. " not in person.last.text
