"""Reminders: once each, for who used the measure last, none for who wants none."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
import sqlalchemy as sa

from storage import cases, reminders, retention, tables
from storage.cases import Record
from storage.database import Database
from storage.reminders import Reminder, Status
from tests.storage.works import add

SOON = Reminder("m", "report-2026", 30, "2027-02-01", "telegram", "7")
NOW = "9"
"""A moment after all that is queued here."""


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Give a database with a measure of two cases."""
    async with await Database.open(database_url) as opened:
        await opened.write(add("m"))
        await opened.write(add("n", measure="m"))
        yield opened


def spoken(case: str, revision: int, channel: str, address: str) -> Record:
    """Return the record of an update from a seat."""
    return Record(f"{case}:{revision}", revision, channel, "reply", "", "[]", address)


async def test_who_used_the_measure_last(database: Database) -> None:
    """Is who answered last, in any of its cases; who only opened one comes behind; who wants none stands in nobody's way."""

    def work(connection: sa.Connection) -> list[tuple[str, str] | None]:
        found = [reminders.seat_of(connection, "m")]
        cases.sit(connection, "telegram", "anne", "m", "2026-01-01")
        cases.record(connection, "m", spoken("m", 1, "telegram", "anne"), "2026-01-02")
        cases.sit(connection, "telegram", "bo", "m", "2026-01-03")
        cases.sit(connection, "web", "kari", "n", "2026-01-04")
        found.append(reminders.seat_of(connection, "m"))
        cases.record(connection, "n", spoken("n", 1, "web", "kari"), "2026-01-05")
        found.append(reminders.seat_of(connection, "m"))
        reminders.silence(connection, "web", "kari", on=True)
        found.append(reminders.seat_of(connection, "m"))
        reminders.silence(connection, "telegram", "anne", on=True)
        found.append(reminders.seat_of(connection, "m"))
        reminders.silence(connection, "telegram", "bo", on=True)
        found.append(reminders.seat_of(connection, "m"))
        reminders.silence(connection, "web", "kari", on=False)
        return [*found, reminders.seat_of(connection, "m")]

    anne, bo, kari = ("telegram", "anne"), ("telegram", "bo"), ("web", "kari")
    assert await database.write(work) == [None, anne, kari, anne, bo, None, kari]


async def test_who_left_the_measure_is_told_nothing(database: Database) -> None:
    """What they reach of it is deleted; nor is who never was at it."""

    def work(connection: sa.Connection) -> tuple[str, str] | None:
        cases.sit(connection, "telegram", "anne", "m", "2026-01-01")
        cases.record(connection, "m", spoken("m", 1, "telegram", "anne"), "2026-01-02")
        add("other")(connection)
        cases.sit(connection, "telegram", "bo", "other", "2026-01-03")
        connection.execute(sa.update(tables.cases).where(tables.cases.c.id == "m").values(status="deleted"))
        return reminders.seat_of(connection, "m")

    assert await database.write(work) is None


async def test_what_a_seat_cannot_have_goes_to_the_next_in_line(database: Database) -> None:
    """Until nobody is left, and it is dropped; each is asked once."""

    def work(connection: sa.Connection) -> list[str | None]:
        for number, address in enumerate("765"):
            cases.sit(connection, "telegram", address, "m", f"2026-01-0{number + 1}")
            cases.record(connection, "m", spoken("m", number, "telegram", address), "2026")
        reminders.silence(connection, "telegram", "6", on=True)
        reminders.queue(connection, replace(SOON, address="5"), "1")
        taken = []
        while made := reminders.take(connection, "telegram", NOW):
            taken.append(made.address)
            reminders.pass_on(connection, made)
        status = connection.scalar(sa.select(tables.reminders.c.status))
        return [*taken, status]

    assert await database.write(work) == ["5", "7", "dropped"]


async def test_each_comes_once(database: Database) -> None:
    """Also when it has been said, and when it is no longer wanted."""
    assert await database.write(lambda connection: reminders.queue(connection, SOON, "1"))
    assert not await database.write(lambda connection: reminders.queue(connection, SOON, "2"))
    assert await database.write(lambda connection: reminders.take(connection, "web", NOW)) is None
    assert await database.write(lambda connection: reminders.take(connection, "telegram", NOW)) == SOON
    assert await database.write(lambda connection: reminders.take(connection, "telegram", NOW)) is None
    await database.write(lambda connection: reminders.settle(connection, SOON, Status.DROPPED))
    assert not await database.write(lambda connection: reminders.queue(connection, SOON, "3"))


