"""SQLite's one writer: durable, whole or not at all, and not to be stopped by anything that its jobs do."""

import asyncio
import sqlite3
import stat
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.engines import PRAGMAS
from storage.errors import DatabaseUnavailableError
from storage.tables import seats
from tests.storage.works import add, names, pragma


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Open an empty SQLite file."""
    async with await Database.open(f"sqlite:///{tmp_path}/var/vegvisar.db") as opened:
        yield opened


async def together(database: Database, *works: Callable[[sa.Connection], object]) -> list[object]:
    """Let the writer find all these jobs waiting at once, and return what each came to."""
    begun, go = threading.Event(), threading.Event()

    def hold(_: sa.Connection) -> None:
        begun.set()
        go.wait()

    holding = asyncio.create_task(database.write(hold))
    await asyncio.to_thread(begun.wait)
    waiting = [asyncio.create_task(database.write(work)) for work in works]
    await asyncio.sleep(0)  # they are queued
    go.set()
    await holding
    return list(await asyncio.gather(*waiting, return_exceptions=True))


async def test_what_waits_is_committed_together(database: Database) -> None:
    """Jobs that wait share a commit: one sync for all of them."""
    commits: list[sa.Connection] = []
    sa.event.listen(database.engine, "commit", commits.append)
    assert await together(database, add("a"), add("b"), add("c")) == ["a", "b", "c"]
    assert len(commits) == 2  # the one that held the writer up, and these three


async def test_one_that_fails_leaves_the_others_alone(database: Database) -> None:
    """In a shared commit, a job's failure is its own; also one that is no Exception."""

    class Odd(BaseException):
        pass

    def fail(connection: sa.Connection) -> None:
        add("half")(connection)
        raise Odd

    first, again, odd, last = await together(database, add("a"), add("a"), fail, add("b"))
    assert (first, last) == ("a", "b")
    assert isinstance(again, sa.exc.IntegrityError)
    assert isinstance(odd, Odd)
    assert await database.read(names) == ["a", "b"]


async def test_a_commit_that_fails_fails_for_all_who_wait_on_it(database: Database) -> None:
    """Nobody is told that something is saved when the commit did not come about; the next commit does."""

    def orphan(connection: sa.Connection) -> None:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.execute(sa.insert(seats).values(channel="web", address="x", case_id="none", opened_at="x"))

    found = await together(database, add("a"), orphan, add("b"))
    assert [type(each) for each in found] == [sa.exc.IntegrityError] * 3
    assert await database.read(names) == []
    assert await database.write(add("c")) == "c"
    assert await database.read(names) == ["c"]


async def test_a_full_disk_saves_nothing_and_says_so(database: Database) -> None:
    """When SQLite gives the whole transaction up, those who were before in it are told too; afterwards it goes on."""
    pages = await database.write(pragma("page_count"))
    await database.write(pragma(f"max_page_count={pages}"))
    found = await together(database, add("a"), add("b", session="x" * 10_000_000), add("c"))
    saved = await database.read(names)
    assert saved == [each for each in found if isinstance(each, str)]
    assert isinstance(found[1], DatabaseUnavailableError)
    assert str(found[1]) == "the database: database or disk is full"
    await database.write(pragma("max_page_count=1000000"))
    assert await database.write(add("d", session="x" * 100_000)) == "d"


async def test_a_read_only_database_says_so(database: Database) -> None:
    """A file that can no longer be written refuses with one line, and reading goes on."""
    await database.write(pragma("query_only=ON"))
    with pytest.raises(DatabaseUnavailableError, match=r"^the database: attempt to write a readonly database$"):
        await database.write(add("a"))
    assert await database.read(names) == []


async def test_a_lock_is_waited_for(database: Database, tmp_path: Path) -> None:
    """Another process may be writing to the file: ours waits its turn, and reading goes on."""
    other = sqlite3.connect(tmp_path / "var/vegvisar.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(database.write(add("ours")))
    assert await database.read(names) == []
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    assert await waiting == "ours"


async def test_a_lock_that_is_never_let_go_is_told(database: Database, tmp_path: Path) -> None:
    """Whoever has waited long enough is told that nothing was saved, and the next one is served."""
    await database.write(pragma("busy_timeout=1"))
    other = sqlite3.connect(tmp_path / "var/vegvisar.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseUnavailableError, match=r"^the database: database is locked$"):
        await database.write(add("ours"))
    other.execute("ROLLBACK")
    other.close()
    assert await database.write(add("next")) == "next"
    assert await database.read(names) == ["next"]


async def test_who_gives_up_waiting_stops_nobody(database: Database) -> None:
    """A request that is cancelled before its turn is left out; one under way is carried through; the writer lives on."""
    begun, go = threading.Event(), threading.Event()

    def hold(connection: sa.Connection) -> None:
        begun.set()
        go.wait()
        add("begun")(connection)

    holding = asyncio.create_task(database.write(hold))
    await asyncio.to_thread(begun.wait)
    left, right = (asyncio.create_task(database.write(add(name))) for name in ("left", "right"))
    await asyncio.sleep(0)
    left.cancel()
    holding.cancel()
    await asyncio.sleep(0)
    go.set()
    assert await right == "right"
    assert left.cancelled()
    assert holding.cancelled()
    assert await database.read(names) == ["begun", "right"]


async def test_a_commit_is_on_the_disk(database: Database) -> None:
    """Every connection, the writer's and the readers', logs ahead and syncs at each commit."""
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000}
    assert {each.partition("=")[0] for each in PRAGMAS} == set(expected)
    for name, value in expected.items():
        assert await database.write(pragma(name)) == value
        assert await database.read(pragma(name)) == value


async def test_the_file_is_private(database: Database, tmp_path: Path) -> None:
    """The file, its log and a folder made for them are their owner's only."""
    await database.write(add("a"))
    folder = tmp_path / "var"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert found == dict.fromkeys(("vegvisar.db", "vegvisar.db-wal", "vegvisar.db-shm"), 0o600)
