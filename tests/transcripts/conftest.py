"""What the players share: the written transcripts, a clock that stands still, and numbers that are the same every time."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from bot.conversation import Conversation
from storage.database import Database
from tests.transcripts.player import TRANSCRIPTS
from tests.transcripts.tables import Clock, number

HERE = Path(__file__).parent


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Play every transcript in a test that asks for one."""
    if "transcript" in metafunc.fixturenames:
        metafunc.parametrize("transcript", TRANSCRIPTS, ids=[f"{each.parent.name}/{each.stem}" for each in TRANSCRIPTS])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let nothing read the files while they are written anew."""
    if not config.getoption("rewrite_transcripts"):
        return
    for item in items:
        if item.path.parent == HERE and getattr(item, "originalname", "") != "test_conversation":
            item.add_marker(pytest.mark.skip(reason="the transcripts are being written anew: run again without the option"))


@pytest.fixture
def clock() -> Clock:
    """Return the time that the players live in."""
    return Clock()


@pytest.fixture
async def conversation(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> AsyncIterator[Conversation]:
    """Open a conversation on a database in memory: the time stands still, and cases are numbered from 1."""
    numbers, ids = count(1), count(1)
    monkeypatch.setattr("bot.turning.case_number", lambda year: number(year, next(numbers)))
    async with await Database.open() as database:
        yield Conversation(database, clock=clock, new_id=lambda: f"case{next(ids)}")
