"""What is proposed in a new filing, from those that were filed before: each is confirmed or changed, none is taken unseen.

``Form.prefill`` says where from. Options are carried over by name, since their codes may differ between editions; what the new
edition has no place for is not proposed. Files never are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

PREVIOUS, OFFICE = "previous.", "office."
"""Before a source: only the filing of the year before; and that of any of the office's measures, for what is the office's own."""
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


def proposals(form: Form, earlier: Sequence[Earlier]) -> dict[str, Proposal]:
    """Return what is proposed, by field id; ``earlier`` are the office's filings, the oldest first."""
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
        family, name = source_name(source)
        for each in reversed(earlier):
            if each.family != family or name not in each.submission.answers or not _may_be(form, source, each):
                continue
            value = _value(field, each.submission.answers[name])
            if value is not None:
                return Proposal(value=value, form=each.submission.form, year=each.year)
    return None


def _may_be(form: Form, source: str, each: Earlier) -> bool:
    if source.startswith(PREVIOUS):
        return each.own and form.year is not None and each.year == form.year - 1
    return each.own or source.startswith(OFFICE)


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
