"""A turn inside its transaction: load, advance, record, save. Synchronous, run in the database's thread."""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from bot.gathering import as_json, digest_of, gathered, proposals_for, tell
from bot.i18n import Catalog
from bot.keeping import record_of, row_of
from bot.seats import Channel, Handled, Seat, View
from bot.vocabulary import vocabulary
from dialogs.answers.file import FileInfo
from dialogs.engine import Start, advance, begin, oslo_day, resumed
from dialogs.errors import VegvisarError
from dialogs.events import Event
from dialogs.form import Form
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.past import NOTHING, Past
from dialogs.session import Session
from dialogs.submission import Submission, TextValue
from dialogs.turn import Outcome, Turn
from dialogs.vocabulary import Vocabulary
from storage import cases, filings, locks, outbox, retention
from storage.cases import CaseRow, Record

NUMBER_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER_LENGTH = 8
LONGEST_KEY = 128


@dataclass(frozen=True, slots=True)
class Update:
    """What came in: ``key`` is unique to it; ``case`` None is the seat's current one; ``content`` the file's bytes.

    ``wide``: it may lead to what reaches beyond its case.
    """

    seat: Seat
    event: Event
    key: str
    case: str | None = None
    content: bytes | None = None
    wide: bool = False


class WideError(VegvisarError):
    """The update leads to what reaches beyond its case, and others are to wait: handle it again as ``wide``."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A new draft to begin, of a ``measure`` that there is, or of a new one. ``key`` is unique to the update that asks for it."""

    seat: Seat
    form: Form
    language: Language | None
    key: str
    measure: str | None = None


