"""The Telegram channel: translates updates into events and views into messages. Off, and not imported, without a token.

Importing aiogram takes a second or two and some hundred megabytes: nothing but this package imports it, and ``bot.app`` imports
this package only where a token is set.
"""

from aiohttp import web

from bot.conversation import Conversation
from bot.settings import Settings
from bot.telegram.connection import Connection, TokenError, connected
from bot.telegram.polling import Polling
from bot.telegram.webhook import PREFIX, webhook_app

__all__ = ["PREFIX", "TokenError", "run", "webhook"]


async def run(conversation: Conversation, settings: Settings) -> None:
    """Serve Telegram by long polling until cancelled. TokenError when the token is wrong."""
    async with connected(Connection(conversation, settings)) as connection:
        await Polling(connection).run()


def webhook(conversation: Conversation, settings: Settings) -> web.Application:
    """Return what serves Telegram by webhook, to be mounted in the web server under ``PREFIX``."""
    return webhook_app(Connection(conversation, settings))
