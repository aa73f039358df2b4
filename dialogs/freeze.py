"""From a finished conversation to its frozen snapshot."""

from collections.abc import Mapping
from datetime import date

from dialogs import deadlines, expecting, history, registers
from dialogs.answers.file import FileInfo
from dialogs.comparing import compared
from dialogs.deadlines import APPLICATION, REPORT
from dialogs.errors import EngineError
from dialogs.form import Field, Form, Kind
from dialogs.language import Language
from dialogs.past import Filed, Past
from dialogs.prompts import Value
from dialogs.recipient import recipient
from dialogs.route import State
from dialogs.rules.gates import EARLIER, HERE
from dialogs.session import Session, Status
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    ChosenOption,
    DateValue,
    Delivered,
    Elsewhere,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedValue,
    SubmittedWarning,
    TextValue,
)

DELIVERY = "earlier_report_elsewhere"
"""The question that asks when and where a report was delivered elsewhere."""
LANGUAGE = "document_language"
"""The field that asks in which language the document is to be."""


def freeze(form: Form, session: Session) -> Submission:
    """Return the snapshot of a submitted session. EngineError when it is not submitted, or something in it is still open."""
    state = State.of(form, session)
    if session.status is not Status.SUBMITTED or session.submitted_at is None or session.language is None or state.open:
        raise EngineError
    day = deadlines.day_of(session.submitted_at)
    values = {name: value for name, value in state.values.items() if value is not None}
    due = deadlines.due(form)
    found = compared(form, values, session.past)
    return Submission(
        form=form.id,
        year=form.year,
        number=session.number,
        submitted_at=session.submitted_at,
        language=_language(form, values) or session.language,
        answers={name: _submitted(state.route[name], value, day) for name, value in values.items()},
        recipient=recipient(form, values, day),
        late=due.isoformat() if due is not None and day > due else None,
        budget=found.lines if found else (),
        budget_from=found.application if found else None,
        granted=found.granted if found else None,
        delivered=_delivered(form, values, session.past),
        elsewhere=_elsewhere(form, session.past),
        expected=expecting.payment(state),
        warnings=_warnings(state),
    )


def _warnings(state: State) -> tuple[SubmittedWarning, ...]:
    """Return the soft checks that the person stands by."""
    return tuple(
        SubmittedWarning(
            rule=each.rule.name,
            cites=each.rule.cites,
            field=each.field,
            params=dict(each.params),
            reason=state.session.reasons[each.rule.name].text,
        )
        for each in state.findings
        if state.stands(each)
    )


def _language(form: Form, values: Mapping[str, Value]) -> Language | None:
    """Return the language that was chosen for the document, by its option's name; None where the form does not ask."""
    chosen = values.get(LANGUAGE)
    return Language[form.fields[LANGUAGE].option(chosen).name.upper()] if isinstance(chosen, int) else None


def _delivered(form: Form, values: Mapping[str, Value], past: Past) -> Delivered | None:
    """Return the report of the year before that an application says is here."""
    said = values.get(EARLIER)
    is_here = isinstance(said, int) and form.fields[EARLIER].option(said).name == HERE
    report = past.latest(REPORT, form.year - 1) if is_here and form.year else None
    return Delivered(number=report.number, date=deadlines.day_of(report.submitted_at).isoformat()) if report else None


def _elsewhere(form: Form, past: Past) -> tuple[Elsewhere, ...]:
    """Return which reports of the years before an application's were delivered elsewhere, as the office registered it (R11.5)."""
    if form.text != APPLICATION:
        return ()
    before = (each for each in history.elsewhere(past) if each.year is not None and each.year < (form.year or 0))
    return tuple(_registered(each) for each in before)


def _registered(each: Filed) -> Elsewhere:
    said = {name: str(each.values.get(f"{DELIVERY}.{name}", "")) for name in ("report_date", "accounts_date", "reference")}
    return Elsewhere(year=each.year or 0, **said)


def _submitted(field: Field, value: Value, day: date) -> SubmittedValue:
    if isinstance(value, FileInfo):
        return FileValue(name=value.name, size=value.size, sha256=value.sha256, media_type=value.media_type)
    if isinstance(value, tuple):
        return ChoicesValue(options=tuple(_chosen(field, code) for code in value))
    if isinstance(value, int):
        return _counted(field, value, day)
    if field.kind is Kind.DATE:
        return DateValue(date=str(value))
    return TextValue.model_validate({"kind": field.kind.value, "value": value})


def _counted(field: Field, value: int, day: date) -> SubmittedValue:
    match field.kind:
        case Kind.AMOUNT:
            return AmountValue(ore=value)
        case Kind.NUMBER:
            return NumberValue(number=value)
        case Kind.MUNICIPALITY:
            found = registers.municipality(value, day)
            return MunicipalityValue(number=found.code, name=found.name, county=registers.county(found.county, day).name)
        case _:
            return ChoiceValue(**_chosen(field, value).model_dump())


def _chosen(field: Field, code: int) -> ChosenOption:
    option = field.option(code)
    return ChosenOption(code=option.code, name=option.name, score=option.score)
