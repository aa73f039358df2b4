"""What a serving process does besides serving: send the copies that are queued, remind, and tidy away once a day."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.conversation import Conversation, DatabaseUnavailableError
from bot.mail.postman import Postman
from bot.mail.smtp import Smtp
from bot.reminding import Reminding

log = logging.getLogger(__name__)

AN_HOUR = 60 * 60.0
A_DAY = 24 * AN_HOUR


@asynccontextmanager
async def upkeep(conversation: Conversation, smtp: Smtp | None) -> AsyncIterator[None]:
    """Do it in the background for as long as the block runs."""
    tasks = [
        asyncio.create_task(repeat(conversation.tidy, A_DAY, "not tidied")),
        asyncio.create_task(repeat(Reminding(conversation).once, AN_HOUR, "no reminders")),
    ]
    if smtp is not None:
        postman = Postman(conversation.database, conversation.catalogs, smtp)
        tasks.append(asyncio.create_task(postman.run(conversation.copy_queued)))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def repeat(work: Callable[[], Awaitable[None]], pause: float, failed: str) -> None:
    """Do it again and again until cancelled. Where it fails, the log says so, and the next time is another try."""
    while True:
        try:
            await work()
        except DatabaseUnavailableError as error:
            log.warning("%s: %s", failed, error)
        except Exception as error:  # noqa: BLE001 - nobody waits for it, so nobody else would ever know
            log.error("%s: %s", failed, type(error).__name__)  # noqa: TRY400 - its words may hold names
        await asyncio.sleep(pause)
