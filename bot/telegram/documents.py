"""Files out: the finished document and its data, when a report is submitted and whenever they are asked for again."""

import asyncio
import logging

from bot.conversation import Conversation, NoCaseError
from bot.document.data import file_name, to_json
from bot.document.pdf import render
from bot.seats import Handled, View
from bot.telegram.chats import Chat
from bot.telegram.home import Home
from bot.telegram.outbox import Outbox
from bot.telegram.page import Download
from dialogs.session import Status

log = logging.getLogger(__name__)

SUBMITTED = "say.submitted"


class Documents:
    """Sends them."""

    def __init__(self, conversation: Conversation, outbox: Outbox, home: Home) -> None:
        self.conversation = conversation
        self.outbox = outbox
        self.home = home

    async def follow(self, chat: Chat, view: View) -> None:
        """Send both when this turn has finished the report, or when we may have died before we had sent them."""
        told = view.session.status is Status.SUBMITTED and any(each.id == SUBMITTED for each in view.session.said)
        if told and view.handled is not Handled.STALE:
            await self.send(chat, view.case, *Download)

    async def send(self, chat: Chat, case: str, *wanted: Download) -> None:
        """Send the document, the data or both. Where one cannot be made, say so: the report itself is safe."""
        try:
            submission, form = await self.conversation.submission(chat.seat, case)
        except NoCaseError:
            await self.home.greet(chat, "telegram.case_gone")
            return
        catalog = self.conversation.catalogs[submission.language]
        for each in wanted:
            if each is Download.DATA:
                await self.outbox.document(
                    chat.id, file_name(submission, "json"), to_json(submission, form), catalog.text("telegram.data_caption")
                )
                continue
            try:
                content = await asyncio.to_thread(render, submission, form, catalog)
            except Exception as error:  # noqa: BLE001 - whatever the typesetter comes to, the report is submitted
                log.error("a document could not be made: %s", type(error).__name__)  # noqa: TRY400 - its words may hold answers
                await self.home.say(chat, "telegram.document_failed")
            else:
                await self.outbox.document(
                    chat.id, file_name(submission, "pdf"), content, catalog.text("telegram.document_caption")
                )
