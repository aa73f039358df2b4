"""Several of the options of a question, in one reply.

Each part of the reply is read as ``choice`` reads a reply. Labels can hold commas and «og» («§28, 33», «Møre og Romsdal»), so the
longest run of parts that is a whole label is taken first.
"""

import re
from collections.abc import Sequence
from itertools import chain

from dialogs.answers.choice import OptionWords, called, labels, matches, near
from dialogs.answers.cleaning import clean_text, fold
from dialogs.errors import AnswerError

_LONGEST = 4000
_MOST_PARTS = 60
_LONGEST_LABEL = 8  # in parts
_PART_SHOWN = 40
_ALL = frozenset({"alle", "alle saman", "alle sammen", "alt", "allesaman", "allesammen"})
_NONE = frozenset({"ingen", "ingen av dei", "ingen av dem", "ingen av delane", "ingen av delene", "inga"})
_BETWEEN = re.compile(r"(\s*(?:[,;\n&+]|\bog\b)\s*)", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,3}(?:\s+\d{1,3})+")
_RANGE = re.compile(r"(\d{1,3})\s*(?:[-\u2010-\u2015\u2212]|til)\s*(\d{1,3})")
_BULLET = re.compile("(?m)^[ ]*[-*\u2022\u2013][ ]+")


def parse(raw: str, options: Sequence[OptionWords]) -> tuple[int, ...]:
    """Return the codes of the options that *raw* names, in the order of *options*, each once.

    Takes «1, 3 og 5», «1 3 5», «1-3», labels between commas, semicolons or on lines of their own, and «alle». Refuses with
    ``choices.empty``, ``choices.none``, ``choices.unknown`` (part, count) and ``choices.ambiguous`` (part); suggestions are
    whole replies.

    >>> acts = [OptionWords(1, 1, ("§1",)), OptionWords(8, 2, ("§27",)), OptionWords(12, 3, ("§28, 33",))]
    >>> parse("1 og 3", acts), parse("§28, 33; §1", acts), parse("1-3", acts)
    ((1, 12), (1, 12), (1, 8, 12))
    """
    text = _BULLET.sub("", clean_text(raw)).strip()
    if len(text) > _LONGEST:
        raise AnswerError("choices.unknown", part=_shown(text), count=len(options))
    if len(whole := called(text, options)) == 1:
        return (whole[0].code,)
    if fold(text) in _ALL:
        return tuple(option.code for option in options)
    if fold(text) in _NONE:
        raise AnswerError("choices.none")
    parts = _parts(text, options)
    if not parts:
        raise AnswerError("choices.empty")
    found = [_options_of(part, options) for part in parts]
    if not all(len(choice) == 1 for part in found for choice in part) or not all(found):
        raise _refusal(parts, found, options)
    return _in_order({choice[0].code for choice in chain.from_iterable(found)}, options)


def plain(codes: Sequence[int], options: Sequence[OptionWords]) -> str:
    """Return the reply that ``parse`` reads back as *codes*: their labels with semicolons between.

    >>> plain((1, 12), [OptionWords(1, 1, ("§1",)), OptionWords(12, 2, ("§28, 33",))])
    '§1; §28, 33'
    """
    return "; ".join(option.words[0] for option in options if option.code in codes)


def _in_order(codes: set[int], options: Sequence[OptionWords]) -> tuple[int, ...]:
    """Return *codes* in the order of *options*."""
    return tuple(option.code for option in options if option.code in codes)


def _parts(text: str, options: Sequence[OptionWords]) -> list[str]:
    """Return *text* in parts, each of them the longest that names an option, or else what stands between two marks."""
    pieces = _BETWEEN.split(text)
    if len(pieces) > 2 * _MOST_PARTS:
        raise AnswerError("choices.unknown", part=_shown(text), count=len(options))
    parts, start = [], 0
    while start < len(pieces):
        end = next(
            (
                end
                for end in range(min(len(pieces), start + 2 * _LONGEST_LABEL - 1), start + 1, -2)
                if _is_one("".join(pieces[start:end]), options)
            ),
            start + 1,
        )
        parts.append("".join(pieces[start:end]).strip())
        start = end + 1
    return [part for part in parts if part]


def _is_one(run: str, options: Sequence[OptionWords]) -> bool:
    """Tell whether a *run* of several parts is one label, or the start of one that ends in a word: «møre og r»."""
    return bool(called(run, options)) or (run[-1:].isalpha() and len(matches(run, options)) == 1)


def _options_of(part: str, options: Sequence[OptionWords]) -> list[tuple[OptionWords, ...]]:
    """Return what each number of *part* can mean, or *part* as a whole; an empty list for what is unknown."""
    if whole := called(part, options):
        return [whole]
    if match := _RANGE.fullmatch(part):
        positions = {option.position: option for option in options}
        low, high = int(match[1]), int(match[2])
        if low >= high or not {low, high} <= positions.keys():
            return []
        ends = [matches(match[1], options), matches(match[2], options)]
        return ends + [(positions[number],) for number in range(low + 1, high) if number in positions]
    found = [matches(piece, options) for piece in (part.split() if _NUMBERS.fullmatch(part) else [part])]
    return found if all(found) else []


def _refusal(parts: list[str], found: list[list[tuple[OptionWords, ...]]], options: Sequence[OptionWords]) -> AnswerError:
    """Name the first part that is not plain, and suggest whole replies when it is the only one."""
    wrong = [index for index, choices in enumerate(found) if not choices or any(len(choice) != 1 for choice in choices)]
    part, choices = parts[wrong[0]], found[wrong[0]]
    unclear = [choice for choice in choices if len(choice) != 1]
    instead = unclear[0] if unclear else near(part, options)
    known = {choice[0].code for choice in chain.from_iterable(found) if len(choice) == 1}
    alone = len(wrong) == 1 and len(unclear) <= 1 and len(labels(instead)) == len(instead)
    suggestions = tuple(plain(tuple(known | {option.code}), options) for option in instead) if alone else ()
    suggestions = tuple(dict.fromkeys(suggestions))
    if unclear:
        return AnswerError("choices.ambiguous", suggestions=suggestions, part=_shown(part))
    return AnswerError("choices.unknown", suggestions=suggestions, part=_shown(part), count=len(options))


def _shown(part: str) -> str:
    """Return *part* as a message quotes it: on one line, and not too much of it."""
    line = " ".join(part.split())
    return line if len(line) <= _PART_SHOWN else f"{line[: _PART_SHOWN - 1]}…"
