"""A measure's filings over the years, as steps: what is done, what is begun, what is due and when, what lacks.

Derived from what was filed here and what is begun. That there was a grant is known from its letter, its confirmation (R10.1), or
a report of money received.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dialogs import history
from dialogs.deadlines import better_by, day_of, due, report_due
from dialogs.form import Form
from dialogs.past import Filed, Past
from dialogs.steps import DELIVERED, ORDER, Draft, Kind, State, Step, Timeline

CITES = ("R5.7", "R8.2", "R8.3", "R10.1", "R11.2", "R11.5", "R11.6")
"""The points that act here."""

AHEAD = timedelta(days=92)
"""How long before its last day a filing is shown as due."""


def timeline(past: Past, drafts: Sequence[Draft], editions: Sequence[Form], today: date) -> Timeline:
    """Return a measure's steps; ``past`` is what the office has filed, with this measure as its own."""
    made = _Making(past, drafts, editions, today)
    return Timeline(tuple(sorted(made.steps(), key=lambda each: (each.year or 0, ORDER[each.kind]))), over=made.over)


def obligations(past: Past, drafts: Sequence[Draft], editions: Sequence[Form], today: date) -> list[Step]:
    """Return what is to be delivered by a day that has not passed, for reminders."""
    return owed_in(timeline(past, drafts, editions, today), today)


def owed_in(line: Timeline, today: date) -> list[Step]:
    """Return the steps of a timeline that are to be delivered by a day that has not passed."""
    return [each for each in line.steps if each.due and each.due >= today and each.form and each.state not in DELIVERED]


