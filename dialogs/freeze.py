"""From a finished conversation to its frozen snapshot."""

from datetime import date

from dialogs.answers import municipality
from dialogs.answers.file import FileInfo
from dialogs.errors import EngineError
from dialogs.form import Field, Form, Kind
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.session import Session, Status
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    ChosenOption,
    DateValue,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedValue,
    SubmittedWarning,
    TextValue,
)


def freeze(form: Form, session: Session) -> Submission:
    """Return the snapshot of a submitted session. EngineError when it is not submitted, or something in it is still open."""
    state = State.of(form, session)
    if session.status is not Status.SUBMITTED or session.submitted_at is None or session.language is None or state.open:
        raise EngineError
    answers = {name: _submitted(state.route[name], value) for name, value in state.values.items() if value is not None}
    warnings = tuple(
        SubmittedWarning(
            rule=each.rule.name,
            cites=each.rule.cites,
            field=each.field,
            params=dict(each.params),
            reason=session.reasons[each.rule.name].text,
        )
        for each in state.findings
        if state.stands(each)
    )
    return Submission(
        form=form.id,
        year=form.year,
        number=session.number,
        submitted_at=session.submitted_at,
        language=session.language,
        answers=answers,
        warnings=warnings,
    )


def _submitted(field: Field, value: Value) -> SubmittedValue:
    if isinstance(value, FileInfo):
        return FileValue(name=value.name, size=value.size, sha256=value.sha256, media_type=value.media_type)
    if isinstance(value, tuple):
        return ChoicesValue(options=tuple(_chosen(field, code) for code in value))
    if isinstance(value, int):
        return _counted(field, value)
    if field.kind is Kind.DATE:
        return DateValue(date=str(value))
    return TextValue.model_validate({"kind": field.kind.value, "value": value})


def _counted(field: Field, value: int) -> SubmittedValue:
    match field.kind:
        case Kind.AMOUNT:
            return AmountValue(ore=value)
        case Kind.NUMBER:
            return NumberValue(number=value)
        case Kind.MUNICIPALITY:
            return MunicipalityValue(number=f"{value:04}", name=municipality.plain(value, date.max))
        case _:
            return ChoiceValue(**_chosen(field, value).model_dump())


def _chosen(field: Field, code: int) -> ChosenOption:
    option = field.option(code)
    return ChosenOption(code=option.code, name=option.name, score=option.score)
