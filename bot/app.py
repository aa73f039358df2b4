"""Puts the service together: one conversation on one database, and the channels that speak with it.

Telegram's library is slow to import and large: without a token it is not imported.
"""

import asyncio
import errno
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module

from aiohttp import web

from bot.conversation import Conversation, open_conversation
from bot.settings import Settings
from bot.upkeep import upkeep
from bot.web.app import STOPPING, create_app
from dialogs.errors import VegvisarError

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StartError(VegvisarError):
    """The service cannot start as it is set up: tell the operator what is in the way."""


async def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; ``ready`` is told the address as soon as it is open. StartError when that cannot be done.

    What is under way is finished and the database closed on every way out; a second signal stops at once.
    """
    stop = _stop_on_signals()
    async with (
        open_conversation(settings.database_url, copies=settings.smtp is not None) as conversation,
        upkeep(conversation, settings.smtp),
        _polling(conversation, settings),
        _listening(conversation, settings) as address,
    ):
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
    app = create_app(conversation, settings)
    if settings.telegram_token is not None and settings.telegram_webhook:
        from bot import telegram  # noqa: PLC0415 - see above

        app.add_subapp(telegram.PREFIX, telegram.webhook(conversation, settings))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOPPING)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            raise StartError(_in_the_way(error, settings)) from error
        port = runner.addresses[0][1]
        host = "127.0.0.1" if settings.host in ("0.0.0.0", "::", "") else settings.host  # noqa: S104 - compared, not bound
        yield f"http://{f'[{host}]' if ':' in host else host}:{port}"
    finally:
        await runner.cleanup()


def _in_the_way(error: OSError, settings: Settings) -> str:
    """Say why the port cannot be opened, and which setting mends it: the port, unless the address is none of ours."""
    if error.errno in (errno.EADDRINUSE, errno.EACCES):
        where, mend = f"{settings.host}, port {settings.port}", "choose another port with PORT=…"
    else:
        where, mend = settings.host, f"VEGVISAR_HOST is {Settings.model_fields['host'].description}"
    known = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
    return f"cannot listen at {where}: {known}; {mend}"


@asynccontextmanager
async def _polling(conversation: Conversation, settings: Settings) -> AsyncIterator[None]:
    """Fetch Telegram's updates meanwhile, where a token is set and no webhook is."""
    if settings.telegram_token is None or settings.telegram_webhook:
        yield
        return
    task = asyncio.create_task(_poll(conversation, settings))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _poll(conversation: Conversation, settings: Settings) -> None:
    """Poll until cancelled. Whatever goes wrong there, a token that was withdrawn too, is logged, and the web chat goes on."""
    try:
        telegram = await asyncio.to_thread(import_module, "bot.telegram")
        await telegram.run(conversation, settings)
    except VegvisarError as error:
        log.error("%s; the web chat goes on without Telegram", error)  # noqa: TRY400 - the operator's to mend, no trace needed
    except Exception as error:  # noqa: BLE001 - an error's own words may hold answers
        log.error("Telegram: %s; the web chat goes on without it", type(error).__name__)  # noqa: TRY400
