"""Where a case lies between two turns: in a database, or as JSON in a variable. Time stands still, numbers come in order."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from bot.conversation import Conversation
from bot.i18n import load_catalogs
from bot.seats import Channel, Seat, View
from bot.vocabulary import vocabulary
from dialogs.engine import Start, advance, begin, oslo_day
from dialogs.events import Event
from dialogs.form import Form
from dialogs.language import Language
from dialogs.session import Session
from dialogs.turn import Outcome

NOW = datetime(2022, 1, 28, 13, 3, 20, tzinfo=UTC)


def number(year: int, count: int) -> str:
    """Return the number of the case that is begun as the ``count``th."""
    return f"{year}-NR{count}"


class Table(Protocol):
    """One person's case."""

    async def begin(self, language: Language | None) -> View:
        """Begin a case."""

    async def turn(self, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""

    async def look(self) -> View:
        """Return the case as it is."""


@dataclass
class PureTable:
    """No database: the session is written as JSON and read back between every two turns."""

    form: Form
    stored: str = ""
    begun: int = 0

    async def begin(self, language: Language | None) -> View:
        """Begin a case."""
        self.begun += 1
        return self._keep(
            begin(
                self.form,
                number=number(self.form.year or NOW.year, self.begun),
                language=language,
                start=Start(day=oslo_day(NOW)),
            )
        )

    async def turn(self, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""
        del content
        before = (await self.look()).session
        words = vocabulary(self.form, load_catalogs(), before.language or Language.NYNORSK)
        turn = advance(self.form, before, event, now=NOW, words=words)
        if turn.outcome is Outcome.NEW:
            return await self.begin(before.language)
        if turn.outcome is Outcome.STALE:
            return View("case", self.form, turn.session)
        return self._keep(turn.session)

    async def look(self) -> View:
        """Return the case as it is."""
        return View("case", self.form, Session.model_validate_json(self.stored))

    def _keep(self, session: Session) -> View:
        self.stored = session.model_dump_json()
        return View("case", self.form, Session.model_validate_json(self.stored))


@dataclass
class StoredTable:
    """A conversation on a database."""

    form: Form
    conversation: Conversation
    seat: Seat = field(default_factory=lambda: Seat(Channel.TERMINAL, "person"))
    turns: int = 0

    async def begin(self, language: Language | None) -> View:
        """Begin a case."""
        return await self.conversation.start(self.seat, form=self.form.id, language=language, key=self._key())

    async def turn(self, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""
        return await self.conversation.turn(self.seat, event, key=self._key(), content=content)

    async def look(self) -> View:
        """Return the case as it is."""
        return await self.conversation.look(self.seat)

    def _key(self) -> str:
        self.turns += 1
        return f"{self.seat.address}:{self.turns}"
