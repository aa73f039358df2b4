"""The office's home at a terminal: the measures with their filings over the years, and a numbered list of what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conversation import Conversation, Seat
from bot.home import (
    Home,
    MeasureLine,
    form_title,
    reminder_text,
    step_hint,
    step_state,
    step_title,
    to_begin,
    to_begin_for,
    yearless,
)
from bot.i18n import Catalog
from bot.terminal.blocks import Block, Style
from bot.terminal.player import Errand
from dialogs.answers import choice
from dialogs.answers.choice import OptionWords
from dialogs.deadlines import is_closed
from dialogs.errors import AnswerError
from dialogs.language import Language
from dialogs.steps import State, Step
from dialogs.vocabulary import command_word

STYLES = {State.DONE: Style.OK, State.ELSEWHERE: Style.OK, State.REFUSED: Style.OK, State.LATE: Style.WARNING}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to do: an errand, or else what the desk does itself.

    That is to speak a ``language``, to turn reminders on or off, or to show ``more`` to choose from (none: the home).
    """

    label: str
    errand: Errand | None = None
    language: Language | None = None
    reminding: bool | None = None
    more: "tuple[Choice, ...]" = ()


class Desk:
    """Shows the home, and takes a choice. ``language`` is None until one is chosen or known from a case."""

    def __init__(self, conversation: Conversation, seat: Seat, language: Language | None) -> None:
        self.conversation = conversation
        self.seat = seat
        self.language = language
        self._choices: list[Choice] = []
        self._more: tuple[Choice, ...] = ()

    async def take(self, chosen: Choice) -> None:
        """Do what is no errand; what there is to choose from then is shown by ``open``."""
        self.language = chosen.language or self.language
        self._more = chosen.more
        if chosen.reminding is not None:
            await self.conversation.remind(self.seat, on=chosen.reminding)

    async def open(self) -> list[Block]:
        """Return the home as it stands now, or what more was asked for there."""
        if self._more:
            self._choices, self._more = [*self._more, Choice(self._text("terminal.back"))], ()
            return [self._ask(), *self._numbered()]
        home = await self.conversation.home(self.seat)
        if self.language is None:
            self.language = next((each.language for each in home.cases if each.language), None)
        if self.language is None:
            return self._languages()
        self._choices = [*self._of_measures(home), *self._new(home), *self._reminding(home)]
        return [*self._measures(home), self._ask(), *self._numbered()]

    def _ask(self) -> Block:
        return Block(self._text("terminal.choose"), Style.QUESTION, gap=True)

    def _measures(self, home: Home) -> Iterator[Block]:
        if not home.measures:
            return
        yield Block(self._text("terminal.measures"), Style.TITLE, gap=True)
        for measure in home.measures:
            yield Block(self._name(measure), Style.QUESTION, gap=True)
            for each in measure.reminders:
                yield Block(reminder_text(each, measure.title, home.today, self._catalog), Style.WARNING)
            yield from map(self._step, measure.timeline.steps)
        yield Block(self._text("terminal.reminding" if home.reminding else "terminal.silent"), Style.HINT, gap=True)

    def _reminding(self, home: Home) -> Iterator[Choice]:
        if home.measures:
            label = self._text("terminal.remind_off" if home.reminding else "terminal.remind_on")
            yield Choice(label, reminding=not home.reminding)

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
                elif step.begins is not None:
                    yield Choice(self._text("terminal.begin", what=what), Errand(step.begins, found.measure))
            others = [
                Choice(form_title(each, self._catalog), Errand(each.id, found.measure))
                for each in to_begin_for(found, home.today)
            ]
            yield Choice(self._text("terminal.others", title=self._name(found)), more=tuple(others))

    def _new(self, home: Home) -> Iterator[Choice]:
        first, others = to_begin(home.today)
        for form in (*first, *others):
            text = "terminal.new_closed" if is_closed(form, home.today) else "terminal.new"
            yield Choice(self._text(text, form=form_title(form, self._catalog)), Errand(form.id, anew=True))
        yield Choice(
            self._text("terminal.yearless"),
            more=tuple(Choice(form_title(each, self._catalog), Errand(each.id, anew=True)) for each in yearless()),
        )

    def _step(self, step: Step) -> Block:
        told = f"{step_title(step, self._catalog)}: {step_state(step, self._catalog)}"
        hint = step_hint(step, self._catalog)
        return Block(f"{told}. {hint}" if hint else told, STYLES.get(step.state, Style.OPTION))

    def _name(self, measure: MeasureLine) -> str:
        return measure.title or self._text("terminal.untitled")

    @property
    def _catalog(self) -> Catalog:
        return self.conversation.catalogs[self.language or Language.NYNORSK]

    def _text(self, message_id: str, **params: object) -> str:
        return self._catalog.text(message_id, **params)
