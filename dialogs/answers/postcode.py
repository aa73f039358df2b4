"""A Norwegian postcode: four characters, of which a leading zero counts.

Source: facts.md, "Numbers"; Posten's postcodes run from 0001 to 9991. Whether a code is in use is not looked up.
"""

import re

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_WRITTEN = re.compile(r"(?:N(?:O|-| )\s*-?\s*)?([0-9]{4})(?:,?\s+[^\W\d_][^\d\n]{0,60})?", re.IGNORECASE)
_LOST_ZERO = re.compile(r"[1-9][0-9]{2}")
_LAST = "9991"


def parse(raw: str) -> str:
    """Return the four characters of the postcode in *raw*, which may have its place after it.

    Refuses with ``postcode.empty`` and ``postcode.invalid`` (suggestions: the code whose zero a spreadsheet has eaten).

    >>> parse("0150"), parse("N-6863 Leikanger")
    ('0150', '6863')
    >>> try:
    ...     parse("150")
    ... except AnswerError as error:
    ...     print(error.code, error.suggestions)
    postcode.invalid ('0150',)
    """
    text = clean_text(raw).strip()
    if not text:
        raise AnswerError("postcode.empty")
    match = _WRITTEN.fullmatch(text)
    if match and "0001" <= match[1] <= _LAST:
        return match[1]
    raise AnswerError("postcode.invalid", suggestions=(f"0{text}",) if _LOST_ZERO.fullmatch(text) else ())


def plain(postcode: str) -> str:
    """Return the reply that ``parse`` reads back as *postcode*."""
    return postcode
