"""The schema's history, by Alembic; brought up to date whenever a database is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from storage.errors import DatabaseUnavailableError

FOLDER = Path(__file__).parent
REVISIONS = sorted(path.name.partition("_")[0] for path in FOLDER.glob("versions/[0-9]*.py"))
LOCK = 1_845_621_063  # any number: what workers that start at the same time queue up for


def current(engine: sa.Engine) -> str | None:
    """Return the revision that the database is at, None for an empty one."""
    with engine.execution_options(reading=True).connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return revision


def upgrade(engine: sa.Engine, revision: str = REVISIONS[-1]) -> None:
    """Bring the database to ``revision``. DatabaseUnavailableError when a newer version of ours made it.

    Alembic is a slow import: it is left alone where there is nothing to do.
    """
    now = current(engine)
    if now is not None and now not in REVISIONS:
        raise DatabaseUnavailableError(f"the database was made by a newer version of Vegvisar ({now}): run that one")
    if now != revision:
        _run(engine, "upgrade", revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Take the database back to ``revision`` ("base" is an empty one)."""
    _run(engine, "downgrade", revision)


def _run(engine: sa.Engine, name: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - see upgrade
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with migrating(engine) as connection:
        config.attributes["connection"] = connection
        getattr(command, name)(config, revision)


@contextmanager
def migrating(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection in a transaction that no other worker migrates beside.

    SQLite rebuilds a table to change it; with foreign keys on, dropping the old one would delete what refers to it.
    """
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                if not sqlite:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
                yield connection
        finally:
            if sqlite:
                _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: sa.Connection, state: str) -> None:
    """Switch them outside any transaction, where alone SQLite heeds it."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys={state}")
