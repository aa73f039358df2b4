"""Long polling. An update is confirmed to Telegram only when it has been handled and answered: if we die before, it comes again.

Telegram takes everything below the offset of a request as confirmed. So the offset is the lowest update that is still being
handled, and what comes again meanwhile is known. A chat that has to wait holds up nobody: others go on beside it.
"""

import asyncio
import logging
from contextlib import suppress
from typing import Any

from aiogram.exceptions import AiogramError, ClientDecodeError
from aiogram.methods import DeleteWebhook, GetMe, GetUpdates
from aiogram.types import Update
from pydantic import ValidationError

from bot.telegram.connection import UPDATES, Connection

log = logging.getLogger(__name__)

LONG = 30  # seconds that Telegram holds a request for which it has nothing
PATIENCE = 0.5  # seconds before we ask for more while updates are being handled
STOPPING = 5.0  # seconds that those under way have when we stop
GOODBYE = 2  # seconds for the last confirmation


class Polling:
    """Fetches updates and hands them on, each once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._next = 0
        self._taken: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Poll until cancelled. TokenError when the token is wrong."""
        me = await self.connection.insist(GetMe())
        self.connection.be_found(me)
        await self.connection.insist(DeleteWebhook(drop_pending_updates=False))
        await self.connection.register_commands()
        log.info("Telegram: polling as @%s", me.username)
        try:
            while True:
                await self._round()
        finally:
            await self._finish()

    async def _round(self) -> None:
        if waiting := self._waiting():
            await asyncio.wait(waiting.values(), timeout=PATIENCE)
        offset = self._offset()
        method = GetUpdates(offset=offset, timeout=0 if self._waiting() else LONG, allowed_updates=UPDATES)
        updates = await self._fetch(method)
        self._taken = {number: task for number, task in self._taken.items() if number >= offset}
        for update in updates:
            if update.update_id not in self._taken:
                self._taken[update.update_id] = asyncio.create_task(self.connection.channel.feed(update))
                self._next = update.update_id + 1

    async def _fetch(self, method: GetUpdates) -> list[Update]:
        """Return the next updates; one that a newer Telegram has made unreadable is passed over, and holds up no others."""
        try:
            return await self.connection.insist(method)
        except ClientDecodeError as error:
            return [update for raw in error.data["result"] if (update := self._readable(raw)) is not None]

    def _readable(self, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.model_validate(raw, context={"bot": self.connection.bot})
        except ValidationError:
            log.warning("an update was passed over: it is of a kind that this version does not know")
            self._next = max(self._next, int(raw["update_id"]) + 1)
            return None

    def _waiting(self) -> dict[int, asyncio.Task[None]]:
        return {number: task for number, task in self._taken.items() if not task.done()}

    def _offset(self) -> int:
        return min(self._waiting(), default=self._next)

    async def _finish(self) -> None:
        """Let those under way come to an end, and confirm what was handled; what is not comes again."""
        if waiting := self._waiting():
            await asyncio.wait(waiting.values(), timeout=STOPPING)
        method = GetUpdates(offset=self._offset(), timeout=0, limit=1, allowed_updates=UPDATES)
        with suppress(AiogramError):
            await self.connection.bot(method, request_timeout=GOODBYE)
