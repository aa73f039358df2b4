"""Which of the eight points of R5.3 the texts touch, with the words that say so. No score, and never a condition (R5.6).

Where it stands is said here alone: at each text that it reads, and where the office is asked about the points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogs.form import Field, Form, Kind, Question
from dialogs.prompts import Message, Value, Wording
from dialogs.registers import lexicon

CITES = ("R5.3", "R5.6")
"""The points that act here."""

QUESTION, REASONS = "points", "point_reasons"
COOPERATING, INTERMUNICIPAL = "cooperating", "intermunicipal"
MOST_WORDS = 3
SAID = ("guide.intro", "guide.answers", "guide.point", "guide.nothing")
"""What says it in a chat."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A point (a row of the question ``points``) and the words that touch it, each once, as they were first written."""

    point: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is touched by the ``text`` at hand, and by the ``answers`` besides; None where nothing is written."""

    text: tuple[Touch, ...] | None
    answers: tuple[Touch, ...] | None


def stands_at(form: Form, question: Question) -> bool:
    """Tell whether the guide stands at a question."""
    return _asks(form, question) or any(reads(form, field) for field in question.fields)


def reads(form: Form, field: Field) -> bool:
    """Tell whether the guide reads what is written in a field: the long texts of a form that asks about the points.

    The reasons that the office gives for the points are short, and do not count: they are what this is held against.
    """
    return QUESTION in form.questions and field.kind is Kind.LONG_TEXT


def _asks(form: Form, question: Question) -> bool:
    return QUESTION in form.questions and question.id in (QUESTION, REASONS)


def look(form: Form, values: Mapping[str, Value], question: Question | None = None) -> Found:
    """Return what is touched where a question is asked, the answers (and what is written so far) being these."""
    own = {} if question is None else {field.id: values[field.id] for field in question.fields if field.id in values}
    others = {name: value for name, value in values.items() if name not in own}
    return Found(_touched(form, own), _touched(form, others))


def _touched(form: Form, values: Mapping[str, Value]) -> tuple[Touch, ...] | None:
    texts = [text for name, text in values.items() if reads(form, form.fields[name]) and isinstance(text, str) and text.strip()]
    partners = values.get(COOPERATING)
    return touched(texts, partners if isinstance(partners, str) else "") if texts else None


def touched(texts: Iterable[str], partners: str = "") -> tuple[Touch, ...]:
    """Return the points that these texts touch, in the regulation's order.

    So do the municipalities that a measure is made with, whatever they are called.
    """
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for point, words in lexicon.touching(text).items():
            for word in words:
                found.setdefault(point, {}).setdefault(word.lower(), " ".join(word.split()))
    if partners:
        found.setdefault(INTERMUNICIPAL, {}).setdefault(partners.lower(), partners)
    return tuple(Touch(point, tuple(found[point].values())) for point in lexicon.points() if point in found)


def told(form: Form, found: Found) -> tuple[Message, ...]:
    """Return how it is said: of the text at hand, else of the answers so far, a line for each point; or that none is touched."""
    touches = found.answers if found.text is None else found.text
    if touches is None:
        return ()
    if not touches:
        return (Message(id="guide.nothing"),)
    intro = Message(id="guide.answers" if found.text is None else "guide.intro")
    return (intro, *(Message(id="guide.point", params={"point": name(form, each), "words": _quoted(each)}) for each in touches))


def name(form: Form, touch: Touch) -> Wording:
    """Return what a point is called."""
    return Wording(id=f"{form.questions[QUESTION].text}.{touch.point}.short")


def _quoted(touch: Touch) -> str:
    return ", ".join(f"«{word}»" for word in touch.words[:MOST_WORDS])
