"""The service with Telegram: polling, by webhook, and with a token that Telegram does not know."""

import asyncio
import subprocess
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp.test_utils import TestServer

from tests.bot.cli.service import Started, address_of
from tests.bot.telegram.server import TOKEN, BotApi


@dataclass
class Telegram:
    """A Bot API server of our own, and the settings that lead to it."""

    api: BotApi
    settings: dict[str, str]


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Start a Bot API server."""
    api = BotApi()
    async with TestServer(api.app()) as server:
        address = str(server.make_url("")).rstrip("/")
        yield Telegram(api, {"VEGVISAR_TELEGRAM_TOKEN": TOKEN, "VEGVISAR_TELEGRAM_API_URL": address})


async def stopped(process: "subprocess.Popen[str]") -> str:
    """Stop the service; return what it said on the way, which is neither a stack trace nor the token."""
    process.terminate()
    out, err = await asyncio.to_thread(process.communicate, timeout=30)
    assert process.returncode == 0
    assert out == "Stopped. Nothing is lost.\n"
    assert "Traceback" not in err
    assert TOKEN not in err
    return err


async def test_with_a_token_it_polls(start: Started, telegram: Telegram) -> None:
    """Beside the web chat, and says so."""
    process = start(**telegram.settings)
    await asyncio.to_thread(address_of, process)
    await asyncio.wait_for(telegram.api.until(lambda: bool(telegram.api.made("getUpdates"))), 60)
    assert "Telegram: polling as @" in await stopped(process)


async def test_a_token_that_telegram_does_not_know_is_said_to_be(start: Started, telegram: Telegram) -> None:
    """The web chat goes on."""
    process = start(**telegram.settings | {"VEGVISAR_TELEGRAM_TOKEN": "123456:not-this-one"})
    address = await asyncio.to_thread(address_of, process)
    assert process.stderr is not None
    line = await asyncio.to_thread(process.stderr.readline)
    assert line.endswith("Telegram does not know this token (VEGVISAR_TELEGRAM_TOKEN); the web chat goes on without Telegram\n")
    assert await asyncio.to_thread(status_of, address) == 200
    await stopped(process)


async def test_by_webhook_it_registers_and_takes_only_what_telegram_sends(start: Started, telegram: Telegram) -> None:
    """Under the public address; whoever lacks the secret is refused."""
    more = {"VEGVISAR_TELEGRAM_WEBHOOK": "true", "VEGVISAR_PUBLIC_URL": "https://vegvisar.example"}
    process = start(**telegram.settings | more)
    address = await asyncio.to_thread(address_of, process)
    await asyncio.wait_for(telegram.api.until(lambda: telegram.api.webhook is not None), 60)
    assert telegram.api.webhook is not None
    assert telegram.api.webhook["url"] == "https://vegvisar.example/telegram/webhook"
    assert await asyncio.to_thread(status_of, f"{address}/telegram/webhook", b"{}") == 403
    await stopped(process)


def status_of(address: str, content: bytes | None = None) -> int:
    """Return the status that an address answers with: to a POST where there is content."""
    try:
        with urllib.request.urlopen(address, content, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
