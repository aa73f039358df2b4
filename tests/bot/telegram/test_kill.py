"""A bot in a process of its own is killed (SIGKILL) at many points: every answer is there, none twice, and the talk goes on."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import sqlalchemy as sa
from aiohttp.test_utils import TestServer

from bot.conversation import open_conversation
from dialogs.session import Status
from storage.tables import events
from tests.bot.talking import NOT_STARTED
from tests.bot.telegram import process
from tests.bot.telegram.person import Person
from tests.bot.telegram.server import TOKEN, BotApi

POINTS = ("sendMessage", "editMessageReplyMarkup", "getUpdates", "sendMessage")
"""The request in the middle of which the bot dies: the reply, the tidying after it, the confirmation that it was handled."""


class Reborn:
    """A bot that is started again whenever it was killed."""

    def __init__(self, folder: Path, address: str) -> None:
        self.database = f"sqlite:///{folder / 'bot.db'}"
        self.address = address
        self.deaths = 0
        self.process = self.start()

    def start(self) -> ForkServerProcess:
        """Start it."""
        return process.start(self.database, self.address, TOKEN)

    async def die(self) -> None:
        """Kill it, and start it again."""
        self.deaths += 1
        await asyncio.to_thread(process.kill, self.process)
        self.process = self.start()


@asynccontextmanager
async def living(folder: Path, api: BotApi) -> AsyncIterator[Reborn]:
    """Start the server and the bot; stop both."""
    async with TestServer(api.app()) as server:
        reborn = Reborn(folder, str(server.make_url("")).rstrip("/"))
        try:
            yield reborn
        finally:
            await asyncio.to_thread(process.kill, reborn.process)


async def test_killed_while_answering(tmp_path: Path) -> None:
    """A whole report, with a death in many a place: the update comes again, and counts once."""
    api = BotApi()
    person = Person(api)
    async with living(tmp_path, api) as reborn:
        await person.arrive()
        for reply, point in zip(NOT_STARTED, POINTS, strict=False):
            await doomed(api, reborn, point, partial(person.write, reply))
        await person.write(*NOT_STARTED[len(POINTS) :])
        await doomed(api, reborn, "sendDocument", partial(person.press, "AVSLUTT"))
        database = reborn.database
    assert reborn.deaths == len(POINTS) + 1
    assert len({name.rpartition(".")[2] for name in person.files}) == 2
    async with open_conversation(database) as conversation:
        session = (await conversation.look(person.seat)).session
        keys = await conversation.database.read(lambda connection: list(connection.scalars(sa.select(events.c.key))))
    assert session.status is Status.SUBMITTED
    assert session.answers["measure_name"].value == NOT_STARTED[0]
    assert len(session.answers) == len(NOT_STARTED)
    assert max(Counter(keys).values()) == 1
    assert len(keys) == session.revision + 1
    assert api.faults == []


async def doomed(api: BotApi, reborn: Reborn, point: str, deed: Callable[[], Awaitable[object]]) -> None:
    """Do something, and let the bot die in the middle of handling it."""
    died = asyncio.Event()

    async def die() -> None:
        await reborn.die()
        died.set()

    api.hooks[point] = die
    await deed()
    await died.wait()


async def test_killed_between_hearing_and_answering(tmp_path: Path) -> None:
    """Updates that were handed out and not confirmed are handed out again, all of them, in their order."""
    api = BotApi()
    person = Person(api)
    async with living(tmp_path, api) as reborn:
        await person.arrive()
        await asyncio.to_thread(process.kill, reborn.process)
        numbers = [await api.push("message", person.message(text=text)) for text in NOT_STARTED[:3]]
        api.hooks["sendMessage"] = reborn.die
        reborn.process = reborn.start()
        await api.confirmed(*numbers)
        database = reborn.database
    async with open_conversation(database) as conversation:
        session = (await conversation.look(person.seat)).session
    assert [answer.value for answer in session.answers.values()] == list(NOT_STARTED[:3])
    assert reborn.deaths == 1
