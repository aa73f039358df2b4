"""What a message means: a text, a command behind a slash, a file, an edited message, or something that is no input at all."""

from aiogram.types import Message

from bot.conversation import Conversation, NoCaseError
from bot.seats import Handled
from bot.telegram.chats import Chat
from bot.telegram.deeds import Acting, Deed
from bot.telegram.files import DownloadError, Files, incoming
from bot.telegram.home import Home
from bot.telegram.words import START, Way, deeds, slashed
from dialogs.events import Append, Command, Do, Edit, Junk, Oddity
from dialogs.form import Kind
from dialogs.session import Place

LONG_AGO = -1  # no screen has this revision: an event that carries it is stale, unless it was handled before
ODDITIES = {
    "sticker": Oddity.STICKER,
    "voice": Oddity.VOICE,
    "audio": Oddity.VOICE,
    "video_note": Oddity.VOICE,
    "photo": Oddity.PICTURE,
    "animation": Oddity.PICTURE,
    "live_photo": Oddity.PICTURE,
    "document": Oddity.FILE,
    "location": Oddity.LOCATION,
    "venue": Oddity.LOCATION,
} | dict.fromkeys(
    ("video", "contact", "poll", "dice", "game", "story", "checklist", "paid_media", "rich_message", "giveaway", "unknown"),
    Oddity.OTHER,
)
"""What a person may send that is no answer. All else is a notice of the app itself, and not answered."""


class Listening:
    """Takes the messages of private chats."""

    def __init__(self, conversation: Conversation, home: Home, acting: Acting) -> None:
        self.conversation = conversation
        self.home = home
        self.acting = acting
        self.files = Files(home.outbox)
        self.deeds = deeds(conversation.catalogs)

    async def hear(self, chat: Chat, message: Message) -> None:
        """Take a message."""
        late = message.message_id < chat.newest
        chat.newest = max(chat.newest, message.message_id)
        if message.text is not None:
            await self._read(chat, message, message.text, late=late)
        elif incoming(message) is not None:
            await self._receive(chat, message)
        elif message.content_type in ODDITIES:
            await self.acting.do(chat, Deed(Junk(ODDITIES[message.content_type])), _key(message))

    async def edit(self, chat: Chat, message: Message, update_id: int) -> None:
        """Let an answer follow its message. Other edits, such as of a live location, are none of ours."""
        if message.text is None:
            return
        key = _key(message)
        found = await self.conversation.field_of(chat.seat, key)
        if found is None:
            await self.home.say(chat, "telegram.edit_unknown")
            return
        case, field = found
        if chat.case != case:
            await self.conversation.choose(chat.seat, case)
        await self.acting.do(chat, Deed(Edit(field, message.text, key), case), f"{key}:{update_id}")

    async def _read(self, chat: Chat, message: Message, text: str, *, late: bool) -> None:
        found = slashed(text)
        if found is None:
            await (self._late if late else self._answer)(chat, message, text)
            return
        word, argument = found
        deed = self.deeds.get(word)
        if word == START:
            await (self.home.accept(chat, argument) if argument else self.home.greet(chat))
        elif deed is Way.CASES:
            await self.home.greet(chat)
        elif deed is Way.BROWSER:
            await self.home.offer(chat, None)
        elif isinstance(deed, Command):
            await self.acting.do(chat, Deed(Do(deed)), _key(message))
        else:
            await self.home.say(chat, "telegram.unknown_command")

    async def _answer(self, chat: Chat, message: Message, text: str) -> None:
        key = _key(message)
        await self.acting.do(chat, Deed(Append(text, key, chat.revision)), key)

    async def _late(self, chat: Chat, message: Message, text: str) -> None:
        """Take a text that comes after a newer one: it was meant for a question that is past, or it was handled before."""
        key = _key(message)
        view = await self.acting.turn(chat, Deed(Append(text, key, LONG_AGO)), key)
        if view is None:
            return
        if view.handled is Handled.STALE:
            await self.home.say(chat, "telegram.out_of_order")
            view = await self.conversation.look(chat.seat)
        await self.home.stage.show(chat, view)

    async def _receive(self, chat: Chat, message: Message) -> None:
        """Take a file: it is fetched only where one is asked for."""
        file, key = incoming(message), _key(message)
        try:
            view = await self.conversation.look(chat.seat)
        except NoCaseError:
            await self.home.greet(chat)
            return
        field = view.form.fields.get(view.session.target) if view.session.place is Place.FIELD else None
        if file is None or field is None or field.kind is not Kind.FILE:
            await self.acting.do(chat, Deed(Junk(ODDITIES[message.content_type])), key)
            return
        try:
            event, content = await self.files.fetch(file)
        except DownloadError:
            await self.home.say(chat, "telegram.download_failed")
        else:
            await self.acting.do(chat, Deed(event, view.case, content=content), key)


def _key(message: Message) -> str:
    """Return the key of a message: its id, since an edit has to find it, and update ids begin anew after a quiet week."""
    return f"telegram:{message.chat.id}:{message.message_id}"
