"""The copies to send by e-mail: queued with the submission, taken by one worker, and settled by what the server says."""

from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from storage.tables import outbox, submissions


class Status(StrEnum):
    """What became of a copy: NONE was asked for, or it is QUEUED, SENT (the server has taken it over), or FAILED for good."""

    NONE = "none"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Letter:
    """A copy to send. ``snapshot`` is the submission as JSON; ``attempt`` counts from 1."""

    case_id: str
    address: str
    attempt: int
    snapshot: str


_DUE = outbox.c.status == Status.QUEUED.value


def queue(connection: sa.Connection, case_id: str, address: str, at: str) -> None:
    """Ask for a copy of a submission."""
    row = {"case_id": case_id, "address": address, "status": Status.QUEUED.value, "attempts": 0, "due_at": at}
    connection.execute(sa.insert(outbox).values(row))


def take(connection: sa.Connection, now: str, again_at: str) -> Letter | None:
    """Take the copy that has been due longest. It is due again at ``again_at``, for when we die before it is settled.

    Workers that take at the same time get different ones.
    """
    query = (
        sa.select(outbox.c.case_id, outbox.c.address, outbox.c.attempts + 1, submissions.c.snapshot)
        .join(submissions, submissions.c.case_id == outbox.c.case_id)
        .where(_DUE, outbox.c.due_at <= now)
        .order_by(outbox.c.due_at)
        .limit(1)
        .with_for_update(of=outbox, skip_locked=True)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    letter = Letter(*row)
    _update(connection, letter, attempts=letter.attempt, due_at=again_at)
    return letter


def settle(connection: sa.Connection, letter: Letter, status: Status) -> None:
    """Write down what became of a copy that was taken."""
    _update(connection, letter, status=status.value)


def postpone(connection: sa.Connection, letter: Letter, due_at: str) -> None:
    """Try a copy that was taken again later."""
    _update(connection, letter, due_at=due_at)


def _update(connection: sa.Connection, letter: Letter, **values: str | int) -> None:
    connection.execute(sa.update(outbox).where(outbox.c.case_id == letter.case_id).values(**values))


def status_of(connection: sa.Connection, case_id: str) -> Status:
    """Return what became of a case's copy."""
    found = connection.scalar(sa.select(outbox.c.status).where(outbox.c.case_id == case_id))
    return Status(found) if found else Status.NONE
