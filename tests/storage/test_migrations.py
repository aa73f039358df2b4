"""The schema's history: up, down and up again, on every database."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import cases
from storage.cases import CaseRow, Record
from storage.database import Database
from storage.engines import make_engine
from storage.errors import DatabaseUnavailableError
from storage.migrations import FOLDER, REVISIONS, current, downgrade, migrating, upgrade
from storage.tables import metadata

ROW = CaseRow("case", "2021-AAAAAAAA", "report-2021", 0, "{}", "Ung i jobb", "draft", "nn", "2026-01-01T00:00:00+00:00", "case")


def fill(connection: sa.Connection) -> None:
    """Store a case with an event and a seat."""
    cases.add(connection, ROW)
    cases.record(connection, ROW.id, Record("key", 0, "web", "start", "", "[]"), ROW.changed_at)
    cases.sit(connection, "web", "here", ROW.id, ROW.changed_at)


def test_up_down_up(database_url: str) -> None:
    """Every step can be taken back and taken again; an empty database is empty."""
    engine = make_engine(database_url)
    for revision in REVISIONS:
        upgrade(engine, revision)
        assert current(engine) == revision
    for revision in (*reversed(REVISIONS[:-1]), "base"):
        downgrade(engine, revision)
    with engine.connect() as connection:
        assert set(sa.inspect(connection).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    with engine.begin() as connection:
        fill(connection)
    assert current(engine) == REVISIONS[-1]
    engine.dispose()


def test_what_is_stored_survives_a_step_back(database_url: str) -> None:
    """Going one revision back and forth loses no case."""
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.begin() as connection:
        fill(connection)
    downgrade(engine, REVISIONS[-2])
    upgrade(engine)
    with engine.begin() as connection:
        assert cases.find(connection, "web", "here") == ROW
        assert cases.handled_for(connection, "key") == ROW.id
    engine.dispose()


def test_the_schema_is_that_of_the_tables(database_url: str) -> None:
    """What the migrations make is what the code expects, to the last index."""
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_names_of_the_files_are_the_revisions() -> None:
    """What is read off the file names is what Alembic says, in one line without branches."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    script = ScriptDirectory.from_config(config)
    assert [each.revision for each in script.walk_revisions()] == REVISIONS[::-1]


def events_of_old(connection: sa.Connection, seats: list[tuple[str, str]]) -> None:
    """Store a case with these seats, with an event of each channel, and a reminder, as they were before 0005."""
    case = {"id": "c", "number": "n", "form": "f", "measure": "c", "version": 0, "title": "", "session": "{}", "status": "draft"}
    add(connection, "cases", case | {"created_at": "1", "changed_at": "1"})
    for channel, address in seats:
        add(connection, "seats", {"channel": channel, "address": address, "case_id": "c", "opened_at": "1"})
    for number, channel in enumerate(sorted({channel for channel, _ in seats})):
        event = {"case_id": "c", "revision": number, "key": channel, "at": "1", "channel": channel, "kind": "reply", "field": ""}
        add(connection, "events", event | {"changes": "[]"})
    add(connection, "reminders", REMINDER | {"due": "2027-02-01"})


REMINDER = {"measure": "c", "form": "f", "days": 30, "channel": "web", "address": "x", "status": "sent", "at": "1"}


def add(connection: sa.Connection, table: str, row: dict[str, object]) -> None:
    """Insert a row as it is given, whatever the tables are by now."""
    names = ", ".join(row)
    connection.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})"), row)


def test_whose_an_old_event_was(database_url: str) -> None:
    """The seat's, where only one of its channel can have said it; else it is not known. No case's year is known yet."""
    engine = make_engine(database_url)
    upgrade(engine, "0004")
    with engine.begin() as connection:
        events_of_old(connection, [("telegram", "7"), ("web", "anne"), ("web", "bo")])
    upgrade(engine)
    with engine.begin() as connection:
        found = connection.execute(sa.text("SELECT channel, address FROM events ORDER BY channel")).all()
        assert [tuple(row) for row in found] == [("telegram", "7"), ("web", None)]
        assert cases.find(connection, "web", "anne").year is None
    engine.dispose()


def test_a_reminder_of_another_day_is_another(database_url: str) -> None:
    """Those that there were stay; stepping back, only the last day's does."""
    engine = make_engine(database_url)
    upgrade(engine, "0004")
    with engine.begin() as connection:
        events_of_old(connection, [])
    upgrade(engine)
    with engine.begin() as connection:
        for due in ("2027-02-15", "2027-01-15"):
            add(connection, "reminders", REMINDER | {"due": due})
    days = sa.text("SELECT due FROM reminders ORDER BY due")
    with engine.connect() as connection:
        key = sa.inspect(connection).get_pk_constraint("reminders")["constrained_columns"]
        assert sorted(key) == ["days", "due", "form", "measure"]
        assert list(connection.scalars(days)) == ["2027-01-15", "2027-02-01", "2027-02-15"]
    downgrade(engine, "0004")
    with engine.connect() as connection:
        assert list(connection.scalars(days)) == ["2027-02-15"]
        key = sa.inspect(connection).get_pk_constraint("reminders")["constrained_columns"]
        assert sorted(key) == ["days", "form", "measure"]
    engine.dispose()


def test_rebuilding_a_table_deletes_nothing_that_refers_to_it(database_url: str) -> None:
    """SQLite changes a table by dropping it: the events and seats of its cases stay."""
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.begin() as connection:
        fill(connection)
    with migrating(engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("cases", recreate="auto") as batch:
            batch.alter_column("title", existing_type=sa.Text(), type_=sa.String(500), existing_nullable=False)
    with engine.begin() as connection:
        assert cases.find(connection, "web", "here") == ROW
        assert cases.handled_for(connection, "key") == ROW.id
        if engine.dialect.name == "sqlite":
            assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1
    engine.dispose()


@pytest.mark.parametrize("kind", ["file", "postgresql"])
async def test_workers_that_start_together_migrate_once(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Several that open the same empty database wait for one another."""
    url = str(request.getfixturevalue("postgres_database")) if kind == "postgresql" else f"sqlite:///{tmp_path}/vegvisar.db"
    opened = await asyncio.gather(*(Database.open(url) for _ in range(4)))
    assert [current(each.engine) for each in opened] == [REVISIONS[-1]] * 4
    for each in opened:
        await each.close()


async def test_a_newer_database_is_left_alone(database_url: str) -> None:
    """A database that a newer version made is not touched, and the operator hears why."""
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnavailableError, match=r"^the database was made by a newer version of Vegvisar \(9999\)"):
        upgrade(engine)
    engine.dispose()


def test_an_up_to_date_database_opens_without_alembic(tmp_path: Path) -> None:
    """Alembic is a slow import, and is not needed for most starts."""
    url = f"sqlite:///{tmp_path}/vegvisar.db"
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    opening = "import asyncio, sys; from storage.database import Database; asyncio.run(Database.open(sys.argv[1]))"
    program = f"{opening}; print('alembic' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program, url], check=True, capture_output=True, text=True)
    assert told.stdout == "False\n"
