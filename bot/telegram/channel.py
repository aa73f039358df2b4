"""Takes updates: finds whose turn it is, has them handled, and lets one chat's trouble be no other's. Never logs what was said.

An update leads to at most one turn of the conversation, under a key that is unique to it: the message's or the pressed button's
own id. So an update that comes again finds its turn made, and only shows the question again.
"""

import logging
import traceback

from aiogram.types import CallbackQuery, ChatMemberUpdated, Update

from bot.conversation import Conversation
from bot.telegram.chats import Chat, Chats
from bot.telegram.deeds import Acting
from bot.telegram.documents import Documents
from bot.telegram.home import Home
from bot.telegram.listening import Listening
from bot.telegram.outbox import AwayError, Outbox, UnreachableError
from bot.telegram.pressing import Pressing
from bot.telegram.showing import Pressed, Stage
from bot.telegram.words import slashed

log = logging.getLogger(__name__)

PRIVATE = "private"


class Channel:
    """One bot's chats."""

    def __init__(self, conversation: Conversation, outbox: Outbox, address: str) -> None:
        self.outbox = outbox
        self.chats = Chats()
        self.home = Home(conversation, outbox, Stage(outbox, conversation.texts), address)
        documents = Documents(conversation, outbox, self.home)
        self.acting = Acting(conversation, self.home, documents)
        self.listening = Listening(conversation, self.home, self.acting)
        self.pressing = Pressing(conversation, self.home, documents)

    async def feed(self, update: Update) -> None:
        """Handle one update; never raises."""
        chat_id = _chat_of(update)
        if chat_id is None:
            return
        async with self.chats.turn(chat_id) as chat:
            try:
                await self._handle(chat, update)
            except AwayError:
                chat.forget()
            except UnreachableError:
                log.warning("a reply could not be delivered; the answer is safe")
            except Exception as error:  # noqa: BLE001 - the last line of defence
                await self._apologise(chat, update, error)

    async def _handle(self, chat: Chat, update: Update) -> None:
        message, edited = update.message, update.edited_message
        if message is not None and message.chat.type == PRIVATE:
            await self.listening.hear(chat, message)
        elif update.callback_query is not None:
            await self._press(chat, update.callback_query)
        elif edited is not None and edited.chat.type == PRIVATE:
            await self.listening.edit(chat, edited, update.update_id)
        elif update.my_chat_member is not None:
            await self._join(chat, update.my_chat_member)
        elif message is not None and slashed(message.text or ""):
            await self.home.say(chat, "telegram.private_only")

    async def _press(self, chat: Chat, callback: CallbackQuery) -> None:
        pressed = Pressed(callback.id, callback.message.message_id if callback.message else None)
        deed = await self.pressing.read(chat, callback.data, pressed)
        if deed is not None:
            key = f"telegram:{chat.id}:c{callback.id}"
            await self.acting.do(chat, deed, key, Pressed(pressed.callback, pressed.message, deed.field, deed.whole))

    async def _join(self, chat: Chat, change: ChatMemberUpdated) -> None:
        """Say in a group that we serve private chats only; forget a person who has blocked us."""
        if change.chat.type == PRIVATE:
            chat.forget()
        elif change.new_chat_member.status == "member" and change.chat.type != "channel":
            await self.home.say(chat, "telegram.private_only")

    async def _apologise(self, chat: Chat, update: Update, error: Exception) -> None:
        """Log where it went wrong, not what was said; tell the person that nothing is lost."""
        places = "".join(traceback.format_tb(error.__traceback__))
        log.error("an update was not handled: %s\n%s", type(error).__name__, places)
        try:
            if update.callback_query is not None:
                await self.outbox.notice(update.callback_query.id)
            await self.home.say(chat, "telegram.error")
        except Exception as again:  # noqa: BLE001 - nothing more can be done for this update
            log.error("nor could the person be told: %s", type(again).__name__)  # noqa: TRY400 - as above


def _chat_of(update: Update) -> int | None:
    """Return the chat that an update belongs to; None for a kind of update that we do not take."""
    if update.callback_query is not None:
        message = update.callback_query.message
        return message.chat.id if message is not None else update.callback_query.from_user.id
    found = update.message or update.edited_message or update.my_chat_member
    return found.chat.id if found is not None else None
