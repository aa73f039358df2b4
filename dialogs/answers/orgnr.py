"""A Norwegian organisation number: nine digits, Modulus 11 with weights 3 2 7 6 5 4 3 2, beginning with 8 or 9.

Source: facts.md, "Numbers"; the Brønnøysund Register Centre. python-stdnum does the check digit, but passes 000000000 and takes
no dots, hyphens or «NO … MVA»: that is done here. Whether the organisation may apply is for the rules to say, not this module.
"""

import re

from stdnum.exceptions import ValidationError
from stdnum.no import orgnr

from dialogs.answers.cleaning import ungroup
from dialogs.errors import AnswerError

_DECORATION = re.compile(r"^(?:org(?:anisasjons)?(?:nr|nummer):?)?(?:NO)?|(?:MVA)$", re.IGNORECASE)
_NINE_DIGITS = re.compile(r"[0-9]{9}")


def parse(raw: str) -> str:
    """Return the nine digits of the organisation number in *raw*.

    Refuses with ``orgnr.empty``, ``orgnr.unclear`` (not nine digits) and ``orgnr.invalid`` (no such number can exist).

    >>> parse("NO 974.761.319 MVA")
    '974761319'
    >>> parse("974 761 318")
    Traceback (most recent call last):
        ...
    dialogs.errors.AnswerError: orgnr.invalid
    """
    text = ungroup(raw)
    if not text:
        raise AnswerError("orgnr.empty")
    digits = _DECORATION.sub("", text)
    if not _NINE_DIGITS.fullmatch(digits):
        raise AnswerError("orgnr.unclear")
    try:
        orgnr.validate(digits)
    except ValidationError:
        raise AnswerError("orgnr.invalid") from None
    if not digits.startswith(("8", "9")):
        raise AnswerError("orgnr.invalid")
    return digits


def plain(number: str) -> str:
    """Return *number* as it is shown, which ``parse`` reads back.

    >>> plain("974761319")
    '974 761 319'
    """
    return f"{number[:3]} {number[3:6]} {number[6:]}"