@dataclass(frozen=True)
class _Making:
    past: Past
    drafts: Sequence[Draft]
    editions: Sequence[Form]
    today: date

    def steps(self) -> Iterator[Step]:
        for year in self.years:
            yield from self.of_year(year)
        yield from self.continuation()
        for family in (Kind.CARRY_OVER, Kind.REPAYMENT):
            yield from (self.done(family, each) for each in self.past.own(family))
            yield from (self.begun(family, each, each.year or self.last) for each in self.drafts if each.family == family)
        yield from self.carrying_over()

    @cached_property
    def years(self) -> list[int]:
        """The years that anything was filed or begun for."""
        filed = {each.year for each in self.past.filed if each.measure == self.past.measure}
        return sorted(year for year in filed | {each.year for each in self.drafts} if year is not None)

    @property
    def last(self) -> int | None:
        return self.years[-1] if self.years else None

    @cached_property
    def granted_years(self) -> list[int]:
        return history.granted_years(self.past.own())

    @property
    def over(self) -> bool:
        """Tell whether the measure has had its three years (R5.7), or its final report."""
        return len(self.granted_years) >= history.MOST_YEARS or history.final_report(self.past) is not None

    def granted(self, year: int) -> bool:
        shown = (*self.past.own(Kind.LETTER, year), *self.past.own(Kind.CONFIRMATION, year))
        return year in history.granted_years(sorted(shown, key=lambda each: each.submitted_at))

    def of_year(self, year: int) -> Iterator[Step]:
        applied = self.past.latest("application", year)
        first = Kind.CONTINUATION if self._continues(year) else Kind.APPLICATION
        yield from self.step(first, "application", year) if applied or self.draft("application", year) else ()
        letter, granted = self.past.latest(Kind.LETTER, year), self.granted(year)
        if applied or letter or granted or self.draft(Kind.LETTER, year):
            yield from self.step(Kind.LETTER, Kind.LETTER, year, State.OPEN)
        confirmed = self.past.latest(Kind.CONFIRMATION, year) or self.draft(Kind.CONFIRMATION, year)
        reported = self.past.latest("report", year) or self.past.latest(Kind.REPORT_ELSEWHERE, year)
        if confirmed or (not reported and (granted or (applied and not letter))):
            yield from self.step(Kind.CONFIRMATION, Kind.CONFIRMATION, year, State.OPEN if letter else State.LATER)
        if granted or reported or self.draft("report", year):
            yield from self.step(self._report(year), "report", year)

    def continuation(self) -> Iterator[Step]:
        """Yield the application for another year, while there may be one and none is begun."""
        if not self.granted_years or self.over or self.granted_years[-1] + 1 in self.years:
            return
        year = self.granted_years[-1] + 1
        form = self.edition("application", year)
        last = due(form) if form else None
        if form and (last is None or last >= self.today):
            yield from self.step(Kind.CONTINUATION, "application", year)

    def carrying_over(self) -> Iterator[Step]:
        """Yield what can be asked for where a report has money left, and it has not been (R10.2); its last filing counts."""
        begun = {each.year for each in self.drafts if each.family == Kind.CARRY_OVER}
        asked = begun | {each.year for each in self.past.own(Kind.CARRY_OVER)}
        form = self.edition(Kind.CARRY_OVER, 0)
        for report in {each.year: each for each in self.past.own("report")}.values():
            left = report.values.get(history.CARRIED, 0)
            if form and None not in begun and report.year not in asked and isinstance(left, int) and left > 0:
                yield Step(Kind.CARRY_OVER, report.year, State.OPEN, form.id)

    def step(self, kind: Kind, family: str, year: int, undated: State = State.LATER) -> Iterator[Step]:
        """Yield the step of a year: filed, begun, or to be done by its last day; ``undated`` is its state where it has none."""
        filed, draft = self.past.latest(family, year), self.draft(family, year)
        if filed is not None:
            yield self.done(kind, filed)
        elif family == "report" and year in history.reported_years(self.past.own()):
            registered = self.past.latest(Kind.REPORT_ELSEWHERE, year)
            yield Step(kind, year, State.ELSEWHERE, number=registered.number if registered else None)
        elif draft is not None:
            yield self.begun(kind, draft, year)
        else:
            form, last = self.edition(family, year), self.due(family, year)
            name = form.id if form else None
            yield Step(kind, year, self._state(last, undated), name, last, better_by(last, self.today) if last else None)

    def done(self, kind: Kind, each: Filed) -> Step:
        if history.is_refusal(each):
            written = date.fromisoformat(str(each.values.get("letter_date", day_of(each.submitted_at))))
            return Step(kind, each.year, State.REFUSED, each.form, number=each.number, filed=written)
        expected = history.expected_payment(each) if kind is Kind.LETTER else None
        filed = day_of(each.submitted_at)
        return Step(kind, each.year, State.DONE, each.form, number=each.number, filed=filed, expected=expected)

    def begun(self, kind: Kind, draft: Draft, year: int | None) -> Step:
        """Return a step that is begun. Only a report is owed after its day: of an application that was never sent, nothing is."""
        last = next((due(each) for each in self.editions if each.id == draft.form), None)
        if last is None or (last < self.today and draft.family != "report"):
            return Step(kind, year, State.DRAFT, draft.form, case=draft.case)
        state = State.LATE if last < self.today else State.DRAFT
        return Step(kind, year, state, draft.form, last, better_by(last, self.today), draft.case)

    def draft(self, family: str, year: int) -> Draft | None:
        """Return what is begun of a year; what is of no known year is taken for the last one's."""
        of_year = (year, None) if year == self.last else (year,)
        ours = [each for each in self.drafts if each.family == family and each.year in of_year]
        return min(ours, key=lambda each: each.year is None, default=None)

    def edition(self, family: str, year: int) -> Form | None:
        """Return what it is filed on; where a year's report has no edition here, how to say that it was delivered elsewhere."""
        found = next((each for each in self.editions if each.text == family and each.year in (None, year)), None)
        return self.edition(Kind.REPORT_ELSEWHERE, year) if found is None and family == "report" else found

    def due(self, family: str, year: int) -> date | None:
        form = self.edition(family, year)
        return report_due(year) if family == "report" else due(form) if form else None

    def _continues(self, year: int) -> bool:
        return any(earlier < year for earlier in self.granted_years)

    def _report(self, year: int) -> Kind:
        """Tell a final report: one that was filed as such, and that of the third year, the last (R5.7, R11.6)."""
        filed = self.past.latest("report", year)
        if filed is not None:
            return Kind.FINAL_REPORT if filed.values.get("report_type") == "final" else Kind.REPORT
        before = [each for each in self.granted_years if each < year]
        return Kind.FINAL_REPORT if len(before) >= history.MOST_YEARS - 1 else Kind.REPORT

    def _state(self, last: date | None, undated: State) -> State:
        if last is None:
            return undated
        if last < self.today:
            return State.LATE
        return State.DUE if last - self.today <= AHEAD else State.LATER
