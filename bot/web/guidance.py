"""What the regulation says where it matters: its points in plain words, with a question and in the end.

And what the announcement of the year says, with the question about its priorities. Pure; knows no HTML.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.i18n import Catalog, FormTexts
from dialogs.announcement import announced
from dialogs.form import Question
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
