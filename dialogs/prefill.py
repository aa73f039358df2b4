"""What is proposed in a new filing, from those that were filed before: each is confirmed or changed, none is taken unseen.

``Form.prefill`` says where from. Options are carried over by name, since their codes may differ between editions; what the new
edition has no place for is not proposed. Files never are.
"""

from collections.abc import Iterator, Sequence

from dialogs.form import Field, Form, Kind
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

PREVIOUS = "previous."
TEXTS = (Kind.TEXT.value, Kind.LONG_TEXT.value)

Earlier = tuple[str, int | None, Submission]
"""A form's family, the year that the filing is of, and the filing."""


def proposals(form: Form, earlier: Sequence[Earlier]) -> dict[str, Proposal]:
    """Return what is proposed, by field id; ``earlier`` are the measure's filings, the oldest first."""
    return {
        name: found
        for target, sources in form.prefill.items()
        for name, places in _fields(form, target, sources)
        if (found := _first(form, form.fields[name], places, earlier)) is not None
    }


def _fields(form: Form, target: str, sources: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields of a target, which may be a whole question, each with its own sources."""
    if target in form.fields:
        yield target, sources
        return
    for each in form.questions[target].fields:
        part = each.id.removeprefix(target)
        yield each.id, tuple(f"{source}{part}" for source in sources)


def _first(form: Form, field: Field, sources: tuple[str, ...], earlier: Sequence[Earlier]) -> Proposal | None:
    for source in sources:
        family, _, name = source.removeprefix(PREVIOUS).partition(".")
        for kind, year, submission in reversed(earlier):
            before = form.year is not None and year == form.year - 1
            if kind != family or name not in submission.answers or (source.startswith(PREVIOUS) and not before):
                continue
            value = _value(field, submission.answers[name])
            if value is not None:
                return Proposal(value=value, form=submission.form, year=year)
    return None


def _value(field: Field, given: SubmittedValue) -> Value:
    """Return the value as this field takes it, None where it does not."""
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
        case MunicipalityValue():
            value = int(given.number)
        case ChoiceValue() | ChoicesValue():
            value = _options(field, given)
        case FileValue():
            pass
    return value


def _options(field: Field, given: ChoiceValue | ChoicesValue) -> Value:
    codes = {option.name: option.code for option in field.options}
    if isinstance(given, ChoiceValue):
        return codes.get(given.name)
    names = [option.name for option in given.options]
    return tuple(codes[name] for name in names) if codes.keys() >= set(names) else None
