"""Reminders of what is due: written down before they are said, so that each comes once, to who used the measure last."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

import sqlalchemy as sa

from storage.tables import cases, events, reminders, seats, silences

PAGE = 50


class Status(StrEnum):
    """QUEUED: to be said. SENT: it was, or was about to be when we died: it is not said twice. DROPPED: no longer wanted."""

    QUEUED = "queued"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that a form is due for a measure (``due`` in ISO 8601), so many days ahead, for one seat."""

    measure: str
    form: str
    days: int
    due: str
    channel: str
    address: str


_COLUMNS = (
    reminders.c.measure,
    reminders.c.form,
    reminders.c.days,
    reminders.c.due,
    reminders.c.channel,
    reminders.c.address,
)


_QUEUE = sa.text(
    "INSERT INTO reminders (measure, form, days, due, channel, address, status, at)"
    " VALUES (:measure, :form, :days, :due, :channel, :address, :status, :at) ON CONFLICT DO NOTHING"
)
_AT = sa.and_(events.c.case_id == seats.c.case_id, events.c.channel == seats.c.channel, events.c.address == seats.c.address)
_USED = sa.func.coalesce(sa.select(sa.func.max(events.c.id)).where(_AT).scalar_subquery(), 0)
_SILENT = sa.exists().where(silences.c.channel == seats.c.channel, silences.c.address == seats.c.address)
_IN_LINE = (
    sa.select(seats.c.channel, seats.c.address, _SILENT.label("silent"))
    .join(cases, cases.c.id == seats.c.case_id)
    .where(cases.c.measure == sa.bindparam("measure"), cases.c.status != "deleted")
    .group_by(seats.c.channel, seats.c.address)
    .order_by(sa.func.max(_USED).desc(), sa.func.max(seats.c.opened_at).desc())
)
_SILENCE = sa.text("INSERT INTO silences (channel, address) VALUES (:channel, :address) ON CONFLICT DO NOTHING")


def measures(connection: sa.Connection, forms: Collection[str], after: str) -> list[str]:
    """Return the next measures by id that have a draft of one of these forms, or a finished filing: ``PAGE`` at most, or []."""
    begun = sa.and_(cases.c.status == "draft", cases.c.form.in_(forms))
    query = sa.select(cases.c.measure).where(cases.c.measure > after, sa.or_(cases.c.status == "submitted", begun))
    return list(connection.scalars(query.distinct().order_by(cases.c.measure).limit(PAGE)))


def seat_of(connection: sa.Connection, measure: str, after: tuple[str, str] | None = None) -> tuple[str, str] | None:
    """Return the seat that was used last for a measure, of those that want reminders; None where there is none.

    ``after`` that one: the next in line. Who has only opened something comes behind those who have answered.
    """
    found = connection.execute(_IN_LINE, {"measure": measure}).all()
    line = [(row.channel, row.address) for row in found]
    later = found[line.index(after) + 1 :] if after in line else found
    return next(((row.channel, row.address) for row in later if not row.silent), None)


def queue(connection: sa.Connection, made: Reminder, at: str) -> bool:
    """Write a reminder down; return False where it had been before."""
    return connection.execute(_QUEUE, {**asdict(made), "status": Status.QUEUED.value, "at": at}).rowcount == 1


def take(connection: sa.Connection, channel: str, before: str) -> Reminder | None:
    """Take the reminder that has waited longest on a channel, since ``before`` that moment.

    It counts as sent, whatever becomes of it. Workers that take at the same time get different ones.
    """
    waiting = (reminders.c.status == Status.QUEUED.value, reminders.c.channel == channel, reminders.c.at < before)
    query = sa.select(*_COLUMNS).where(*waiting).order_by(reminders.c.at).limit(1).with_for_update(skip_locked=True)
    row = connection.execute(query).first()
    if row is None:
        return None
    taken = Reminder(*row)
    settle(connection, taken, Status.SENT)
    return taken


def settle(connection: sa.Connection, made: Reminder, status: Status) -> None:
    """Write down what became of a reminder."""
    _update(connection, made, status=status.value)


def postpone(connection: sa.Connection, made: Reminder, at: str) -> None:
    """Say a reminder that was taken later, after those that wait by now."""
    _update(connection, made, status=Status.QUEUED.value, at=at)


def pass_on(connection: sa.Connection, made: Reminder) -> None:
    """Give a reminder that its seat cannot have, or does not want, to who comes next; drop it where nobody does."""
    seat = seat_of(connection, made.measure, after=(made.channel, made.address))
    if seat is None:
        settle(connection, made, Status.DROPPED)
    else:
        _update(connection, made, status=Status.QUEUED.value, channel=seat[0], address=seat[1])


def _update(connection: sa.Connection, made: Reminder, **values: str) -> None:
    key = (reminders.c.measure, reminders.c.form, reminders.c.days, reminders.c.due)
    here = (column == getattr(made, column.name) for column in key)
    connection.execute(sa.update(reminders).where(*here).values(**values))


def of_seat(connection: sa.Connection, channel: str, address: str, since: str) -> Iterator[Reminder]:
    """Yield the reminders for a seat's measures whose due day is not before ``since`` (ISO 8601), the nearest first."""
    mine = sa.select(cases.c.measure).join(seats, seats.c.case_id == cases.c.id)
    mine = mine.where(seats.c.channel == channel, seats.c.address == address)
    query = sa.select(*_COLUMNS).where(reminders.c.measure.in_(mine), reminders.c.due >= since).order_by(reminders.c.days)
    yield from (Reminder(*row) for row in connection.execute(query))


def is_silent(connection: sa.Connection, channel: str, address: str) -> bool:
    """Tell whether a seat wants no reminders."""
    here = (silences.c.channel == channel, silences.c.address == address)
    return connection.scalar(sa.select(silences.c.address).where(*here)) is not None


def silence(connection: sa.Connection, channel: str, address: str, *, on: bool) -> None:
    """Give a seat no reminders from now on, or give it them again."""
    if on:
        connection.execute(_SILENCE, {"channel": channel, "address": address})
    else:
        here = (silences.c.channel == channel, silences.c.address == address)
        connection.execute(sa.delete(silences).where(*here))
