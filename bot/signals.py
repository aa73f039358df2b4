"""The "something changed" signal: who listens to a case gets its revisions, whichever worker made them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from storage import cases
from storage.database import Database
from storage.feed import follow


class Signals:
    """Listeners by case. A slow listener misses nothing that counts: it gets the newest revision when it comes round."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[_Listener]] = defaultdict(set)

    def send(self, case: str, revision: int) -> None:
        """Tell all who listen to a case. What they have heard already is not said again."""
        for listener in self._listeners.get(case, ()):
            listener.hear(revision)

    @contextmanager
    def listen(self, case: str) -> Iterator[AsyncIterator[int]]:
        """Give the revisions of a case from now on."""
        listener = _Listener()
        self._listeners[case].add(listener)
        try:
            yield listener.revisions()
        finally:
            self._listeners[case].discard(listener)
            if not self._listeners[case]:
                del self._listeners[case]

    def cases(self) -> set[str]:
        """Return the cases that somebody listens to."""
        return set(self._listeners)


class _Listener:
    def __init__(self) -> None:
        self._newest = -1
        self._news = asyncio.Event()

    def hear(self, revision: int) -> None:
        if revision > self._newest:
            self._newest = revision
            self._news.set()

    async def revisions(self) -> AsyncIterator[int]:
        while True:
            await self._news.wait()
            self._news.clear()
            yield self._newest


@asynccontextmanager
async def in_step(signals: Signals, database: Database) -> AsyncIterator[None]:
    """Pass on what other workers change, where there can be any (on PostgreSQL)."""
    if not database.shared:
        yield
        return

    async def catch_up() -> None:
        listened = signals.cases()
        for case, version in (await database.read(lambda connection: cases.versions(connection, listened))).items():
            signals.send(case, version)

    following = asyncio.create_task(follow(database.engine, signals.send, catch_up))
    try:
        yield
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
