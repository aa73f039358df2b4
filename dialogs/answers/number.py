"""A whole number within bounds: a percentage, a year, a count.

Forgives the sign or the word after it («80 %», «80 prosent stilling», «3 stk.») and thousands apart; asks back on anything else.
"""

import re

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_PERCENT = r"(?:%|prosent|pst\.?)\s*(?:stilling(?:[ae]r)?)?"
_NUMBER = re.compile(
    rf"(?P<digits>[0-9]{{1,3}}(?:[ \u00a0\u2009\u202f][0-9]{{3}}){{1,2}}|[0-9]{{1,9}})(?:,0+)?\s*(?:{_PERCENT}|år|stk\.?)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"[0-9]+[.,][0-9]+\s*(?:{_PERCENT})?", re.IGNORECASE)


def parse(raw: str, *, minimum: int | None = None, maximum: int | None = None) -> int:
    """Return the number in *raw*.

    Refuses with ``number.empty``, ``number.unclear``, ``number.fraction`` (a whole one is wanted), ``number.too_small`` (minimum)
    and ``number.too_large`` (maximum).

    >>> parse("80 %", minimum=1, maximum=1000)
    80
    >>> parse("80,5 prosent")
    Traceback (most recent call last):
        ...
    dialogs.errors.AnswerError: number.fraction
    """
    text = clean_text(raw).strip()
    if not text:
        raise AnswerError("number.empty")
    match = _NUMBER.fullmatch(text)
    if match is None:
        if _FRACTION.fullmatch(text):
            raise AnswerError("number.fraction")
        raise AnswerError("number.unclear")
    number = int(re.sub(r"\D", "", match["digits"]))
    if minimum is not None and number < minimum:
        raise AnswerError("number.too_small", minimum=str(minimum))
    if maximum is not None and number > maximum:
        raise AnswerError("number.too_large", maximum=str(maximum))
    return number


def plain(number: int) -> str:
    """Return the reply that ``parse`` reads back as *number*."""
    return str(number)
