"""The one use case: load, advance, save, answer. The channels translate in and out, nothing else.

One transaction a turn holds the session, the record of what was changed and the mark that this incoming update has been handled;
the reply goes out after the commit. So a repeated update, a lost reply or a kill at any point loses nothing and counts nothing twice.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialogs.events import Event
from dialogs.form import Form
from dialogs.language import Language
from dialogs.session import Session
from dialogs.submission import Submission


class Channel(StrEnum):
    """Where a person talks with us."""

    WEB = "web"
    TELEGRAM = "telegram"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place from which cases can be reached: a browser (its secret), a Telegram chat (its id), the terminal."""

    channel: Channel
    address: str


class Handled(StrEnum):
    """How an update was met."""

    FRESH = "fresh"
    REPEATED = "repeated"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class View:
    """A case as it stands after a turn (or a look). ``session.said`` is what to say; ``handled`` how the update was met.

    REPEATED: it had been handled before, nothing happened, show the case. STALE: nothing happened, and ``session.said`` says why
    (it is not stored: show it in the direct response). ``started`` tells that the turn began this case (a new draft).
    """

    case: str
    form: Form
    session: Session
    handled: Handled = Handled.FRESH
    started: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a person's list. ``title`` is the measure's name, "" until it has one; ``changed_at`` is UTC."""

    case: str
    form: str
    number: str
    title: str
    language: Language | None
    submitted: bool
    changed_at: datetime
