"""The words that are looked for in free text (``lexicon.yaml``), and where a text says them and does not deny them.

Pure but for reading its file. Says nothing of what a hit means: that is ``dialogs.rules.wording``'s and ``dialogs.guide``'s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dialogs.registers.period import read

GAP = "…"
BETWEEN = r"[^\w.!?;:\n]+"  # words of one clause
_GAP = rf"(?:{BETWEEN}\w+){{0,3}}?{BETWEEN}"
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[.!?;:\n]")
BEFORE, AFTER = 4, 5
"""How many words away a "no" still belongs to a phrase; after it, up to the next comma at most."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """``anchors``: a text in which none of these stands cannot have the phrase, which is quick to tell."""

    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    has_gap: bool


@dataclass(frozen=True, slots=True)
class Negations:
    """What says that something is not so; see the file."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    but: frozenset[str]
    openers: frozenset[str]
    turns: frozenset[str]


@lru_cache(maxsize=256)
def payments(text: str) -> tuple[str, ...]:
    """Return what hints at direct payments to users, as it stands in the text (R5.4). Kept: each turn asks all texts."""
    innocent = _innocent()
    return tuple(
        match.group()
        for phrase in _payments()
        for match in _matches(text, phrase)
        if not (phrase.has_gap and any(each.pattern.search(match.group()) for each in innocent))
    )


def touching(text: str, point: str) -> Iterator[str]:
    """Yield the words that touch a point of R5.3, as they stand in the text, in its order."""
    found = [(match.start(), match.group()) for phrase in _points()[point] for match in _matches(text, phrase)]
    yield from (word for _, word in sorted(found))


def points() -> tuple[str, ...]:
    """Return the eight points of R5.3, in the regulation's order."""
    return tuple(_points())


def _matches(text: str, phrase: Phrase) -> Iterator[re.Match[str]]:
    low = text.lower()
    if any(anchor in low for anchor in phrase.anchors):
        yield from (match for match in phrase.pattern.finditer(text) if not _denied(low, match))


def _denied(low: str, match: re.Match[str]) -> bool:
    """Tell whether the clause says that it is not so: «ingen utbetaling til deltakarar», «gåvekort blir ikkje brukte»."""
    before = _WORD.findall(_CLAUSE.split(low[: match.start()])[-1])
    after = _WORD.findall(_CLAUSE.split(low[match.end() :])[0].partition(",")[0])
    negations = _negations()
    turn = max((place for place, word in enumerate(before) if word in negations.turns), default=-1)
    stop = next((i for i, word in enumerate(after) if word in negations.openers | negations.turns), len(after))
    return _denies(before[turn + 1 :], -BEFORE, negations) or _denies(after[:stop][:AFTER], 0, negations)


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
    return Negations(frozenset(data["words"]), pairs, *(frozenset(data[name]) for name in ("but", "openers", "turns")))


@cache
def _payments() -> tuple[Phrase, ...]:
    return tuple(_compiled(read("lexicon")["payments"]))


@cache
def _innocent() -> tuple[Phrase, ...]:
    return tuple(_compiled({"": read("lexicon")["innocent"]}))


@cache
def _points() -> dict[str, tuple[Phrase, ...]]:
    return {name: tuple(_compiled(words)) for name, words in read("lexicon")["points"].items()}


def _compiled(words: Mapping[str, Iterable[str]]) -> Iterator[Phrase]:
    """Yield the phrases of both languages, each once."""
    lists = {name: [word for each in both.values() for word in each] for name, both in read("lexicon")["lists"].items()}
    for phrase in dict.fromkeys(each for language in words.values() for each in language):
        yield _phrase(phrase, lists)


def _phrase(written: str, lists: Mapping[str, list[str]]) -> Phrase:
    pattern, glue = "", ""
    for part in written.split():
        if part == GAP:
            glue = _GAP
            continue
        choices = lists[part[1:-1]] if part.startswith("<") else [part]
        pattern += f"{glue}(?:{'|'.join(map(_one, sorted(choices, key=len, reverse=True)))})"
        glue = BETWEEN
    longest = max((part for part in written.split() if part != GAP and not part.startswith("<")), key=len)
    return Phrase(re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), (longest.strip("*"),), GAP in written)


def _one(word: str) -> str:
    return BETWEEN.join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
