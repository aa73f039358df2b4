"""What is remembered of a chat between two updates, in memory only: nothing here is needed for an answer to be safe.

It makes editing in place possible, and lets a typed answer be held against the question that was on the screen. After a restart
it is empty, and the next update fills it.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.seats import Channel, Seat, View
from bot.telegram.page import place_number
from bot.telegram.text import Line
from dialogs.form import Form
from dialogs.language import Language

MOST = 20_000


@dataclass(slots=True)
class Chat:
    """A private chat. ``message`` holds the buttons of what is asked now, ``newest`` is the last one that came in.

    ``said`` is what ``message`` says above its question: it stays there when the question is answered. ``torn``: what is asked
    began in a message above that one.
    """

    id: int
    case: str | None = None
    form: Form | None = None
    language: Language | None = None
    revision: int | None = None
    place: int | None = None
    message: int | None = None
    live: str = ""
    said: tuple[Line, ...] = ()
    torn: bool = False
    newest: int = 0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def seat(self) -> Seat:
        """Where the person sits."""
        return Seat(Channel.TELEGRAM, str(self.id))

    def remember(self, view: View) -> None:
        """Remember what is shown now."""
        self.case, self.form, self.language = view.case, view.form, view.session.language
        self.revision, self.place = view.session.revision, place_number(view.form, view.session)

    def forget(self) -> None:
        """Forget what was shown: the person has removed the chat, or no case is on the screen."""
        self.case = self.form = self.revision = self.place = self.message = None
        self.live, self.said, self.torn = "", (), False


class Chats:
    """The chats that were heard from last. Updates of one chat are handled one after another, of different ones side by side."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, Chat] = OrderedDict()

    @asynccontextmanager
    async def turn(self, chat_id: int) -> AsyncIterator[Chat]:
        """Give the chat when it is this update's turn: in the order in which they were handed in."""
        chat = self._chats.setdefault(chat_id, Chat(chat_id))
        self._chats.move_to_end(chat_id)
        async with chat._lock:  # noqa: SLF001 - the lock is ours
            yield chat
        while len(self._chats) > MOST and not next(iter(self._chats.values()))._lock.locked():  # noqa: SLF001 - as above
            self._chats.popitem(last=False)
