"""A bot in a process of its own, that can be killed. What it needs is imported once, and each process is a fork of that one."""

import asyncio
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

from pydantic import SecretStr

from bot.conversation import open_conversation
from bot.settings import Settings
from bot.telegram import run

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload([__name__])


def start(database_url: str, api_url: str, token: str) -> ForkServerProcess:
    """Start a bot."""
    process = CONTEXT.Process(target=_serve, args=(database_url, api_url, token), daemon=True)
    process.start()
    return process


def kill(process: ForkServerProcess) -> None:
    """Kill it (SIGKILL) and wait until it is gone."""
    process.kill()
    process.join()


def _serve(database_url: str, api_url: str, token: str) -> None:
    settings = Settings(
        _env_file=None, database_url=database_url, telegram_token=SecretStr(token), telegram_api_url=api_url, public_url=None
    )
    asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    async with open_conversation(settings.database_url) as conversation:
        await run(conversation, settings)
