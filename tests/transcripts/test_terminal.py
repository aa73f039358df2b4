"""The golden transcripts, played at the terminal."""

from pathlib import Path

import pytest

from bot.conversation import Conversation
from tests.transcripts.player import check
from tests.transcripts.script import load
from tests.transcripts.tables import Clock
from tests.transcripts.terminal import Terminal


async def test_terminal(transcript: Path, clock: Clock, conversation: Conversation, tmp_path: Path) -> None:
    """A line typed brings what is written, as a terminal lays it out."""
    steps = load(transcript)
    if any(step.verb == "edit" for step in steps):
        pytest.skip("what was typed at a terminal cannot be changed")
    await check(Terminal(conversation, clock, tmp_path), steps)
