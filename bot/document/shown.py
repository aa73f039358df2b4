"""One answer as a person writes it, in one piece; and what stands for it in a session, to derive the route from."""

from bot.document.wording import Wording
from bot.i18n import PLAIN
from dialogs.form import Field
from dialogs.prompts import Value
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    DateValue,
    FileValue,
    MunicipalityValue,
    NumberValue,
    SubmittedValue,
    TextValue,
)


def shown(field: Field, value: SubmittedValue, words: Wording) -> str:
    """Return the answer in the document's language."""
    match value:
        case TextValue():
            return PLAIN[field.kind](value.value) if field.kind in PLAIN else value.value
        case ChoicesValue():
            return "; ".join(words.of(field.option(option.code).text) for option in value.options)
        case ChoiceValue():
            return words.of(field.option(value.code).text)
        case FileValue():
            return value.name
        case _:
            return _formal(field, value, words)


def _formal(field: Field, value: AmountValue | NumberValue | DateValue | MunicipalityValue, words: Wording) -> str:
    match value:
        case AmountValue():
            return words.catalog.amount(value.ore)
        case NumberValue():
            return words.catalog.number(value.number, field.unit)
        case DateValue():
            return words.catalog.day(value.date)
        case MunicipalityValue():
            within = f" ({value.county})" if value.county != value.name else ""
            return f"{value.number} {value.name}{within}"


def chosen(value: SubmittedValue) -> Value:
    """Return what conditions look at; None for what they cannot."""
    match value:
        case ChoiceValue():
            return value.code
        case ChoicesValue():
            return tuple(option.code for option in value.options)
        case MunicipalityValue():
            return int(value.number)
        case _:
            return None
