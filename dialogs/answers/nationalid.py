"""Finding what looks like a national identity number, so that free text with one in it can be refused (privacy).

Source: facts.md, "Numbers": fødselsnummer, D-number (day + 40) and synthetic numbers (month + 40, 65 or 80): any eleven digits
that begin like a date. The check digits are **not** looked at: a mistyped number still points at a person, numbers issued from
2032 follow other check digit rules, and a chance hit costs one reworded sentence, where a miss publishes somebody's number.
Pure arithmetic on the digits: python-stdnum's fodselsnummer reads the clock.

Account numbers have eleven digits too, and one in a hundred begins like a date: do not use this on an account number's own field.
"""

import re

_BLANK = "[^\\S\n]"
_DASH = "[-./_:\u00b7\u2010-\u2015\u2212]"
_JOIN = f"{_BLANK}{{0,2}}{_DASH}?{_BLANK}{{0,2}}"
_SPLIT = f"(?:{_DASH}|{_BLANK})"
_START = r"(?<![\d+])"  # after "+" stands a telephone number
_CLOSE = re.compile(rf"(?=({_START}(\d\d)(\d\d)\d\d{_JOIN}\d{{3}}{_SPLIT}?\d\d(?!\d)))")
_APART = re.compile(rf"(?=({_START}(\d\d){_SPLIT}?(\d\d){_SPLIT}?\d\d{_JOIN}\d{{5}}(?!\d)))")
_MONEY = re.compile(rf"{_BLANK}*(?:kr\b|kron|nok\b|,\d|,{_DASH}|mill|tusen)", re.IGNORECASE)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_ORDINARY_DAY = 31
_D_NUMBER = 40
_SYNTHETIC = (80, 65, 40, 0)


def find(text: str) -> tuple[int, int] | None:
    """Return where (start, end) *text* first has something like a national identity number, or None.

    *text* is cleaned text (see ``cleaning.clean_text``). A date and an amount of kroner side by side are not taken for one.

    >>> find("Brukar 010203 12345 fekk hjelp")
    (7, 19)
    >>> find("41.02.03-12345") is not None  # a D-number
    True
    >>> find("1 250 000 kr, tlf. +47 915 04 800") is None
    True
    >>> find("Pr. 31.12.21 50000 kr") is None
    True
    """
    return min(_spans(text), default=None)


def find_all(text: str) -> list[tuple[int, int]]:
    """Return where all of them are that do not overlap, in order.

    >>> find_all("010203 12345, 010203-12345")
    [(0, 12), (14, 26)]
    """
    found: list[tuple[int, int]] = []
    for span in sorted(_spans(text)):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _spans(text: str) -> list[tuple[int, int]]:
    return [
        match.span(1)
        for pattern in (_CLOSE, _APART)
        for match in pattern.finditer(text)
        if _is_date(int(match[2]), int(match[3])) and not _is_money(text, match.span(1))
    ]


def _is_date(day: int, month: int) -> bool:
    """Tell whether the four first digits can be a day and a month, with or without the marks of D- and synthetic numbers."""
    day -= _D_NUMBER if day > _LAST_ORDINARY_DAY else 0
    month -= next(mark for mark in _SYNTHETIC if month > mark or not mark)
    return 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]


def _is_money(text: str, span: tuple[int, int]) -> bool:
    """Tell whether the last five digits, standing apart, are an amount: "31.12.21 50000 kr"."""
    start, end = span
    return not text[start:end].isdecimal() and _MONEY.match(text, end) is not None
