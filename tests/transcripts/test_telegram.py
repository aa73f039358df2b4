"""The golden transcripts, played over HTTP through a Bot API server that runs here. One bot serves all of them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.conversation import Conversation
from bot.telegram.connection import Connection, connected
from bot.telegram.polling import Polling
from storage.database import Database
from tests.bot.telegram.conftest import Waits, settings_for
from tests.bot.telegram.person import Person
from tests.bot.telegram.server import BotApi
from tests.transcripts.player import check
from tests.transcripts.script import load
from tests.transcripts.tables import NOW, Clock, number
from tests.transcripts.telegram import Telegram

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Bot:
    """The bot: its server, its conversation, and how many cases it has begun."""

    api: BotApi
    conversation: Conversation
    clock: Clock
    begun: int = 0


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot() -> AsyncIterator[Bot]:
    """Start the server and the bot; the time stands still."""
    ids, api, clock = count(1), BotApi(), Clock()
    async with TestServer(api.app()) as server, await Database.open() as database:
        conversation = Conversation(database, clock=clock, new_id=lambda: f"case{next(ids)}")
        async with connected(Connection(conversation, settings_for(server), Waits())) as connection:
            task = asyncio.create_task(Polling(connection).run())
            yield Bot(api, conversation, clock)
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def test_telegram(transcript: Path, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chat shows what is written, in its own dress, and Telegram is asked for nothing that it would refuse."""

    def next_number(year: int) -> str:
        bot.begun += 1
        return number(year, bot.begun)

    monkeypatch.setattr("bot.turning.case_number", next_number)
    bot.clock.now = NOW
    await check(Telegram(Person(bot.api), bot.conversation, bot.clock, bot.begun), load(transcript))
    assert bot.api.faults == []
