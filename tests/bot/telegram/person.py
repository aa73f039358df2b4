"""A person with Telegram: writes, presses buttons by their text, edits messages, sends files, and reads what comes back."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from bot.seats import Channel, Seat
from bot.telegram.buttons import read
from bot.telegram.office import word_of
from tests.bot.telegram.server import BotApi
from tests.bot.telegram.wire import Notice, Sent

CHATS = itertools.count(1000)
FILES = itertools.count(1)
CALLBACKS = itertools.count(1)


@dataclass
class Person:
    """Someone in a private chat of their own with the bot. Each deed waits until the bot has answered it."""

    api: BotApi
    chat: int = field(default_factory=lambda: next(CHATS))

    # --- what they do ---

    async def write(self, *texts: str) -> int:
        """Write these, one after another; return the last message's id."""
        number = 0
        for text in texts:
            number = await self.send(text=text)
        return number

    async def send(self, **content: Any) -> int:
        """Send a message with any content; return its id."""
        message = self.message(**content)
        await self.deliver("message", message)
        return int(message["message_id"])

    async def edit(self, number: int, text: str) -> None:
        """Change a message."""
        message = self.message(text=text) | {"message_id": number, "edit_date": 1_640_000_100}
        await self.deliver("edited_message", message)

    async def press(self, label: str, on: Sent | None = None) -> Notice | None:
        """Press a button by its text, on the newest message that has it or on a given one; return what is shown over the chat."""
        message = on or self.find(label)
        return await self.press_data(message.behind(label), message)

    async def arrive(self, *replies: str, language: str = "Nynorsk") -> None:
        """Say hello, begin a report and reply to the first questions."""
        await self.write("/start")
        await self.begin(language)
        await self.write(*replies)

    async def begin(self, language: str, form: str = "report-2021") -> Notice | None:
        """Press a language on the greeting, and then what to begin for a new measure."""
        await self.press(language)
        return await self.press_form(form)

    async def press_form(self, form: str) -> Notice | None:
        """Press the button that begins a form, on the newest message."""
        data = next(data for data in self.last.carried if (found := read(data)) and found.numbers[1:] == (word_of(form),))
        return await self.press_data(data, self.last)

    async def press_data(self, data: str, on: Sent) -> Notice | None:
        """Press a button by what it carries, as an old screen may still show it."""
        callback = self.callback(data, on)
        await self.deliver("callback_query", callback)
        assert self.api.pressed[callback["id"]], "the pressed button still waits"
        return self.api.notices.get(callback["id"])

    async def send_file(self, name: str, content: bytes, *, size: int | None = None) -> int:
        """Send a document."""
        number = f"file{next(FILES)}"
        self.api.files[f"documents/{number}"] = content
        document = {
            "file_id": number,
            "file_unique_id": number,
            "file_name": name,
            "file_size": len(content) if size is None else size,
        }
        return await self.send(document=document)

    async def send_photo(self, content: bytes) -> int:
        """Send a photo, as the app does: small and large."""
        number = f"file{next(FILES)}"
        self.api.files[f"documents/{number}"] = content
        sizes = [("tiny", 90), (number, 1280)]
        return await self.send(
            photo=[{"file_id": each, "file_unique_id": each, "width": width, "height": width} for each, width in sizes]
        )

    async def deliver(self, kind: str, content: dict[str, Any], update_id: int | None = None) -> int:
        """Let the bot have an update, and wait until it has confirmed it."""
        number = await self.api.push(kind, content, update_id)
        await self.api.confirmed(number)
        return number

    # --- what their app makes of it ---

    def message(self, **content: Any) -> dict[str, Any]:
        """Return a new message of theirs."""
        number = next(self.api.numbers)
        chat = {"id": self.chat, "type": "private", "first_name": "Kari"}
        return {"message_id": number, "date": 1_640_000_000, "chat": chat, "from": self.user, **content}

    def callback(self, data: str, on: Sent) -> dict[str, Any]:
        """Return a pressed button."""
        number = str(next(CALLBACKS))
        self.api.pressed[number] = 0
        chat = {"id": self.chat, "type": "private", "first_name": "Kari"}
        message = {"message_id": on.id, "date": 1_640_000_000, "chat": chat, "text": on.text}
        return {"id": number, "from": self.user, "message": message, "chat_instance": "1", "data": data}

    @property
    def user(self) -> dict[str, Any]:
        """Who they are."""
        return {"id": self.chat, "is_bot": False, "first_name": "Kari", "language_code": "nb"}

    @property
    def seat(self) -> Seat:
        """Where they sit."""
        return Seat(Channel.TELEGRAM, str(self.chat))

    # --- what they see ---

    @property
    def seen(self) -> list[Sent]:
        """The bot's messages, the oldest first."""
        return self.api.chats[self.chat]

    @property
    def last(self) -> Sent:
        """The newest message."""
        return self.seen[-1]

    @property
    def files(self) -> dict[str, bytes]:
        """The files that came, by name."""
        return dict(each.file for each in self.seen if each.file is not None)

    def find(self, label: str) -> Sent:
        """Return the newest message with this button."""
        for message in reversed(self.seen):
            if label in message.labels:
                return message
        raise AssertionError(f"no button {label!r}; the newest are {[each.labels for each in self.seen[-2:]]}")

    def with_buttons(self) -> list[Sent]:
        """Return the messages that still have buttons."""
        return [each for each in self.seen if each.keyboard]
