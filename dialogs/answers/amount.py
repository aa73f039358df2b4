"""An amount of money, as people write it, in whole øre.

Source: facts.md, "Amounts as people write them", every row of it. What can be read in two ways is asked about, never guessed;
what was read, but not written plainly, is marked to be echoed back. Babel's parser is not used: it reads 1.250 as 1.25, 1 25 000
as 125000 and 1e6 as 1000000 without a word. How a single number may be written is in ``amount_number``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dialogs.answers.amount_number import Number, read_number, tidy
from dialogs.errors import AnswerError

MAX_KRONER = 100_000_000
_ORE = 100
_LONGEST = 60
_MOST_DIGITS = 20
_THOUSAND = Decimal(1000)

_ZERO = re.compile(r"(?:null|ingen|inga|ingenting)(?: (?:kr\.?|kroner|nok|midlar|midler))?\.?")
_NUMBER_WORDS = re.compile(
    r"\b(?:halv\w*|ein|éin|én|eit|ett|eitt|en|et|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|femten|seksten|sytten|atten|nitten|tjue|tretti|førti"
    r"|femti|seksti|sytti|åtti|nitti|hundre|tusen|mill|million\w*|mi?lliard\w*)\b"
)
_UNITS = {
    "mill": 1_000_000,
    "mio": 1_000_000,
    "mnok": 1_000_000,
    "mkr": 1_000_000,
    "tusen": 1000,
    "k": 1000,
    "tnok": 1000,
    "tkr": 1000,
}
_CURRENCY = r"kr\.?|kroner?|nok"
_NUM = r"[\d .,'\u00bd\u00bc\u00be/]*[\d'\u00bd\u00bc\u00be]"
_HALF = r"(?:(?:ein|ei|en|éin|én) )?halv"
_UNIT = r"(?:mill|mio)\.?|million(?:ar|er|en)?|tusen|k|[tm](?:nok|kr)"
_AMOUNT = re.compile(
    rf"(?:(?P<before>tnok|mnok|tkr|mkr|{_CURRENCY})\s*)?(?P<number>{_NUM}|{_HALF}(?=\s*m))\s*"
    rf"(?P<mark>[,.:]-)?\s*(?P<unit>{_UNIT})?\s*(?:{_CURRENCY})?\.?"
)
_COMPOUND = re.compile(
    rf"(?:(?:{_CURRENCY})\s*)?(\d{{1,3}}) (?:(?:mill|mio)\.?|million(?:ar|er)?),? (?:og )?(\d{{1,3}}) tusen(?: (?:{_CURRENCY}))?"
)
_NEGATIVE = (
    re.compile(rf"(?:-|minus)\s*((?:{_CURRENCY})?\s*\d[^-]*(?:[,.:]-)?)"),
    re.compile(rf"((?:{_CURRENCY})\s*)-\s*\d[^-]*(?:[,.:]-)?"),
    re.compile(rf"\(\s*((?:{_CURRENCY})?\s*\d[^()-]*(?:[,.:]-)?)\)(?:\s*(?:{_CURRENCY}))?"),
    re.compile(rf"((?:{_CURRENCY})?\s*\d[\d .,']*?)\s*(?<![,.:])-"),
)
_ABOUT = re.compile(r"(?:ca\.?|cirka|circa|omtrent|om ?lag|omkring|rundt|~|\u2248)\s*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in øre, never negative; not ``plain``: read from an unusual form, so the channel echoes it back."""

    ore: int
    plain: bool


