"""A person in a Telegram chat: reads what is new, and presses buttons by their words. Knows no transcripts."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from bot.conversation import Conversation, NoCaseError
from bot.i18n import FormTexts, form_texts, load_catalogs
from bot.telegram.buttons import Verb
from dialogs.events import Command
from dialogs.form import Field
from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.telegram.person import Person
from tests.bot.telegram.wire import Notice, Sent
from tests.transcripts.chat import Screen
from tests.transcripts.filing import Office
from tests.transcripts.hearing import Heard, hear, screen_of
from tests.transcripts.lines import buttons, tidy
from tests.transcripts.paragraphs import paragraphs
from tests.transcripts.player import USUAL
from tests.transcripts.tables import Clock


class Chatting:
    """Someone in a chat, with what they have seen. ``answered`` are the messages that answered a field."""

    def __init__(self, person: Person, conversation: Conversation, clock: Clock, numbers: int) -> None:
        self.form, self.person, self.conversation, self.clock = load_form(USUAL), person, conversation, clock
        self.numbers = numbers
        self._office = Office(conversation, person.seat)
        self.language: Language | None = None
        self.answered: dict[str, int] = {}
        self.shown: list[tuple[Sent, Screen]] = []
        self._before: dict[int, str] = {}
        self._heard: list[str] = []

    @property
    def texts(self) -> FormTexts:
        """The form's texts in the person's language."""
        return form_texts(load_catalogs()[self.language or Language.NYNORSK], self.form)

    @property
    def screen(self) -> Screen:
        """What is asked now."""
        return self.shown[-1][1]

    @property
    def field(self) -> Field:
        """The field that is asked."""
        assert self.screen.field is not None, "no question is asked"
        return self.screen.field

    def _look(self) -> None:
        """Remember the chat as it is, to tell what is new afterwards."""
        self._before = {each.id: each.html for each in self.person.seen}

    async def _hear(self, given: Sequence[Field] = (), notice: Notice | None = None) -> Heard:
        """Look at the end of the chat: what was confirmed of the answers given, and what else was said."""
        try:
            self.language = (await self.conversation.look(self.person.seat)).session.language
        except NoCaseError:
            self.language = None
        if self.language is None:
            return [], []
        screen = screen_of(self.texts, self._messages, self._before)
        self.shown.append((screen.messages[-1], replace(screen, messages=deepcopy(screen.messages))))
        notices = [notice.text] if notice is not None and not notice.alert else []
        return hear(self.screen, self._messages, self._before, notices, given)

    @property
    def _messages(self) -> list[Sent]:
        return [each for each in self.person.seen if each.file is None]

    def _front(self) -> list[str]:
        """Return what the greeting asks."""
        last = self.person.last
        bold = [tidy(text) for style, text in paragraphs(last) if style == "b"]
        return [f"? {' / '.join(bold)}", *buttons(last.labels)]

    def _lines(self, result: Heard) -> list[str]:
        confirmed, said = result
        if self.language is None:
            return self._front()
        return [*confirmed, *said, *self.screen.lines()]

    async def _write(self, text: str) -> Heard:
        self._look()
        field = self.screen.field if self.shown and not self.screen.place else None
        number = await self.person.write(text)
        done, notice = self.texts.catalog.text("command.done"), None
        if field is not None:
            self.answered[field.id] = number
            if done in self.person.with_buttons()[-1].labels:
                notice = await self.person.press(done)
        return await self._hear([field] if field else [], notice)

    async def _press(self, label: str) -> Heard:
        self._look()
        verbs = (Verb.SUGGESTION, Verb.PRESS, Verb.STEP)
        button = self._button(label, *verbs) if self.shown else label
        field = self.screen.field if self.shown else None
        if button is None:
            await self.person.write(self._word(label))
            return await self._hear()
        notice = await self.person.press(button)
        if self.language is None and any(data.startswith("n:") for data in self.person.last.carried):
            await self.person.press_form(self.form.id)
        before = [label for label, _ in self.screen.carrying(Verb.SUGGESTION, Verb.PRESS)] if self.shown else []
        answers = button in before or label == self.texts.catalog.text("command.accept")
        return await self._hear([field] if field and answers else [], notice)

    def _button(self, label: str, *verbs: Verb) -> str | None:
        """Return the button for a label: it may be ticked, numbered and shortened, and a command be worded as fits the place."""
        for text, _ in self.screen.carrying(*verbs):
            words = bare(text)
            if label in (text, words) or (words.endswith("…") and label.startswith(words[:-1])):
                return text
        commands = self.screen.commands()
        return next((commands[each] for each in commands if self.texts.catalog.text(f"command.{each}") == label), None)

    def _word(self, label: str) -> str:
        """Return what to write for a command: its word in the menu, else one that is understood."""
        catalog = self.texts.catalog
        command = next(each for each in Command if catalog.messages.get(f"command.{each}") == label)
        menu = catalog.messages.get(f"telegram.command.{command}.word")
        return menu or catalog.text(f"words.command.{command}").partition(",")[0]


def bare(label: str) -> str:
    """Return a button's label without its tick and number."""
    return re.sub(r"^(?:✓ )?(?:\d+\. )?", "", label)
