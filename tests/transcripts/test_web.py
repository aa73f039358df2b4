"""The golden transcripts, played over HTTP on the pages of the web chat, by a person whose browser has no JavaScript."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web import create_app
from dialogs.form import Form
from tests.bot.web.person import Person
from tests.transcripts.player import check
from tests.transcripts.script import load
from tests.transcripts.web import Web


@pytest.fixture
async def person(conversation: Conversation) -> AsyncIterator[Person]:
    """Let a person come to a server on a port of its own."""
    async with TestServer(create_app(conversation, Settings(_env_file=None))) as server:
        come = Person.at(str(server.make_url("")).rstrip("/"))
        yield come
        await come.close()


async def test_web(transcript: Path, form: Form, person: Person) -> None:
    """The pages show what is written, in their own dress."""
    await check(Web(form, person), load(transcript))
