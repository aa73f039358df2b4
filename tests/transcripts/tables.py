"""Where a case lies between two turns: in a database, or as JSON in a variable. Numbers come in order, time as one is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from bot.conversation import Conversation
from bot.gathering import digest_of, past_of, proposals_for
from bot.i18n import load_catalogs
from bot.seats import Channel, Seat, View
from bot.vocabulary import vocabulary
from dialogs.deadlines import OSLO
from dialogs.engine import Start, advance, begin, oslo_day
from dialogs.events import Event
from dialogs.form import Form
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.session import Session
from dialogs.submission import TextValue
from dialogs.turn import Outcome
from storage.filings import FilingRow
from tests.transcripts.filing import Office, fill_out

NOW = datetime(2022, 1, 28, 13, 3, 20, tzinfo=UTC)


@dataclass
class Clock:
    """Moves to another day when a transcript says so, else a millionth of a second at a time: no two things are at once."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        self.now += timedelta(microseconds=1)
        return self.now

    def go_to(self, day: str) -> None:
        """Move to a day, at the same time of it."""
        self.now = datetime.combine(date.fromisoformat(day), time(14, 3, 20), OSLO).astimezone(UTC)


def number(year: int, count: int) -> str:
    """Return the number of the case that is begun as the ``count``th."""
    return f"{year}-NR{count}"


class Table(Protocol):
    """One person's cases, of which one lies on top."""

    async def begin(self, form: Form, language: Language | None, *, same: bool) -> View:
        """Begin a case, of the ``same`` measure as the last or of a new one."""

    async def file(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Put a finished filing there, of a new measure or (without a language) of the same."""

    async def turn(self, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""

    async def look(self) -> View:
        """Return the case as it is."""


@dataclass
class PureTable:
    """No database: the session is written as JSON and read back between every two turns."""

    clock: Clock
    form: Form | None = None
    stored: str = ""
    measure: str = ""
    begun: int = 0
    filings: list[FilingRow] = field(default_factory=list)

    async def begin(self, form: Form, language: Language | None, *, same: bool) -> View:
        """Begin a case."""
        self.begun += 1
        self.form, self.measure = form, self.measure if same else f"measure{self.begun}"
        before = past_of(self.filings, self.measure)
        proposed = proposals_for(form, self.filings, self.measure)
        start = Start(oslo_day(self.clock()), before, proposed)
        return self._keep(begin(form, number=number(form.year or self.clock().year, self.begun), language=language, start=start))

    async def file(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Put a finished filing there; what lay on top lies there again."""
        on_top = (self.form, self.stored, self.measure)
        spoken = language or Session.model_validate_json(self.stored).language
        view = await self.begin(form, spoken, same=language is None)
        measure = self.measure
        await fill_out(self.turn, view, values)
        draft = on_top[1] and Session.model_validate_json(on_top[1]).submitted_at is None
        if draft:
            self.form, self.stored, self.measure = on_top
        else:
            self.measure = measure

    async def turn(self, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""
        del content
        before = await self.look()
        words = vocabulary(before.form, load_catalogs(), before.session.language or Language.NYNORSK)
        turn = advance(before.form, before.session, event, now=self.clock(), words=words)
        if turn.outcome is Outcome.NEW:
            return await self.begin(before.form, before.session.language, same=False)
        if turn.outcome is Outcome.STALE:
            return View("case", before.form, turn.session)
        if turn.outcome is Outcome.SUBMITTED:
            self._file(before.form, turn.session)
        return self._keep(turn.session)

    async def look(self) -> View:
        """Return the case as it is."""
        assert self.form is not None, "nothing lies here"
        session = Session.model_validate_json(self.stored)
        world = {"past": past_of(self.filings, self.measure), "day": oslo_day(self.clock())}
        return View("case", self.form, session.with_(**world))

    def _keep(self, session: Session) -> View:
        assert self.form is not None, "nothing lies here"
        self.stored = session.stored()
        return View("case", self.form, Session.model_validate_json(self.stored).with_(past=session.past, day=session.day))

    def _file(self, form: Form, session: Session) -> None:
        submission = freeze(form, session)
        name = submission.answers.get(form.paper.measure or next(iter(form.fields)))
        title = name.value if isinstance(name, TextValue) else ""
        digest = digest_of(submission, form, self.measure)
        snapshot = submission.model_dump_json()
        row = FilingRow(
            session.number, self.measure, title, session.number, submission.submitted_at, digest=digest, snapshot=snapshot
        )
        self.filings.append(row)


@dataclass
class StoredTable:
    """A conversation on a database."""

    conversation: Conversation
    seat: Seat = field(default_factory=lambda: Seat(Channel.TERMINAL, "person"))
    turns: int = 0

    def __post_init__(self) -> None:
        self.office = Office(self.conversation, self.seat)

    async def begin(self, form: Form, language: Language | None, *, same: bool) -> View:
        """Begin a case."""
        measure = await self.office.measure() if same else None
        return await self.conversation.start(self.seat, form=form.id, language=language, key=self._key(), measure=measure)

    async def file(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Put a finished filing there."""
        await self.office.file(form, language, values)

    async def turn(self, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""
        return await self.conversation.turn(self.seat, event, key=self._key(), content=content)

    async def look(self) -> View:
        """Return the case as it is."""
        return await self.conversation.look(self.seat)

    def _key(self) -> str:
        self.turns += 1
        return f"{self.seat.address}:{self.turns}"
