"""SQLite's one writing thread: it takes all that is waiting into one commit (group commit), and only then answers any of it."""

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import sqlalchemy as sa

from storage.errors import DatabaseUnavailableError

T = TypeVar("T")
Work = Callable[[sa.Connection], Any]
Job = tuple[Work, "asyncio.Future[Any]"]
Answer = tuple[Any, BaseException | None]

MOST_AT_ONCE = 64


class Writer:
    """Runs jobs in the order they come. ``submit`` and ``stop`` are called from one thread, where one event loop runs."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: sa.Connection | None = None
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._stopped = False
        self._finished = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[sa.Connection], T]) -> "asyncio.Future[T]":
        """Queue a job. Where its future is cancelled while it waits, it is left out; once begun, it is carried through."""
        if self._stopped:
            raise DatabaseUnavailableError("the database is closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((work, future))
        return future

    def stop(self) -> None:
        """Take no more jobs."""
        if not self._stopped:
            self._stopped = True
            self._jobs.put(None)

    def join(self) -> None:
        """Wait until all that was queued is done, and let go of the connection."""
        self._thread.join()

    def _run(self) -> None:
        while not self._finished:
            batch = self._take()
            answers = self._carry_out([work for work, _ in batch])
            if batch:
                with suppress(RuntimeError):  # the loop has ended, and nobody waits any longer
                    batch[0][1].get_loop().call_soon_threadsafe(_tell, [future for _, future in batch], answers)
        self._let_go()

    def _take(self) -> list[Job]:
        """Wait for a job, and take along what waits behind it."""
        batch: list[Job] = []
        while not batch or (len(batch) < MOST_AT_ONCE and not self._jobs.empty()):
            job = self._jobs.get()
            if job is None:
                self._finished = True
                break
            if not job[1].cancelled():
                batch.append(job)
        return batch

    def _carry_out(self, works: list[Work]) -> list[Answer]:
        """Run and commit. What fails as a whole fails for all who wait on it; the next batch gets a fresh connection."""
        if not works:
            return []
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            return run_together(self._connection, works)
        except BaseException as error:  # noqa: BLE001 - it is handed to those who wait; the thread must go on
            self._let_go()
            return [(None, error)] * len(works)

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):  # it has failed already
                connection.close()


def _tell(waiting: "list[asyncio.Future[Any]]", answers: list[Answer]) -> None:
    """Answer all who still wait, in their own thread: it is woken once for a whole commit."""
    for future, (value, failure) in zip(waiting, answers, strict=True):
        if future.cancelled():
            continue
        if failure is None:
            future.set_result(value)
        else:
            future.set_exception(failure)


def run_together(connection: sa.Connection, works: list[Work]) -> list[Answer]:
    """Run each job in a savepoint of its own, and commit once: one that fails leaves the others' work alone.

    Raises when nothing was committed at all.
    """
    with connection.begin():
        if len(works) == 1:
            return [(works[0](connection), None)]
        return [_attempt(connection, work) for work in works]


def _attempt(connection: sa.Connection, work: Work) -> Answer:
    savepoint = connection.begin_nested()
    try:
        value = work(connection)
    except BaseException as error:
        # On a full disk and the like SQLite rolls back everything, and its driver's commit() then does nothing, in silence.
        driver = connection.connection.driver_connection
        if driver is None or not driver.in_transaction:
            raise
        savepoint.rollback()
        return None, error
    savepoint.commit()
    return value, None
