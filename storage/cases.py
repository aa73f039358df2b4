"""Cases, who sits at them, and their record: few, plain statements on a connection, all inside the caller's transaction.

A turn is three statements: ``load`` (with the question whether this update has been handled), ``record`` and ``save``.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields

import sqlalchemy as sa

from storage.errors import ConflictError, NoCaseError
from storage.feed import announce
from storage.prepared import Prepared
from storage.tables import cases, events, seats


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as stored; ``session`` and ``past`` are JSON.

    ``handled`` tells whether the update it was loaded for had been handled before.
    """

    id: str
    number: str
    form: str
    version: int
    session: str
    title: str
    status: str
    language: str | None
    changed_at: str
    measure: str = ""
    past: str = ""
    year: int | None = None
    handled: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A case as it stands in a list: all of it but what is long."""

    id: str
    form: str
    number: str
    title: str
    status: str
    language: str | None
    changed_at: str
    measure: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """One handled update, for the append-only record. ``changes`` is JSON; ``address`` is the seat's that it came from."""

    key: str
    revision: int
    channel: str
    kind: str
    field: str
    changes: str
    address: str | None = None


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
    cases.c.measure,
    cases.c.past,
    cases.c.year,
)
_LISTED = tuple(getattr(cases.c, each.name) for each in fields(Listed))
_IS_THERE = cases.c.status != "deleted"
_SEAT = sa.and_(seats.c.channel == sa.bindparam("channel"), seats.c.address == sa.bindparam("address"))
_HANDLED = sa.exists().where(events.c.key == sa.bindparam("key")).label("handled")
_REACHED = sa.select(*_COLUMNS, _HANDLED).join(seats, seats.c.case_id == cases.c.id).where(_SEAT)
_QUERIES = (_REACHED.order_by(seats.c.opened_at.desc()).limit(1), _REACHED.where(cases.c.id == sa.bindparam("case_id")))
_CURRENT, _NAMED = (Prepared(query) for query in _QUERIES)
_LOCK_CURRENT, _LOCK_NAMED = (Prepared(query.with_for_update(of=cases)) for query in _QUERIES)
_RECORD = Prepared(sa.insert(events), *(column.name for column in events.c if column.name != "id"))
_SAVE = Prepared(
    sa.update(cases)
    .where(cases.c.id == sa.bindparam("case_id"), cases.c.version == sa.bindparam("loaded"))
    .values({name: sa.bindparam(name) for name in ("version", "session", "title", "status", "language", "changed_at", "year")})
)
BACKGROUND = ""
"""When a case was opened that nobody has opened from this seat yet: it sorts before all moments."""
_SEATED = "INSERT INTO seats (channel, address, case_id, opened_at) VALUES (:channel, :address, :case_id, :at)"
_SIT = sa.text(f"{_SEATED} ON CONFLICT (channel, address, case_id) DO UPDATE SET opened_at = excluded.opened_at")
_SIT_BEHIND = sa.text(f"{_SEATED} ON CONFLICT DO NOTHING")


def load(connection: sa.Connection, channel: str, address: str, case_id: str | None = None, *, key: str = "") -> CaseRow:
    """Return the seat's case with this id, or its current one, to change it. NoCaseError when it has none.

    The row is locked where the database has row locks, so that two workers take turns.
    """
    return _find(connection, _LOCK_CURRENT if case_id is None else _LOCK_NAMED, channel, address, case_id, key)


def find(connection: sa.Connection, channel: str, address: str, case_id: str | None = None) -> CaseRow:
    """Return the seat's case with this id, or its current one, to look at it. NoCaseError when it has none."""
    return _find(connection, _CURRENT if case_id is None else _NAMED, channel, address, case_id, "")


def _find(connection: sa.Connection, query: Prepared, *names: str | None) -> CaseRow:
    if not all(name is None or name.isprintable() for name in names):
        raise NoCaseError  # a NUL is no text to PostgreSQL, half a character is none to either
    row = query.first(connection, dict(zip(("channel", "address", "case_id", "key"), names, strict=True)))
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
        "address": made.address,
        "at": at,
    }
    try:
        _RECORD.count(connection, row)
    except sa.exc.IntegrityError as error:
        raise ConflictError from error


def save(connection: sa.Connection, row: CaseRow, loaded: int) -> None:
    """Save a case, and let other workers know. ConflictError when it is not at the version that was loaded."""
    values = {
        "case_id": row.id,
        "loaded": loaded,
        "version": row.version,
        "session": row.session,
        "title": row.title,
        "status": row.status,
        "language": row.language,
        "changed_at": row.changed_at,
        "year": row.year,
    }
    if _SAVE.count(connection, values) != 1:
        raise ConflictError
    announce(connection, row.id, row.version)


