"""A person who types at a terminal, and what the terminal must show for the lines of a transcript."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.conversation import Conversation
from bot.i18n import FormTexts
from bot.proposing import takes_all
from bot.seats import Channel, Seat
from bot.terminal.blocks import SIGNS, Block, Style
from bot.terminal.player import Errand, Player
from dialogs.events import Command, Oddity
from dialogs.form import MORE, Field, Form
from dialogs.language import Language
from dialogs.prompts import Tone
from dialogs.route import State
from dialogs.session import Place
from dialogs.view import screen
from tests.transcripts.filing import Office
from tests.transcripts.lines import Lines, short, tidy
from tests.transcripts.script import Step, Values
from tests.transcripts.tables import Clock
from tests.transcripts.terminal_layout import TerminalLayout, word_for

NO_WAY = {"edit", "send", "stale", "reload"}
"""A line that was typed cannot be changed, nor a button be pressed; who comes back starts the command again."""

SHORTENED = ("say.current_answer", "say.warning_reason")


class Terminal:
    """The driver: every step is typed."""

    def __init__(self, conversation: Conversation, clock: Clock, folder: Path) -> None:
        self.conversation, self.clock, self.folder = conversation, clock, folder
        self.player: Player
        self._office = Office(conversation, Seat(Channel.TERMINAL, "local"))
        self._blocks: list[Block] = []
        self._asked = ""

    def can(self, step: Step) -> bool:
        """Tell whether it can be typed: a path is one only where a file is asked for."""
        return step.verb not in NO_WAY and not (step.verb == "upload" and step.chat)

    def heard(self) -> list[str]:
        """Return the paragraphs that were shown."""
        return [self._shortened(tidy(f"{SIGNS.get(block.style, '')}{block.text}"), block.style) for block in self._blocks]

    def rendition(self, step: Step) -> list[str]:
        """Return what must be shown: what was said, and what is asked; not in full where it stands there already."""
        end = next((n for n, line in enumerate(step.back) if line[0] not in "·✓!✗→"), len(step.back))
        said, asked = step.back[:end], list(step.back[end:])
        before, self._asked = self._asked, next((line for line in asked if line.startswith("? ")), "")
        laid = TerminalLayout(self.form, self._texts, self.player.view.session)
        on_question = self._session_place is Place.FIELD and any(line.startswith("# ") for line in asked)
        same = bool(before) and before == self._asked
        if any(line.startswith("✗") for line in said) and (same or not on_question):
            asked = [f"? {self._texts.short(self._field.text)}"] if on_question and same else []
        elif same and on_question and all(laid.is_confirmation(line) for line in said) and said:
            asked = [line for line in asked if line[0] not in "#?" and not laid.stands_there(line)]
        if not on_question:
            self._asked = ""
        if self._session_place is Place.LANGUAGE:  # the question says which words to type; it is not asked twice
            asked = [line for line in asked if line.startswith("? ") and not said]
        return [*(shown for line in said for shown in laid.said(line)), *laid.in_order(asked)]

    async def start(self, form: Form, language: Language | None) -> None:
        """Begin."""
        self.player = Player(self.conversation, Errand(form.id), language)
        self._blocks = await self.player.open()
        self._asked = ""

    async def next(self, form: Form) -> None:
        """Begin another filing of the same measure."""
        errand = Errand(form.id, await self._office.measure())
        self.player = Player(self.conversation, errand, await self._office.language())
        self._blocks = await self.player.open()
        self._asked = ""

    async def filed(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Have filed something before."""
        await self._office.file(form, language, values)

    async def type(self, text: str) -> None:
        """Type a line."""
        self._blocks = await self.player.reply(text)

    async def press(self, label: str) -> None:
        """Type an option's number, a suggestion as it stands, or a command's word."""
        field = screen(self.form, self.player.view.session).field
        if field is not None and self._session_place is Place.FIELD and label in self._options(field):
            await self.type(str(self._options(field).index(label) + 1))
        else:
            await self.type(word_for(label, self._texts) or label)

    async def tick(self, labels: list[str]) -> None:
        """Type the options' numbers."""
        await self.type(", ".join(str(self._options(self._field).index(label) + 1) for label in labels))

    async def fill(self, values: Values) -> None:
        """Answer line by line; lines that are not asked by themselves are gone to."""
        confirmed: list[Block] = []
        told: list[Block] = []
        for name, value in values:
            if self._texts.short(self._field.text) != name:
                await self.go(name)
            more = self._field.column == MORE
            await self.type(value or "hopp over")
            said = [block for block in self._blocks if block.style is Style.OK]
            confirmed += [] if more else said
            notes = {self._texts.say(each) for each in self.player.view.session.said if each.tone is Tone.INFO}
            told += [block for block in self._blocks if block.text in notes]
        self._blocks = [*confirmed, *told, *(block for block in self._blocks if block not in (*said, *told))]
        self._asked = ""

    async def accept(self) -> None:
        """Type that all is right, or that this one is."""
        everything = takes_all(State.of(self.form, self.player.view.session), self.form.questions[self._field.question])
        await self.type(self._texts.catalog.text("say.accept_all") if everything else self._word(Command.ACCEPT))

    async def remove(self, row: int) -> None:
        """Go to the row, and type what removes it."""
        question = self.form.questions[self._field.question]
        if self._field.row != row:
            await self.type(f"gå til {question.number}.{row}")
        await self.type(self._word(Command.REMOVE))

    def _word(self, command: Command) -> str:
        return self._texts.catalog.text(f"words.command.{command}").partition(",")[0]

    async def upload(self, name: str, content: bytes) -> None:
        """Type the path of a file."""
        path = self.folder / re.split(r"[/\\]", name)[-1]
        path.write_bytes(content)
        await self.type(f"'{path}'")

    async def go(self, question: str) -> None:
        """Type where to go."""
        field = Lines((self._texts,)).field(question)
        number = f"{self.form.questions[field.question].number}.{field.row}"
        await self.type(f"gå til {question if field.row is None else number}")
        while field.row is not None and self._field != field:  # cell by cell
            await self.type(self._word(Command.KEEP))

    async def edit(self, field: str, text: str) -> None:
        """Not here."""
        raise NotImplementedError

    async def send(self, oddity: Oddity) -> None:
        """Not here."""
        raise NotImplementedError

    async def stale(self, label: str) -> None:
        """Not here."""
        raise NotImplementedError

    async def reload(self) -> None:
        """Not here."""
        raise NotImplementedError

    @property
    def form(self) -> Form:
        """The form that is filled in."""
        return self.player.view.form

    @property
    def _texts(self) -> FormTexts:
        return self.conversation.texts(self.form, self.player.view.session.language or Language.NYNORSK)

    @property
    def _session_place(self) -> Place:
        return self.player.view.session.place

    @property
    def _field(self) -> Field:
        return self.form.fields[self.player.view.session.target]

    def _options(self, field: Field) -> list[str]:
        return [tidy(self._texts.of(option.text)) for option in field.options]

    def _shortened(self, line: str, style: Style) -> str:
        """Return the beginning of a long answer: transcripts hold no more of it."""
        if any(line == tidy(str(each.value)) for each in self.player.view.session.proposed.values()):
            return short(line)
        for message_id in SHORTENED:
            head = self._texts.catalog.messages[message_id].partition("{")[0]
            if line.startswith(head) and message_id == "say.current_answer":
                return f"{head}{short(line.removeprefix(head))}"
            if line.startswith(head):
                return short(line)
        head, colon, answer = line.partition(": ")
        is_row = colon and style is Style.OPTION and self._session_place is Place.SUMMARY
        return f"{head}{colon}{short(answer)}" if is_row else line
