"""How long one turn takes on Telegram: update in, checked, committed durably, replies handed to the transport.

Both sides run in this process, take turns, and talk to a transport that answers at once. ``benchmarks/README.md`` explains.
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Chat, Message, Update

from bot.conversation import Channel as Where, Conversation, Seat, open_conversation
from bot.telegram.channel import Channel
from bot.telegram.outbox import Outbox
from dialogs.language import Language

TOKEN = "123456:not-a-real-token"  # noqa: S105 - nothing is sent anywhere
FORM = "report-2021"
WARM_UP = 1500  # turns until both logs have their full length: writing over is cheaper for the disk than growing
AT_ONCE = 50


class Still(BaseSession):
    """A transport that answers at once."""

    def __init__(self) -> None:
        super().__init__()
        chat = Chat(id=1, type="private")
        self.answer = Message(message_id=1, date=datetime.now(UTC), chat=chat)
        self.replied = 0.0

    async def make_request(self, _bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109, ARG002
        """Note when a reply is handed over, and answer."""
        if isinstance(method, SendMessage):
            self.replied = time.perf_counter()
        return self.answer

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Give nothing."""
        yield b""

    async def close(self) -> None:
        """Close nothing."""


@dataclass
class Side:
    """One of the two that are compared: what it is fed with, and the transport that notes when its reply came."""

    transport: Still
    feed: Callable[[Update], Awaitable[object]]
    following: Callable[[], Update]

    async def turn(self) -> float:
        """Feed the next update, and return how many milliseconds it took until the reply was handed to the transport."""
        update = self.following()
        start = time.perf_counter()
        await self.feed(update)
        return (self.transport.replied - start) * 1000


def updates(bot: Bot, chat: int, texts: list[str]) -> Callable[[], Update]:
    """Return a function that gives the next message of a person who writes these texts over and over."""
    numbers, words = itertools.count(1), itertools.cycle(texts)
    person = {"id": chat, "is_bot": False, "first_name": "Kari"}

    def following() -> Update:
        number = next(numbers)
        message = {"message_id": number, "date": 1_640_000_000, "chat": {"id": chat, "type": "private"}, "from": person}
        return Update.model_validate({"update_id": number, "message": message | {"text": next(words)}}, context={"bot": bot})

    return following


@asynccontextmanager
async def bare(folder: Path) -> AsyncIterator[Side]:
    """Give a bare dispatcher: one durable statement a turn, its answer from memory."""
    transport, dispatcher, memory = Still(), Dispatcher(), dict[int, str]()
    bot = Bot(TOKEN, session=transport)
    async with aiosqlite.connect(folder / "bare.db") as database:
        for statement in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "CREATE TABLE answers (chat INTEGER PRIMARY KEY, text)",
        ):
            await database.execute(statement)
        await database.commit()

        @dispatcher.message()
        async def handle(message: Message) -> None:
            text, memory[message.chat.id] = memory.get(message.chat.id, ""), message.text or ""
            await database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (message.chat.id, message.text))
            await database.commit()
            await message.answer(f"Thank you. Before that you wrote: {text}")

        yield Side(transport, partial(dispatcher.feed_update, bot), updates(bot, 1, ["Ung i jobb", "NAV Volda"]))


async def ours(conversation: Conversation) -> Side:
    """Return a chat with a draft: two questions are answered, and gone back to, over and over."""
    transport = Still()
    bot = Bot(TOKEN, session=transport)
    channel = Channel(conversation, Outbox(bot), "http://127.0.0.1")
    chat = (await drafts(conversation, 1))[0]
    return Side(transport, channel.feed, updates(bot, chat, ["Ung i jobb", "NAV Volda", "tilbake", "tilbake"]))


_chats = itertools.count(1000)


async def drafts(conversation: Conversation, count: int) -> list[int]:
    """Begin so many drafts, each in a chat of its own."""
    chats = [next(_chats) for _ in range(count)]
    for start in range(0, count, AT_ONCE):
        await asyncio.gather(*(begin(conversation, chat) for chat in chats[start : start + AT_ONCE]))
    return chats


async def begin(conversation: Conversation, chat: int) -> None:
    """Begin a draft."""
    seat = Seat(Where.TELEGRAM, str(chat))
    await conversation.start(seat, form=FORM, language=Language.NYNORSK, key=f"start:{chat}")


async def compare(one: Side, other: Side, runs: int) -> tuple[float, float]:
    """Return the medians of both, measured in turn, so that whatever else the machine does hits both alike."""
    for _ in range(WARM_UP):
        await one.turn()
        await other.turn()
    pairs = [(await one.turn(), await other.turn()) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


async def main(runs: int, many: int, folder: Path) -> None:
    """Measure and print."""
    async with bare(folder) as plain, open_conversation(f"sqlite:///{folder / 'ours.db'}") as conversation:
        first, reference = await compare(await ours(conversation), plain, runs)
        print(f"bare dispatcher, one durable statement: {reference:.2f} ms")
        print(f"ours, with 1 unfinished draft: {first:.2f} ms, {first / reference:.2f} x")
        await drafts(conversation, many)
        then, reference = await compare(await ours(conversation), plain, runs)
        print(f"bare dispatcher, beside it: {reference:.2f} ms")
        print(f"ours, with {many} unfinished drafts: {then:.2f} ms, {then / reference:.2f} x")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000, help="turns of each side, measured (1000)")
    parser.add_argument("--drafts", type=int, default=10_000, help="unfinished drafts in the second round (10000)")
    parser.add_argument("--folder", type=Path, help="where the databases lie: on the disk to be measured (the system's for such)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        asyncio.run(main(arguments.runs, arguments.drafts, Path(name)))
