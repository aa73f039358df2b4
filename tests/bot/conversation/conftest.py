"""A conversation on an empty database, of each kind in turn, and a person who has begun a draft."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation import Conversation
from storage.database import Database
from tests.bot.talking import Talk


class Clock:
    """A clock that only moves when somebody looks, or when it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 28, 13, 3, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time, a millisecond later each time."""
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Give the clock that the conversation looks at."""
    return Clock()


@pytest.fixture
async def conversation(database_url: str, clock: Clock) -> AsyncIterator[Conversation]:
    """Open a conversation on an empty database, of each kind in turn."""
    async with await Database.open(database_url) as database:
        yield Conversation(database, clock=clock)


@pytest.fixture
async def talk(conversation: Conversation) -> Talk:
    """Begin a draft."""
    talk = Talk(conversation)
    await talk.start()
    return talk
