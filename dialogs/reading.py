"""Raw input → checked value, for each kind of field; every refusal is an ``AnswerError``."""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from dialogs.answers import (
    amount,
    choice,
    choices,
    day,
    email,
    kontonr,
    municipality,
    nationalid,
    number,
    orgnr,
    phone,
    postcode,
    text,
)
from dialogs.answers.choice import OptionWords
from dialogs.answers.cleaning import clean_text
from dialogs.answers.file import FileInfo
from dialogs.errors import AnswerError
from dialogs.form import Field, Kind
from dialogs.prompts import Value
from dialogs.session import Part
from dialogs.vocabulary import Vocabulary

EMAIL_LENGTH = 254  # RFC 5321, 4.5.3.1.3
REASON_LENGTH = 2000
HIDDEN = "…"
_NUMBERS = MappingProxyType({Kind.PHONE: phone, Kind.POSTCODE: postcode, Kind.ORGNR: orgnr, Kind.KONTONR: kontonr})


@dataclass(frozen=True, slots=True)
class Read:
    """A checked value; ``plain`` is False where it was not written plainly, so that it is echoed back."""

    value: Value
    plain: bool = True


def option_words(field: Field, words: Vocabulary) -> list[OptionWords]:
    """Return what each option may be called, in the order shown."""
    return [
        OptionWords(option.code, position, words.options.get(option.text, (option.name,)))
        for position, option in enumerate(field.options, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reply is read against: the words of both languages, the form's year (for a date without one) and the day."""

    words: Vocabulary
    year: int | None = None
    today: date = date.min


def read_reply(field: Field, raw: str, setting: Setting) -> Read:
    """Read what was typed in a chat. AnswerError when it cannot be taken."""
    match field.kind:
        case Kind.CHOICE:
            return Read(choice.parse(raw, option_words(field, setting.words)))
        case Kind.CHOICES:
            return Read(choices.parse(raw, option_words(field, setting.words)))
        case Kind.AMOUNT:
            found = amount.parse(raw)
            return Read(found.ore, found.plain)
        case Kind.EMAIL:
            return _read_email(raw)
        case Kind.FILE:
            raise AnswerError("file.expected")
        case Kind.TEXT | Kind.LONG_TEXT:
            return Read(read_text(raw, max_length=field.max_length or 1, multiline=field.kind is Kind.LONG_TEXT))
        case _:
            return _read_formal(field, raw, setting)


def _read_formal(field: Field, raw: str, setting: Setting) -> Read:
    """Read what has a written form of its own; it is echoed back where that is another than what was typed."""
    value: Value
    match field.kind:
        case Kind.DATE:
            when = day.parse(raw, year=setting.year)
            value, shown = when.isoformat(), day.plain(when)
        case Kind.MUNICIPALITY:
            value = municipality.parse(raw, on=setting.today)
            shown = municipality.plain(value, setting.today)
        case Kind.NUMBER:
            value = number.parse(raw, minimum=field.minimum, maximum=field.maximum)
            shown = number.plain(value)
        case _:
            parser = _NUMBERS[field.kind]
            value = parser.parse(raw)
            shown = parser.plain(value)
    return Read(value, shown == raw.strip())


def _read_email(raw: str) -> Read:
    address = email.parse(raw)
    if nationalid.find(address):
        raise AnswerError("text.national_id")
    return Read(address, address == raw.strip())


def read_file(info: FileInfo) -> FileInfo:
    """Return the file as it is stored: its name stands in the document, so that nothing like an identity number may be in it."""
    return replace(info, name=without_national_ids(info.name))


def read_text(raw: str, *, max_length: int, multiline: bool) -> str:
    """Read free text. AnswerError when it is empty, too long or holds something like a national identity number."""
    return text.parse(raw, max_length=max_length, multiline=multiline)


def read_filled(field: Field, raw: str, setting: Setting) -> Read:
    """Read a field of a screen: options come as their codes; an optional field left empty is skipped on purpose."""
    if not raw.strip():
        if field.required:
            raise AnswerError("required")
        return Read(None)
    match field.kind:
        case Kind.CHOICE:
            return Read(_codes(field, [raw])[0])
        case Kind.CHOICES:
            return Read(_codes(field, raw.split(",")))
        case _:
            return read_reply(field, raw, setting)


def _codes(field: Field, raw: list[str]) -> tuple[int, ...]:
    wanted = {code.strip() for code in raw}
    found = tuple(option.code for option in field.options if str(option.code) in wanted)
    if len(found) != len(wanted):
        raise AnswerError("choice.unknown", count=len(field.options))
    return found


def without_national_ids(raw: str) -> str:
    """Return refused text with whatever looks like a national identity number taken out, so that it is stored nowhere."""
    text = clean_text(raw)
    kept, rest = [], 0
    for start, end in nationalid.find_all(text):
        kept.append(text[rest:start])
        rest = end
    return HIDDEN.join([*kept, text[rest:]])


def joined(parts: tuple[Part, ...]) -> str:
    """Return a long text that was sent in several messages as one."""
    return "\n\n".join(part.text for part in parts)
