"""Outside any case: the greeting, the list of a person's reports, and the way between here and the browser."""

from collections.abc import Iterable

from babel.dates import format_date

from bot.conversation import CaseLine, Conversation, NoCaseError
from bot.i18n import OSLO, Catalog
from bot.telegram.buttons import Button, Keyboard, Verb, button, columns, from_word, in_rows, stacked
from bot.telegram.chats import Chat
from bot.telegram.outbox import Outbox
from bot.telegram.showing import Pressed, Stage
from bot.telegram.text import BLANK, Line, Style, shortened
from dialogs.language import Language
from dialogs.load import form_names, load_form

LANGUAGES = tuple(Language)
CONTINUE = "/continue/"  # the web chat's path for a one-time link
MOST_LISTED = 20
LONGEST_TITLE = 36


class Home:
    """Speaks the language of the case shown last, and both where none is known: neither is the default."""

    def __init__(self, conversation: Conversation, outbox: Outbox, stage: Stage, address: str) -> None:
        self.conversation = conversation
        self.outbox = outbox
        self.stage = stage
        self.address = address

    async def greet(self, chat: Chat, *first: str, pressed: Pressed | None = None) -> None:
        """Show the person's reports, or say hello to one who has none; ``first`` are sayings to begin with."""
        if pressed is not None:
            await self.outbox.notice(pressed.callback)
        await self.outbox.strip(chat.id, chat.message)
        found = await self.conversation.cases(chat.seat)
        chat.forget()
        if chat.language is None and found:
            chat.language = found[0].language
        said = [*self._said(chat, *first), BLANK] if first else []
        shown = self._cases(chat, found) if found else self._hello(chat)
        chat.message = await self.outbox.send(chat.id, (*said, *shown[0]), shown[1])

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
        texts = (catalog.text(each) for each in message_ids for catalog in self._catalogs(chat))
        return tuple(Line(text, style) for text in dict.fromkeys(texts))

    def _catalogs(self, chat: Chat) -> list[Catalog]:
        return [self.conversation.catalogs[each] for each in ([chat.language] if chat.language else LANGUAGES)]

    def _hello(self, chat: Chat) -> tuple[tuple[Line, ...], Keyboard]:
        hello = [
            line
            for catalog in self._catalogs(chat)
            for line in (Line(catalog.text("telegram.hello")), Line(catalog.text("telegram.privacy")), BLANK)
        ]
        return (*hello, *self._said(chat, "telegram.begin", style=Style.BOLD)), columns(list(self._beginnings("language.{}")))

    def _cases(self, chat: Chat, found: list[CaseLine]) -> tuple[tuple[Line, ...], Keyboard]:
        listed = [self._case(each) for each in found[:MOST_LISTED]]
        return self._said(chat, "telegram.cases"), stacked(in_rows(listed, 1), columns(list(self._beginnings("telegram.new"))))

    def _case(self, each: CaseLine) -> Button:
        catalog = self.conversation.catalogs[each.language or LANGUAGES[0]]
        title = shortened(each.title, LONGEST_TITLE) or catalog.text("telegram.untitled")
        label = "telegram.case.submitted" if each.submitted else "telegram.case.draft"
        day = format_date(each.changed_at.astimezone(OSLO), "d. MMMM", locale=catalog.language.value)
        return button(catalog.text(label, title=title, time=day), Verb.OPEN, case=each.case)

    def _beginnings(self, label: str) -> Iterable[Button]:
        """Yield a button for a new draft of each form in each language."""
        names = form_names()
        for name in names:
            for language in LANGUAGES:
                catalog = self.conversation.catalogs[language]
                text = catalog.text(label.format(language.value))
                if len(names) > 1:
                    text = f"{text}: {self.conversation.texts(load_form(name), language).of(f'{load_form(name).text}.title')}"
                yield button(text, Verb.BEGIN, from_word(language.value), case=name)
