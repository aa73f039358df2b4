"""The office's home at a terminal: the measures with their filings over the years, and a numbered list of what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conversation import Conversation, Seat
from bot.home import Home, MeasureLine, step_hint, step_state, step_title, to_begin
from bot.i18n import Catalog, FormTexts
from bot.terminal.blocks import Block, Style
from bot.terminal.player import Errand
from dialogs.answers import choice
from dialogs.answers.choice import OptionWords
from dialogs.deadlines import is_closed
from dialogs.errors import AnswerError
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.timeline import State, Step
from dialogs.vocabulary import command_word

STYLES = {State.DONE: Style.OK, State.ELSEWHERE: Style.OK, State.LATE: Style.WARNING}
PRESSING = (State.LATE, State.DUE, State.DRAFT, State.OPEN)
ANY_TIME = ("carry-over", "repayment")
"""Filings that no year asks for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to do: an errand, or to speak a ``language``."""

    label: str
    errand: Errand | None = None
    language: Language | None = None


class Desk:
    """Shows the home, and takes a choice. ``language`` is None until one is chosen or known from a case."""

    def __init__(self, conversation: Conversation, seat: Seat, language: Language | None) -> None:
        self.conversation = conversation
        self.seat = seat
        self.language = language
        self._choices: list[Choice] = []

    async def open(self) -> list[Block]:
        """Return the home as it stands now."""
        home = await self.conversation.home(self.seat)
        if self.language is None:
            self.language = next((each.language for each in home.cases if each.language), None)
        if self.language is None:
            return self._languages()
        self._choices = [*self._of_measures(home), *self._new(home)]
        shown = [Block(self._text("terminal.measures"), Style.TITLE, gap=True)] if home.measures else []
        for measure in home.measures:
            shown += [Block(self._name(measure), Style.QUESTION, gap=True), *map(self._step, measure.timeline.steps)]
        ask = Block(self._text("terminal.choose"), Style.QUESTION, gap=True)
        return [*shown, ask, *self._numbered()]

    def choose(self, text: str) -> Choice | None:
        """Return what was chosen, by its number or the beginning of its words; None where that is not plain."""
        words = [OptionWords(number, number, (each.label,)) for number, each in enumerate(self._choices, start=1)]
        try:
            return self._choices[choice.parse(text, words) - 1]
        except AnswerError:
            return None

    def again(self) -> list[Block]:
        """Return what is shown when it was not plain."""
        catalogs = [self.conversation.catalogs[each] for each in ([self.language] if self.language else Language)]
        return [Block("\n".join(each.text("terminal.not_chosen") for each in catalogs), Style.ERROR), *self._numbered()]

    def is_way_back(self, text: str) -> bool:
        """Tell whether somebody wants to come here."""
        words = (each.text("terminal.words.home") for each in self.conversation.catalogs.values())
        return command_word(text) in {command_word(word) for found in words for word in found.split(",")}

    def _languages(self) -> list[Block]:
        catalogs = self.conversation.catalogs
        self._choices = [Choice(catalogs[each].text(f"language.{each}"), language=each) for each in Language]
        ask = "\n".join(catalogs[each].text("say.choose_language") for each in Language)
        return [Block(ask, Style.QUESTION, gap=True), *self._numbered()]

    def _numbered(self) -> Iterator[Block]:
        yield from (Block(f"{number}) {each.label}", Style.OPTION) for number, each in enumerate(self._choices, start=1))

    def _of_measures(self, home: Home) -> Iterator[Choice]:
        for found in home.measures:
            name = f"{self._name(found)}: "
            for step in found.timeline.steps:
                what = f"{name}{step_title(step, self._catalog)}"
                if step.case is not None:
                    yield Choice(self._text("terminal.go_on", what=what), Errand(step.form or "", found.measure, step.case))
                elif step.state in PRESSING and step.form is not None:
                    yield Choice(self._text("terminal.begin", what=what), Errand(step.form, found.measure))
            for form in ANY_TIME:
                what = f"{name}{self._title(load_form(form))}"
                yield Choice(self._text("terminal.begin", what=what), Errand(form, found.measure))

    def _new(self, home: Home) -> Iterator[Choice]:
        first, others = to_begin(home.today)
        for form in sorted((*first, *others), key=lambda each: is_closed(each, home.today)):
            text = "terminal.new_closed" if is_closed(form, home.today) else "terminal.new"
            yield Choice(self._text(text, form=self._title(form)), Errand(form.id))

    def _step(self, step: Step) -> Block:
        told = f"{step_title(step, self._catalog)}: {step_state(step, self._catalog)}"
        hint = step_hint(step, self._catalog)
        return Block(f"{told}. {hint}" if hint else told, STYLES.get(step.state, Style.OPTION))

    def _name(self, measure: MeasureLine) -> str:
        return measure.title or self._text("terminal.untitled")

    def _title(self, form: Form) -> str:
        return FormTexts(self._catalog, form).of(f"{form.text}.title")

    @property
    def _catalog(self) -> Catalog:
        return self.conversation.catalogs[self.language or Language.NYNORSK]

    def _text(self, message_id: str, **params: object) -> str:
        return self._catalog.text(message_id, **params)
