"""One way to reach the database: plain functions on a connection, run in the database's own threads.

A turn is one function, so it is one hop to another thread and back, and SQLAlchemy's ordinary engine serves (docs/decisions/).
SQLite has one writer: its thread takes all that is waiting into one commit (group commit). PostgreSQL has a pool.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from storage.errors import DatabaseUrlError
from storage.migrations import upgrade

T = TypeVar("T")
Job = tuple[Callable[[sa.Connection], Any], "Future[Any]"]

MEMORY = "sqlite://"
POOL = 8
BUSY_MS = 10_000
MOST_AT_ONCE = 64


class Database:
    """An open, migrated database. Use as an async context manager, or call ``close`` on every way out."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._writer = _Writer(engine) if engine.dialect.name == "sqlite" else None
        in_memory = isinstance(engine.pool, StaticPool)
        self._pool = None if in_memory else ThreadPoolExecutor(POOL, thread_name_prefix="database")

    @classmethod
    async def open(cls, url: str = MEMORY) -> Self:
        """Open and migrate. DatabaseUrlError when the address is of another kind than SQLite or PostgreSQL."""
        engine = make_engine(url)
        await asyncio.to_thread(upgrade, engine)
        return cls(engine)

    async def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run ``work`` in one transaction, committed durably before this returns; rolled back when it raises."""
        if self._writer is not None:
            return await asyncio.wrap_future(self._writer.submit(work))
        return await self._in_pool(lambda: self._transaction(work))

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run ``work`` without writing."""
        if self._pool is None:
            return await self.write(work)
        return await self._in_pool(lambda: self._transaction(work))

    async def close(self) -> None:
        """Finish what is waiting, and let go of all connections and threads."""
        if self._writer is not None:
            await asyncio.to_thread(self._writer.close)
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown)
        self.engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def _transaction(self, work: Callable[[sa.Connection], T]) -> T:
        with self.engine.begin() as connection:
            return work(connection)


class _Writer:
    """SQLite's one writing thread."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[sa.Connection], T]) -> "Future[T]":
        future: Future[T] = Future()
        self._jobs.put((work, future))
        return future

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        with self._engine.connect() as connection:
            while (job := self._jobs.get()) is not None:
                batch = [job]
                while len(batch) < MOST_AT_ONCE and not self._jobs.empty():
                    following = self._jobs.get()
                    if following is None:
                        self._jobs.put(None)
                        break
                    batch.append(following)
                _commit_together(connection, batch)


def _commit_together(connection: sa.Connection, batch: list[Job]) -> None:
    """Run each job in a savepoint of its own, commit once, and only then answer any of them."""
    alone = len(batch) == 1
    try:
        transaction = connection.begin()
        answers = [(future, *_attempt(connection, work, alone=alone)) for work, future in batch]
        if alone and answers[0][2] is not None:
            transaction.rollback()
        else:
            transaction.commit()
    except Exception as error:  # noqa: BLE001 - the commit failed for all who wait on it
        connection.rollback()
        answers = [(future, None, error) for _, future in batch]
    for future, value, failure in answers:
        if failure is None:
            future.set_result(value)
        else:
            future.set_exception(failure)


def _attempt(connection: sa.Connection, work: Callable[[sa.Connection], Any], *, alone: bool) -> tuple[Any, BaseException | None]:
    try:
        if alone:
            return work(connection), None
        with connection.begin_nested():
            return work(connection), None
    except Exception as error:  # noqa: BLE001 - it is handed to the one who waits
        return None, error


def make_engine(url: str) -> sa.Engine:
    """Return an engine for ``sqlite:///path``, ``sqlite://`` (in memory) or ``postgresql://…``."""
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise DatabaseUrlError("not a database address: write sqlite:///path or postgresql://…") from error
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        return sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_size=POOL, pool_pre_ping=True)
    if backend != "sqlite":
        raise DatabaseUrlError(f"{backend} is not supported: write sqlite:///path or postgresql://…")
    return _sqlite(parsed.set(drivername="sqlite+pysqlite"))


def _sqlite(url: sa.URL) -> sa.Engine:
    if url.database in (None, "", ":memory:"):
        engine = sa.create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(url, connect_args={"check_same_thread": False})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are ours, not the driver's
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at once where one writes (the writer's thread), so that nobody meets "database is locked" half-way."""
    writing = threading.current_thread().name == "writer"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
