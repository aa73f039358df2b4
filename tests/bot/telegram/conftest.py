"""A bot in this process, spoken with over real HTTP through a Bot API server that runs here. People get chats of their own.

All tests of a process share one bot, on one event loop: so it is in earnest, and starting one would take longer than a test.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import BaseTestServer, TestServer
from pydantic import SecretStr

from bot.conversation import Conversation, open_conversation
from bot.settings import Settings
from bot.telegram.connection import Connection, connected
from bot.telegram.polling import Polling
from tests.bot.telegram.person import Person
from tests.bot.telegram.server import TOKEN, BotApi

PUBLIC = "https://vegvisar.example"


@dataclass
class Waits:
    """Holds time still: notes how long somebody wanted to wait, and lets them go on at once."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Wait, in a manner of speaking."""
        self.seconds.append(seconds)
        await asyncio.sleep(0)


@dataclass
class Bot:
    """The bot and what it stands on."""

    api: BotApi
    conversation: Conversation
    connection: Connection
    settings: Settings
    waits: Waits


def settings_for(server: BaseTestServer, **more: object) -> Settings:
    """Return the settings of an installation whose Telegram is this server."""
    address = str(server.make_url("")).rstrip("/")
    usual = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": address, "public_url": PUBLIC}
    return Settings(_env_file=None, **(usual | more))  # type: ignore[arg-type]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """Start the server and the bot."""
    api, waits = BotApi(), Waits()
    database: Path = tmp_path_factory.mktemp("telegram") / "bot.db"
    async with TestServer(api.app()) as server, open_conversation(f"sqlite:///{database}") as conversation:
        settings = settings_for(server)
        async with connected(Connection(conversation, settings, waits)) as connection:
            task = asyncio.create_task(Polling(connection).run())
            yield Bot(api, conversation, connection, settings, waits)
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


@pytest.fixture
def api(bot: Bot) -> Iterator[BotApi]:
    """Give the server, and see afterwards that nothing was sent that Telegram would refuse."""
    yield bot.api
    faults, bot.api.faults = bot.api.faults, []
    assert faults == []
    assert bot.api.refusals == []


@pytest.fixture
def person(api: BotApi) -> Person:
    """Let one person come."""
    return Person(api)


@pytest.fixture
def people(api: BotApi) -> Callable[[], Person]:
    """Let several come."""
    return lambda: Person(api)
