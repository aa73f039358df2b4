"""The "something changed" signal inside one process: who listens to a case gets its revisions."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager


class Signals:
    """Listeners by case. A slow listener misses nothing that counts: it gets the newest revision when it comes round."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[asyncio.Queue[int]]] = defaultdict(set)

    def send(self, case: str, revision: int) -> None:
        """Tell all who listen to a case."""
        for waiting in self._listeners.get(case, ()):
            while not waiting.empty():
                waiting.get_nowait()
            waiting.put_nowait(revision)

    @contextmanager
    def listen(self, case: str) -> Iterator[AsyncIterator[int]]:
        """Give the revisions of a case from now on."""
        waiting: asyncio.Queue[int] = asyncio.Queue()
        self._listeners[case].add(waiting)
        try:
            yield _revisions(waiting)
        finally:
            self._listeners[case].discard(waiting)
            if not self._listeners[case]:
                del self._listeners[case]


async def _revisions(waiting: asyncio.Queue[int]) -> AsyncIterator[int]:
    while True:
        yield await waiting.get()