class Turning:
    """The work of the transactions. ``copies``: a copy of what is submitted is to be sent by e-mail."""

    def __init__(
        self,
        catalogs: Mapping[Language, Catalog],
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        *,
        copies: bool = False,
    ) -> None:
        self.catalogs = catalogs
        self.copies = copies
        self._clock = clock
        self._new_id = new_id
        self._vocabularies: dict[tuple[str, Language], Vocabulary] = {}

    def turn(self, connection: Connection, update: Update) -> View:
        """Handle an update, once. NoCaseError and ConflictError as ``cases`` raises them; WideError with nothing changed."""
        seat, event, key = update.seat, update.event, update.key
        if update.wide:  # before the case itself is locked: two that hold theirs would wait for each other
            locks.office(connection, cases.find(connection, *address(seat), update.case).measure, address(seat))
        row = cases.load(connection, *address(seat), update.case, key=key)
        if row.handled:
            return self._repeated(connection, update, row)
        form, before = load_form(row.form), self.session_of(row)
        language = before.language or Language.NYNORSK
        turn = advance(form, before, event, now=self._clock(), words=self._words(form, language))
        if turn.outcome is Outcome.STALE:
            return View(row.id, form, turn.session, Handled.STALE)
        if turn.outcome in (Outcome.NEW, Outcome.SUBMITTED) and not update.wide:
            raise WideError
        if turn.outcome is Outcome.NEW:
            return self.begin(connection, Beginning(seat, form, before.language, key))
        now = as_text(self._clock())
        cases.record(connection, row.id, record_of(address(seat), key, event, before, turn), now)
        cases.save(connection, row_of(row, turn.session, form, now), row.version)
        self._keep_files(connection, row.id, turn, update.content)
        if turn.outcome is Outcome.SUBMITTED:
            self._submit(connection, row, freeze(form, turn.session), now)
        if turn.outcome is Outcome.DELETED:
            retention.erase(connection, row.id)
        return View(row.id, form, turn.session, state=turn.state)

    def _repeated(self, connection: Connection, update: Update, row: CaseRow) -> View:
        """Show what the update led to: a draft that it began, else the case as it stands."""
        led_to = cases.handled_for(connection, update.key)
        if update.case in (None, led_to):
            return self.view_of(row, Handled.REPEATED)
        return self.view_of(cases.find(connection, *address(update.seat), led_to), Handled.REPEATED)

    def _submit(self, connection: Connection, row: CaseRow, submission: Submission, now: str) -> None:
        digest = digest_of(submission, load_form(row.form), row.measure)
        filings.add_submission(connection, row, now, submission.model_dump_json(), digest)
        tell(connection, row.measure)
        copy_to = address_in(submission)
        if self.copies and copy_to is not None:
            outbox.queue(connection, row.id, copy_to, now)

    def _keep_files(self, connection: Connection, case: str, turn: Turn, content: bytes | None) -> None:
        changed = [change for change in turn.changes if isinstance(change.new, FileInfo) or isinstance(change.old, FileInfo)]
        for change in changed:
            if isinstance(change.new, FileInfo) and content is not None:
                filings.attach(connection, case, change.new.sha256, content)
        if changed:
            filings.detach_others(connection, case, {info.sha256 for info in files_of(turn.session)})

    def begin(self, connection: Connection, new: Beginning) -> View:
        """Begin a new draft and make it the seat's current case."""
        seat, form, measure = new.seat, new.form, new.measure
        channel, here = address(seat)
        now, case = as_text(self._clock()), self._new_id()
        locks.office(connection, measure or case, address(seat))
        filed = filings.of_seat(connection, *address(seat), whole=True)
        before, today = gathered(connection, measure or case, address(seat)), oslo_day(self._clock())
        start = Start(today, before, proposals_for(form, filed, measure, date.fromisoformat(today)))
        session = begin(form, number=self._number(form), language=new.language, start=start)
        empty = CaseRow(case, session.number, form.id, 0, "", "", "", None, now, measure or case, as_json(before))
        cases.add(connection, row_of(empty, session, form, now))
        cases.record(connection, case, Record(new.key, 0, channel, "start", "", "[]", here), now)
        cases.sit(connection, *address(seat), case, now)
        if measure:
            cases.share(connection, case, measure)
        return View(case, form, session, started=True)

    def view_of(self, row: CaseRow, handled: Handled = Handled.FRESH) -> View:
        """Return a case as it stands."""
        return View(row.id, load_form(row.form), self.session_of(row), handled)

    def session_of(self, row: CaseRow) -> Session:
        """Return the stored session, with the day and what was filed before put in."""
        past = Past.model_validate_json(row.past) if row.past else NOTHING
        session = Session.model_validate_json(row.session).with_(past=past, day=oslo_day(self._clock()))
        return resumed(load_form(row.form), session)

    def _number(self, form: Form) -> str:
        return case_number(form.year or self._clock().year)

    def _words(self, form: Form, language: Language) -> Vocabulary:
        key = (form.id, language)
        if key not in self._vocabularies:
            self._vocabularies[key] = vocabulary(form, self.catalogs, language)
        return self._vocabularies[key]


def case_number(year: int) -> str:
    """Return a new reference for a case: a year and eight characters that are not mistaken for one another."""
    return f"{year}-{''.join(secrets.choice(NUMBER_ALPHABET) for _ in range(NUMBER_LENGTH))}"


def address(seat: Seat) -> tuple[str, str]:
    """Return a seat as stored: a browser's secret as its hash only, so that a leaked database opens no case."""
    return seat.channel.value, sha256(seat.address) if seat.channel is Channel.WEB else seat.address


def sha256(secret: str) -> str:
    """Return a secret's hash, in hex."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def storable(key: str) -> str:
    """Return an update's key as stored: a browser may send any, also one that no database takes as it is."""
    return key if len(key) <= LONGEST_KEY and key.isascii() and key.isprintable() else sha256(key)


def as_text(moment: datetime) -> str:
    """Return a moment as stored: UTC, ISO 8601."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def address_in(submission: Submission) -> str | None:
    """Return the e-mail address that was given, if any."""
    return next(
        (each.value for each in submission.answers.values() if isinstance(each, TextValue) and each.kind == "email"), None
    )


def files_of(session: Session, fields: Iterable[str] | None = None) -> list[FileInfo]:
    """Return the files that a session's answers name: all, or those of these fields."""
    names = session.answers if fields is None else [name for name in fields if name in session.answers]
    values = (session.answers[name].value for name in names)
    return [value for value in values if isinstance(value, FileInfo)]
