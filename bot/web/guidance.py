"""What the regulation says where it matters: its points in plain words, with a question and in the end.

And what the announcement of the year says, with the question about its priorities; and which of the eight points the texts
touch, while they are being written. Pure; knows no HTML.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.i18n import Catalog, FormTexts
from dialogs import guide
from dialogs.announcement import announced
from dialogs.form import Question
from dialogs.prompts import Value
from dialogs.rules.points import part


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of the regulation. ``part`` is the numbered part that it stands in, as people cite it; "" above them all."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is known of an announcement, and the ``address`` to read it at; "" where that is not known."""

    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Guide:
    """Which of the eight points are touched: their ``names`` at a glance, and in a fold the ``lines`` that say by which words.

    ``intro`` is what it is; ``others`` names the points that only other answers touch, "" where there are none.
    """

    title: str
    names: str
    intro: str
    lines: tuple[str, ...]
    others: str


def told_with(question: Question, catalog: Catalog) -> tuple[Point, ...]:
    """Return what is told with a question: the points that it comes from, and those that guide."""
    return points((*question.cites, *question.guidance), catalog)


def points(names: Iterable[str], catalog: Catalog) -> tuple[Point, ...]:
    """Return points by id, each once."""
    return tuple(Point(part(name), catalog.text(f"regulation.{name}")) for name in dict.fromkeys(names))


def announced_with(question: Question, texts: FormTexts) -> Announcement | None:
    """Return what the announcement says of a question; None for those that it says nothing of."""
    told = announced(question, texts.form)
    lines = tuple(texts.say(each) for each in told if "address" not in each.params)
    address = "".join(str(each.params["address"]) for each in told if "address" in each.params)
    return Announcement(lines, address) if told else None


def guide_at(question: Question | None, texts: FormTexts, values: Mapping[str, Value], raw: Mapping[str, str]) -> Guide | None:
    """Return the guide at a question, ``raw`` being what stands in its boxes, or at the summary. None where it has no place."""
    form = texts.form
    if guide.QUESTION not in form.questions or (question is not None and not guide.stands_at(form, question)):
        return None
    written = {name: text for name, text in raw.items() if guide.reads(form, form.fields[name])}
    found = guide.look(form, {**values, **written}, question)
    intro, *lines = [texts.say(each) for each in guide.told(form, found)] or [texts.catalog.text("guide.empty")]
    touches = found.text if written else found.answers
    mine = {each.point for each in found.text or ()}
    others = () if found.text is None else tuple(each for each in found.answers or () if each.point not in mine)
    return Guide(
        title=texts.catalog.text(f"guide.title.{'text' if written else 'answers'}"),
        names=_names(touches or (), texts),
        intro=intro,
        lines=tuple(lines),
        others=texts.catalog.text("guide.others", points=_names(others, texts)) if others else "",
    )


def _names(touches: Iterable[guide.Touch], texts: FormTexts) -> str:
    return ", ".join(texts.of(guide.name(texts.form, each).id) for each in touches)
