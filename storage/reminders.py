"""Reminders of what is due: written down before they are said, so that each comes once, on the channel that was used last."""

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
_SILENCE = sa.text("INSERT INTO silences (channel, address) VALUES (:channel, :address) ON CONFLICT DO NOTHING")


def measures(connection: sa.Connection, forms: Collection[str], after: str) -> list[str]:
    """Return the next measures by id that have a draft of one of these forms, or a finished filing: ``PAGE`` at most, or []."""
    begun = sa.and_(cases.c.status == "draft", cases.c.form.in_(forms))
    query = sa.select(cases.c.measure).where(cases.c.measure > after, sa.or_(cases.c.status == "submitted", begun))
    return list(connection.scalars(query.distinct().order_by(cases.c.measure).limit(PAGE)))


def seat_of(connection: sa.Connection, measure: str) -> tuple[str, str] | None:
    """Return the seat that was used last for a measure; None where it wants no reminders, or there is none."""
    here = cases.c.measure == measure
    spoken = sa.select(events.c.channel).join(cases, cases.c.id == events.c.case_id).where(here)
    channel = connection.scalar(spoken.order_by(events.c.id.desc()).limit(1))
    sitting = sa.select(seats.c.address).join(cases, cases.c.id == seats.c.case_id).where(here, seats.c.channel == channel)
    address = connection.scalar(sitting.order_by(seats.c.opened_at.desc()).limit(1))
    if channel is None or address is None or is_silent(connection, channel, address):
        return None
    return channel, address


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


def _update(connection: sa.Connection, made: Reminder, **values: str) -> None:
    here = (reminders.c.measure == made.measure, reminders.c.form == made.form, reminders.c.days == made.days)
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
