"""Where people sit, and what they get to see: the words that the channels and the conversation share."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dialogs.form import Form
from dialogs.language import Language
from dialogs.route import State
from dialogs.session import Session


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
    ``state`` is what the turn derived from the session, if there was one: ``dialogs.view.screen`` need not derive it again.
    """

    case: str
    form: Form
    session: Session
    handled: Handled = Handled.FRESH
    started: bool = False
    state: State | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a person's list. ``title`` is the measure's name, "" until it has one; ``changed_at`` is UTC.

    ``year`` is the grant's, as far as it is known.
    """

    case: str
    form: str
    number: str
    title: str
    language: Language | None
    submitted: bool
    changed_at: datetime
    measure: str = ""
    year: int | None = None
