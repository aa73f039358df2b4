"""Puts the service together: one conversation on one database, and the channels that speak with it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.conversation import Conversation, open_conversation
from bot.settings import Settings
from bot.web.app import STOPPING, create_app
from dialogs.errors import VegvisarError

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StartError(VegvisarError):
    """The service cannot start as it is set up: tell the operator what is in the way."""


async def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; ``ready`` is told the address as soon as it is open. StartError when that cannot be done.

    What is under way is finished and the database closed on every way out; a second signal stops at once.
    """
    stop = _stop_on_signals()
    async with open_conversation(settings.database_url) as conversation, _listening(conversation, settings) as address:
        ready(address)
        await stop.wait()


def _stop_on_signals() -> asyncio.Event:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def handle() -> None:
        stop.set()
        for each in SIGNALS:
            loop.remove_signal_handler(each)

    for each in SIGNALS:
        loop.add_signal_handler(each, handle)
    return stop


@asynccontextmanager
async def _listening(conversation: Conversation, settings: Settings) -> AsyncIterator[str]:
    """Open the port, and give the address that a browser on this machine reaches it at."""
    runner = web.AppRunner(create_app(conversation, settings), access_log=None, shutdown_timeout=STOPPING)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            where = f"{settings.host}, port {settings.port}"
            raise StartError(
                f"cannot listen at {where}: {os.strerror(error.errno or 0)}; choose another port with PORT=…"
            ) from error
        port = runner.addresses[0][1]
        host = "127.0.0.1" if settings.host in ("0.0.0.0", "::", "") else settings.host  # noqa: S104 - compared, not bound
        yield f"http://{f'[{host}]' if ':' in host else host}:{port}"
    finally:
        await runner.cleanup()
