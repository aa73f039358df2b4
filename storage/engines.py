"""How we talk with SQLite and with PostgreSQL: durably, and with nothing of what people wrote in an error's words."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from storage.direct import run_directly
from storage.errors import DatabaseUnavailableError, DatabaseUrlError

POOL = 8
LONGEST_WAIT = 10  # seconds that one waits for another's lock, or for PostgreSQL to answer
PRAGMAS = (
    f"busy_timeout={LONGEST_WAIT * 1000}",
    "journal_mode=WAL",
    "synchronous=FULL",  # a commit is on the disk before it is acknowledged
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten
)
LINE = {  # a PostgreSQL server that is gone is noticed
    "connect_timeout": LONGEST_WAIT,
    "tcp_user_timeout": LONGEST_WAIT * 1000,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
SOON = 500  # milliseconds
DEADLOCK = "40P01"  # deadlock_detected: PostgreSQL's manual, appendix A
UNAVAILABLE = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.InternalError, sa.exc.TimeoutError)


def make_engine(url: str) -> sa.Engine:
    """Return an engine for ``sqlite:///path``, ``sqlite://`` (in memory) or ``postgresql://…``.

    DatabaseUrlError when the address is of another kind, DatabaseUnavailableError when its file cannot be written.
    """
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise DatabaseUrlError("not a database address: write sqlite:///path or postgresql://…") from error
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        return _postgres(parsed.set(drivername="postgresql+psycopg"))
    if backend != "sqlite":
        raise DatabaseUrlError(f"{backend} is not supported: write sqlite:///path or postgresql://…")
    return _sqlite(parsed.set(drivername="sqlite+pysqlite"))


def reading(engine: sa.Engine) -> sa.Engine:
    """Return the same engine for work that does not write: it takes no write lock."""
    return engine.execution_options(reading=True, postgresql_readonly=True)


def unavailable(error: Exception) -> DatabaseUnavailableError:
    """Return the driver's own words on one line, without the statement and what it was to store."""
    words = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    return DatabaseUnavailableError(f"the database: {' '.join(str(words).split())}")


def is_deadlock(error: sa.exc.DBAPIError) -> bool:
    """Tell whether two transactions waited for each other, and PostgreSQL broke this one off for the other's sake."""
    return getattr(error.orig, "sqlstate", None) == DEADLOCK


def empty_log(engine: sa.Engine) -> bool:
    """Write SQLite's log back into its file and cut it to nothing; return False when somebody reads for too long just then."""
    with reading(engine).connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            return False
        driver.execute(f"PRAGMA busy_timeout={SOON}")
        try:
            return bool(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
        except sqlite3.Error:
            return False
        finally:
            driver.execute(f"PRAGMA {PRAGMAS[0]}")


def _postgres(url: sa.URL) -> sa.Engine:
    try:
        engine = sa.create_engine(
            url,
            pool_size=POOL,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=LINE,
        )
    except ModuleNotFoundError as error:
        raise DatabaseUrlError("PostgreSQL needs psycopg: pip install 'vegvisar[postgres]'") from error
    sa.event.listen(engine, "connect", _prepare_postgres)
    return engine


def _prepare_postgres(connection: Any, _record: object) -> None:
    connection.execute(f"SET lock_timeout = '{LONGEST_WAIT}s'")
    connection.commit()


def _sqlite(url: sa.URL) -> sa.Engine:
    shared = {"check_same_thread": False}
    if url.database in (None, "", ":memory:"):
        engine = sa.create_engine(url, poolclass=StaticPool, hide_parameters=True, connect_args=shared)
    else:
        _make_private(Path(str(url.database)))
        engine = sa.create_engine(url, pool_size=POOL + 1, hide_parameters=True, connect_args=shared)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """See that the file can be written, and that a new one is its owner's only (SQLite gives its companions the same rights)."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise DatabaseUnavailableError(f"cannot write the database file {path}: {error.strerror}") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are ours, not the driver's
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at once where one writes, so that nobody meets "database is locked" half-way."""
    run_directly(connection, "BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")
