"""A telephone number: Norwegian, or with the country's code before it.

Source: the numbering plans in Google's libphonenumber (phonenumbers). The library digs a number out of almost anything, letters
too, so what goes in is checked first. The value is E.164: "+4791504800".
"""

import re

import phonenumbers

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_REGION = "NO"
_LONGEST = 60
_LABEL = re.compile(r"^(?:tlf|tel|telefon|mob|mobil|mobiltelefon|tel:|tlf:)\b[.: ]*", re.IGNORECASE)
_WRITTEN = re.compile(r"\(?\+?[0-9\s().\u00b7\u2010-\u2015-]+")
_MOBILE = re.compile(r"\+47([489]\d\d)(\d\d)(\d{3})")  # grouped 3-2-3 in Norway; the library says 2-2-2-2
_BETWEEN = re.compile(r"\s*(?:[/,;\n]|\b(?:og|eller)\b)\s*", re.IGNORECASE)


def parse(raw: str) -> str:
    """Return the telephone number in *raw* in E.164.

    Refuses with ``phone.empty``, ``phone.several`` (suggestions: each) and ``phone.invalid``.

    >>> parse("Tlf. 915 04 800"), parse("0047 22000000")
    ('+4791504800', '+4722000000')
    """
    text = _LABEL.sub("", clean_text(raw).strip())
    if not text:
        raise AnswerError("phone.empty")
    if len(text) > _LONGEST:
        raise AnswerError("phone.invalid")
    number = _number(text)
    if number:
        return number
    several = tuple(dict.fromkeys(found for part in _BETWEEN.split(text) if (found := _number(part))))
    if len(several) > 1:
        raise AnswerError("phone.several", suggestions=tuple(plain(found) for found in several))
    raise AnswerError("phone.invalid", suggestions=tuple(plain(found) for found in several))


def plain(number: str) -> str:
    """Return *number* as it is shown, which ``parse`` reads back: a foreign one with its country's code.

    >>> plain("+4791504800"), plain("+4722000000"), plain("+46701234567")
    ('915 04 800', '22 00 00 00', '+46 70 123 45 67')
    """
    if match := _MOBILE.fullmatch(number):
        return " ".join(match.groups())
    parsed = phonenumbers.parse(number, _REGION)
    norwegian = phonenumbers.region_code_for_number(parsed) == _REGION
    style = phonenumbers.PhoneNumberFormat.NATIONAL if norwegian else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def _number(text: str) -> str | None:
    """Return *text* in E.164, or None when it is not exactly one valid number."""
    if not _WRITTEN.fullmatch(text) or "\n" in text:
        return None
    try:
        parsed = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
