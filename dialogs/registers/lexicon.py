"""The words that are looked for in free text (``lexicon.yaml``), and where a text says them and does not deny them.

Pure but for reading its file. Says nothing of what a hit means: that is ``dialogs.rules.wording``'s and ``dialogs.guide``'s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Self

from dialogs.registers.period import read

GAP, WHICH = "…", "~"
BETWEEN = r"[^\w.!?;:\n]+"  # words of one clause
_SUM = r"(?:kr\.? ?)?\d+(?:[ \xa0.]\d{3})*(?:,\d+|,-)?(?: ?(?:kr|kroner)\b)?(?: (?:per|pr\.?|i|kvar|hver|for kvar|for hver) \w+)?"
_GAP = rf"(?:{BETWEEN}(?:{_SUM}|\w+)){{0,3}}?{BETWEEN}"
_WORD = re.compile(r"\w+")
CLAUSE_ENDS = ".!?;:\n"
_STOP = re.compile(r"[.!?;:\n,]")
BEFORE, AFTER = 4, 5
"""How many words away a "no" still belongs to a phrase; after it, up to the next comma at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in one place of a phrase: one of these ``words``, or a word with one of these ``stems`` in it."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def size(self) -> int:
        """Return how many words it may be."""
        return len(self.words) + len(self.stems)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts in a row.

    One that ``has_gap`` may have found something else; where it is ``open``, the words after it say what is paid, and by whom.
    """

    pattern: re.Pattern[str]
    parts: tuple[Part, ...]
    has_gap: bool
    open: bool


Phrases = Mapping[Part, tuple[Phrase, ...]]
"""Phrases by their rarest part: where that does not stand in a text, none of them does."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is looked at: ``low`` and ``words`` tell quickly what cannot be in it.

    What is found has its places in what is ``written``: in lower case a text can be longer.
    """

    written: str
    low: str
    words: frozenset[str]

    @classmethod
    def of(cls, written: str) -> Self:
        low = written.lower()
        return cls(written, low, frozenset(_WORD.findall(low)))

    def may_have(self, part: Part) -> bool:
        if not part.words.isdisjoint(self.words):
            return True
        for stem in part.stems:  # noqa: SIM110 - asked of every text in every turn: a generator takes twice as long
            if stem in self.low:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Negations:
    """What says that something is not so; see the file."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    but: frozenset[str]
    openers: frozenset[str]
    turns: frozenset[str]
    once: frozenset[str]


def payments(text: str) -> tuple[str, ...]:
    """Return what hints at direct payments to users, as it stands in the text (R5.4)."""
    found = _matches(_Text.of(text), _payments())
    return tuple(_apart(match for phrase, match in found if not (phrase.has_gap and _is_innocent(phrase, match))))


def _is_innocent(phrase: Phrase, match: re.Match[str]) -> bool:
    """Tell whether what was found is something else: by what stands in it, or says after it what is paid and by whom."""
    innocent, about = _innocent()
    said = match.group()
    if phrase.open:
        said = " ".join((said, *_after(match)))
    return any(each.pattern.search(said) for each in innocent) or any(each.pattern.search(match.group()) for each in about)


