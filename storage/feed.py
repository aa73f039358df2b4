"""What other workers change: PostgreSQL tells it by NOTIFY, as a part of the transaction. SQLite has no other workers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import sqlalchemy as sa

from storage.engines import LINE
from storage.errors import DatabaseUnavailableError

log = logging.getLogger(__name__)

CHANNEL = "vegvisar_cases"
PAUSES = (0.1, 1.0, 5.0, 15.0)  # seconds before listening again; the last one from then on
_ANNOUNCE = sa.select(sa.func.pg_notify(CHANNEL, sa.bindparam("payload")))


def announce(connection: sa.Connection, case_id: str, version: int) -> None:
    """Tell all workers, once this transaction is committed."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ANNOUNCE, {"payload": f"{version} {case_id}"})


async def follow(engine: sa.Engine, heard: Callable[[str, int], None], connected: Callable[[], Awaitable[None]]) -> None:
    """Call ``heard`` for every change, until cancelled. PostgreSQL only.

    ``connected`` is called whenever listening has begun, also after the line was lost: what was said before has been missed.
    """
    import psycopg  # noqa: PLC0415 - installed with PostgreSQL only

    failures = 0
    while True:
        try:
            async with await _connect(engine) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                await connected()
                failures = 0
                async for notice in connection.notifies():
                    version, _, case_id = notice.payload.partition(" ")
                    heard(case_id, int(version))
        except (psycopg.Error, DatabaseUnavailableError) as error:
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            log.warning("not told of other workers' changes (%s): trying again in %s s", type(error).__name__, pause)
            await asyncio.sleep(pause)


async def _connect(engine: sa.Engine) -> Any:
    """Return a connection of psycopg's own, to the same server as the engine's."""
    import psycopg  # noqa: PLC0415

    _, arguments = engine.dialect.create_connect_args(engine.url)
    return await psycopg.AsyncConnection.connect(**{**LINE, **arguments}, autocommit=True)
