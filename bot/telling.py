"""A reminder on its way to a person."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from dialogs.errors import VegvisarError
from dialogs.language import Language
from storage.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Telling:
    """A reminder to be told: of which measure, by name ("" for none), in which language (None: both), on which day."""

    reminder: Reminder
    title: str
    language: Language | None
    today: date


class NotNowError(VegvisarError):
    """The channel's service cannot be reached by anybody: tell none of its reminders until later."""


Teller = Callable[[Telling], Awaitable[None]]
"""Tells a reminder on its channel. It raises when it could not, and is asked again later; NotNowError where none can be told."""
