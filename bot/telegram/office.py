"""The office's home in a chat: its measures with what presses, one measure over the years, and what can be begun. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

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
from bot.seats import CaseLine
from bot.telegram.buttons import Button, Keyboard, Verb, button, columns, from_word, in_rows, stacked
from bot.telegram.page import Shown
from bot.telegram.text import BLANK, Line, Style, shortened
from dialogs.deadlines import is_closed
from dialogs.form import Form
from dialogs.load import form_names, load_form
from dialogs.steps import State, Step

MARKS = {
    State.DONE: "✓",
    State.ELSEWHERE: "✓",
    State.REFUSED: "–",
    State.LATE: "❗",
    State.DUE: "▶",
    State.DRAFT: "▶",
    State.OPEN: "▫",
    State.LATER: "▫",
}
REMINDED = "⏰"
MOST_MEASURES = 20
MOST_BEGUN = 12
LONGEST_TITLE = 36


def word_of(form: str) -> int:
    """Return a form's id as a number to be carried by a button."""
    return from_word(form.replace("-", ""))


def form_called(word: str) -> str:
    """Return the form whose id, without hyphens, this is. KeyError when there is none."""
    return {name.replace("-", ""): name for name in form_names()}[word]


@dataclass(frozen=True)
class Office:
    """An office's home in a person's language."""

    home: Home
    catalog: Catalog

    def front(self) -> Shown:
        """Return the measures, each with what presses, and the ways on."""
        lines = [Line(self._t("telegram.cases"), Style.BOLD)]
        for measure in self.home.measures[:MOST_MEASURES]:
            lines += [BLANK, Line(self._name(measure), Style.BOLD), *self._reminders(measure), *self._what_presses(measure)]
        ways = [self._way(each) for each in self.home.measures[:MOST_MEASURES]]
        new = button(self._t("telegram.new"), Verb.FORMS, from_word(self.catalog.language.value))
        lines += [BLANK, Line(self._t("telegram.reminding" if self.home.reminding else "telegram.silent"), Style.ITALIC)]
        return Shown(tuple(lines), stacked(*ways, in_rows([new, self._remind(on=not self.home.reminding)], 1)))

    def _remind(self, *, on: bool) -> Button:
        return button(self._t("telegram.remind_on" if on else "telegram.remind_off"), Verb.REMIND, int(on))

    def _reminders(self, measure: MeasureLine) -> Iterator[Line]:
        for each in measure.reminders:
            yield Line(f"{REMINDED} {reminder_text(each, measure.title, self.home.today, self.catalog)}")

    def _what_presses(self, measure: MeasureLine) -> Iterator[Line]:
        steps = [each for each in measure.timeline.steps if each.state.waits]
        yield from (self._step(each) for each in steps)
        if not steps:
            yield Line(self._t("timeline.nothing_next"))

    def _way(self, measure: MeasureLine) -> Keyboard:
        """Return the buttons of a measure: what to do first, and all of it."""
        step, alone = measure.timeline.next, len(self.home.measures) == 1
        name = "" if alone else f"{shortened(self._name(measure), LONGEST_TITLE)}: "
        first = [self._act(measure, step, name)] if step is not None and _can(step) else []
        whole = button(f"{name}{self._t('telegram.timeline')}", Verb.MEASURE, case=measure.measure)
        return in_rows([*first, whole], 1)

    def measure(self, name: str) -> Shown:
        """Return a measure's filings over the years. KeyError when the office has none of this name."""
        found = {each.measure: each for each in self.home.measures}[name]
        lines = [Line(self._name(found), Style.BOLD), *(self._step(each) for each in found.timeline.steps)]
        return Shown(tuple(lines), stacked(in_rows(list(self._acts(found)), 1), columns([self._all()])))

    def _acts(self, found: MeasureLine) -> Iterator[Button]:
        shown = [each for each in found.timeline.steps if _can(each)]
        yield from (self._act(found, each) for each in shown)
        drafts = {each.case for each in shown}
        yield from (self._open(each) for each in found.cases[:MOST_BEGUN] if each.case not in drafts)
        for form in to_begin_for(found, self.home.today):
            yield self._begin(form, self._t("telegram.begin_step", what=form_title(form, self.catalog)), found.measure)

    def _act(self, found: MeasureLine, step: Step, name: str = "") -> Button:
        what = f"{name}{step_title(step, self.catalog)}"
        if step.case is not None:
            return button(self._t("telegram.go_on", what=what), Verb.OPEN, case=step.case)
        return self._begin(load_form(step.begins or ""), self._t("telegram.begin_step", what=what), found.measure)

    def _open(self, line: CaseLine) -> Button:
        label = "telegram.case.submitted" if line.submitted else "telegram.case.draft"
        form, day = load_form(line.form), self.catalog.day(line.changed_at.date())
        return button(self._t(label, title=form_title(form, self.catalog), time=day), Verb.OPEN, case=line.case)

    def _begin(self, form: Form, label: str, measure: str) -> Button:
        return button(label, Verb.BEGIN, from_word(self.catalog.language.value), word_of(form.id), case=measure)

    def _step(self, step: Step) -> Line:
        told = f"{MARKS[step.state]} {step_title(step, self.catalog)}: {step_state(step, self.catalog)}"
        return Line(". ".join(filter(None, [told, step_hint(step, self.catalog)])))

    def _name(self, measure: MeasureLine) -> str:
        return measure.title or self._t("telegram.untitled")

    def _all(self) -> Button:
        return button(self._t("telegram.all_cases"), Verb.LIST)

    def _t(self, message_id: str, **params: object) -> str:
        return self.catalog.text(message_id, **params)


def _can(step: Step) -> bool:
    """Tell whether there is something to press for a step now."""
    return step.case is not None or step.begins is not None


def forms(catalog: Catalog, today: date, *, yearly: bool) -> Shown:
    """Return what a new measure can be begun with: the editions whose turn it is, then the older ones.

    Not ``yearly``: the forms of no year, where the grant was applied for elsewhere.
    """
    first, others = to_begin(today) if yearly else (yearless(), [])
    found = (*first, *others)
    own, other, rest = from_word(catalog.language.value), from_word(catalog.language.other.value), () if yearly else (1,)
    buttons = [button(_marked(catalog, each, today), Verb.BEGIN, own, word_of(each.id)) for each in found]
    turn = (
        button(catalog.text("telegram.yearless"), Verb.FORMS, own, 1)
        if yearly
        else button(catalog.text("telegram.yearly"), Verb.FORMS, own)
    )
    speak = button(catalog.text("command.language"), Verb.FORMS, other, *rest)
    ask = catalog.text("telegram.choose_form" if yearly else "telegram.choose_yearless")
    return Shown((Line(ask, Style.BOLD),), in_rows([*buttons, turn, speak], 1))


def _marked(catalog: Catalog, form: Form, today: date) -> str:
    title = form_title(form, catalog)
    return catalog.text("telegram.closed", form=title) if is_closed(form, today) else title


def in_both(texts: Iterable[str], style: Style = Style.PLAIN) -> tuple[Line, ...]:
    """Return lines, those that read the same in both languages once."""
    return tuple(Line(text, style) for text in dict.fromkeys(texts))
