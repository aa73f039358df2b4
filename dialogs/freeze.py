"""From a finished conversation to its frozen snapshot."""

from collections.abc import Mapping
from datetime import date, datetime

from dialogs import deadlines, history, registers
from dialogs.answers.file import FileInfo
from dialogs.deadlines import APPLICATION, REPORT
from dialogs.engine import OSLO
from dialogs.errors import EngineError
from dialogs.form import Field, Form, Kind
from dialogs.history import Budget
from dialogs.language import Language
from dialogs.past import Past
from dialogs.prompts import Value
from dialogs.recipient import recipient
from dialogs.route import State
from dialogs.rules.budget import LINES
from dialogs.rules.gates import EARLIER, HERE
from dialogs.session import Session, Status
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    ChosenOption,
    Compared,
    DateValue,
    Delivered,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedValue,
    SubmittedWarning,
    TextValue,
)

LANGUAGE = "document_language"
"""The field that asks in which language the document is to be."""


def freeze(form: Form, session: Session) -> Submission:
    """Return the snapshot of a submitted session. EngineError when it is not submitted, or something in it is still open."""
    state = State.of(form, session)
    if session.status is not Status.SUBMITTED or session.submitted_at is None or session.language is None or state.open:
        raise EngineError
    day = datetime.fromisoformat(session.submitted_at).astimezone(OSLO).date()
    values = {name: value for name, value in state.values.items() if value is not None}
    due = deadlines.due(form)
    budgeted = _budget(form, session.past)
    return Submission(
        form=form.id,
        year=form.year,
        number=session.number,
        submitted_at=session.submitted_at,
        language=_language(form, values) or session.language,
        answers={name: _submitted(state.route[name], value, day) for name, value in values.items()},
        recipient=recipient(form, values, day),
        late=due.isoformat() if due is not None and day > due else None,
        budget=_compared(budgeted, values),
        budget_from=_budget_from(form, session.past) if budgeted else None,
        granted=budgeted.granted if budgeted else None,
        delivered=_delivered(form, values, session.past),
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


def _budget(form: Form, past: Past) -> Budget | None:
    """Return the budget that a report's accounts are held against; None where the application is not here."""
    return history.budget(past, form.year) if form.text == REPORT and form.year else None


def _budget_from(form: Form, past: Past) -> str | None:
    application = past.latest(APPLICATION, form.year)
    return application.number if application else None


def _compared(budget: Budget | None, values: Mapping[str, Value]) -> tuple[Compared, ...]:
    """Return the budget held against the accounts, line by line."""
    if budget is None:
        return ()
    spent = {line: value for line, field in LINES.items() if isinstance(value := values.get(field), int)}
    lines = [Compared(line=line, budget=budget.lines.get(line, 0), accounts=ore) for line, ore in spent.items()]
    return tuple(each for each in lines if each.budget or each.accounts)


def _delivered(form: Form, values: Mapping[str, Value], past: Past) -> Delivered | None:
    """Return the report of the year before that an application says is here."""
    said = values.get(EARLIER)
    is_here = isinstance(said, int) and form.fields[EARLIER].option(said).name == HERE
    report = past.latest(REPORT, form.year - 1) if is_here and form.year else None
    return Delivered(number=report.number, date=deadlines.day_of(report.submitted_at).isoformat()) if report else None


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
