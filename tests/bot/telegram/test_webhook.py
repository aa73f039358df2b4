"""Updates by webhook: mounted in a web server, guarded by a secret, answered when they have been handled."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.conversation import open_conversation
from bot.telegram import PREFIX, webhook
from bot.telegram.webhook import PATH, SECRET_HEADER
from tests.bot.telegram.conftest import PUBLIC, settings_for
from tests.bot.telegram.person import Person
from tests.bot.telegram.server import BotApi

URL = f"{PREFIX}{PATH}"
SET = "as_the-operator-set-it"


@dataclass
class Site:
    """A web server with the webhook in it, and the Bot API that it speaks with."""

    client: TestClient[web.Request, web.Application]
    api: BotApi

    async def post(self, kind: str, content: dict[str, Any], secret: str, update_id: int = 1) -> int:
        """Send an update as Telegram does, and return the status."""
        headers = {SECRET_HEADER: secret} if secret else {}
        response = await self.client.post(URL, json={"update_id": update_id, kind: content}, headers=headers)
        return response.status


@asynccontextmanager
async def mounted(folder: Path, secret: str | None = None) -> AsyncIterator[Site]:
    """Serve both."""
    api, app = BotApi(), web.Application()
    async with TestServer(api.app()) as server, open_conversation(f"sqlite:///{folder}/bot.db") as conversation:
        settings = settings_for(server, telegram_webhook=True, telegram_webhook_secret=SecretStr(secret) if secret else None)
        app.add_subapp(PREFIX, webhook(conversation, settings))
        async with TestClient(TestServer(app)) as client:
            await api.until(lambda: len(api.commands) == 4)
            yield Site(client, api)
    assert api.faults == []


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """Serve both; the secret is made from the token."""
    async with mounted(tmp_path) as found:
        yield found


async def test_it_registers_itself_with_a_secret(site: Site) -> None:
    """Telegram is told the public address, the secret and what we take; nobody can guess the secret from the token's look."""
    assert site.api.webhook is not None
    assert site.api.webhook["url"] == f"{PUBLIC}{URL}"
    assert "callback_query" in site.api.webhook["allowed_updates"]
    secret = site.api.webhook["secret_token"]
    assert len(secret) == 2 * hashlib.sha256().digest_size


async def test_an_operators_own_secret(tmp_path: Path) -> None:
    """Is the one that is asked for."""
    async with mounted(tmp_path, SET) as site:
        assert site.api.webhook is not None
        assert site.api.webhook["secret_token"] == SET
        person = Person(site.api)
        assert await site.post("message", person.message(text="/start"), SET) == 200
        assert await site.post("message", person.message(text="/start"), "made up") == 403


async def test_an_update_with_the_secret_is_handled_before_it_is_answered(site: Site) -> None:
    """So that Telegram sends it again when we die in between; sent again, it counts once."""
    assert site.api.webhook is not None
    secret, person = site.api.webhook["secret_token"], Person(site.api)
    assert await site.post("message", person.message(text="/start"), secret) == 200
    assert person.last.labels == ["Nynorsk", "Bokmål"]
    for carried in ("c:nb:-", "n:nb.report2021:-"):
        assert carried in person.last.carried
        assert await site.post("callback_query", person.callback(carried, person.last), secret) == 200
    message = person.message(text="Nye veier")
    for _ in range(2):
        assert await site.post("message", message, secret, 7) == 200
        assert person.last.text.startswith("✓ Navn på tiltaket: Nye veier")


@pytest.mark.parametrize("secret", ["", "wrong", "å"])
async def test_an_update_without_the_secret_is_nothing(site: Site, secret: str) -> None:
    """Anybody can find the address: nothing is read, nothing is answered."""
    person = Person(site.api)
    assert await site.post("message", person.message(text="/start"), secret.encode().decode("latin-1")) == 403
    assert person.seen == []


@pytest.mark.parametrize("body", ["", "[]", "{", '{"update_id": "x"}', '{"message": {}}'])
async def test_what_is_no_update_is_refused(site: Site, body: str) -> None:
    """Telegram never sends it."""
    assert site.api.webhook is not None
    response = await site.client.post(URL, data=body, headers={SECRET_HEADER: site.api.webhook["secret_token"]})
    assert response.status == 400


async def test_only_posts_are_taken(site: Site) -> None:
    """A browser that comes by sees nothing."""
    assert (await site.client.get(URL)).status == 405
