"""Cases, their record, submissions and attachments: few, plain statements on a connection, all inside the caller's transaction.

A turn is three statements: ``load`` (with the question whether this update has been handled), ``record`` and ``save``.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from storage.errors import ConflictError, NoCaseError
from storage.tables import attachments, cases, events, handovers, seats, submissions


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as stored; ``session`` is JSON. ``handled`` tells whether the update it was loaded for had been handled before."""

    id: str
    number: str
    form: str
    version: int
    session: str
    title: str
    status: str
    language: str | None
    changed_at: str
    handled: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One handled update, for the append-only record. ``changes`` is JSON."""

    key: str
    revision: int
    channel: str
    kind: str
    field: str
    changes: str


_COLUMNS = (
    cases.c.id,
    cases.c.number,
    cases.c.form,
    cases.c.version,
    cases.c.session,
    cases.c.title,
    cases.c.status,
    cases.c.language,
    cases.c.changed_at,
)
_SEAT = sa.and_(seats.c.channel == sa.bindparam("channel"), seats.c.address == sa.bindparam("address"))
_HANDLED = sa.exists().where(events.c.key == sa.bindparam("key")).label("handled")
_REACHED = sa.select(*_COLUMNS, _HANDLED).join(seats, seats.c.case_id == cases.c.id).where(_SEAT)
_CURRENT = _REACHED.order_by(seats.c.opened_at.desc()).limit(1).with_for_update(of=cases)
_NAMED = _REACHED.where(cases.c.id == sa.bindparam("case_id")).with_for_update(of=cases)
_RECORD = sa.insert(events)
_SAVE = (
    sa.update(cases)
    .where(cases.c.id == sa.bindparam("case_id"), cases.c.version == sa.bindparam("loaded"))
    .values({name: sa.bindparam(name) for name in ("version", "session", "title", "status", "language", "changed_at")})
)


def load(connection: sa.Connection, channel: str, address: str, case_id: str | None = None, *, key: str = "") -> CaseRow:
    """Return the seat's case with this id, or its current one. NoCaseError when it has none.

    The row is locked where the database has row locks, so that two workers take turns.
    """
    found = {"channel": channel, "address": address, "key": key}
    if case_id is None:
        row = connection.execute(_CURRENT, found).first()
    else:
        row = connection.execute(_NAMED, found | {"case_id": case_id}).first()
    if row is None:
        raise NoCaseError
    return CaseRow(*row)


def record(connection: sa.Connection, case_id: str, made: Record, at: str) -> None:
    """Add to the record. ConflictError when the same update is there already."""
    row = {
        "case_id": case_id,
        "key": made.key,
        "revision": made.revision,
        "channel": made.channel,
        "kind": made.kind,
        "field": made.field,
        "changes": made.changes,
        "at": at,
    }
    try:
        connection.execute(_RECORD, row)
    except sa.exc.IntegrityError as error:
        raise ConflictError from error


def save(connection: sa.Connection, row: CaseRow, loaded: int) -> None:
    """Save a case. ConflictError when it is not at the version that was loaded."""
    values = {
        "case_id": row.id,
        "loaded": loaded,
        "version": row.version,
        "session": row.session,
        "title": row.title,
        "status": row.status,
        "language": row.language,
        "changed_at": row.changed_at,
    }
    if connection.execute(_SAVE, values).rowcount != 1:
        raise ConflictError


def add(connection: sa.Connection, row: CaseRow) -> None:
    """Store a new case."""
    connection.execute(
        sa.insert(cases).values(
            id=row.id,
            number=row.number,
            form=row.form,
            version=row.version,
            session=row.session,
            title=row.title,
            status=row.status,
            language=row.language,
            created_at=row.changed_at,
            changed_at=row.changed_at,
        )
    )


def started_by(connection: sa.Connection, key: str) -> str | None:
    """Return the id of the case that an update with this key belongs to, if it has been handled."""
    return connection.scalar(sa.select(events.c.case_id).where(events.c.key == key))


def sit(connection: sa.Connection, channel: str, address: str, case_id: str, at: str) -> None:
    """Give a seat access to a case, and make that its current one."""
    here = (seats.c.channel == channel, seats.c.address == address, seats.c.case_id == case_id)
    if connection.execute(sa.update(seats).where(*here).values(opened_at=at)).rowcount == 0:
        connection.execute(sa.insert(seats).values(channel=channel, address=address, case_id=case_id, opened_at=at))


def of_seat(connection: sa.Connection, channel: str, address: str) -> list[CaseRow]:
    """Return the seat's cases that are not deleted, the one changed last first."""
    query = (
        sa.select(*_COLUMNS)
        .join(seats, seats.c.case_id == cases.c.id)
        .where(seats.c.channel == channel, seats.c.address == address, cases.c.status != "deleted")
        .order_by(cases.c.changed_at.desc())
    )
    return [CaseRow(*row) for row in connection.execute(query)]