async def test_a_reminder_of_another_day_is_another(database: Database) -> None:
    """Where the day was moved, the one of the old day neither stands in its way nor changes with it."""
    moved = replace(SOON, due="2027-02-15")

    def work(connection: sa.Connection) -> list[object]:
        reminders.queue(connection, SOON, "1")
        found: list[object] = [reminders.queue(connection, moved, "2")]
        reminders.settle(connection, SOON, Status.DROPPED)
        return [*found, reminders.take(connection, "telegram", NOW)]

    assert await database.write(work) == [True, moved]


async def test_what_could_not_be_said_is_said_later(database: Database) -> None:
    """It waits on, behind the others, and not in the round that has begun already."""

    def work(connection: sa.Connection) -> list[int | None]:
        reminders.queue(connection, SOON, "1")
        reminders.queue(connection, replace(SOON, days=7), "2")
        first = reminders.take(connection, "telegram", "3")
        reminders.postpone(connection, SOON, "4")
        taken = [first, *(reminders.take(connection, "telegram", before) for before in ("5", "4", "5"))]
        return [each.days if each else None for each in taken]

    assert await database.write(work) == [30, 7, None, 30]


async def test_workers_take_different_ones(database: Database) -> None:
    """Each is taken by one."""

    def work(connection: sa.Connection) -> None:
        for days in (30, 7, 1):
            reminders.queue(connection, replace(SOON, days=days), str(days))

    await database.write(work)
    taken = await asyncio.gather(
        *(database.write(lambda connection: reminders.take(connection, "telegram", NOW)) for _ in range(4))
    )
    assert sorted(each.days for each in taken if each) == [1, 7, 30]


async def test_those_of_a_seat(database: Database) -> None:
    """Of its measures, until the day has passed."""

    def work(connection: sa.Connection) -> list[list[int]]:
        cases.sit(connection, "web", "browser", "n", "2026-01-01")
        reminders.queue(connection, SOON, "1")
        return [
            [each.days for each in reminders.of_seat(connection, "web", address, since)]
            for address, since in (("browser", "2027-02-01"), ("browser", "2027-02-02"), ("other", "2027-02-01"))
        ]

    assert await database.write(work) == [[30], [], []]


async def test_measures_where_nothing_can_be_due_are_left_out(database: Database) -> None:
    """A draft counts if its form is due; a finished filing always, as another may be due after it; what is deleted never."""

    def work(connection: sa.Connection) -> list[str]:
        for name, form, status in (
            ("due", "report-2026", "draft"),
            ("later", "report-2027", "draft"),
            ("filed", "grant-letter", "submitted"),
            ("gone", "report-2026", "deleted"),
        ):
            add(name, form=form, status=status)(connection)
        return reminders.measures(connection, {"report-2026", "application-2027"}, "")

    assert await database.write(work) == ["due", "filed"]


@pytest.mark.parametrize("count", [0, 3, reminders.PAGE + 1])
async def test_all_measures_page_by_page(database_url: str, count: int) -> None:
    """Each once, in order."""
    async with await Database.open(database_url) as database:

        def work(connection: sa.Connection) -> list[str]:
            for number in range(count):
                add(f"c{number}", measure=f"m{number:04}", status="draft")(connection)
                add(f"d{number}", measure=f"m{number:04}", status="submitted")(connection)
            found: list[str] = []
            while page := reminders.measures(connection, {"x"}, found[-1] if found else ""):
                found += page
            return found

        assert await database.write(work) == [f"m{number:04}" for number in range(count)]


async def test_what_has_passed_is_forgotten(database: Database) -> None:
    """Reminders after their day, and the wishes of seats that reach nothing."""

    def work(connection: sa.Connection) -> list[bool]:
        cases.sit(connection, "web", "browser", "m", "2026-01-01")
        reminders.queue(connection, SOON, "1")
        for address in ("browser", "gone"):
            reminders.silence(connection, "web", address, on=True)
        retention.forget_reminders(connection, SOON.due)
        kept = [not reminders.queue(connection, SOON, "2")]
        retention.forget_reminders(connection, "2027-02-02")
        kept.append(not reminders.queue(connection, SOON, "3"))
        return [*kept, *(reminders.is_silent(connection, "web", address) for address in ("browser", "gone"))]

    assert await database.write(work) == [True, False, True, False]
