"""What a person did, on its way into the conversation and back onto the screen."""

from dataclasses import dataclass

from bot.conversation import Conversation, NoCaseError
from bot.seats import View
from bot.telegram.chats import Chat
from bot.telegram.documents import Documents
from bot.telegram.home import Home
from bot.telegram.showing import Pressed
from dialogs.events import Event


@dataclass(frozen=True, slots=True)
class Deed:
    """An event for a case (None: the current one).

    ``field`` is what a button answers, ``whole`` whether all of its question; ``content`` are a file's bytes.
    """

    event: Event
    case: str | None = None
    field: str | None = None
    content: bytes | None = None
    whole: bool = False


class Acting:
    """Has deeds handled, and shows what came of them."""

    def __init__(self, conversation: Conversation, home: Home, documents: Documents) -> None:
        self.conversation = conversation
        self.home = home
        self.documents = documents

    async def do(self, chat: Chat, deed: Deed, key: str, pressed: Pressed | None = None) -> None:
        """Handle a deed once, under the key of its update; greet where there is no case."""
        view = await self.turn(chat, deed, key, pressed)
        if view is not None:
            await self.home.stage.show(chat, view, pressed)
            await self.documents.follow(chat, view)

    async def turn(self, chat: Chat, deed: Deed, key: str, pressed: Pressed | None = None) -> View | None:
        """Do the same without showing it; None where there is no case."""
        try:
            return await self.conversation.turn(chat.seat, deed.event, key=key, case=deed.case, content=deed.content)
        except NoCaseError:
            await self.home.greet(chat, pressed=pressed)
            return None
