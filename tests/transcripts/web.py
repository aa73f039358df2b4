"""A person at the web chat whose browser has no JavaScript: fills in the forms that the pages have, and presses their buttons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from bot.conversation import Conversation
from bot.i18n import FormTexts, form_texts, load_catalogs
from bot.web.security import seat_of
from dialogs.events import Command, Oddity
from dialogs.form import Field, Form, Layout, Question
from dialogs.language import Language
from dialogs.load import load_form
from tests.transcripts.browser import Browser
from tests.transcripts.dom import Control
from tests.transcripts.filing import Office
from tests.transcripts.lines import Lines
from tests.transcripts.page import Page, box_name, in_rows
from tests.transcripts.player import USUAL
from tests.transcripts.rendition import rendition
from tests.transcripts.script import Step, Values
from tests.transcripts.sight import asked, helped, lines, said
from tests.transcripts.tables import Clock

SEND, REPLY, ACCEPT = ("send", "1"), ("send", "reply"), ("do", Command.ACCEPT.value)
Given = Mapping[str, str | Sequence[str]]


class Web:
    """The driver."""

    def __init__(self, browser: Browser, conversation: Conversation, clock: Clock) -> None:
        self.form, self.browser, self.conversation, self.clock = load_form(USUAL), browser, conversation, clock
        self.language = Language.NYNORSK
        self.pages: list[Page] = []
        self._heard: list[str] = []

    @cached_property
    def _office(self) -> Office:
        return Office(self.conversation, seat_of(self.browser.seat))

    @property
    def texts(self) -> FormTexts:
        """The form's texts in the person's language."""
        return form_texts(load_catalogs()[self.language], self.form)

    @property
    def page(self) -> Page:
        """The page that the person looks at."""
        return self.pages[-1]

    @property
    def field(self) -> Field:
        """The field that the person is at."""
        assert self.page.field is not None, "no question is asked"
        return self.page.field

    def can(self, step: Step) -> bool:
        """Tell whether the pages have a way to do this: there are forms, and nothing to send beside them."""
        return not step.chat and step.verb not in {"edit", "send"}

    def heard(self) -> list[str]:
        """Return all that the last step brought."""
        return self._heard

    def rendition(self, step: Step) -> list[str]:
        """Return the lines as the pages show them."""
        return rendition(step, self.page)

    async def start(self, form: Form, language: Language | None) -> None:
        """Begin a filing of a new measure; without a language, stand on the front page, which asks for it."""
        self.form = form
        await self.browser.open("/")
        if language is not None:
            self.language = language
            await self._begin(("language", language.value))
        self._see()

    async def next(self, form: Form) -> None:
        """Begin another filing of the same measure, from the front page."""
        self.form, self.language = form, await self._office.language() or self.language
        await self.browser.open("/")
        await self._begin(("language", self.language.value), measure=await self._office.measure())
        self._see()

    async def filed(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Have filed something before."""
        if not self.browser.url:
            await self.browser.open("/")
        await self._office.file(form, language, values)

    async def accept(self) -> None:
        """Press «Stemmer»: a page takes all of the question at once."""
        assert self.page.question is not None, "nothing to accept is shown"
        given = self.page.proposed
        await self._send(self.page, {}, ACCEPT)
        self._see(given)

    async def remove(self, row: int) -> None:
        """Remove a row of the question."""
        assert self.page.question is not None, "nothing to remove is shown"
        await self._send(self.page, {}, ("remove", f"{self.page.question.id}.{row}"))
        self._see()

    async def type(self, text: str) -> None:
        """Type into the box that there is, and send it."""
        field = self.page.field
        if field is None or self.page.body != "question":
            await self._fill({"reply": text}, [])
        elif field.options:
            await self._fill({"reply": text}, [field], REPLY)
        else:
            await self._fill({box_name(field): text}, [field])

    async def press(self, label: str) -> None:
        """Press what has this label: a suggestion, an option, a command. Help stands on the page already."""
        if not await self._press(self.page, label):
            assert label == self.texts.catalog.text("command.help"), f"there is no {label!r} to press"
            self._heard = [*helped(self.page), *asked(self.page)]

    async def tick(self, labels: list[str]) -> None:
        """Tick these boxes, and no others."""
        boxes = {self.page.caption(each): each.given["value"] for each in self.page.choices(self.field)}
        await self._fill({box_name(self.field): [boxes[label] for label in labels]}, [self.field])

    async def fill(self, values: Values) -> None:
        """Fill in the boxes, and send them; rows one by one, each on a page that has one more."""
        assert self.page.question is not None, "nothing to fill in is shown"
        if self.page.question.layout is Layout.ROWS:
            await self._fill_rows(self.page.question, values)
            return
        fields = {self.texts.short(each.text): each for each in self.page.question.fields}
        given = {box_name(fields[name]): self._raw(fields[name], value) for name, value in values}
        await self._fill(given, [fields[name] for name, _ in values])

    async def _fill_rows(self, question: Question, values: Values) -> None:
        given: dict[str, str] = {}
        rows = in_rows(question, self.texts, values)
        for number, row in enumerate(rows, start=1):
            given |= {box_name(field): self._raw(field, value) for field, value in row}
            if number < len(rows):
                await self._send(self.page, given, ("do", Command.ADD.value))
                self._see()
        await self._fill(given, [field for row in rows for field, _ in row])

    def _raw(self, field: Field, value: str) -> str:
        """Return what is sent for an option or for a text."""
        if not field.options:
            return value
        return next((each.given["value"] for each in self.page.choices(field) if self.page.caption(each) == value), "")

    async def upload(self, name: str, content: bytes) -> None:
        """Choose a file, and send it."""
        field, form = self.field, self.page.form
        await self.browser.send(form.action, form.fields, (box_name(field), name, content))
        self._see([field])

    async def go(self, question: str) -> None:
        """Press the question in the list of all questions, and look at the field."""
        field = Lines((self.texts,)).field(question)
        await self._send(self.page, {}, ("jump", field.question))
        self._see(aim=field.id if len(self.form.questions[field.question].fields) > 1 else "")

    async def edit(self, field: str, text: str) -> None:
        """Do nothing: there is no message to change."""

    async def send(self, oddity: Oddity) -> None:
        """Do nothing: there is nothing to send it with."""

    async def stale(self, label: str) -> None:
        """Press a button on a page that was left, and look at the case as it is: what was sent is shown to be sent again."""
        for page in reversed(self.pages[:-1]):
            if await self._press(page, label):
                break
        words = list(said(self.page))
        await self.reload()
        self._heard = [*words, *asked(self.page)]

    async def reload(self) -> None:
        """Open the case again."""
        await self.browser.open(self.page.form.action)
        self._see()

    def _see(self, given: Sequence[Field] = (), aim: str = "") -> None:
        """Look at the page; the eye stays on a field of the same question where something is wrong."""
        if shown := self.browser.root.first("div", "case"):
            self.language = Language(shown.given["data-language"])
        page = Page(self.browser.root, self.texts, aim, tuple(given), self.clock.now.date())
        before = self.pages[-1].aim if self.pages else ""
        if not aim and before in {each.id for each in page.wrong}:
            page = replace(page, aim=before)
        self.pages.append(page)
        self._heard = lines(page)

    async def _fill(self, given: Given, fields: Sequence[Field], button: Control = SEND) -> None:
        for name in given:
            assert self.page.composer.first(name=name) is not None, f"the page has no {name}"
        await self._send(self.page, given, button if button in self.page.form.buttons else SEND)
        self._see(fields)

    async def _send(self, page: Page, given: Given, button: Control) -> None:
        """Send a page's form with these boxes filled in anew, by a button that it has."""
        pressed = page.form.buttons.get(button)
        assert pressed is not None, f"the page has no button {button}"
        fields = [(name, value) for name, value in page.form.fields if name not in given]
        fields += [(name, each) for name, value in given.items() for each in ([value] if isinstance(value, str) else value)]
        await self.browser.send(pressed.given.get("formaction", page.form.action), [*fields, button])

    async def _begin(self, language: Control, **of: str) -> None:
        """Press a button that begins a filing."""
        start = self.browser.form("/start", form=self.form.id, **of)
        if language not in start.buttons:  # the pages speak the other language by now
            other = self.browser.form("/language")
            await self.browser.send(other.action, [*other.fields, language])
            start = self.browser.form("/start", form=self.form.id, **of)
        assert language in start.buttons, f"the front page has no button {language}"
        await self.browser.send(start.action, [*start.fields, language])

    async def _press(self, page: Page, label: str) -> bool:
        """Press what has this label on a page; return whether there is such a thing."""
        for field, control in self._pressable(page, label):
            if not page.body:
                await self._begin(control)
            elif control in page.form.buttons:
                await self._send(page, {}, control)
            else:
                await self._send(page, dict([control]), SEND)
            accepted = page.proposed if control == ACCEPT else ()  # the log says what was taken
            self._see([field] if field else accepted)
            return True
        return False

    def _pressable(self, page: Page, label: str) -> Iterator[tuple[Field | None, Control]]:
        """Yield what has this label: suggestions first, then options of the field asked, then commands."""
        options = page.choices(page.field) if page.field is not None and page.body == "question" else []
        for each in (*page.suggestions(page.root), *options):
            if page.caption(each) == label:
                yield page.field, (each.given["name"], each.given["value"])
        if not page.body:
            yield from ((None, ("language", each.value)) for each in Language if label in self._beginnings(each))
        for command in Command:
            if label == page.texts.catalog.messages.get(f"command.{command}"):
                other = ("language", page.texts.catalog.language.other.value)
                control = other if command is Command.LANGUAGE else ("do", command.value)
                if control in page.form.buttons:
                    yield None, control

    def _beginnings(self, language: Language) -> list[str]:
        """Return what a chat calls the button that begins a report in this language."""
        catalog = load_catalogs()[language]
        return [catalog.text(f"language.{language}"), *([catalog.text("command.new")] if language is self.language else [])]
