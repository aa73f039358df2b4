"""The one use case: load, advance, save, answer. The channels translate in and out, nothing else.

One transaction a turn holds the session, the record of what was changed and the mark that this incoming update has been handled;
the reply goes out after the commit. So a repeated update, a lost reply or a kill loses nothing and counts nothing twice.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from bot import handing
from bot.home import Home, home_of, listed
from bot.i18n import Catalog, FormTexts, form_texts, load_catalogs
from bot.seats import CaseLine, Channel, Handled, Seat, View
from bot.signals import Signals, in_step
from bot.telling import Teller
from bot.turning import Beginning, Turning, Update, WideError, address, as_text, files_of, storable
from dialogs.answers.file import FileInfo
from dialogs.engine import oslo_day
from dialogs.events import Event
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.route import route
from dialogs.session import Status
from dialogs.submission import Submission
from storage import cases, filings, outbox, reminders, retention
from storage.database import Database
from storage.errors import ConflictError, DatabaseUnavailableError, NoCaseError
from storage.outbox import Status as MailStatus

__all__ = [
    "CaseLine",
    "Channel",
    "Conversation",
    "DatabaseUnavailableError",
    "Handled",
    "MailStatus",
    "NoCaseError",
    "Seat",
    "View",
    "open_conversation",
]

HUSK_LIFE = timedelta(days=30)
DRAFT_LIFE = timedelta(days=400)
TRIES = 3


class Conversation:
    """Cases in a database, spoken with through ``advance``. Tests may hold the clock and the ids still.

    ``copies``: a copy of what is submitted is queued for the address given (``bot.upkeep`` sends it).
    Every method raises DatabaseUnavailableError when the database is out of reach: nothing was saved, and the person is told.
    """

    def __init__(
        self,
        database: Database,
        catalogs: Mapping[Language, Catalog] | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        new_id: Callable[[], str] = lambda: secrets.token_urlsafe(16),
        copies: bool = False,
    ) -> None:
        self.database = database
        self.catalogs = catalogs or load_catalogs()
        self.signals = Signals()
        self.copy_queued = asyncio.Event()
        self.ways: dict[Channel, str] = {}  # where a hand-over's token, added at the end, is taken: a channel tells its own
        self.tellers: dict[Channel, Teller] = {}  # how a channel that can speak first gives a reminder
        self._clock = clock
        self._turning = Turning(self.catalogs, clock, new_id, copies=copies)

    def texts(self, form: Form, language: Language) -> FormTexts:
        """Return a form's texts in a language."""
        return form_texts(self.catalogs[language], form)

    async def start(self, seat: Seat, *, form: str, language: Language | None, key: str, measure: str | None = None) -> View:
        """Begin a new draft and make it the seat's current case; of a ``measure`` that the seat reaches, or of a new one.

        The same key begins it once. FormError: no such form. NoCaseError: no such measure.
        """
        edition, mark = load_form(form), storable(key)

        def work(connection: Connection) -> View:
            known = cases.handled_for(connection, mark)
            if known is not None:
                return self._turning.view_of(cases.find(connection, *address(seat), known), Handled.REPEATED)
            if measure is not None and not cases.reaches(connection, *address(seat), measure):
                raise NoCaseError
            return self._turning.begin(connection, Beginning(seat, edition, language, mark, measure))

        return await self._settled(work)

    async def turn(self, seat: Seat, event: Event, *, key: str, case: str | None = None, content: bytes | None = None) -> View:
        """Handle one incoming update, once. NoCaseError when the seat has no (such) case.

        ``key`` is unique to the update; ``case`` None is the seat's current one; ``content`` the bytes of the file in the event.
        """
        update = Update(seat, event, storable(key), case, content)
        try:
            view = await self._settled(lambda connection: self._turning.turn(connection, update))
        except WideError:
            view = await self._settled(lambda connection: self._turning.turn(connection, replace(update, wide=True)))
        if view.handled is Handled.FRESH:
            self.signals.send(view.case, view.session.revision)
            if view.session.status is Status.SUBMITTED:
                self.copy_queued.set()
            if view.session.status is Status.DELETED:
                await self.database.scrub()
        return view

    async def look(self, seat: Seat, case: str | None = None) -> View:
        """Return a case as it stands. NoCaseError when the seat has no (such) case."""
        return await self.database.read(lambda connection: self._turning.view_of(cases.find(connection, *address(seat), case)))

    async def cases(self, seat: Seat) -> list[CaseLine]:
        """Return the seat's drafts and submitted cases, the one changed last first."""
        return await self.database.read(lambda connection: listed(connection, seat))

    async def home(self, seat: Seat) -> Home:
        """Return the measures that a seat reaches, with what is due and what can be begun."""
        return await self.database.read(lambda connection: home_of(connection, seat, self.today()))

    def today(self) -> date:
        """Return the day in Oslo."""
        return date.fromisoformat(oslo_day(self._clock()))

    async def remind(self, seat: Seat, *, on: bool) -> None:
        """Give a seat reminders of what is due, or none."""
        await self.database.write(lambda connection: reminders.silence(connection, *address(seat), on=not on))

    async def choose(self, seat: Seat, case: str) -> View:
        """Make a case of the seat its current one. NoCaseError when it has no such case."""

        def work(connection: Connection) -> View:
            row = cases.load(connection, *address(seat), case)
            cases.sit(connection, *address(seat), case, self.moment())
            return self._turning.view_of(row)

        return await self.database.write(work)

    async def hand_over(self, seat: Seat, case: str) -> str:
        """Return a one-time token that gives another seat access to this case. NoCaseError when the seat has no such case."""
        token = secrets.token_urlsafe(24)
        await self.database.write(lambda connection: handing.offer(connection, seat, case, token, self._clock()))
        return token

    async def accept(self, seat: Seat, token: str) -> View | None:
        """Use up a one-time token: the seat gets the case, and the others of its measure.

        None when the token is unknown, used or expired.
        """
        row = await self.database.write(lambda connection: handing.accept(connection, seat, token, self._clock()))
        return self._turning.view_of(row) if row else None

    async def submission(self, seat: Seat, case: str) -> tuple[Submission, Form]:
        """Return a submitted case's snapshot. NoCaseError when the seat has no such case, or it is not submitted."""

        def work(connection: Connection) -> str:
            cases.find(connection, *address(seat), case)
            return filings.submission(connection, case)

        found = Submission.model_validate_json(await self.database.read(work))
        return found, load_form(found.form)

    async def attachments(self, seat: Seat, case: str) -> list[tuple[FileInfo, bytes]]:
        """Return the files of the answers that count. NoCaseError when the seat has no such case."""

        def work(connection: Connection) -> list[tuple[FileInfo, bytes]]:
            view = self._turning.view_of(cases.find(connection, *address(seat), case))
            files = files_of(view.session, route(view.form, view.session.answers))
            return [(info, filings.attachment(connection, case, info.sha256)) for info in files]

        return await self.database.read(work)

    async def mail_status(self, seat: Seat, case: str) -> MailStatus:
        """Return what became of the copy by e-mail: NONE unless mail is set up. NoCaseError when the seat has no such case."""

        def work(connection: Connection) -> MailStatus:
            return outbox.status_of(connection, cases.find(connection, *address(seat), case).id)

        return await self.database.read(work)

    async def submissions(self, form: str) -> list[Submission]:
        """Return all submissions of a form, in the order they came: for the operator's export."""
        found = await self.database.read(lambda connection: filings.submissions_of(connection, form))
        return [Submission.model_validate_json(each) for each in found]

    async def field_of(self, seat: Seat, key: str) -> tuple[str, str] | None:
        """Return the case and the field that an earlier update of this seat answered, if any."""
        mark = storable(key)
        return await self.database.read(lambda connection: cases.field_of(connection, *address(seat), mark))

    @asynccontextmanager
    async def changes(self, case: str) -> AsyncIterator[AsyncIterator[int]]:
        """Give the revisions of a case as they come, so that other devices can stay in step."""
        with self.signals.listen(case) as revisions:
            yield revisions

    async def tidy(self) -> None:
        """Remove what nobody will come back to: drafts left alone for long, husks of deleted ones, expired links."""
        now = self._clock()

        def work(connection: Connection) -> None:
            retention.forget_links(connection, as_text(now))
            retention.forget_reminders(connection, oslo_day(now - HUSK_LIFE))
            retention.forget(connection, Status.DELETED, as_text(now - HUSK_LIFE))
            retention.forget(connection, Status.DRAFT, as_text(now - DRAFT_LIFE))

        await self.database.write(work)
        await self.database.scrub()

    async def _settled(self, work: Callable[[Connection], View]) -> View:
        """Run a transaction; load again where another worker came first."""
        for _ in range(TRIES - 1):
            try:
                return await self.database.write(work)
            except ConflictError:
                continue
        return await self.database.write(work)

    def moment(self) -> str:
        """Return the moment, as it is stored."""
        return as_text(self._clock())


@asynccontextmanager
async def open_conversation(url: str, *, copies: bool = False) -> AsyncIterator[Conversation]:
    """Open the database at ``url``, migrated, and a conversation on it; close it on every way out.

    DatabaseUrlError and DatabaseUnavailableError say in one line why it cannot be opened.
    """
    async with await Database.open(url) as database:
        conversation = Conversation(database, copies=copies)
        async with in_step(conversation.signals, database):
            yield conversation
