"""What does not stay: a deleted case's contents at once, its husk and forgotten drafts later (docs/decisions/)."""

import sqlalchemy as sa

from storage.tables import attachments, cases, events, handovers, reminders, seats, silences


def erase(connection: sa.Connection, case_id: str) -> None:
    """Erase what a deleted case held: files, links, and its record's answers and seats. The marks of handled updates stay."""
    connection.execute(sa.delete(attachments).where(attachments.c.case_id == case_id))
    connection.execute(sa.delete(handovers).where(handovers.c.case_id == case_id))
    connection.execute(sa.update(events).where(events.c.case_id == case_id).values(changes="[]", address=None))


def forget(connection: sa.Connection, status: str, before: str) -> None:
    """Remove the cases with this status that nobody has changed since ``before``, and all that belongs to them."""
    connection.execute(sa.delete(cases).where(cases.c.status == status, cases.c.changed_at < before))


def forget_links(connection: sa.Connection, now: str) -> None:
    """Remove the one-time links that have expired."""
    connection.execute(sa.delete(handovers).where(handovers.c.expires_at <= now))


def forget_reminders(connection: sa.Connection, before: str) -> None:
    """Remove the reminders whose day (ISO 8601) was before this one, and the wishes of seats that reach nothing any longer."""
    connection.execute(sa.delete(reminders).where(reminders.c.due < before))
    sitting = sa.exists().where(seats.c.channel == silences.c.channel, seats.c.address == silences.c.address)
    connection.execute(sa.delete(silences).where(~sitting))
