"""What the announcement of a form's year says of priorities, where a question asks for them (R1.2, R6.1, R6.2). Pure."""

from collections.abc import Iterator

from dialogs.form import Form, Question
from dialogs.prompts import Message
from dialogs.years import TOPICS, load_year

PRIORITIES = "R6.2"
"""The point that a question comes from which asks for the year's priorities."""


def announced(question: Question, form: Form) -> tuple[Message, ...]:
    """Return what is told with a question, one message for each thing known; nothing with a question about something else."""
    if form.year is None or PRIORITIES not in question.cites:
        return ()
    return tuple(_told(form.year))


def _told(number: int) -> Iterator[Message]:
    year = load_year(number)
    if year.priorities is None:
        yield Message(id="year.told.unknown")
    for key in TOPICS:
        yield from (Message(id=f"year.told.{key}", params={"topic": topic}) for topic in getattr(year, key) or ())
    if year.announcement:
        yield Message(id="year.told.announcement", params={"address": year.announcement})
