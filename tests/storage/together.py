"""Two workers on one PostgreSQL database, one of which comes while the other is in the middle of its work."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import sqlalchemy as sa

from storage.database import Database

T = TypeVar("T")
WAITING = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")


async def meanwhile(database: Database, first: Callable[[sa.Connection], object], second: Callable[[], Awaitable[T]]) -> T:
    """Do ``first`` in a transaction that is committed when ``second`` is done, or waits for it; return what that one gives."""
    with database.engine.begin() as connection:
        first(connection)
        coming = asyncio.ensure_future(second())
        while not coming.done() and not connection.scalar(WAITING):  # noqa: ASYNC110 - only the server knows who waits
            await asyncio.sleep(0)
    return await coming
