"""One number, as people group and point its digits: which values it can have.

Source: facts.md, "Amounts as people write them". In Norway a blank or a dot stands between thousands and a comma before øre;
spreadsheets and bank exports bring the English way and the Swiss apostrophe along. Three digits after a single mark, or a dot
before two, can be either: such a number has two readings.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]+")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`\u2032]")
_THOUSAND = 1000
_MILLION = 1_000_000

_PLAIN = re.compile(r"(?:\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3}){2,})(?:,\d\d?)?|\d{1,3}\.\d{3},\d\d?")
_DOT_THOUSANDS = re.compile(r"\d{2,3}\.\d{3}")
_APOSTROPHE_THOUSANDS = re.compile(r"\d{1,3}(?:'\d{3})+(?:[.,]\d\d?)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d\d?)?|\d{1,3}(?:,\d{3})+\.\d\d?|\d{1,3}(?: \d{3})+\.\d\d?")
_ONE_READING = ((_PLAIN, " .", True), (_DOT_THOUSANDS, ".", False), (_APOSTROPHE_THOUSANDS, "'", False), (_ENGLISH, " ,", False))
_TWO_READINGS = re.compile(r"(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d{3}|\.\d\d?|')")
_DECIMAL = re.compile(r"\d+[.,]\d{1,6}")
_FRACTION = re.compile(r"(?:(\d{1,3}) ?|(?:ein|ei|en|éin|én) )?(?:([\u00bd\u00bc\u00be])|(?<!\d)(1/2|halv))")
_FRACTIONS = {
    "\u00bd": Decimal("0.5"),
    "\u00bc": Decimal("0.25"),
    "\u00be": Decimal("0.75"),
    "1/2": Decimal("0.5"),
    "halv": Decimal("0.5"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read; ``also`` is its second reading, when it has one."""

    value: Decimal
    plain: bool
    also: Decimal | None = None

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """Every value that the number can have, the likelier first."""
        return (self.value,) if self.also is None else (self.value, self.also)


def tidy(raw: str) -> str:
    """Return *raw* with one sort of blank, dash, apostrophe and digit, in lower case.

    >>> tidy("KR 1\u202f250\u00a0000,\u2013")
    'kr 1 250 000,-'
    """
    text = _APOSTROPHES.sub("'", _DASHES.sub("-", clean_text(raw)))
    digits = (str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return " ".join("".join(digits).casefold().split())


def read_number(text: str, *, whole: bool, scaled: bool) -> Number:
    """Return the number written as *text*, which is tidy; *whole*: «,-» after it says kroner only; *scaled*: «mill.» follows.

    Refuses with ``amount.malformed``, and a lone fraction with ``amount.unclear``.

    >>> read_number("1.250", whole=False, scaled=False).readings == (1250, Decimal("1.25"))
    True
    >>> read_number("1 250,5", whole=False, scaled=False)
    Number(value=Decimal('1250.5'), plain=True, also=None)
    """
    if match := _FRACTION.fullmatch(text):
        return _fraction(match, scaled=scaled)
    if re.match(r"0[\d ']|0[.,]\d{3}[.,]", text) or (whole and re.search(r"[.,]\d\d?$", text)):
        raise AnswerError("amount.malformed")
    for pattern, between_thousands, plain in _ONE_READING:
        if pattern.fullmatch(text):
            return Number(Decimal(re.sub(f"[{between_thousands}]", "", text).replace(",", ".")), plain=plain)
    if _TWO_READINGS.fullmatch(text):
        return _two_readings(text, whole=whole, scaled=scaled)
    if scaled and _DECIMAL.fullmatch(text):
        return Number(Decimal(text.replace(",", ".")), plain=False)
    raise AnswerError("amount.malformed")


def _fraction(match: re.Match[str], *, scaled: bool) -> Number:
    """Return a number such as 1½; only «½ mill.» and the like make sense of money."""
    if not scaled:
        raise AnswerError("amount.unclear")
    return Number(Decimal(match[1] or 0) + _FRACTIONS[match[2] or match[3]], plain=False)


def _two_readings(text: str, *, whole: bool, scaled: bool) -> Number:
    """Return a number whose mark can stand before thousands or before decimals."""
    pointed = Decimal(text.replace(" ", "").replace(",", ".").rstrip("'"))
    grouped = pointed * _THOUSAND
    if whole:
        return Number(grouped, plain=False)
    if scaled and re.search(r"\.\d\d?$", text):
        return Number(pointed, plain=False)
    if not re.fullmatch(r"\d{1,3}[.,]\d{3}", text):
        return Number(pointed, plain=False, also=grouped)
    no_such_ore = bool(pointed * 100 % 1) and not scaled
    return Number(grouped, plain=False, also=pointed * _MILLION if no_such_ore else pointed)
