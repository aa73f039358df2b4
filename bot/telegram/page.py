"""What messages are made from: a case as it stands, its texts, and buttons that know where they were shown. Pure."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from bot.i18n import FormTexts
from bot.seats import View
from bot.telegram.buttons import Button, Keyboard, Verb, button, from_word, write
from bot.telegram.text import BLANK, Line
from dialogs import view
from dialogs.events import Command
from dialogs.form import Form, Question
from dialogs.outdated import STEPS
from dialogs.route import State
from dialogs.rules import rules_of
from dialogs.session import Aside, Place, Session
from dialogs.view import Screen, SectionRows


class Download(IntEnum):
    """What can be asked for again when a report is finished; the value is what a button carries."""

    DOCUMENT = 0
    DATA = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What to show: what was said, then what is asked (perhaps in several messages), with buttons under the last.

    ``live`` names a message that goes on being edited in place while its question is being answered, "" for any other;
    ``follows``: also when what is typed stands below it.
    """

    lines: tuple[Line, ...]
    keyboard: Keyboard = ()
    live: str = ""
    said: tuple[Line, ...] = ()
    follows: bool = True

    @property
    def whole(self) -> tuple[Line, ...]:
        """All lines."""
        return (*self.said, BLANK, *self.lines) if self.said else self.lines


@dataclass(frozen=True)
class Page:
    """A case as it stands, in the person's language."""

    case: str
    session: Session
    texts: FormTexts
    derived: State | None = None

    @classmethod
    def of(cls, found: View, texts: FormTexts) -> "Page":
        """Return the page of a view."""
        return cls(found.case, found.session, texts, found.state)

    @property
    def form(self) -> Form:
        """The form."""
        return self.texts.form

    @cached_property
    def screen(self) -> Screen:
        """What is asked now."""
        return view.screen(self.form, self.session, self.derived)

    @cached_property
    def sections(self) -> tuple[SectionRows, ...]:
        """Every question that applies with its answers, by section."""
        return view.summary(self.form, self.session, self.screen.state)

    @cached_property
    def missing(self) -> frozenset[str]:
        """The fields at which something is left to do."""
        state = self.screen.state
        blamed = {finding.rule.name: finding.field for finding in state.findings}
        return frozenset(blamed.get(each.target, each.target) for each in state.open)

    def t(self, message_id: str, **params: object) -> str:
        """Return one of our own sayings."""
        return self.texts.catalog.text(message_id, **params)

    def step(self, command: Command, label: str = "") -> Button:
        """Return the button of a command, under its own name or another; it carries where it was shown if that matters."""
        label = label or self.t(f"command.{command.value}")
        shown = (self._place, self.session.revision) if command in STEPS else ()
        return Button(label, write(Verb.STEP, from_word(command.value), *shown, case=self.case))

    def whole(self, command: Command, label: str) -> Button:
        """Return the button of a command for the whole question that is asked."""
        return Button(label, write(Verb.WHOLE, from_word(command.value), self._place, self.session.revision, case=self.case))

    @cached_property
    def _place(self) -> int:
        return place_number(self.form, self.session)

    def jump(self, field: str, label: str) -> Button:
        """Return a button that goes to a field."""
        return button(label, Verb.JUMP, self.form.order[field], case=self.case)

    def own(self, label: str, verb: Verb, *numbers: int) -> Button:
        """Return another button of this case."""
        return button(label, verb, *numbers, case=self.case)

    def name_of(self, question: Question) -> str:
        """Return the short name of a question, with its number where it has one."""
        short = self.texts.short(question.text)
        return f"{question.number}. {short}" if question.number else f"{self.texts.unnumbered(question)}: {short}"


def place_number(form: Form, session: Session) -> int:
    """Return a number for the place where the conversation is; two screens with the same one ask for the same thing."""
    if session.place is Place.FIELD and session.aside is None:
        return form.order[session.target]
    rules = [each.name for each in rules_of(form)]
    behind = len(form.fields) + len(rules)
    if session.aside is not None:
        return behind + len(Place) + tuple(Aside).index(session.aside)
    if session.place is Place.REASON:
        return len(form.fields) + rules.index(session.target)
    return behind + tuple(Place).index(session.place)
