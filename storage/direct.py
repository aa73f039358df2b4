"""The short way to SQLite's driver, for what every turn does. SQLAlchemy's events are not told of it; its errors are raised."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa


def run_directly(connection: sa.Connection, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
    """Run a statement. Raises what SQLAlchemy would, without what was to be stored."""
    driver: Any = connection.connection.driver_connection
    try:
        cursor: sqlite3.Cursor = driver.execute(sql, parameters)
    except sqlite3.Error as error:
        raise sa.exc.DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True) from error
    return cursor
