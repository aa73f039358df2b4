"""A Norwegian bank account number: eleven digits, Modulus 11 with weights 5 4 3 2 7 6 5 4 3 2.

Source: facts.md, "Numbers"; Bits (the banks' standards). A Norwegian IBAN is taken and stripped. python-stdnum does the check
digits, but passes all zeros and the seven digits of the old giro numbers: eleven are demanded here. One in a hundred begins like
a date: the look-out for national identity numbers does not apply to this field.
"""

import re

from stdnum import iban
from stdnum.no import kontonr

from dialogs.answers.cleaning import ungroup
from dialogs.errors import AnswerError

_ELEVEN_DIGITS = re.compile(r"[0-9]{11}")
_LABEL = re.compile(r"^(?:konto(?:nr|nummer)?|iban):?(?=[0-9n])", re.IGNORECASE)
_NORWEGIAN_IBAN = re.compile(r"NO[0-9]{13}")
_FOREIGN_IBAN = re.compile(r"(?!NO)[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")
_COUNTRY_AND_CHECK = 4


def parse(raw: str) -> str:
    """Return the eleven digits of the account number in *raw*.

    Refuses with ``kontonr.empty``, ``kontonr.unclear`` (not eleven digits), ``kontonr.foreign`` (an account abroad) and
    ``kontonr.invalid`` (no such number can exist).

    >>> parse("8601.11.17947"), parse("NO93 8601 1117 947")
    ('86011117947', '86011117947')
    >>> parse("1234 56 78901")
    Traceback (most recent call last):
        ...
    dialogs.errors.AnswerError: kontonr.invalid
    """
    text = _LABEL.sub("", ungroup(raw)).upper()
    if not text:
        raise AnswerError("kontonr.empty")
    if _FOREIGN_IBAN.fullmatch(text):
        raise AnswerError("kontonr.foreign")
    is_iban = _NORWEGIAN_IBAN.fullmatch(text) is not None
    digits = text[_COUNTRY_AND_CHECK:] if is_iban else text
    if not _ELEVEN_DIGITS.fullmatch(digits):
        raise AnswerError("kontonr.unclear")
    if not (digits.strip("0") and kontonr.is_valid(digits) and (iban.is_valid(text) or not is_iban)):
        raise AnswerError("kontonr.invalid")
    return digits


def plain(number: str) -> str:
    """Return *number* as it is shown, which ``parse`` reads back.

    >>> plain("12345678903")
    '1234 56 78903'
    """
    return f"{number[:4]} {number[4:6]} {number[6:]}"