def parse(raw: str) -> Amount:
    """Return the amount in *raw*.

    Refuses with ``amount.empty``, ``amount.dash``, ``amount.negative``, ``amount.ambiguous`` (first, second),
    ``amount.malformed``, ``amount.too_large`` (max, in kroner), ``amount.unclear`` and ``amount.not_a_number``. Suggestions
    parse as plain.

    >>> parse("kr 300 000,-")
    Amount(ore=30000000, plain=True)
    >>> parse("610.000")
    Amount(ore=61000000, plain=False)
    >>> try:
    ...     parse("1.250")
    ... except AnswerError as error:
    ...     print(error.code, error.suggestions)
    amount.ambiguous ('1 250', '1,25')
    """
    text = tidy(raw)
    _refuse_length(text)
    if _ZERO.fullmatch(text):
        return Amount(0, plain=True)
    if not text.strip("-,.: "):
        raise AnswerError("amount.dash", suggestions=("0",))
    if any(pattern.fullmatch(text) for pattern in _NEGATIVE):
        raise AnswerError("amount.negative")
    if match := _COMPOUND.fullmatch(text):
        return _amount(Number(Decimal(int(match[1]) * 1000 + int(match[2])), plain=True), _THOUSAND)
    if match := _AMOUNT.fullmatch(text):
        return _single(match)
    raise _refusal(text)


def _refuse_length(text: str) -> None:
    """Refuse what is empty, or longer than any amount."""
    if not text:
        raise AnswerError("amount.empty")
    if len(text) > _LONGEST or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        raise _too_large() if text.isdecimal() else AnswerError("amount.unclear")


def plain(ore: int) -> str:
    """Return the reply that ``parse`` reads back, plainly, as *ore* øre: blanks between thousands, a comma before øre.

    >>> plain(125000000), plain(125050)
    ('1 250 000', '1 250,50')
    """
    kroner, rest = divmod(ore, _ORE)
    return f"{kroner:,}".replace(",", " ") + (f",{rest:02}" if rest else "")


def _single(match: re.Match[str]) -> Amount:
    """Return the amount that one number with its currency and unit stands for."""
    before = (match["before"] or "").rstrip(".")
    unit = (match["unit"] or "").rstrip(".")
    if before in _UNITS and unit:
        raise AnswerError("amount.unclear")
    unit = before if before in _UNITS else unit
    scale = Decimal(
        next((value for name, value in _UNITS.items() if unit == name or (name == "mill" and unit.startswith(name))), 1)
    )
    number = read_number(match["number"], whole=match["mark"] is not None, scaled=scale > 1)
    return _amount(number, scale)


def _amount(number: Number, scale: Decimal) -> Amount:
    """Return *number* times *scale*, or ask when two of its readings are possible."""
    ore = [value for kroner in dict.fromkeys(number.readings) if (value := _ore(kroner * scale)) is not None]
    if not ore or (len(number.readings) > 1 and len(ore) == 1 and scale == 1):
        raise AnswerError("amount.malformed")
    within = [value for value in ore if value <= MAX_KRONER * _ORE]
    if not within:
        raise _too_large()
    if len(within) > 1:
        first, second = (plain(value) for value in within[:2])
        raise AnswerError("amount.ambiguous", suggestions=(first, second), first=_unbroken(first), second=_unbroken(second))
    return Amount(within[0], plain=number.plain)


def _ore(kroner: Decimal) -> int | None:
    """Return *kroner* in øre, or None when that is no whole number."""
    ore = kroner * _ORE
    return int(ore) if ore == ore.to_integral_value() else None


def _refusal(text: str) -> AnswerError:
    """Say what kind of thing *text* is, since it is no amount."""
    if not any(char.isdigit() or char in "½¼¾" for char in text) and not _NUMBER_WORDS.search(text):
        return AnswerError("amount.not_a_number")
    about = _ABOUT.match(text)
    return AnswerError("amount.unclear", suggestions=_read_plainly([text[about.end() :]] if about else []))


def _read_plainly(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the canonical replies for those *texts* that are amounts."""
    replies = []
    for text in texts:
        match = _AMOUNT.fullmatch(text)
        try:
            replies += [plain(_single(match).ore)] if match else []
        except AnswerError:
            continue
    return tuple(replies)


def _too_large() -> AnswerError:
    """Return the refusal of an amount that no grant of this scheme comes near."""
    return AnswerError("amount.too_large", max=_unbroken(plain(MAX_KRONER * _ORE)))


def _unbroken(reply: str) -> str:
    """Return *reply* as it stands in a sentence: never broken across lines."""
    return reply.replace(" ", "\u00a0")
