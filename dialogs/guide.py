"""Which of the eight points of R5.3 a text touches, with the words that say so. No score, and never a condition (R5.6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.form import Form, Kind
from dialogs.prompts import Message, Value, Wording
from dialogs.registers import lexicon

CITES = ("R5.3", "R5.6")
"""The points that act here."""

QUESTION = "points"
COOPERATING, INTERMUNICIPAL = "cooperating", "intermunicipal"
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Touch:
    """A point (a row of the question ``points``) and the words that touch it, each once, in lower case, as they come."""

    point: str
    words: tuple[str, ...]


def touched(texts: Iterable[str]) -> tuple[Touch, ...]:
    """Return the points that these texts touch, in the regulation's order."""
    texts = list(texts)
    found = ((point, dict.fromkeys(word.lower() for text in texts for word in _words(text, point))) for point in lexicon.points())
    return tuple(Touch(point, tuple(words)) for point, words in found if words)


def _words(text: str, point: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in lexicon.touching(text, point))


def of_answers(form: Form, values: Mapping[str, Value]) -> tuple[Touch, ...]:
    """Return the points that an application touches: its long texts, and the municipalities that it is made with.

    The reasons that the office gives for the points themselves do not count: they are what this is held against.
    """
    texts = [
        value
        for name, field in form.fields.items()
        if field.kind is Kind.LONG_TEXT and isinstance(value := values.get(name), str) and not field.question.startswith("point")
    ]
    found = {each.point: each.words for each in touched(texts)}
    partners = values.get(COOPERATING)
    if isinstance(partners, str):
        found[INTERMUNICIPAL] = (*found.get(INTERMUNICIPAL, ()), partners)
    return tuple(Touch(point, found[point]) for point in lexicon.points() if point in found)


def told(form: Form, touches: Iterable[Touch]) -> tuple[Message, ...]:
    """Return how it is said: what it is, then a line for each point that is touched; or that none is."""
    lines = tuple(
        Message(
            id="guide.point",
            params={
                "point": Wording(id=f"{form.questions[QUESTION].text}.{each.point}.short"),
                "words": ", ".join(f"«{word}»" for word in each.words[:MOST_WORDS]),
            },
        )
        for each in touches
    )
    return (Message(id="guide.intro"), *lines) if lines else (Message(id="guide.nothing"),)
