"""Taking turns, where workers could miss what another just does (docs/decisions/0053). SQLite's one writer does so anyway."""

import hashlib

import sqlalchemy as sa

from storage import filings
from storage.tables import cases, seats

_LOCK = sa.text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")


def office(connection: sa.Connection, measure: str, *more: tuple[str, str]) -> None:
    """Wait for all who file, begin or join near a measure, and let them wait until this transaction ends.

    Locks the measure, and all others that its seats and ``more`` reach: in one order, and to be called before any case is locked,
    so that nobody waits for one who waits for them. What is read from now on is as the others left it.
    """
    if connection.dialect.name == "sqlite":
        return
    people = {*filings.seats_of(connection, measure), *more}
    reached = sa.select(cases.c.measure).join(seats, seats.c.case_id == cases.c.id).distinct()
    here = connection.scalars(reached.where(sa.tuple_(seats.c.channel, seats.c.address).in_(people)))
    connection.execute(_LOCK, {"keys": sorted(_key(each) for each in {measure, *here})})


def _key(measure: str) -> int:
    """Return a number for a measure, as PostgreSQL's advisory locks want one. Two with the same one only wait too long."""
    return int.from_bytes(hashlib.sha256(measure.encode()).digest()[:8], signed=True)
