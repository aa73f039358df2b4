"""The golden transcripts, played over HTTP on the pages of the web chat, by a person whose browser has no JavaScript."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web import create_app
from tests.transcripts.browser import Browser
from tests.transcripts.player import check
from tests.transcripts.script import load
from tests.transcripts.tables import Clock
from tests.transcripts.web import Web


@pytest.fixture
async def visitor(conversation: Conversation) -> AsyncIterator[Browser]:
    """Open a browser before a server on a port of its own."""
    server = TestServer(create_app(conversation, Settings(_env_file=None)))
    async with server, Browser(f"http://127.0.0.1:{server.port}") as browser:
        yield browser


async def test_web(transcript: Path, clock: Clock, conversation: Conversation, visitor: Browser) -> None:
    """The pages show what is written, in their own dress."""
    steps = load(transcript)
    await check(Web(visitor, conversation, clock), steps)
