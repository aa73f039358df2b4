"""Long polling: what is confirmed when, what comes again, and what a start meets with."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.conversation import Conversation, open_conversation
from bot.telegram.connection import Connection, TokenError, connected
from bot.telegram.polling import Polling
from tests.bot.telegram.conftest import Bot, Waits, settings_for
from tests.bot.telegram.person import Person
from tests.bot.telegram.server import BotApi
from tests.bot.telegram.texts import nn

OTHER = "4712:another-token_that-nobody-knows"


@pytest.fixture
async def conversation(tmp_path: Path) -> AsyncIterator[Conversation]:
    """Open a conversation of its own."""
    async with open_conversation(f"sqlite:///{tmp_path}/bot.db") as opened:
        yield opened


@pytest.mark.asyncio(loop_scope="session")
async def test_a_chat_that_has_to_wait_holds_up_nobody(bot: Bot) -> None:
    """Its update stays unconfirmed, whatever others do meanwhile; it is handled once although it is handed out again."""
    slow, quick = Person(bot.api), Person(bot.api)
    await quick.write("/start")
    held, go = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        held.set()
        await go.wait()

    bot.api.hooks["sendMessage"] = hold
    number = await bot.api.push("message", slow.message(text="/start"))
    await held.wait()
    other = await bot.api.push("callback_query", quick.callback(quick.last.keyboard[0][0]["callback_data"], quick.last))
    await bot.api.until(lambda: nn("telegram.choose_form") in quick.last.text)
    assert slow.seen == []
    go.set()
    await bot.api.confirmed(number, other)
    assert len(slow.seen) == 1


@pytest.mark.asyncio(loop_scope="session")
async def test_an_update_that_nobody_can_read_holds_up_nobody(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """Telegram may change what it sends: the others are handled, and nothing of it is logged."""
    person = Person(bot.api)
    message = person.message(text="/start")
    numbers = [
        await bot.api.push("message", {"message_id": "Ung i jobb"}),
        await bot.api.push("message", message),
        await bot.api.push("message", {"text": {}}),
    ]
    await bot.api.confirmed(*numbers)
    assert person.last.labels == ["Nynorsk", "Bokmål"]
    assert {record.levelname for record in caplog.records} == {"WARNING"}
    assert "Ung i jobb" not in caplog.text


async def test_a_wrong_token_is_one_clear_error(conversation: Conversation) -> None:
    """Trying again would not help."""
    async with TestServer(BotApi().app()) as server:
        settings = settings_for(server, telegram_token=SecretStr(OTHER))
        async with connected(Connection(conversation, settings)) as connection:
            with pytest.raises(TokenError, match="VEGVISAR_TELEGRAM_TOKEN"):
                await Polling(connection).run()


async def test_no_token_at_all_is_a_mistake_of_the_caller(conversation: Conversation) -> None:
    """Telegram is off without one."""
    async with TestServer(BotApi().app()) as server:
        with pytest.raises(TokenError):
            Connection(conversation, settings_for(server, telegram_token=None))


async def test_a_server_that_is_not_there_yet_is_waited_for(conversation: Conversation, caplog: pytest.LogCaptureFixture) -> None:
    """With growing pauses, as long as it takes; a webhook of earlier days is taken away, and what waited there is not lost."""
    api, waits = BotApi(), Waits()
    person = Person(api)
    api.webhook = {"url": "https://earlier.example", "secret_token": "x"}
    number = await api.push("message", person.message(text="/start"))
    for status, description in ((502, "Bad Gateway"), (500, "restart"), (502, "Bad Gateway")):
        api.refuse("getMe", status, description)
    api.refuse("deleteWebhook", 429, "Too Many Requests", retry_after=5)
    api.refuse("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    async with TestServer(api.app()) as server, connected(Connection(conversation, settings_for(server), waits)) as connection:
        task = asyncio.create_task(Polling(connection).run())
        await api.confirmed(number)
        assert person.last.labels == ["Nynorsk", "Bokmål"]
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert waits.seconds == [1.0, 2.0, 4.0, 5, 1.0]
    assert "GetUpdates failed (TelegramConflictError)" in caplog.text
    assert str(server.port) not in caplog.text


async def test_stopping_confirms_what_was_handled(conversation: Conversation) -> None:
    """The last word of a bot that is stopped: nobody is asked twice at the next start."""
    api = BotApi()
    person = Person(api)
    async with TestServer(api.app()) as server, connected(Connection(conversation, settings_for(server))) as connection:
        held, go = asyncio.Event(), asyncio.Event()

        async def hold() -> None:
            held.set()
            await go.wait()

        api.hooks["sendMessage"] = hold
        number = await api.push("message", person.message(text="/start"))
        task = asyncio.create_task(Polling(connection).run())
        await held.wait()
        task.cancel()
        go.set()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await api.confirmed(number)
    assert person.last.labels == ["Nynorsk", "Bokmål"]
