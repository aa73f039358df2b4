"""What is proposed in a new filing, from those that were filed before: each is confirmed or changed, none is taken unseen.

``Form.prefill`` says where from. Options are carried over by name, since their codes may differ between editions; what the new
edition has no place for is not proposed. Files never are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs import history, registers
from dialogs.deadlines import APPLICATION, REPORT
from dialogs.form import Field, Form, Kind
from dialogs.past import Past
from dialogs.prompts import Value
from dialogs.session import Proposal
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    DateValue,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedValue,
    TextValue,
)

PREVIOUS, OFFICE = "previous.", "office."
"""Before a source: only the filing of the year before; and that of any of the office's measures, for what is the office's own."""
LETTER = "grant_letter"
TEXTS = (Kind.TEXT.value, Kind.LONG_TEXT.value)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier filing: its form's family, the year that it is of, and whether it is the measure's ``own`` or another one's."""

    family: str
    year: int | None
    submission: Submission
    own: bool = True


def source_name(source: str) -> tuple[str, str]:
    """Return the family and the field of a source.

    >>> source_name("previous.report.economy.carried_over")
    ('report', 'economy.carried_over')
    """
    family, _, name = source.removeprefix(PREVIOUS).removeprefix(OFFICE).partition(".")
    return family, name


def proposals(form: Form, earlier: Sequence[Earlier], on: date = date.max) -> dict[str, Proposal]:
    """Return what is proposed on a day, by field id; ``earlier`` are the office's filings, the oldest first."""
    asked = _Asked(form, earlier, on)
    return {
        name: found
        for target, sources in form.prefill.items()
        for name, places in _fields(form, target, sources)
        if (found := asked.first(form.fields[name], places)) is not None
    }


def _fields(form: Form, target: str, sources: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields of a target, which may be a whole question, each with its own sources."""
    if target in form.fields:
        yield target, sources
        return
    for each in form.questions[target].fields:
        part = each.id.removeprefix(target)
        yield each.id, tuple(f"{source}{part}" for source in sources)


def derived(form: Form, past: Past, on: date = date.max) -> dict[str, Proposal]:
    """Return what the measure's earlier filings imply on a day, though it stands in none of them."""
    if form.text == history.REPORT_ELSEWHERE:
        return _lacking(past, on)
    if form.text == LETTER:
        return _answered(past)
    imply = {APPLICATION: _continued, REPORT: _paid}.get(form.text)
    return {} if imply is None or form.year is None else imply(form, past, form.year)


def _answered(past: Past) -> dict[str, Proposal]:
    """Return the year of the first application that has no answer yet."""
    waiting = [each for each in past.own(APPLICATION) if each.year is not None and past.latest(LETTER, each.year) is None]
    if not waiting:
        return {}
    first = waiting[0]
    return {"grant_year": Proposal(value=first.year, form=first.form, year=first.year)}


def _lacking(past: Past, on: date) -> dict[str, Proposal]:
    """Return the first year that a report can be of and is missing."""
    reported = history.reported_years(past.own())
    years = [year for year in history.granted_years(past.own()) if year < on.year and year not in reported]
    if not years:
        return {}
    shows = next(each for each in reversed(past.own()) if each.year == years[0])
    return {"grant_year": Proposal(value=years[0], form=shows.form, year=years[0])}


def _paid(form: Form, past: Past, year: int) -> dict[str, Proposal]:
    """Return what a year's grant letter lets expect as received (R10.2)."""
    letter = past.latest(LETTER, year)
    expected = history.expected_payment(letter)
    if letter is None or expected is None or history.RECEIVED not in form.fields:
        return {}
    return {history.RECEIVED: Proposal(value=expected, form=letter.form, year=year)}


def _continued(form: Form, past: Past, year: int) -> dict[str, Proposal]:
    """Return that an application goes on with a measure, into which of its years, and that it was reported on here."""
    own = past.own()
    granted = [each for each in history.granted_years(own) if each < year]
    if not granted:
        return {}
    implied = {"kind": "continuation", "grant_year": {1: "second", 2: "third"}.get(len(granted), "")}
    if past.latest(REPORT, year - 1):
        implied["earlier_report"] = "here"
    elif past.latest(history.REPORT_ELSEWHERE, year - 1):
        implied["earlier_report"] = "elsewhere"
    elif history.refused(past, year - 1):
        implied["earlier_report"] = "no_grant"
    last = max((each for each in own if each.year == granted[-1]), key=lambda each: each.submitted_at)
    found = {name: _called(form.fields[name], option) for name, option in implied.items() if name in form.fields}
    return {name: Proposal(value=code, form=last.form, year=last.year) for name, code in found.items() if code is not None}


def _called(field: Field, option: str) -> int | None:
    return next((each.code for each in field.options if each.name == option), None)


@dataclass(frozen=True, slots=True)
class _Asked:
    form: Form
    earlier: Sequence[Earlier]
    on: date

    def first(self, field: Field, sources: tuple[str, ...]) -> Proposal | None:
        for source in sources:
            family, name = source_name(source)
            for each in reversed(self.earlier):
                if each.family != family or name not in each.submission.answers or not self.may_be(source, each):
                    continue
                value = _value(field, each.submission.answers[name], self.on)
                if value is not None:
                    return Proposal(value=value, form=each.submission.form, year=each.year)
        return None

    def may_be(self, source: str, each: Earlier) -> bool:
        if _is_refusal(each.submission):
            return False
        if source.startswith(PREVIOUS):
            return each.own and self.form.year is not None and each.year == self.form.year - 1
        return source.startswith(OFFICE) or (each.own and not self.is_spent(each))

    def is_spent(self, each: Earlier) -> bool:
        """Tell whether a grant letter has had its filing of this form: what is begun now is of another year's."""
        if each.family != LETTER or self.form.text == LETTER:
            return False
        return any(other.own and other.family == self.form.text and other.year == each.year for other in self.earlier)


def _is_refusal(submission: Submission) -> bool:
    decision = submission.answers.get(history.DECISION)
    return isinstance(decision, ChoiceValue) and decision.name == history.REFUSED


def _value(field: Field, given: SubmittedValue, on: date) -> Value:
    """Return the value as this field takes it, None where it does not."""
    if isinstance(given, MunicipalityValue):
        return _place(field, int(given.number), on)
    if given.kind != field.kind.value and not (given.kind in TEXTS and field.kind.value in TEXTS):
        return None
    value: Value = None
    match given:
        case TextValue():
            value = given.value if len(given.value) <= (field.max_length or len(given.value)) else None
        case AmountValue():
            value = given.ore
        case NumberValue():
            value = given.number
        case DateValue():
            value = given.date
        case ChoiceValue() | ChoicesValue():
            value = _options(field, given)
        case FileValue():
            pass
    return value


def _place(field: Field, number: int, on: date) -> Value:
    """Return the municipality as it is on the day, None where it was split; for a choice of counties, its county."""
    today = registers.current(number, on)
    if len(today) != 1:
        return None
    if field.kind is Kind.MUNICIPALITY:
        return today[0].number
    county = registers.county(today[0].county, on).id
    return _called(field, county)


def _options(field: Field, given: ChoiceValue | ChoicesValue) -> Value:
    codes = {option.name: option.code for option in field.options}
    if isinstance(given, ChoiceValue):
        return codes.get(given.name)
    names = [option.name for option in given.options]
    return tuple(codes[name] for name in names) if codes.keys() >= set(names) else None
