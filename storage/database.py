"""One way to reach the database: plain functions on a connection, run in the database's own threads.

A turn is one function, so it is one hop to another thread and back, and SQLAlchemy's ordinary engine serves (docs/decisions/).
SQLite has one writer: its thread takes all that is waiting into one commit. PostgreSQL has a pool.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from storage.engines import POOL, UNAVAILABLE, empty_log, is_deadlock, make_engine, reading, unavailable
from storage.errors import DatabaseUnavailableError
from storage.migrations import upgrade
from storage.writer import Writer

log = logging.getLogger(__name__)

T = TypeVar("T")

MEMORY = "sqlite://"
TRIES = 3


class Database:
    """An open, migrated database. Use as an async context manager, or call ``close`` on every way out."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._reader = reading(engine)
        self._writer = Writer(engine) if engine.dialect.name == "sqlite" else None
        in_memory = isinstance(engine.pool, StaticPool)
        self._pool = None if in_memory else ThreadPoolExecutor(POOL, thread_name_prefix="database")

    @classmethod
    async def open(cls, url: str = MEMORY) -> Self:
        """Open and migrate. DatabaseUrlError and DatabaseUnavailableError say in one line what the operator can mend."""
        engine = make_engine(url)
        try:
            await asyncio.to_thread(upgrade, engine)
        except sa.exc.DBAPIError as error:
            engine.dispose()
            raise unavailable(error) from error
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run ``work`` in one transaction, committed durably before this returns; rolled back when it raises.

        It is run again where PostgreSQL broke it off, since it and another waited for each other.
        DatabaseUnavailableError when the database did not take it. Cancelled: it is done wholly, or not at all.
        """
        if self._writer is not None:
            return await _told(self._writer.submit(work))
        return await self._in_pool(self.engine, work)

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run ``work`` without writing. DatabaseUnavailableError as for ``write``."""
        if self._pool is None:
            return await self.write(work)
        return await self._in_pool(self._reader, work)

    @property
    def shared(self) -> bool:
        """Tell whether other workers may change what is in it, and tell us."""
        return self._writer is None

    async def scrub(self) -> None:
        """Empty SQLite's log of what was deleted: the file itself overwrites it, but the log still holds it."""
        if self._writer is not None and self._pool is not None and not await asyncio.to_thread(empty_log, self.engine):
            log.info("the log of deleted text is emptied later: somebody was reading")

    async def close(self) -> None:
        """Finish what is waiting, and let go of all connections and threads."""
        if self._writer is not None:
            self._writer.stop()
            await asyncio.to_thread(self._writer.join)
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown)
        self.engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _in_pool(self, engine: sa.Engine, work: Callable[[sa.Connection], T]) -> T:
        def transaction() -> T:
            with engine.begin() as connection:
                return work(connection)

        def carried_through() -> T:
            for _ in range(TRIES - 1):
                try:
                    return transaction()
                except sa.exc.OperationalError as error:
                    if not is_deadlock(error):
                        raise
            return transaction()

        try:
            waiting = asyncio.get_running_loop().run_in_executor(self._pool, carried_through)
        except RuntimeError as error:
            raise DatabaseUnavailableError("the database is closed") from error
        return await _told(waiting)


async def _told(answer: Awaitable[T]) -> T:
    """Return the answer; say what the database refuses in our own words."""
    try:
        return await answer
    except UNAVAILABLE as error:
        raise unavailable(error) from error
