"""One of the options of a question: pressed, numbered as shown, or typed.

A typed number is the **position** of the option as shown, never its code in the survey: nobody sees the codes. The one exception
asks: where position 12 is one option and another is called «§12», a bare «12» can mean either.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dialogs.answers.cleaning import clean_text, fold, loosen
from dialogs.errors import AnswerError

_LONGEST = 400
_SHORTEST_START = 2
_MOST_SUGGESTIONS = 8
_CLOSE_ENOUGH = 0.6
_KEYCAP = re.compile("\ufe0f?\u20e3")
_BARE = re.compile(r"\d{1,3}")
_POSITION = re.compile(r"(?:(?:nr|nummer|alternativ|svar)\b\.?|#)?\s*[(\[]?\s*(\d{1,3})\s*[.)\]:]*", re.IGNORECASE)
_NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        ("ein éin ei éi eit eitt en én ett", "to", "tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti"), start=1
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class OptionWords:
    """What one option may be called: its *code*, its *position* as shown (from 1), and its *words*.

    ``words[0]`` is the label in the person's language, which suggestions quote; then the label in the other language, synonyms.
    """

    code: int
    position: int
    words: tuple[str, ...]


def parse(raw: str, options: Sequence[OptionWords]) -> int:
    """Return the code of the option that *raw* names.

    Takes its position («2», «nr. 2», «(2)», a keycap, «to»), its label or synonym, or the start of one that no other option
    shares; å, ø and æ may be written in other ways. Refuses with ``choice.empty``, ``choice.unknown`` (count; suggestions: what
    comes near) and ``choice.ambiguous`` (suggestions: those that fit).

    >>> counties = [OptionWords(9, 1, ("Agder",)), OptionWords(14, 2, ("Møre og Romsdal",)), OptionWords(17, 3, ("Nordland",))]
    >>> parse("2", counties), parse("more og r", counties)
    (14, 14)
    >>> try:
    ...     parse("Nordlnad", counties)
    ... except AnswerError as error:
    ...     print(error.code, error.suggestions)
    choice.unknown ('Nordland',)
    """
    text = clean_text(raw).strip()
    if not text:
        raise AnswerError("choice.empty")
    fitting = matches(text, options)
    if len(fitting) == 1:
        return fitting[0].code
    if fitting:
        raise AnswerError("choice.ambiguous", suggestions=labels(fitting))
    raise AnswerError("choice.unknown", suggestions=labels(near(text, options)), count=len(options))


def plain(code: int, options: Sequence[OptionWords]) -> str:
    """Return the reply that ``parse`` reads back as *code*: the option's label."""
    return next(option.words[0] for option in options if option.code == code)


def matches(text: str, options: Sequence[OptionWords]) -> tuple[OptionWords, ...]:
    """Return the options that *text* names: one when it is plain, several when it is not, none when it is nothing here."""
    if len(text) > _LONGEST:
        return ()
    return called(text, options) or _numbered(text, options) or _starting(text, options)


def called(text: str, options: Iterable[OptionWords]) -> tuple[OptionWords, ...]:
    """Return the options of which *text* is a whole label or synonym."""
    return _first_fit(text, options, lambda word, reply: word == reply)


def near(text: str, options: Sequence[OptionWords]) -> tuple[OptionWords, ...]:
    """Return the options that a misspelt or longer or shortened *text* seems to mean, for asking."""
    reply = loosen(fold(text[:_LONGEST]))
    number = _BARE.fullmatch(reply)
    words = {loose: option for option in reversed(options) for word in option.words if (loose := _spellings(word)[1])}
    close = difflib.get_close_matches(reply, words, n=3, cutoff=_CLOSE_ENOUGH)
    inside = [
        word for word in words if len(reply) > _SHORTEST_START and (f" {reply} " in f" {word} " or f" {word} " in f" {reply} ")
    ]
    found = [words[word] for word in dict.fromkeys(close + inside)] if not number else _by_digits(number[0], options)
    return tuple({option.code: option for option in found}.values())


def labels(options: Iterable[OptionWords]) -> tuple[str, ...]:
    """Return the labels of *options*, as suggestions."""
    return tuple(option.words[0] for option in options)[:_MOST_SUGGESTIONS]


def _numbered(text: str, options: Sequence[OptionWords]) -> tuple[OptionWords, ...]:
    """Return the option at the position that *text* gives, and with a bare number any other option called by that number."""
    written = unicodedata.normalize("NFKC", _KEYCAP.sub("", text.replace("\U0001f51f", "10")))
    match = _POSITION.fullmatch(written.strip())
    number = int(match[1]) if match else _NUMBER_WORDS.get(fold(text))
    at = [option for option in options if option.position == number]
    if at and _BARE.fullmatch(text):
        at += [option for option in _by_digits(text, options) if option not in at]
    return tuple(at)


def _by_digits(number: str, options: Iterable[OptionWords]) -> list[OptionWords]:
    """Return the options called *number* but for a section sign: «§12» for "12"."""
    return [option for option in options if any(_spellings(word)[0] == f"§{int(number)}" for word in option.words)]


def _starting(text: str, options: Iterable[OptionWords]) -> tuple[OptionWords, ...]:
    """Return the options that have a label or synonym beginning with *text*."""
    if len(fold(text)) < _SHORTEST_START:
        return ()
    return _first_fit(text, options, str.startswith)


def _first_fit(text: str, options: Iterable[OptionWords], fits: Callable[[str, str], bool]) -> tuple[OptionWords, ...]:
    """Return the options with a word that fits *text* as written, or else loosely written."""
    options = tuple(options)
    for strictness, reply in enumerate((fold(text), loosen(fold(text)))):
        found = [
            option for option in options if reply and any(fits(_spellings(word)[strictness], reply) for word in option.words)
        ]
        if found:
            return tuple(found)
    return ()


@lru_cache(maxsize=4096)
def _spellings(word: str) -> tuple[str, str]:
    """Return an option's *word* folded, and loosely spelt: the same few words are compared with every reply."""
    return fold(word), loosen(fold(word))