def field_of(connection: sa.Connection, channel: str, address: str, key: str) -> tuple[str, str] | None:
    """Return the case and the field that an update of this seat answered."""
    query = (
        sa.select(events.c.case_id, events.c.field)
        .join(seats, seats.c.case_id == events.c.case_id)
        .where(events.c.key == key, seats.c.channel == channel, seats.c.address == address)
    )
    row = connection.execute(query).first()
    return (row[0], row[1]) if row is not None and row[1] else None


def add_submission(connection: sa.Connection, row: CaseRow, submitted_at: str, snapshot: str) -> None:
    """Store a finished filing."""
    connection.execute(
        sa.insert(submissions).values(
            case_id=row.id, number=row.number, form=row.form, submitted_at=submitted_at, snapshot=snapshot
        )
    )


def submission(connection: sa.Connection, case_id: str) -> str:
    """Return a case's snapshot as JSON. NoCaseError when it is not submitted."""
    snapshot = connection.scalar(sa.select(submissions.c.snapshot).where(submissions.c.case_id == case_id))
    if snapshot is None:
        raise NoCaseError
    return str(snapshot)


def submissions_of(connection: sa.Connection, form: str) -> list[str]:
    """Return all snapshots of a form as JSON, in the order they were submitted."""
    query = sa.select(submissions.c.snapshot).where(submissions.c.form == form)
    return list(connection.scalars(query.order_by(submissions.c.submitted_at, submissions.c.number)))


def attach(connection: sa.Connection, case_id: str, sha256: str, content: bytes) -> None:
    """Store a file's bytes with a case; the same bytes once."""
    here = (attachments.c.case_id == case_id, attachments.c.sha256 == sha256)
    if connection.scalar(sa.select(attachments.c.sha256).where(*here)) is None:
        connection.execute(sa.insert(attachments).values(case_id=case_id, sha256=sha256, content=content))


def detach_others(connection: sa.Connection, case_id: str, kept: set[str]) -> None:
    """Remove the files of a case that none of its answers names any longer."""
    here = attachments.c.case_id == case_id
    connection.execute(sa.delete(attachments).where(here, attachments.c.sha256.not_in(kept)))


def attachment(connection: sa.Connection, case_id: str, sha256: str) -> bytes:
    """Return a file's bytes. NoCaseError when the case has no such file."""
    here = (attachments.c.case_id == case_id, attachments.c.sha256 == sha256)
    content = connection.scalar(sa.select(attachments.c.content).where(*here))
    if content is None:
        raise NoCaseError
    return bytes(content)


def erase(connection: sa.Connection, case_id: str) -> None:
    """Erase what a deleted case held: files, links and the answers in its record. The marks of handled updates stay."""
    connection.execute(sa.delete(attachments).where(attachments.c.case_id == case_id))
    connection.execute(sa.delete(handovers).where(handovers.c.case_id == case_id))
    connection.execute(sa.update(events).where(events.c.case_id == case_id).values(changes="[]"))


def offer(connection: sa.Connection, case_id: str, token_sha256: str, expires_at: str) -> None:
    """Store a one-time link."""
    connection.execute(sa.insert(handovers).values(case_id=case_id, token_sha256=token_sha256, expires_at=expires_at))


def take(connection: sa.Connection, token_sha256: str, now: str) -> str | None:
    """Use up a one-time link: return its case, or None when it is unknown, used or expired. Expired ones are cleared away."""
    connection.execute(sa.delete(handovers).where(handovers.c.expires_at <= now))
    case_id = connection.scalar(sa.select(handovers.c.case_id).where(handovers.c.token_sha256 == token_sha256))
    used = connection.execute(sa.delete(handovers).where(handovers.c.token_sha256 == token_sha256)).rowcount
    return str(case_id) if case_id is not None and used == 1 else None
