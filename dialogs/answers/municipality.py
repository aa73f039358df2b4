"""A municipality, by its number or its name, as of a day.

Written forgivingly: any case, æøå without them, «kommune» or not, hyphens or not, in Sámi or Kven, or only a start of the name.
Two municipalities have the same name at times (Herøy, Våler): then the county decides, «Herøy (Nordland)», «Våler i Østfold».
Numbers changed in 2024: one that does not count on the day asks, with the municipality's name of that day.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dialogs import registers
from dialogs.answers.cleaning import clean_text, fold, loosen
from dialogs.errors import AnswerError
from dialogs.registers import Municipality

_LONGEST = 80
_SHORTEST_START = 3
_MOST_SUGGESTIONS = 8
_CLOSE_ENOUGH = 0.7
_DIGITS = re.compile(r"[0-9]+")
_LENGTHS = range(3, 5)
_ASIDE = {
    *("i", "nav", "nr", "nummer", "kommunenr", "kommunenummer", "fylke", "fylket"),
    *("kommune", "kommunen", "kommuna", "herad", "heradet", "gielda", "suohkan", "tjielte"),
}
"""Words that say nothing about which municipality it is."""


def parse(raw: str, *, on: date) -> int:
    """Return the number of the municipality that *raw* names on a day.

    Refuses with ``municipality.empty``, ``municipality.unknown`` (suggestions: what comes near), ``municipality.ambiguous``
    (suggestions: those that fit) and ``municipality.renumbered`` (number; suggestions: what it is on the day).

    >>> parse("1577", on=date(2026, 1, 1)), parse("aurskog hoeland kommune", on=date(2026, 1, 1))
    (1577, 3226)
    >>> try:
    ...     parse("herøy", on=date(2026, 1, 1))
    ... except AnswerError as error:
    ...     print(error.code, error.suggestions)
    municipality.ambiguous ('Herøy (Møre og Romsdal)', 'Herøy (Nordland)')
    """
    text = unicodedata.normalize("NFKC", clean_text(raw)).strip()
    if not text:
        raise AnswerError("municipality.empty")
    index = _index(registers.since(on))
    digits = _DIGITS.findall(text[:_LONGEST])
    if len(digits) == 1 and len(digits[0]) in _LENGTHS:
        return _by_number(int(digits[0]), _words(_DIGITS.sub(" ", text)), index, on)
    return _by_name(_words(text), index)


def plain(number: int, on: date) -> str:
    """Return the reply that ``parse`` reads back as *number* on a day: the name, with its county only where it needs one.

    A municipality that is no more is called as it was; a number that never was, by its digits.

    >>> plain(1577, date(2026, 1, 1)), plain(3018, date(2022, 1, 1)), plain(3114, date(2026, 1, 1))
    ('Volda', 'Våler (Viken)', 'Våler (Østfold)')
    """
    label = _index(registers.since(on)).labels.get(number)
    if label is not None:
        return label
    found = registers.known(number)
    return _index(registers.since(found.valid_from)).labels[number] if found else f"{number:04}"


def suggest(raw: str, on: date, most: int = _MOST_SUGGESTIONS) -> tuple[str, ...]:
    """Return replies that would be taken and that *raw* may be the beginning of, or a misspelling: the likeliest first.

    Nothing written yet: all of the day's, up to *most*.

    >>> suggest("her", date(2026, 1, 1)), suggest("324", date(2026, 1, 1))
    (('Herøy (Møre og Romsdal)', 'Herøy (Nordland)'), ('Eidsvoll', 'Hurdal'))
    """
    text = unicodedata.normalize("NFKC", clean_text(raw)).strip()
    index = _index(registers.since(on))
    if _DIGITS.fullmatch(text):
        found = [number for number in index.labels if text in (f"{number:04}"[: len(text)], str(number)[: len(text)])]
    else:
        words = _words(text)
        found = [*index.exact(words), *index.starting(words), *index.near(words)]
    return index.called(found, most)


@dataclass(frozen=True, slots=True)
class _Index:
    """What a table's municipalities are called: ``strict`` as written, ``loose`` without æøå and blanks.

    Both hold each name alone and with its county; ``names`` hold no counties, ``labels`` are what we call them.
    """

    labels: Mapping[int, str]
    names: Mapping[str, frozenset[int]]
    strict: Mapping[str, frozenset[int]]
    loose: Mapping[str, frozenset[int]]

    def exact(self, words: str) -> frozenset[int]:
        """Return those that are called this."""
        return self.strict.get(words) or self.loose.get(_loose(words)) or frozenset()

    def starting(self, words: str) -> list[int]:
        """Return those whose name begins with this."""
        for keys, start in ((self.strict, words), (self.loose, _loose(words))):
            if found := {number for key, numbers in keys.items() if key.startswith(start) for number in numbers}:
                return sorted(found)
        return []

    def near(self, words: str) -> list[int]:
        """Return those that share a word with this, and those that are called nearly so."""
        words = words[:_LONGEST]
        loose = {_loose(name): name for name in self.names}
        close = [loose[each] for each in difflib.get_close_matches(_loose(words), loose, n=4, cutoff=_CLOSE_ENOUGH)]
        inside = [name for name in self.names if words and (f" {words} " in f" {name} " or f" {name} " in f" {words} ")]
        return [number for name in (*inside, *close) for number in sorted(self.names[name])]

    def called(self, numbers: list[int], most: int = _MOST_SUGGESTIONS) -> tuple[str, ...]:
        """Return their names, each once."""
        return tuple(self.labels[number] for number in dict.fromkeys(numbers))[:most]


def _by_name(words: str, index: _Index) -> int:
    fitting = sorted(index.exact(words))
    if not fitting and words and len(words) <= _LONGEST:
        fitting = index.starting(words)
        if len(fitting) == 1 and len(words) < _SHORTEST_START:
            raise AnswerError("municipality.unknown", suggestions=index.called(fitting))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise AnswerError("municipality.ambiguous", suggestions=index.called(fitting))
    raise AnswerError("municipality.unknown", suggestions=index.called(index.near(words)))


def _by_number(number: int, words: str, index: _Index, on: date) -> int:
    """Return what has the number, if what stands beside it says the same; beside an old number, a name decides."""
    named = [*index.exact(words), *index.starting(words)] if words else []
    today = [each.number for each in registers.current(number, on)]
    agreed = [each for each in today if each in named] if words else today
    if agreed == [number] or (len(agreed) == 1 and words):
        return agreed[0]
    if today and words and not agreed:
        raise AnswerError("municipality.ambiguous", suggestions=index.called([*today, *named]))
    if today:
        raise AnswerError("municipality.renumbered", number=f"{number:04}", suggestions=index.called(today))
    raise AnswerError("municipality.unknown", suggestions=index.called(named or index.near(words)))


def _words(text: str) -> str:
    """Return what is compared: folded, without the words that say nothing."""
    return " ".join(word for word in fold(text).split() if word not in _ASIDE)


def _loose(words: str) -> str:
    return loosen(words).replace(" ", "")


@cache
def _index(day: date) -> _Index:
    """Gather the names of a table, named by its first day."""
    table = registers.municipalities(day)
    names = _gather((_words(name), each.number) for each in table for name in (each.name, *each.names))
    strict = _gather((key, each.number) for each in table for key in _keys(each))
    loose = _gather((_loose(key), each.number) for each in table for key in _keys(each))
    shared = {each.number for each in table if len(names[_words(each.name)]) > 1}
    labels = {
        each.number: f"{each.name} ({registers.county(each.county, day).name})" if each.number in shared else each.name
        for each in table
    }
    return _Index(labels, names, strict, loose)


@cache
def _keys(one: Municipality) -> tuple[str, ...]:
    """Return all that a municipality may be called: its names, alone and with its county, or one that it has been in."""
    places = ("", *dict.fromkeys(_counties(one)))
    return tuple(_words(f"{name} {place}") for name in (one.name, *one.names) for place in places)


def _counties(one: Municipality) -> Iterator[str]:
    for each in sorted(registers.kin(one), key=lambda found: found.number != one.number):
        county = registers.county(each.county, each.valid_from)
        yield county.name
        yield from (registers.county(number, date.min).name for number in county.was)


def _gather(pairs: Iterator[tuple[str, int]]) -> dict[str, frozenset[int]]:
    gathered: dict[str, set[int]] = {}
    for key, number in pairs:
        gathered.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in gathered.items()}
