"""What stands in a field's box before anybody writes in it: what was kept for mending, the answer, or what is proposed. Pure."""

from collections.abc import Callable, Mapping
from datetime import date

from dialogs.answers import day, kontonr, municipality, number, orgnr, phone, postcode
from dialogs.answers.file import FileInfo
from dialogs.form import Field, Kind
from dialogs.prompts import Value
from dialogs.session import Session

CHOOSING = (Kind.CHOICE, Kind.CHOICES)
PLAIN: Mapping[Kind, Callable[[str], str]] = {
    Kind.DATE: lambda value: day.plain(date.fromisoformat(value)),
    Kind.PHONE: phone.plain,
    Kind.POSTCODE: postcode.plain,
    Kind.ORGNR: orgnr.plain,
    Kind.KONTONR: kontonr.plain,
}


def day_of(session: Session) -> date:
    """Return the day that the session was loaded."""
    return date.fromisoformat(session.day) if session.day else date.max


def shown_raw(field: Field, session: Session) -> str:
    """Return what we put into a field's box: what was kept for mending, else the answer or the proposal as it would be typed."""
    if field.id in session.typed:
        return session.typed[field.id]
    if field.id in session.ticked:
        return raw_of(field, session.ticked[field.id], day_of(session))
    given = session.answers.get(field.id) or session.proposed.get(field.id)
    return raw_of(field, given.value, day_of(session)) if given else ""


def raw_of(field: Field, value: Value, on: date = date.max) -> str:
    """Return an answer as it would be typed on a day, or its option's code."""
    match value:
        case None | FileInfo():
            return ""
        case tuple():
            return ",".join(str(code) for code in value)
        case str():
            return PLAIN[field.kind](value) if field.kind in PLAIN else value
        case int():
            return _digits(field.kind, value, on)


def _digits(kind: Kind, value: int, on: date) -> str:
    match kind:
        case Kind.AMOUNT:
            kroner, ore = divmod(value, 100)
            grouped = f"{kroner:,}".replace(",", " ")
            return f"{grouped},{ore:02d}" if ore else grouped
        case Kind.MUNICIPALITY:
            return municipality.plain(value, on)
        case Kind.NUMBER:
            return number.plain(value)
        case _:
            return str(value)


def codes_in(field: Field, raw: str) -> frozenset[str]:
    """Return the codes in a box's raw value; none where it is something else that was typed."""
    given = frozenset(raw.split(",")) if raw else frozenset()
    return given if given <= {str(option.code) for option in field.options} else frozenset()