def add(connection: sa.Connection, row: CaseRow) -> None:
    """Store a new case. ConflictError when its number is another's: try again with a new one."""
    new = {column.name: getattr(row, column.name) for column in _COLUMNS}
    try:
        connection.execute(sa.insert(cases), new | {"created_at": row.changed_at})
    except sa.exc.IntegrityError as error:
        raise ConflictError from error


def handled_for(connection: sa.Connection, key: str) -> str | None:
    """Return the id of the case that an update with this key went to, if it has been handled."""
    return connection.scalar(sa.select(events.c.case_id).where(events.c.key == key))


def share(connection: sa.Connection, case_id: str, measure: str) -> None:
    """Give whoever reaches one of a measure's cases a seat at this one too, which stays in the background."""
    others = sa.select(seats.c.channel, seats.c.address).join(cases, cases.c.id == seats.c.case_id)
    known = sa.select(seats.c.channel, seats.c.address).where(seats.c.case_id == case_id)
    for row in connection.execute(others.where(cases.c.measure == measure).except_(known)).all():
        _sit_behind(connection, row.channel, row.address, case_id)


def sit_behind(connection: sa.Connection, channel: str, address: str, case_id: str) -> None:
    """Give a seat access to the other cases of a case's measure, none of which becomes its current one."""
    measure = sa.select(cases.c.measure).where(cases.c.id == case_id).scalar_subquery()
    mine = sa.select(seats.c.case_id).where(seats.c.channel == channel, seats.c.address == address)
    others = sa.select(cases.c.id).where(cases.c.measure == measure, cases.c.id.not_in(mine))
    for other in connection.scalars(others).all():
        _sit_behind(connection, channel, address, other)


def _sit_behind(connection: sa.Connection, channel: str, address: str, case_id: str) -> None:
    connection.execute(_SIT_BEHIND, {"channel": channel, "address": address, "case_id": case_id, "at": BACKGROUND})


def sit(connection: sa.Connection, channel: str, address: str, case_id: str, at: str) -> None:
    """Give a seat access to a case, and make that its current one."""
    connection.execute(_SIT, {"channel": channel, "address": address, "case_id": case_id, "at": at})


def of_seat(connection: sa.Connection, channel: str, address: str) -> list[Listed]:
    """Return the seat's cases that are not deleted, the one changed last first."""
    query = (
        sa.select(*_LISTED).join(seats, seats.c.case_id == cases.c.id).where(_SEAT, _IS_THERE).order_by(cases.c.changed_at.desc())
    )
    return [Listed(*row) for row in connection.execute(query, {"channel": channel, "address": address})]


def reaches(connection: sa.Connection, channel: str, address: str, measure: str) -> bool:
    """Tell whether a seat has a case of a measure that is not deleted."""
    mine = sa.select(cases.c.id).join(seats, seats.c.case_id == cases.c.id).where(_SEAT, _IS_THERE, cases.c.measure == measure)
    return bool(connection.scalar(sa.select(mine.exists()), {"channel": channel, "address": address}))


def drafts_of(connection: sa.Connection, measures: Collection[str]) -> list[Listed]:
    """Return these measures' drafts."""
    query = sa.select(*_LISTED).where(cases.c.measure.in_(measures), cases.c.status == "draft")
    return [Listed(*row) for row in connection.execute(query)]


def about(connection: sa.Connection, measure: str) -> tuple[str, str | None]:
    """Return a measure's name ("" until it has one) and the language that was spoken last."""
    query = sa.select(cases.c.title, cases.c.language).where(cases.c.measure == measure, _IS_THERE)
    rows = connection.execute(query.order_by(cases.c.changed_at.desc())).all()
    title = next((row.title for row in rows if row.title), "")
    return title, next((row.language for row in rows if row.language), None)


def versions(connection: sa.Connection, case_ids: set[str]) -> dict[str, int]:
    """Return the versions that these cases are at now."""
    query = sa.select(cases.c.id, cases.c.version).where(cases.c.id.in_(case_ids))
    return {row.id: row.version for row in connection.execute(query)}


def field_of(connection: sa.Connection, channel: str, address: str, key: str) -> tuple[str, str] | None:
    """Return the case and the field that an update of this seat answered."""
    query = (
        sa.select(events.c.case_id, events.c.field)
        .join(seats, seats.c.case_id == events.c.case_id)
        .where(events.c.key == key, seats.c.channel == channel, seats.c.address == address)
    )
    row = connection.execute(query).first()
    return (row[0], row[1]) if row is not None and row[1] else None
