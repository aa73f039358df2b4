"""A person with Telegram: writes, presses buttons by their words, edits messages, sends files."""

import re
from collections.abc import Mapping
from typing import Any

from bot.i18n import load_catalogs
from bot.telegram.buttons import Verb
from bot.telegram.text import LONGEST_TEXT
from dialogs.events import Oddity
from dialogs.form import MORE, Form, Kind
from dialogs.language import Language
from tests.transcripts.chat import proposed_in
from tests.transcripts.chatting import Chatting, bare
from tests.transcripts.files import content as a_file
from tests.transcripts.hearing import greeting, in_a_chat
from tests.transcripts.lines import Lines, tidy
from tests.transcripts.script import Step, Values

FILE = {"file_id": "f", "file_unique_id": "f"}
ODD: Mapping[Oddity, dict[str, Any]] = {
    Oddity.STICKER: {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    Oddity.VOICE: {"voice": FILE | {"duration": 1}},
    Oddity.LOCATION: {"location": {"latitude": 62.1, "longitude": 6.1}},
    Oddity.OTHER: {"contact": {"phone_number": "+4722000000", "first_name": "Kari"}},
}


class Telegram(Chatting):
    """The driver."""

    def can(self, step: Step) -> bool:
        """Tell whether there is a way: an app sends no empty message and no overlong one, and a chat needs no reloading."""
        return step.verb != "reload" and (step.verb != "type" or 0 < len(step.raw) <= LONGEST_TEXT)

    def heard(self) -> list[str]:
        """Return all that the last step brought."""
        return [re.sub(r"-NR(\d+)", lambda found: f"-NR{int(found[1]) - self.numbers}", line) for line in self._heard]

    def rendition(self, step: Step) -> list[str]:
        """Return the lines as the chat shows them."""
        if self.language is None:
            return greeting(step)
        return in_a_chat(step, self.texts, here={line[2:] for line in self._heard if line.startswith("▶ ")})

    async def start(self, form: Form, language: Language | None) -> None:
        """Say hello, and choose a language and a form."""
        self.form = form
        self._look()
        await self.person.write("/start")
        if language is not None:
            await self._new(language)
        self._heard = self._lines(await self._hear())

    async def _new(self, language: Language) -> None:
        """Begin for a new measure: from the greeting, or from the office's home."""
        catalog = load_catalogs()[language]
        labels = self.person.last.labels
        if (greeted := catalog.text(f"language.{language}")) in labels:
            await self.person.press(greeted)
        else:
            await self.person.press(load_catalogs()[self.language or language].text("telegram.new"))
            if self.language not in (None, language):
                await self.person.press(load_catalogs()[language.other].text("command.language"))
        await self.person.press_form(self.form.id)

    async def next(self, form: Form) -> None:
        """Begin another filing of the same measure, from all its years."""
        self.form = form
        self._look()
        await self.person.write("/start")
        measure = await self._office.measure()
        await self.person.press_data(
            f"m::{measure}", next(each for each in [self.person.last] if f"m::{measure}" in each.carried)
        )
        await self.person.press_form(form.id)
        self._heard = self._lines(await self._hear())

    async def filed(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Have filed something before."""
        await self._office.file(form, language, values)

    async def type(self, text: str) -> None:
        """Write a message; a long answer is ended with «Ferdig»."""
        self._heard = self._lines(await self._write(text))

    async def press(self, label: str) -> None:
        """Press a button with this label, or write the command's word where there is none."""
        self._heard = self._lines(await self._press(label))

    async def tick(self, labels: list[str]) -> None:
        """Press what is to be changed, then «Ferdig»."""
        self._look()
        field = self.field
        for label, chosen in self.screen.options(field):
            if chosen != (label in labels):
                await self.person.press(self._button(label, Verb.TOGGLE) or label)
        notice = await self.person.press(self.texts.catalog.text("command.done"))
        self._heard = self._lines(await self._hear([field], notice))

    async def fill(self, values: Values) -> None:
        """Answer one field after another, as they are asked."""
        confirmed, said = [], []
        for name, value in values:
            field = self.field
            assert self.texts.short(field.text) == name, f"{self.texts.short(field.text)} is asked, not {name}"
            if not value:
                result = await self._press(self.texts.catalog.text("command.skip"))
            elif field.options:
                result = await self._press(value)
            else:
                result = await self._write(value)
            skipped = [line for line in result[1] if not value and line.startswith("✓")]
            confirmed += [*result[0], *skipped] if field.column != MORE else []
            said += [line for line in result[1] if line not in skipped]
        self._heard = self._lines((confirmed, said))

    async def accept(self) -> None:
        """Press «Alt stemmer» where there is that, else «Stemmer»."""
        self._look()
        everything = self.texts.catalog.text("say.accept_all")
        found = everything in self.person.with_buttons()[-1].labels
        given = proposed_in(self.screen) if found else [self.field]
        await self.person.press(everything if found else self.texts.catalog.text("command.accept"))
        self._heard = self._lines(await self._hear(given))

    async def remove(self, row: int) -> None:
        """Press the row's number, then «Fjern linja»."""
        if self.field.row != row:
            await self.person.press(str(row))
        self._look()
        await self.person.press(self.texts.catalog.text("command.remove"))
        self._heard = self._lines(await self._hear())

    async def upload(self, name: str, content: bytes) -> None:
        """Send a file."""
        self._look()
        given = [self.screen.field] if self.screen.field and self.screen.field.kind is Kind.FILE else []
        await self.person.send_file(name, content)
        self._heard = self._lines(await self._hear(given))

    async def go(self, question: str) -> None:
        """Write where to go: «gå til 5.3»."""
        field = Lines((self.texts,)).field(question)
        asked = self.form.questions[field.question]
        place = field.row or asked.fields.index(field) + 1
        number = f"{asked.number}" if len(asked.fields) == 1 else f"{asked.number}.{place}"
        where = number if asked.number is not None else self.texts.short(asked.text)
        self._look()
        await self.person.write(f"{self.texts.catalog.text('command.jump')} {where}".lower())
        result = await self._hear()
        while field.row is not None and self.field != field:  # cell by cell
            result = await self._press(self.texts.catalog.text("command.keep"))
        self._heard = self._lines(result)

    async def edit(self, field: str, text: str) -> None:
        """Change the message that answered a field."""
        self._look()
        given = Lines((self.texts,)).field(field)
        await self.person.edit(self.answered[given.id], text)
        self._heard = self._lines(await self._hear([given]))

    async def send(self, oddity: Oddity) -> None:
        """Send something that is no answer."""
        self._look()
        if oddity is Oddity.PICTURE:
            await self.person.send_photo(a_file("a picture"))
        elif oddity is Oddity.FILE:
            await self.person.send_file("x.csv", a_file("a table"))
        else:
            await self.person.send(**ODD[oddity])
        self._heard = self._lines(await self._hear())

    async def stale(self, label: str) -> None:
        """Press a button that an app may still show, though it has been taken away."""
        old = [(message, each) for message, screen in self.shown[:-1] for each in screen.buttons if bare(each["text"]) == label]
        message, button = old[-1]
        self._look()
        notice = await self.person.press_data(button["callback_data"], message)
        assert notice is not None, "nothing is said of it"
        confirmed, said = await self._hear()
        self._heard = self._lines((confirmed, [f"! {tidy(notice.text)}", *said]))

    async def reload(self) -> None:
        """Do nothing: the chat is there."""