def touching(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return the points of R5.3 that a text touches, in the regulation's order, each with the words in it that say so."""
    looked_at = _Text.of(text)
    found = ((point, _matches(looked_at, phrases)) for point, phrases in _points().items())
    said = {point: tuple(_apart(match for _, match in matches)) for point, matches in found}
    return {point: words for point, words in said.items() if words}


def points() -> tuple[str, ...]:
    """Return the eight points of R5.3, in the regulation's order."""
    return tuple(_points())


def _apart(matches: Iterable[re.Match[str]]) -> Iterator[str]:
    """Yield what is found in the order of the text; nothing that is a part of what is found besides."""
    end = 0
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        if match.end() > end:
            yield match.group()
            end = match.end()


def _matches(text: _Text, phrases: Phrases) -> Iterator[tuple[Phrase, re.Match[str]]]:
    for rarest, having in phrases.items():
        if not text.may_have(rarest):
            continue
        for phrase in having:
            if all(map(text.may_have, phrase.parts)):
                yield from ((phrase, match) for match in phrase.pattern.finditer(text.written) if not _denied(match))


def _denied(match: re.Match[str]) -> bool:
    """Tell whether the clause says that it is not so: «ingen utbetaling til deltakarar», «gåvekort blir ikkje brukte»."""
    begin = 1 + max(match.string.rfind(end, 0, match.start()) for end in CLAUSE_ENDS)
    before = _WORD.findall(match.string[begin : match.start()].lower())
    negations = _negations()
    turn = max((place for place, word in enumerate(before) if word in negations.turns), default=-1)
    before = before[turn + 1 :]
    is_denied = negations.once.isdisjoint(before) and _denies(before, -BEFORE, negations)
    return is_denied or any(_denies(words, 0, negations) for words in (_WORD.findall(match.group().lower()), _after(match)))


def _after(match: re.Match[str]) -> list[str]:
    """Return the next words of the clause that a phrase stands in, in lower case, up to the next comma at most."""
    end = _STOP.search(match.string, match.end())
    words = _WORD.findall(match.string[match.end() : end.start() if end else None].lower())
    negations = _negations()
    stop = next((i for i, word in enumerate(words) if word in negations.openers | negations.turns), len(words))
    return words[:stop][:AFTER]


def _denies(words: list[str], start: int, negations: Negations) -> bool:
    """Tell whether one of the words, from ``start`` on, is a "no" that is neither "not only" nor another clause's."""
    for place in range(max(0, len(words) + start) if start < 0 else 0, len(words)):
        following = words[place + 1] if place + 1 < len(words) else ""
        opened = place > 0 and words[place - 1] in negations.openers
        if words[place] in negations.words and following not in negations.but and not opened:
            return True
        if (words[place], following) in negations.pairs:
            return True
    return False


@cache
def _negations() -> Negations:
    data = read("lexicon")["negations"]
    pairs = frozenset(tuple(each.split()) for each in data["phrases"])
    return Negations(frozenset(data["words"]), pairs, *(frozenset(data[name]) for name in ("but", "openers", "turns", "once")))


@cache
def _payments() -> Phrases:
    return _by_rarest(_compiled(read("lexicon")["payments"]))


@cache
def _innocent() -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    words = [word for line in read("lexicon")["innocent"] for word in line]
    return tuple(_compiled({"": words})), tuple(_compiled({"": read("lexicon")["about"]}))


@cache
def _points() -> dict[str, Phrases]:
    return {name: _by_rarest(_compiled(words)) for name, words in read("lexicon")["points"].items()}


def _by_rarest(phrases: Iterable[Phrase]) -> Phrases:
    found: dict[Part, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        rarest = min(phrase.parts, key=Part.size)
        found[rarest] = (*found.get(rarest, ()), phrase)
    return found


def _compiled(words: Mapping[str, Iterable[str]]) -> Iterator[Phrase]:
    """Yield the phrases of both languages, each once."""
    lists = {name: list(dict.fromkeys(chain(*both.values()))) for name, both in read("lexicon")["lists"].items()}
    for phrase in dict.fromkeys(each for language in words.values() for each in language):
        yield _phrase(phrase, lists)


def _phrase(written: str, lists: Mapping[str, list[str]]) -> Phrase:
    pattern, glue, parts = "", "", []
    for part in written.split():
        if part in _gaps():
            glue = _gaps()[part]
            continue
        choices = lists[part[1:-1]] if part.startswith("<") else [part]
        parts.append(_part(choices))
        pattern += f"{glue}(?:{'|'.join(map(_one, sorted(choices, key=len, reverse=True)))})"
        glue = BETWEEN
    has_gap = not _gaps().keys().isdisjoint(written.split())
    is_open = "<user>" in written and not written.endswith("<user>")
    return Phrase(re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), tuple(parts), has_gap, is_open)


def _part(choices: Iterable[str]) -> Part:
    first = [each.split()[0] for each in choices]
    return Part(frozenset(each for each in first if "*" not in each), tuple(each.strip("*") for each in first if "*" in each))


@cache
def _gaps() -> Mapping[str, str]:
    """Return what may stand in a phrase's gaps: any few words of the clause, or such as only say which."""
    links = "|".join(read("lexicon")["links"])
    return {GAP: _GAP, WHICH: rf"(?:[^\w,.!?;:\n]+(?!(?:{links})\b)(?:{_SUM}|\w+)){{0,3}}?{BETWEEN}"}


def _one(word: str) -> str:
    return BETWEEN.join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
