"""A bot, ready to speak: who it is, where its server stands, the menus of its commands."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramNotFound, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import SetMyCommands, TelegramMethod
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, User

from bot.conversation import Channel as Where, Conversation
from bot.settings import Settings
from bot.telegram.channel import Channel
from bot.telegram.outbox import Outbox
from bot.telegram.reminding import teller
from bot.telegram.words import menu, menu_of_both
from dialogs.errors import VegvisarError

log = logging.getLogger(__name__)

T = TypeVar("T")
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
EITHER = "no"  # a Telegram that only says "Norwegian"
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class TokenError(VegvisarError):
    """Telegram does not know the token: the operator sets the right one, or none."""


class Connection:
    """A bot and its chats. Tests may hold time still."""

    def __init__(
        self, conversation: Conversation, settings: Settings, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        token = settings.telegram_token
        if token is None:
            raise TokenError("no token is set")
        server = TelegramAPIServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
        self.settings = settings
        self.catalogs = conversation.catalogs
        self.ways = conversation.ways
        self.bot = Bot(token.get_secret_value(), session=AiohttpSession(api=server))
        self.sleep = sleep
        address = settings.public_url or f"http://{settings.host}:{settings.port}"
        outbox = Outbox(self.bot, sleep)
        self.channel = Channel(conversation, outbox, address)
        conversation.tellers[Where.TELEGRAM] = teller(conversation, outbox)

    @property
    def webhook_secret(self) -> str:
        """The secret that Telegram has to send along with every update: as set, or made from the token."""
        if self.settings.telegram_webhook_secret is not None:
            return self.settings.telegram_webhook_secret.get_secret_value()
        return hmac.new(self.bot.token.encode(), b"vegvisar webhook", hashlib.sha256).hexdigest()

    def be_found(self, me: User) -> None:
        """Let the other channels lead here: by a deep link, a hand-over's token opens its case."""
        self.ways[Where.TELEGRAM] = f"https://t.me/{me.username}?start="

    async def insist(self, method: TelegramMethod[T]) -> T:
        """Make a request until it is answered, with growing pauses. TokenError when the token is wrong: that does not pass.

        ClientDecodeError when the answer is not of a kind that we know: asking again would bring the same.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                return await self.bot(method)
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise TokenError("Telegram does not know this token (VEGVISAR_TELEGRAM_TOKEN)") from error
            except TelegramRetryAfter as error:
                await self.sleep(error.retry_after)
            except AiogramError as error:
                if isinstance(error, ClientDecodeError) and isinstance(error.data, dict):
                    raise
                log.warning("%s failed (%s), next try in %.0f s", type(method).__name__, type(error).__name__, pause)
                await self.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def register_commands(self) -> None:
        """Put the commands into Telegram's menu: each language's own, and both where Telegram speaks another."""
        both = menu_of_both(self.catalogs)
        menus = {language.value: menu(catalog) for language, catalog in self.catalogs.items()} | {EITHER: both, None: both}
        for code, words in menus.items():
            commands = [BotCommand(command=word, description=text) for word, text in words]
            scope = BotCommandScopeAllPrivateChats()
            await self.insist(SetMyCommands(commands=commands, scope=scope, language_code=code))


@asynccontextmanager
async def connected(connection: Connection) -> AsyncIterator[Connection]:
    """Close the connection on every way out."""
    try:
        yield connection
    finally:
        await connection.bot.session.close()
