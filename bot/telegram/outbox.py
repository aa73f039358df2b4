"""What goes out: every request that we make of Telegram for a person, with what can go wrong on the way.

A limit (429) is waited out as long as Telegram asks; a network error is tried again a few times; what is already as we want it,
or too old to be changed, is no error. Nothing of a request, an answer or an address is logged: they hold texts and the token.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import lru_cache
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.telegram.buttons import Button, Keyboard, Verb
from bot.telegram.text import LONGEST_CAPTION, LONGEST_TOAST, Line, messages, shortened, to_html
from dialogs.errors import VegvisarError

log = logging.getLogger(__name__)

T = TypeVar("T")
HTML = "HTML"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NO_BUTTONS = InlineKeyboardMarkup(inline_keyboard=[])
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
LONGEST_WAIT = 120.0
UNCHANGED = "message is not modified"
TOO_OLD = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "query is too old",
    "query id is invalid",
)
OF_THE_FORM = tuple(each.value for each in (Verb.STEP, Verb.WHOLE, Verb.JUMP, Verb.PRESS, Verb.TOGGLE))
AWAY = ("chat not found", "user is deactivated", "bot was blocked")


class AwayError(VegvisarError):
    """The person cannot be reached: they blocked the bot or left. Nobody's fault; stop talking, and keep the case."""


class UnreachableError(VegvisarError):
    """Telegram cannot be reached, or keeps us waiting for too long. The answer is safe; the person sees it at the next update."""


class _TooOldError(VegvisarError):
    """What was to be changed or answered is not there any longer: go on without."""


class Outbox:
    """Sends. Tests may hold time still."""

    def __init__(self, bot: Bot, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.bot = bot
        self._sleep = sleep

    async def send(self, chat: int, lines: tuple[Line, ...], keyboard: Keyboard = ()) -> int | None:
        """Send in as few messages as it takes, the buttons under the last; return that one's id."""
        parts = messages(lines)
        sent = None
        for number, part in enumerate(parts, start=1):
            markup = to_markup(keyboard) if keyboard and number == len(parts) else None
            sent = await self.call(
                SendMessage(
                    chat_id=chat, text=to_html(part), parse_mode=HTML, reply_markup=markup, link_preview_options=NO_PREVIEW
                )
            )
        return sent.message_id if sent else None

    async def edit(self, chat: int, message: int, part: tuple[Line, ...], keyboard: Keyboard = ()) -> bool:
        """Change a message in place; tell whether it is there to be changed."""
        method = EditMessageText(
            chat_id=chat,
            message_id=message,
            text=to_html(part),
            parse_mode=HTML,
            reply_markup=to_markup(keyboard) if keyboard else None,
            link_preview_options=NO_PREVIEW,
        )
        try:
            await self.call(method)
        except _TooOldError:
            return False
        return True

    async def strip(self, chat: int, message: int | None) -> None:
        """Take the buttons off a message."""
        if message is not None:
            with suppress(_TooOldError):
                await self.call(EditMessageReplyMarkup(chat_id=chat, message_id=message, reply_markup=NO_BUTTONS))

    async def notice(self, callback: str, text: str = "", *, alert: bool = False) -> None:
        """Answer a pressed button: with a short notice, or with nothing but the end of its waiting."""
        shown = shortened(text, LONGEST_TOAST) or None
        with suppress(_TooOldError):
            await self.call(AnswerCallbackQuery(callback_query_id=callback, text=shown, show_alert=alert or None))

    async def document(self, chat: int, name: str, content: bytes, caption: str) -> None:
        """Send a file."""
        file = BufferedInputFile(content, filename=name)
        await self.call(SendDocument(chat_id=chat, document=file, caption=shortened(caption, LONGEST_CAPTION)))

    async def call(self, method: TelegramMethod[T]) -> T | None:
        """Make a request; None when all is as it should be already. AwayError or UnreachableError when it cannot be made."""
        waited, pauses = 0.0, iter(PAUSES)
        while True:
            try:
                return await self.bot(method)
            except TelegramRetryAfter as error:
                pause: float | None = error.retry_after
            except TelegramForbiddenError as error:
                raise AwayError from error
            except TelegramBadRequest as error:
                _check_as_wanted(error)
                return None
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError):
                pause = next(pauses, None)
            if pause is None or waited + pause > LONGEST_WAIT:
                log.warning("%s was given up after %.0f s of waiting", type(method).__name__, waited)
                raise UnreachableError
            waited += pause
            await self._sleep(pause)


def _check_as_wanted(error: TelegramBadRequest) -> None:
    """Return where all is as it should be already; raise what else was meant, or the error itself where the mistake is ours."""
    said = error.message.lower()
    if any(each in said for each in AWAY):
        raise AwayError from error
    if any(each in said for each in TOO_OLD):
        raise _TooOldError from error
    if UNCHANGED not in said:
        raise error


def to_markup(keyboard: Keyboard) -> InlineKeyboardMarkup:
    """Return buttons as aiogram has them."""
    rows = [[_kept(each) if each.data.startswith(OF_THE_FORM) else _made(each) for each in row] for row in keyboard]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _made(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=button.label, callback_data=button.data)


_kept = lru_cache(maxsize=4096)(_made)
"""Buttons whose labels are ours or the form's: those of a case come again and again, and hold nothing that a person wrote."""
