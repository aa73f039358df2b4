"""The database's promises on every kind of database, and plain words when it cannot keep them."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.errors import DatabaseUnavailableError, DatabaseUrlError
from storage.tables import attachments, events
from tests.storage.works import add, names

SECRET = "Kari Nordmann, 915 04 800"


@pytest.fixture
async def any_database(database_url: str) -> AsyncIterator[Database]:
    """Open an empty database, of each kind in turn."""
    async with await Database.open(database_url) as opened:
        yield opened


@pytest.fixture
async def postgres(postgres_database: str) -> AsyncIterator[Database]:
    """Open an empty PostgreSQL database."""
    async with await Database.open(postgres_database) as opened:
        yield opened


async def test_what_fails_is_rolled_back(any_database: Database) -> None:
    """Work that raises leaves nothing behind, and its own exception reaches the caller."""

    def fail(connection: sa.Connection) -> None:
        add("half")(connection)
        raise LookupError

    with pytest.raises(LookupError):
        await any_database.write(fail)
    assert await any_database.write(add("whole")) == "whole"
    assert await any_database.read(names) == ["whole"]


async def test_many_at_once(any_database: Database) -> None:
    """As many writers as there are people: nobody meets a lock."""
    wanted = [f"{number:02}" for number in range(40)]
    assert await asyncio.gather(*(any_database.write(add(name)) for name in wanted)) == wanted
    assert await any_database.read(names) == wanted


async def test_closing_finishes_what_waits(any_database: Database) -> None:
    """Closing serves all who wait; whoever comes later is told."""
    url = any_database.engine.url
    waiting = [asyncio.create_task(any_database.write(add(name))) for name in "abc"]
    await asyncio.sleep(0)
    await any_database.close()
    assert await asyncio.gather(*waiting) == ["a", "b", "c"]
    with pytest.raises(DatabaseUnavailableError, match=r"^the database is closed$"):
        await any_database.write(add("d"))
    with pytest.raises(DatabaseUnavailableError, match=r"^the database is closed$"):
        await any_database.read(names)
    await any_database.close()
    if url.database:
        async with await Database.open(url.render_as_string(hide_password=False)) as again:
            assert await again.read(names) == ["a", "b", "c"]


async def test_an_error_never_shows_what_was_written(any_database: Database) -> None:
    """A statement that fails is named without its values: they would end up in the log."""
    await any_database.write(add("a"))
    with pytest.raises(sa.exc.DBAPIError) as raised:
        await any_database.write(add("a", session=SECRET))
    assert SECRET not in str(raised.value)


async def test_each_kind_of_row_gets_its_id(any_database: Database) -> None:
    """The record's numbers are the database's own, and count up."""

    def work(connection: sa.Connection) -> list[int]:
        add("a")(connection)
        row = dict.fromkeys(("at", "channel", "kind", "field", "changes"), "x")
        for key in ("one", "two"):
            connection.execute(sa.insert(events).values(case_id="a", key=key, revision=len(key + key[:1]) + ord(key[0]), **row))
        return list(connection.scalars(sa.select(events.c.id).order_by(events.c.id)))

    assert await any_database.write(work) == [1, 2]


async def test_bytes_come_back(any_database: Database) -> None:
    """A file's bytes, NUL and all."""
    content = bytes(range(256)) * 100

    def work(connection: sa.Connection) -> None:
        add("a")(connection)
        connection.execute(sa.insert(attachments).values(case_id="a", sha256="x", content=content))

    await any_database.write(work)
    assert bytes(await any_database.read(lambda each: each.scalar(sa.select(attachments.c.content))) or b"") == content


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not a database address: write sqlite:///path or postgresql://…"),
        ("var/vegvisar.db", "not a database address: write sqlite:///path or postgresql://…"),
        ("mysql://localhost/vegvisar", "mysql is not supported: write sqlite:///path or postgresql://…"),
    ],
)
async def test_an_address_of_another_kind_is_refused(url: str, words: str) -> None:
    """The operator hears what may be written."""
    with pytest.raises(DatabaseUrlError) as raised:
        await Database.open(url)
    assert str(raised.value) == words


async def test_postgresql_without_its_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is an extra; whoever sets such an address hears how to install it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseUrlError, match=r"^PostgreSQL needs psycopg: pip install 'vegvisar\[postgres\]'$"):
        await Database.open("postgresql://vegvisar@localhost/vegvisar")


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Another file is not overwritten, and a folder that cannot be made is told."""
    path = tmp_path / "letter.txt"
    path.write_text("Kjære kommune\n" * 1000, encoding="utf-8")
    with pytest.raises(DatabaseUnavailableError, match=r"^the database: file is not a database$"):
        await Database.open(f"sqlite:///{path}")
    with pytest.raises(DatabaseUnavailableError, match=r"^cannot write the database file .*: (Not a directory|File exists)$"):
        await Database.open(f"sqlite:///{path}/vegvisar.db")
    assert path.read_text(encoding="utf-8") == "Kjære kommune\n" * 1000


async def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Without its PostgreSQL server we do not start, and say so in one line."""
    with pytest.raises(DatabaseUnavailableError) as raised:
        await Database.open(f"postgresql://vegvisar:hemmeleg@/vegvisar?host={tmp_path}")
    assert "connection to server on socket" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "hemmeleg" not in str(raised.value)


async def test_lost_lines_are_drawn_anew(postgres: Database) -> None:
    """A PostgreSQL server that was restarted costs nobody their answer."""
    await postgres.write(add("before"))
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    cutter = sa.create_engine(postgres.engine.url, poolclass=sa.NullPool)
    with cutter.connect() as connection:
        connection.execute(sa.text(cut))
    assert await postgres.write(add("after")) == "after"
    assert await postgres.read(names) == ["after", "before"]


async def test_reading_takes_no_locks(postgres: Database) -> None:
    """What only looks cannot write by mistake, so it never waits for a writer."""
    with pytest.raises(DatabaseUnavailableError, match="read-only transaction"):
        await postgres.read(add("a"))
    assert await postgres.write(add("b")) == "b"
