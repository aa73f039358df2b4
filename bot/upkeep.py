"""What a serving process does besides serving: send the copies that are queued, remind, and tidy away once a day."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.conversation import Conversation, DatabaseUnavailableError
from bot.mail.postman import Postman
from bot.mail.smtp import Smtp
from bot.reminding import Reminding

log = logging.getLogger(__name__)

A_DAY = 24 * 60 * 60.0


@asynccontextmanager
async def upkeep(conversation: Conversation, smtp: Smtp | None) -> AsyncIterator[None]:
    """Do it in the background for as long as the block runs."""
    tasks = [asyncio.create_task(_tidy_daily(conversation)), asyncio.create_task(Reminding(conversation).run())]
    if smtp is not None:
        postman = Postman(conversation.database, conversation.catalogs, smtp)
        tasks.append(asyncio.create_task(postman.run(conversation.copy_queued)))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _tidy_daily(conversation: Conversation) -> None:
    while True:
        try:
            await conversation.tidy()
        except DatabaseUnavailableError as error:
            log.warning("not tidied: %s", error)
        await asyncio.sleep(A_DAY)
