"""Taking turns, where workers could miss what another just does (docs/decisions/0053). SQLite's one writer does so anyway."""

import sqlalchemy as sa

from storage import filings
from storage.tables import cases, seats


def office(connection: sa.Connection, measure: str, *more: tuple[str, str]) -> None:
    """Wait for all who file, begin or join near a measure, and let them wait until this transaction ends.

    Locks the measure's cases, and the drafts of all seats that reach it and of ``more``: in the order of their ids, so that
    whoever needs some of them gets them one after the other. What is read from now on is as the others left it.
    """
    if connection.dialect.name == "sqlite":
        return
    people = {*filings.seats_of(connection, measure), *more}
    reached = sa.select(seats.c.case_id).where(sa.tuple_(seats.c.channel, seats.c.address).in_(people))
    drafts = sa.select(cases.c.id).where(cases.c.id.in_(reached), cases.c.status == "draft")
    near = sa.select(cases.c.id).where(cases.c.measure == measure).union(drafts)
    connection.execute(sa.select(cases.c.id).where(cases.c.id.in_(near)).order_by(cases.c.id).with_for_update()).all()
