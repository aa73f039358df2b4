"""Several workers on PostgreSQL: who does the same thing at once does it once, and who waits for one another is not stuck."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import sqlalchemy as sa

from storage import cases, filings, reminders
from storage.database import Database
from storage.reminders import Reminder
from storage.tables import metadata, seats
from tests.storage.together import meanwhile
from tests.storage.works import add

Work = Callable[[sa.Connection], Any]


@pytest.fixture
async def worker(postgres_database: str) -> AsyncIterator[Database]:
    """Give a worker's database, with a measure of two cases that a seat reaches one of."""
    async with await Database.open(postgres_database) as opened:
        await opened.write(add("m"))
        await opened.write(add("n", measure="m"))
        await opened.write(lambda connection: cases.sit(connection, "web", "browser", "m", "2026"))
        yield opened


@pytest.fixture
async def other(postgres_database: str) -> AsyncIterator[Database]:
    """Give another worker's."""
    async with await Database.open(postgres_database) as opened:
        yield opened


def remind(connection: sa.Connection) -> bool:
    """Write a reminder down."""
    return reminders.queue(connection, Reminder("m", "report-2026", 30, "2027-02-01", "web", "browser"), "2027")


ONCE: dict[str, tuple[str, Work]] = {
    "reminders": ("reminders", remind),
    "silences": ("silences", lambda connection: reminders.silence(connection, "web", "browser", on=True)),
    "attachments": ("attachments", lambda connection: filings.attach(connection, "m", "abc", b"Konto;Sum")),
    "a colleague's seats": ("seats", lambda connection: cases.sit_behind(connection, "web", "browser", "m")),
    "a case's seats": ("seats", lambda connection: cases.share(connection, "n", "m")),
}


@pytest.mark.parametrize(("table", "work"), ONCE.values(), ids=ONCE)
async def test_what_two_do_at_once_is_done_once(worker: Database, other: Database, table: str, work: Work) -> None:
    """Neither fails."""
    await meanwhile(worker, work, lambda: other.write(work))
    rows = sa.select(sa.func.count()).select_from(metadata.tables[table])
    assert await other.read(lambda connection: connection.scalar(rows)) == 1 + (table == seats.name)


async def test_one_of_two_writes_a_reminder_down(worker: Database, other: Database) -> None:
    """And the other hears that it was there."""
    assert not await meanwhile(worker, remind, lambda: other.write(remind))


async def test_two_that_wait_for_each_other_both_get_done(postgres_database: str) -> None:
    """PostgreSQL breaks one of them off, which is then run again."""
    quick = sa.make_url(postgres_database).update_query_dict({"options": "-c deadlock_timeout=10ms"})
    both_hold_one, runs = threading.Barrier(2), []

    def work(mine: str, others: str) -> Work:
        def take_both(connection: sa.Connection) -> None:
            runs.append(mine)
            filings.put_past(connection, mine, "")
            if runs.count(mine) == 1:
                both_hold_one.wait()
            filings.put_past(connection, others, "")

        return take_both

    async with await Database.open(quick.render_as_string(hide_password=False)) as database:
        for name in "ab":
            await database.write(add(name))
        await asyncio.gather(database.write(work("a", "b")), database.write(work("b", "a")))
    assert sorted(runs) in (["a", "a", "b"], ["a", "b", "b"])
