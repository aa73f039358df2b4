"""An office's home: its measures, each with its filings over the years, what is due next, and what can be begun."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import Connection

from bot.gathering import past_of
from bot.i18n import Catalog, form_texts
from bot.seats import CaseLine, Seat
from bot.turning import address
from dialogs.deadlines import APPLICATION, REPORT, better_by, due, is_closed
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.session import Status
from dialogs.steps import ORDER, Draft, Kind, State, Step, Timeline
from dialogs.timeline import AHEAD, owed_in, timeline
from storage import cases, filings, reminders
from storage.filings import FilingRow
from storage.reminders import Reminder


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure: its name ("" until it has one), its steps over the years, and its cases, the one changed last first.

    ``reminders`` are the steps that were reminded of and are still to be delivered by that day, the nearest first.
    """

    measure: str
    title: str
    timeline: Timeline
    cases: tuple[CaseLine, ...]
    reminders: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """What a seat reaches: measures, the one with the most pressing step first. ``reminding``: it wants reminders."""

    measures: tuple[MeasureLine, ...]
    today: date
    reminding: bool = True

    @property
    def cases(self) -> tuple[CaseLine, ...]:
        """All cases, the one changed last first."""
        every = [line for measure in self.measures for line in measure.cases]
        return tuple(sorted(every, key=lambda line: line.changed_at, reverse=True))


@cache
def editions() -> tuple[Form, ...]:
    """Return all editions."""
    return tuple(load_form(name) for name in form_names())


def home_of(connection: Connection, seat: Seat, today: date) -> Home:
    """Return a seat's home: four statements, whatever else is stored."""
    lines, filed = _by_measure(listed(connection, seat)), _by_measure(filings.of_seat(connection, *address(seat)))
    silent = reminders.is_silent(connection, *address(seat))
    given = [] if silent else list(reminders.of_seat(connection, *address(seat), today.isoformat()))
    found = [_measure(measure, own, filed[measure], given, today) for measure, own in lines.items()]
    return Home(tuple(sorted(found, key=_urgency)), today, reminding=not silent)


def listed(connection: Connection, seat: Seat) -> list[CaseLine]:
    """Return a seat's drafts and submitted cases, the one changed last first."""
    return [_line(row) for row in cases.of_seat(connection, *address(seat))]


def _line(row: cases.Listed) -> CaseLine:
    language = Language(row.language) if row.language else None
    changed = datetime.fromisoformat(row.changed_at)
    submitted = row.status == Status.SUBMITTED
    return CaseLine(row.id, row.form, row.number, row.title, language, submitted, changed, row.measure, row.year)


OfMeasure = TypeVar("OfMeasure", CaseLine, FilingRow)


def _by_measure(found: Iterable[OfMeasure]) -> dict[str, list[OfMeasure]]:
    measures: dict[str, list[OfMeasure]] = defaultdict(list)
    for each in found:
        measures[each.measure].append(each)
    return measures


def _urgency(line: MeasureLine) -> tuple[bool, tuple[int, date]]:
    step = line.timeline.next
    return step is None, step.urgency if step else (0, date.max)


def _measure(measure: str, own: list[CaseLine], filed: list[FilingRow], given: list[Reminder], today: date) -> MeasureLine:
    steps = timeline(past_of(filed, measure), drafts_in(own), editions(), today)
    told = [each for each in owed_in(steps, today) if any(is_of(made, measure, each) for made in given)]
    title = next((line.title for line in own if line.title), "")
    return MeasureLine(measure, title, steps, tuple(own), tuple(sorted(told, key=lambda each: each.urgency)))


def is_of(made: Reminder, measure: str, step: Step) -> bool:
    """Tell whether a reminder is of a measure's step, by the day that it is due on now."""
    return step.due is not None and (made.measure, made.form, made.due) == (measure, step.form, step.due.isoformat())


def drafts_in(lines: Iterable[CaseLine]) -> list[Draft]:
    """Return the cases that are begun, as a timeline wants them."""
    return [draft_of(line.case, line.form, line.year) for line in lines if not line.submitted]


