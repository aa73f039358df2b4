"""Buttons, and what they carry: a verb, numbers and the case, in at most 64 bytes. Pure; knows nothing of forms or aiogram.

A field is carried as its place in the form, since an edition never changes; a command's word as the number that it is in base 36,
so that an old button means the same to a newer program.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

from bot.telegram.text import shortened, units

LONGEST_DATA = 64  # bytes
LONGEST_LABEL = 60
MOST_BUTTONS = 100
MOST_NUMBERS = 7  # in a row
SHORT = 22
NO_CASE = "-"

_DATA = re.compile(r"([a-z]):([0-9a-z.]*):([A-Za-z0-9_-]{1,40})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Verb(Enum):
    """What a button does; in brackets the numbers that it carries."""

    PRESS = "p"  # (field, code): an option of a choice
    TOGGLE = "t"  # (field, code): a box
    STEP = "d"  # (command[, place, revision]): a command; the place where the button was shown, if it is meant for that alone
    WHOLE = "w"  # (command, place, revision): the same for the whole question at the place
    JUMP = "j"  # (field): go to a field
    SUGGESTION = "s"  # (message, suggestion, revision): send a reply that was suggested
    LANGUAGE = "l"  # (language): choose it
    BEGIN = "n"  # (language, form): a new draft, for the measure that stands in the case's place; (language): of a form there
    FORMS = "c"  # (language[, 1]): what a new measure can be begun with; the forms of no year
    MEASURE = "m"  # (): a measure over the years; it stands where others carry the case
    OPEN = "o"  # (): a case of the list
    LIST = "a"  # (): the office's home
    REMIND = "r"  # (on): reminders of what is due, or none
    BROWSER = "b"  # (): go on in the browser
    FILE = "f"  # (which): the document, the data


@dataclass(frozen=True, slots=True)
class Data:
    """What a pressed button carried. ``case`` is None where it belongs to none; for BEGIN and MEASURE it is a measure."""

    verb: Verb
    numbers: tuple[int, ...] = ()
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button with its label and what it carries."""

    label: str
    data: str


Keyboard: TypeAlias = tuple[tuple[Button, ...], ...]


def write(verb: Verb, *numbers: int, case: str | None = None) -> str:
    """Return what a button carries."""
    return f"{verb.value}:{'.'.join(map(as_word, numbers))}:{case or NO_CASE}"


def read(data: str | None) -> Data | None:
    """Return what a pressed button carried; None when it is none of ours."""
    found = _DATA.fullmatch(data or "")
    if not found:
        return None
    try:
        numbers = tuple(from_word(number) for number in found[2].split(".") if number)
        return Data(Verb(found[1]), numbers, None if found[3] == NO_CASE else found[3])
    except ValueError:
        return None


def from_word(word: str) -> int:
    """Return a word of small letters and digits as a number to be carried.

    >>> as_word(from_word("overview"))
    'overview'
    """
    return int(word, len(_DIGITS))


@lru_cache(maxsize=4096)
def as_word(number: int) -> str:
    """Return the word that a number stands for."""
    digits = ""
    while number >= len(_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits


def button(label: str, verb: Verb, *numbers: int, case: str | None = None) -> Button:
    """Return a button; a label too long for any screen is shortened (the message then lists it whole)."""
    return Button(shortened(label, LONGEST_LABEL), write(verb, *numbers, case=case))


def columns(buttons: Sequence[Button]) -> Keyboard:
    """Return the buttons two in a row where all are short, else one in a row."""
    wide = 2 if all(units(each.label) <= SHORT for each in buttons) else 1
    return in_rows(buttons, wide)


def in_rows(buttons: Sequence[Button], wide: int) -> Keyboard:
    """Return the buttons so many in a row."""
    return tuple(tuple(buttons[start : start + wide]) for start in range(0, len(buttons), wide))


def even_rows(buttons: Sequence[Button]) -> Keyboard:
    """Return short buttons in as few rows as hold them, all about equally long."""
    rows = -(-len(buttons) // MOST_NUMBERS)
    return in_rows(buttons, -(-len(buttons) // rows)) if rows else ()


def stacked(*keyboards: Iterable[tuple[Button, ...]]) -> Keyboard:
    """Return the rows of all, without empty ones."""
    return tuple(row for keyboard in keyboards for row in keyboard if row)
