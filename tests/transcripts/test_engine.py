"""The golden transcripts, played through the engine. ``pytest tests/transcripts --rewrite-transcripts`` writes them anew."""

from pathlib import Path

import pytest

from bot.conversation import Conversation
from tests.transcripts.engine import Engine
from tests.transcripts.player import check, play
from tests.transcripts.script import load, save
from tests.transcripts.tables import Clock, PureTable, StoredTable


async def test_conversation(transcript: Path, clock: Clock, conversation: Conversation, pytestconfig: pytest.Config) -> None:
    """What a person does brings just what is written, through the conversation and a database."""
    steps = load(transcript)
    driver = Engine(StoredTable(conversation), clock)
    if pytestconfig.getoption("rewrite_transcripts"):
        save(transcript, await play(driver, steps))
    else:
        await check(driver, steps)


async def test_pure(transcript: Path, clock: Clock) -> None:
    """The same comes of the pure function, with the session written as JSON and read back between every two turns."""
    await check(Engine(PureTable(clock), clock), load(transcript))
