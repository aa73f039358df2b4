"""Plain work to give a database in these tests."""

from collections.abc import Callable

import sqlalchemy as sa

from storage.tables import cases


def add(name: str, **changes: object) -> Callable[[sa.Connection], str]:
    """Return work that stores a case with this id."""
    row = dict.fromkeys(("form", "session", "title", "status", "created_at", "changed_at"), "x")

    def work(connection: sa.Connection) -> str:
        connection.execute(
            sa.insert(cases).values(**{"id": name, "number": name, "measure": name, "version": 0, **row, **changes})
        )
        return name

    return work


def names(connection: sa.Connection) -> list[str]:
    """Return the ids of all cases stored."""
    return list(connection.scalars(sa.select(cases.c.id).order_by(cases.c.id)))


def pragma(name: str) -> Callable[[sa.Connection], object]:
    """Return work that reads or sets a pragma."""

    def work(connection: sa.Connection) -> object:
        result = connection.exec_driver_sql(f"PRAGMA {name}")
        return result.scalar() if result.returns_rows else None

    return work
