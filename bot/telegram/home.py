"""Outside any case: the greeting, the office's home, and the way between here and the browser."""

from dataclasses import replace

from bot.conversation import Conversation, NoCaseError
from bot.i18n import Catalog
from bot.telegram.buttons import Verb, button, columns, from_word
from bot.telegram.chats import Chat
from bot.telegram.office import Office, forms, in_both
from bot.telegram.outbox import Outbox
from bot.telegram.page import Shown
from bot.telegram.showing import Pressed, Stage
from bot.telegram.text import BLANK, Line, Style
from dialogs.language import Language

LANGUAGES = tuple(Language)
CONTINUE = "/continue/"  # the web chat's path for a one-time link


class Home:
    """Speaks the language of the case shown last, and both where none is known: neither is the default."""

    def __init__(self, conversation: Conversation, outbox: Outbox, stage: Stage, address: str) -> None:
        self.conversation = conversation
        self.outbox = outbox
        self.stage = stage
        self.address = address

    async def greet(self, chat: Chat, *first: str, pressed: Pressed | None = None) -> None:
        """Show the office's home, or say hello to one who has none; ``first`` are sayings to begin with."""
        home = await self.conversation.home(chat.seat)
        if chat.language is None:
            chat.language = next((each.language for each in home.cases if each.language), None)
        said = [*self._said(chat, *first), BLANK] if first else []
        shown = Office(home, self._catalog(chat)).front() if home.measures else self._hello(chat)
        await self._leave_for(chat, replace(shown, lines=(*said, *shown.lines)), pressed)

    async def measure(self, chat: Chat, measure: str, pressed: Pressed) -> None:
        """Show a measure over the years."""
        office = Office(await self.conversation.home(chat.seat), self._catalog(chat))
        try:
            shown = office.measure(measure)
        except KeyError:
            await self.greet(chat, "telegram.case_gone", pressed=pressed)
        else:
            await self._leave_for(chat, shown, pressed)

    async def forms(self, chat: Chat, language: Language, pressed: Pressed, *, yearly: bool) -> None:
        """Show what a new measure can be begun with: the editions, or the forms of no year."""
        chat.language = language
        await self._leave_for(chat, forms(self._catalog(chat), self.conversation.today(), yearly=yearly), pressed)

    async def remind(self, chat: Chat, pressed: Pressed, *, on: bool) -> None:
        """Turn reminders on or off, and show the home as it stands then."""
        await self.conversation.remind(chat.seat, on=on)
        await self.greet(chat, pressed=pressed)

    async def _leave_for(self, chat: Chat, shown: Shown, pressed: Pressed | None) -> None:
        """Show what belongs to no case."""
        if pressed is not None:
            await self.outbox.notice(pressed.callback)
        await self.outbox.strip(chat.id, chat.message)
        chat.forget()
        chat.message = await self.outbox.send(chat.id, shown.lines, shown.keyboard)

    async def accept(self, chat: Chat, token: str) -> None:
        """Take over a case by a one-time link."""
        view = await self.conversation.accept(chat.seat, token)
        if view is None:
            await self.greet(chat, "telegram.link_used")
            return
        chat.language = view.session.language
        await self.say(chat, "telegram.accepted")
        await self.stage.show(chat, view)

    async def offer(self, chat: Chat, case: str | None) -> None:
        """Give a one-time link to go on with a case in the browser."""
        try:
            view = await self.conversation.look(chat.seat, case)
            chat.language = view.session.language
            token = await self.conversation.hand_over(chat.seat, view.case)
        except NoCaseError:
            await self.greet(chat, "telegram.case_gone")
            return
        lines = (*self._said(chat, "telegram.link"), Line(f"{self.address}{CONTINUE}{token}"))
        await self.outbox.send(chat.id, lines)

    async def say(self, chat: Chat, *message_ids: str) -> None:
        """Say one of our own sayings, and leave what is on the screen as it is."""
        await self.outbox.send(chat.id, self._said(chat, *message_ids))

    def text(self, chat: Chat, message_id: str) -> str:
        """Return one of our own sayings."""
        return " ".join(dict.fromkeys(each.text(message_id) for each in self._catalogs(chat)))

    def _said(self, chat: Chat, *message_ids: str, style: Style = Style.PLAIN) -> tuple[Line, ...]:
        return in_both((catalog.text(each) for each in message_ids for catalog in self._catalogs(chat)), style)

    def _catalogs(self, chat: Chat) -> list[Catalog]:
        return [self.conversation.catalogs[each] for each in ([chat.language] if chat.language else LANGUAGES)]

    def _catalog(self, chat: Chat) -> Catalog:
        return self._catalogs(chat)[0]

    def _hello(self, chat: Chat) -> Shown:
        hello = [
            line
            for catalog in self._catalogs(chat)
            for line in (Line(catalog.text("telegram.hello")), Line(catalog.text("telegram.privacy")), BLANK)
        ]
        ask = self._said(chat, "telegram.begin", style=Style.BOLD)
        buttons = [
            button(self.conversation.catalogs[each].text(f"language.{each}"), Verb.FORMS, from_word(each.value))
            for each in Language
        ]
        return Shown((*hello, *ask), columns(buttons))
