"""Statements that every turn runs: compiled once, and handed to SQLite's driver as they are.

SQLAlchemy's own way from a statement to its driver takes as long as the conversation's engine does: a sixth of a turn's time
(benchmarks/turn.py). With PostgreSQL they go that way nevertheless, since it also minds connections that were lost.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from storage.direct import run_directly

DIRECT = frozenset({"sqlite"})
"""The databases whose driver gets them directly. SQLAlchemy's events are not told of those."""


class Prepared:
    """A Core statement; ``columns`` are those that an insert gives. Errors are SQLAlchemy's, without what was to be stored."""

    def __init__(self, statement: sa.Select[Any] | sa.Insert | sa.Update, *columns: str) -> None:
        self.statement = statement
        self._columns = list(columns) or None
        self._compiled: tuple[str, list[str], Mapping[str, Any]] | None = None

    def first(self, connection: sa.Connection, values: Mapping[str, Any]) -> Any:
        """Return the first row, or None."""
        if connection.dialect.name in DIRECT:
            return self._run(connection, values).fetchone()
        return connection.execute(self.statement, values).first()

    def count(self, connection: sa.Connection, values: Mapping[str, Any]) -> int:
        """Return the number of rows that were changed."""
        if connection.dialect.name in DIRECT:
            return self._run(connection, values).rowcount
        return connection.execute(self.statement, values).rowcount

    def _run(self, connection: sa.Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        sql, names, fixed = self._compiled or self._compile(connection.dialect)
        return run_directly(connection, sql, [values[name] if name in values else fixed[name] for name in names])

    def _compile(self, dialect: sa.Dialect) -> tuple[str, list[str], Mapping[str, Any]]:
        compiled: Any = self.statement.compile(dialect=dialect, column_keys=self._columns)
        self._compiled = str(compiled), compiled.positiontup, compiled.params
        return self._compiled
