"""A person who speaks with the engine itself."""

from collections.abc import Mapping

from bot.i18n import form_texts, load_catalogs
from bot.seats import View
from bot.web.raw import shown_raw
from dialogs import view as views
from dialogs.answers.file import inspect
from dialogs.engine import current_ticks
from dialogs.errors import AnswerError
from dialogs.events import Command, Do, Edit, Event, Fill, Junk, Oddity, Press, Refused, Reply, Toggle, Upload
from dialogs.form import MORE, Field, Form, Question
from dialogs.language import Language
from dialogs.session import Place
from tests.transcripts.lines import Lines
from tests.transcripts.script import Step, Values
from tests.transcripts.tables import Clock, Table


class Engine:
    """The driver: steps become events."""

    def __init__(self, table: Table, clock: Clock) -> None:
        self.table, self.clock = table, clock
        self._heard: list[str] = []
        self._lines: Lines
        self._views: list[View] = []

    def heard(self) -> list[str]:
        """Return all that the last step brought."""
        return self._heard

    def can(self, step: Step) -> bool:
        """Tell that everything can be done."""
        del step
        return True

    def rendition(self, step: Step) -> list[str]:
        """Return the lines: they are the engine's own."""
        return list(step.back)

    async def start(self, form: Form, language: Language | None) -> None:
        """Begin a filing of a new measure."""
        self._show(await self.table.begin(form, language, same=False))

    async def next(self, form: Form) -> None:
        """Begin another filing of the same measure."""
        language = (await self.table.look()).session.language
        self._show(await self.table.begin(form, language, same=True))

    async def filed(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Have filed something before."""
        await self.table.file(form, language, values)

    async def type(self, text: str) -> None:
        """Reply."""
        await self._turn(Reply(text))

    async def press(self, label: str) -> None:
        """Press what has this label: a suggestion, an option, a command."""
        event = _pressed(self._view, label)
        assert event is not None, f"there is no {label!r} to press"
        await self._turn(event)

    async def tick(self, labels: list[str]) -> None:
        """Toggle what is to be changed, and say that it is done."""
        asked = self._asked(self._view)
        wanted = {self._code(asked, label) for label in labels}
        ticked = set(current_ticks(self._view.session, asked))
        for code in (option.code for option in asked.options if option.code in wanted ^ ticked):
            await self._turn(Toggle(asked.id, code))
        await self._turn(Do(Command.DONE))

    async def fill(self, values: Values) -> None:
        """Fill in the screen as a page shows it, and confirm what was taken as a page does: it is in the log."""
        question = self._question
        given = {each.id: shown_raw(each, self._view.session) for each in question.fields if each.row is None}
        row = 1
        for name, raw in values:
            fields = question.row(row) or question.fields
            each = next(each for each in fields if self._lines.texts.short(each.text) == name)
            given |= dict.fromkeys((other.id for other in question.row(row) if other.id not in given), "")
            given[each.id] = str(self._code(each, raw)) if each.options and raw else raw
            row += each.column == MORE
        await self._turn(Fill(question.id, given, self._view.session.revision))
        self._confirm(question)

    def _confirm(self, question: Question) -> None:
        answers, now = self._view.session.answers, self._view.session.revision
        fresh = [each for each in question.fields if each.id in answers and answers[each.id].revision == now]
        confirmed = [self._lines.confirmed(each, answers[each.id].value) for each in fresh if each.column != MORE]
        saved = f"✓ {self._lines.texts.catalog.text('say.saved')}"
        self._heard = [*confirmed, *(line for line in self._heard if line not in {*confirmed, saved})]

    async def accept(self) -> None:
        """Take everything that is proposed on the question."""
        await self._turn(Do(Command.ACCEPT, self._question.id, self._view.session.revision))

    async def remove(self, row: int) -> None:
        """Remove a row."""
        await self._turn(Do(Command.REMOVE, f"{self._question.id}.{row}", self._view.session.revision))

    async def upload(self, name: str, content: bytes) -> None:
        """Send a file."""
        try:
            event: Event = Upload(inspect(name, content))
        except AnswerError as error:
            event = Refused(error.code, dict(error.params))
        await self._turn(event, content)

    async def go(self, question: str) -> None:
        """Go to a question, or to one of its fields."""
        await self._turn(Do(Command.JUMP, self._field(question).id))

    async def edit(self, field: str, text: str) -> None:
        """Change an earlier message."""
        await self._turn(Edit(self._field(field).id, text))

    async def send(self, oddity: Oddity) -> None:
        """Send something that is no answer."""
        await self._turn(Junk(oddity))

    async def stale(self, label: str) -> None:
        """Press what was on the last of the earlier screens that had it."""
        await self._turn(next(event for view in reversed(self._views[:-1]) if (event := _pressed(view, label))))

    async def reload(self) -> None:
        """Look at the case."""
        self._show(await self.table.look())

    @property
    def _view(self) -> View:
        return self._views[-1]

    @property
    def _question(self) -> Question:
        question = views.screen(self._view.form, self._view.session).question
        assert question is not None, "no question is shown"
        return question

    async def _turn(self, event: Event, content: bytes | None = None) -> None:
        self._show(await self.table.turn(event, content))

    def _show(self, view: View) -> None:
        self._views.append(view)
        self._lines = _lines(view)
        self._heard = self._lines.of(view)

    def _asked(self, view: View) -> Field:
        asked = views.screen(view.form, view.session).field
        assert asked is not None, "no question is asked"
        return asked

    def _code(self, asked: Field, label: str) -> int:
        return next(option.code for option in asked.options if self._lines.texts.of(option.text) == label)

    def _field(self, short: str) -> Field:
        """Return a field by its short name; by its question's, the first of the question's."""
        return self._lines.field(short)


def _lines(view: View) -> Lines:
    languages = (view.session.language,) if view.session.language else tuple(Language)
    return Lines(tuple(form_texts(load_catalogs()[each], view.form) for each in languages))


def _pressed(view: View, label: str) -> Event | None:
    """Return what pressing this label means on a screen: suggestion, option, language or command; None where it is not there."""
    session, texts = view.session, _lines(view).texts
    if any(label in message.suggestions for message in session.said):
        return Reply(label, session.revision)
    asked = views.screen(view.form, session).field
    if asked is not None and session.place is Place.FIELD and session.aside is None:
        for option in asked.options:
            if texts.of(option.text) == label:
                return Press(asked.id, option.code, session.revision)
    for language in Language:
        if session.place is Place.LANGUAGE and label == texts.catalog.text(f"language.{language}"):
            return Do(Command.LANGUAGE, language.value, session.revision)
    for command in Command:
        if label == texts.catalog.messages.get(f"command.{command}"):
            return Do(command, seen=session.revision)
    return None
