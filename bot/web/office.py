"""The front page, worked out from an office's home: what is due, each measure's steps, what can be begun. Pure; knows no HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.home import Home, MeasureLine, reminder_text, step_hint, step_state, step_title, to_begin, to_begin_for, yearless
from bot.i18n import Catalog
from bot.seats import CaseLine
from dialogs.deadlines import due, is_closed
from dialogs.form import Form
from dialogs.steps import Kind, State, Step

MOST_DUE = 4


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a measure. ``case`` is where it can be gone on with, or its receipt; ``begins`` the form to begin it on."""

    title: str
    state: str
    hint: str
    kind: str
    case: str
    begins: str

    @property
    def is_pressing(self) -> bool:
        """Tell whether it is begun, is to be done by a day, or should have been."""
        return self.kind in (State.DRAFT, State.DUE, State.LATE)


@dataclass(frozen=True, slots=True)
class Card:
    """A measure. ``rest`` are its cases that no step stands for, ``others`` what else can be begun for it."""

    measure: str
    title: str
    language: str
    reminders: tuple[str, ...]
    steps: tuple[StepLine, ...]
    next: StepLine | None
    rest: tuple[CaseLine, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """The front page. ``opened`` are the editions for a new measure, ``yearless`` the forms of no year, ``older`` the rest."""

    cards: tuple[Card, ...]
    opened: tuple[Form, ...]
    yearless: tuple[Form, ...]
    older: tuple[Form, ...]
    today: date

    @property
    def first(self) -> tuple[Form, ...]:
        """What a new measure begins with; who has none here may have one that was applied for elsewhere."""
        return tuple(form for form in self.opened if form.text == Kind.APPLICATION) if self.cards else self.opened

    @property
    def folded(self) -> tuple[Form, ...]:
        """What else can be begun for a measure that is not here: for those that are, it is begun from their cards."""
        return (*(form for form in self.opened if form not in self.first), *self.yearless)

    @property
    def pressing(self) -> tuple[Card, ...]:
        """The measures whose next step has a day or is begun, the one that lacks longest first."""
        return tuple(card for card in self.cards if card.next and card.next.is_pressing)[:MOST_DUE]


def office_of(home: Home, catalog: Catalog) -> Office:
    """Return what the front page shows, in a language."""
    opened, older = to_begin(home.today)
    cards = tuple(_card(line, home.today, catalog) for line in home.measures)
    return Office(cards, tuple(opened), tuple(yearless()), tuple(older), home.today)


def _card(line: MeasureLine, today: date, catalog: Catalog) -> Card:
    numbers = {each.number: each.case for each in line.cases}
    steps = tuple(_line(each, numbers, catalog) for each in line.timeline.steps)
    stood_for = {each.case for each in steps}
    return Card(
        measure=line.measure,
        title=line.title,
        language=next((each.language.value for each in line.cases if each.language), ""),
        reminders=tuple(reminder_text(each, line.title, today, catalog) for each in line.reminders),
        steps=steps,
        next=_line(line.timeline.next, numbers, catalog) if line.timeline.next else None,
        rest=tuple(each for each in line.cases if each.case not in stood_for),
        others=tuple(form.id for form in to_begin_for(line, today)),
    )


def _line(step: Step, cases: dict[str, str], catalog: Catalog) -> StepLine:
    return StepLine(
        title=step_title(step, catalog),
        state=step_state(step, catalog),
        hint=step_hint(step, catalog),
        kind=step.state.value,
        case=step.case or cases.get(step.number or "", ""),
        begins=step.begins or "",
    )


def begin_title(form: Form, catalog: Catalog) -> str:
    """Return what a form is begun for, in words that need no knowledge of the scheme."""
    return catalog.text(f"web.begin.{form.text}", **form.years)


def begin_hint(form: Form, catalog: Catalog, office: Office) -> str:
    """Return when a form is used; of one that is closed, since when."""
    last = due(form)
    if last is not None and is_closed(form, office.today):
        return catalog.text("web.home.closed", date=catalog.day(last))
    if office.cards and form in office.first:
        return catalog.text("web.begin.another.hint")
    return catalog.text(f"web.begin.{form.text}.hint")


def drafts(home: Home) -> Iterator[str]:
    """Yield the cases that are not finished."""
    return (line.case for line in home.cases if not line.submitted)