def draft_of(case: str, name: str, year: int | None) -> Draft:
    """Return a case that is begun; ``year`` is what is kept of it, which what was begun long ago lacks."""
    form = load_form(name)
    return Draft(case, form.id, form.text, form.year or year)


def to_begin(today: date) -> tuple[list[Form], list[Form]]:
    """Return the editions that a new measure can be begun with: of each family the one whose turn it is, and the older ones.

    A report can be begun for a measure that was applied for elsewhere. The newest comes first.
    """
    yearly = sorted((each for each in editions() if each.year is not None), key=lambda each: each.year or 0)
    families = [[each for each in yearly if each.text == family] for family in sorted({each.text for each in yearly})]
    now = [_in_turn(family, today) for family in families]
    older = [each for family, turn in zip(families, now, strict=True) for each in family[: family.index(turn)]]
    return now, sorted(older, key=lambda each: (-(each.year or 0), each.text))


def _in_turn(family: list[Form], today: date) -> Form:
    """Return the edition whose last day comes next, else the last one that there was; what is far ahead waits."""
    given = [each for each in family if not _is_ahead(each, today)]
    still_open = [each for each in given if due(each) is not None and not is_closed(each, today)]
    return (still_open or given[-1:] or family)[0]


def yearless() -> list[Form]:
    """Return the forms of no year, in the order of a grant: also of one that was applied for elsewhere."""
    return sorted((form for form in editions() if form.year is None), key=lambda form: ORDER[Kind(form.text)])


def to_begin_for(line: MeasureLine, today: date) -> list[Form]:
    """Return what can be begun for a measure besides what its steps say, and what is begun already; a form of a year once."""
    begun = {each.begins for each in line.timeline.steps}
    begun |= {each.form for each in line.cases if not each.submitted or load_form(each.form).year is not None}
    found = [each for each in (*yearless(), *to_begin(today)[0]) if each.id not in begun]
    return [each for each in found if each.text != APPLICATION or not line.timeline.over]


def _is_ahead(form: Form, today: date) -> bool:
    """Tell whether it is too early for a report: its year is not nearly over."""
    last = due(form)
    return form.text == REPORT and ((form.year or 0) > today.year or (last is not None and last - today > AHEAD))


def form_title(form: Form, catalog: Catalog) -> str:
    """Return what a form is called."""
    return form_texts(catalog, form).of(f"{form.text}.title")


def step_title(step: Step, catalog: Catalog) -> str:
    """Return what a step is: «Rapport og rekneskap for 2026»."""
    return catalog.text(f"timeline.kind.{step.kind}", year=step.year or "")


def step_state(step: Step, catalog: Catalog) -> str:
    """Return how a step stands: «Frist 1. februar 2027»."""
    if step.filed is not None:
        return catalog.text(f"timeline.state.{step.state}", date=catalog.day(step.filed))
    dated = step.due is not None and step.state in (State.DRAFT, State.LATER)
    name = f"{step.state}_due" if dated else str(step.state)
    return catalog.text(f"timeline.state.{name}", due=catalog.day(step.due) if step.due else "")


def step_hint(step: Step, catalog: Catalog) -> str:
    """Return the working day to do it by, while that helps, and the payment that a letter lets expect; else ""."""
    if step.expected is not None:
        return catalog.text("timeline.expected", amount=catalog.amount(step.expected))
    return catalog.text("timeline.urged", urged=catalog.day(step.urged)) if step.urged else ""


def reminder_text(step: Step, title: str, today: date, catalog: Catalog) -> str:
    """Return what the reminder of a step says; ``title`` is the measure's name, "" where it has none."""
    last = step.due or today
    named = "timeline.reminder" if title else "timeline.reminder.untitled"
    said = [catalog.text(named, step=step_title(step, catalog), title=title, due=catalog.day(last))]
    left = (last - today).days
    said.append(catalog.text(f"timeline.reminder.{('today', 'tomorrow')[left] if left in (0, 1) else 'left'}", count=left))
    if day := better_by(last, today):
        said.append(catalog.text("timeline.urged", urged=catalog.day(day)))
    return " ".join(said)
