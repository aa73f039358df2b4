"""Files in: what Telegram says of one before it is fetched, and its bytes. Knows nothing of forms."""

import asyncio
from dataclasses import dataclass

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetFile
from aiogram.types import Message
from aiohttp import ClientError

from bot.telegram.outbox import Outbox
from dialogs.answers.file import MAX_BYTES, check_size, inspect
from dialogs.errors import AnswerError, VegvisarError
from dialogs.events import Refused, Upload

AT_ONCE = 4
CHUNK = 1 << 16
TOO_BIG = "file is too big"
PICTURE = "bilete.jpg"
SECONDS = 120


class DownloadError(VegvisarError):
    """Telegram did not give us the file: ask the person to send it again."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was sent. ``size`` is what Telegram says, 0 where it says nothing."""

    id: str
    name: str
    size: int


def incoming(message: Message) -> Incoming | None:
    """Return the file that a message brings: a document, or a photo in its largest size."""
    if message.document is not None and message.animation is None:
        return Incoming(message.document.file_id, message.document.file_name or "", message.document.file_size or 0)
    if message.photo:
        largest = max(message.photo, key=lambda each: each.width * each.height)
        return Incoming(largest.file_id, PICTURE, largest.file_size or 0)
    return None


class Files:
    """Fetches files, a few at a time: each may take its 20 MB of memory."""

    def __init__(self, outbox: Outbox) -> None:
        self.outbox = outbox
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, file: Incoming) -> tuple[Upload | Refused, bytes | None]:
        """Return the event that a file makes, and its bytes. DownloadError when they cannot be had."""
        try:
            check_size(file.size)
            async with self._turn:
                content = await self._download(file)
                return Upload(await asyncio.to_thread(inspect, file.name, content)), content
        except AnswerError as error:
            return Refused(error.code, dict(error.params)), None

    async def _download(self, file: Incoming) -> bytes:
        """Return the bytes; no more than one too many, whatever was said of the size before."""
        bot, content = self.outbox.bot, bytearray()
        try:
            found = await self.outbox.call(GetFile(file_id=file.id))
            url = bot.session.api.file_url(bot.token, (found and found.file_path) or "")
            async for chunk in bot.session.stream_content(url, timeout=SECONDS, chunk_size=CHUNK, raise_for_status=True):
                content += chunk
                check_size(len(content))
        except TelegramBadRequest as error:
            if TOO_BIG in error.message.lower():  # getFile gives no more than 20 MB
                check_size(max(file.size, MAX_BYTES + 1))
            raise DownloadError from error
        except (ClientError, TimeoutError) as error:
            raise DownloadError from error
        return bytes(content)
