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
    """``anchors``: a text in which none of these stands cannot have the phrase, which is quick to tell.

    One that ``has_gap`` may have found something else; where it is ``open``, the words after it say what is paid, and by whom.
    """

    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    has_gap: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Negations:
    """What says that something is not so; see the file."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    but: frozenset[str]
    openers: frozenset[str]
    turns: frozenset[str]
    once: frozenset[str]


@lru_cache(maxsize=256)
def payments(text: str) -> tuple[str, ...]:
    """Return what hints at direct payments to users, as it stands in the text (R5.4). Kept: each turn asks all texts."""
    found = ((phrase, match) for phrase in _payments() for match in _matches(text, phrase))
    return tuple(match.group() for phrase, match in found if not (phrase.has_gap and _is_innocent(phrase, match)))


def _is_innocent(phrase: Phrase, match: re.Match[str]) -> bool:
    """Tell whether what was found is something else: by what stands in it, or says after it what is paid and by whom."""
    innocent, about = _innocent()
    said = match.group()
    if phrase.open:
        said = " ".join((said, *_after(match)))
    return any(each.pattern.search(said) for each in innocent) or any(each.pattern.search(match.group()) for each in about)


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
    negations = _negations()
    turn = max((place for place, word in enumerate(before) if word in negations.turns), default=-1)
    before = before[turn + 1 :]
    is_denied = negations.once.isdisjoint(before) and _denies(before, -BEFORE, negations)
    return is_denied or any(_denies(words, 0, negations) for words in (_WORD.findall(match.group().lower()), _after(match)))


def _after(match: re.Match[str]) -> list[str]:
    """Return the next words of the clause that a phrase stands in, in lower case, up to the next comma at most."""
    words = _WORD.findall(_CLAUSE.split(match.string[match.end() :].lower())[0].partition(",")[0])
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
def _payments() -> tuple[Phrase, ...]:
    return tuple(_compiled(read("lexicon")["payments"]))


@cache
def _innocent() -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    words = [word for line in read("lexicon")["innocent"] for word in line]
    return tuple(_compiled({"": words})), tuple(_compiled({"": read("lexicon")["about"]}))


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
    plain = [part.strip("*") for part in written.split() if part != GAP and not part.startswith("<")]
    anchors = (max(plain, key=len),) if plain else tuple(lists[written.rsplit(maxsplit=1)[-1][1:-1]])
    is_open = "<user>" in written and not written.endswith("<user>")
    return Phrase(re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), anchors, GAP in written, is_open)


def _one(word: str) -> str:
    return BETWEEN.join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
