"""A reminder on its way to a person."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from dialogs.errors import VegvisarError
from dialogs.language import Language
from dialogs.steps import Step
from storage.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Telling:
    """A reminder to be told: of a step of a measure, by name ("" for none), in which language (None: both), on which day."""

    reminder: Reminder
    step: Step
    title: str
    language: Language | None
    today: date


class GoneError(VegvisarError):
    """The person cannot be reached there any longer: tell who comes next."""


class NotNowError(VegvisarError):
    """The channel's service cannot be reached by anybody: tell none of its reminders until later."""


Teller = Callable[[Telling], Awaitable[None]]
"""Tells a reminder on its channel. It raises when it could not: GoneError where that person never can be told any longer,
NotNowError where nobody can be for now; all else is asked for again later."""
