"""The "something changed" signal: inside one process, and between the workers on one PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from bot.conversation import open_conversation
from bot.signals import Signals
from tests.bot.talking import Talk

CUT = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"


async def test_only_the_newest_counts() -> None:
    """A slow listener gets the newest revision, once, whatever order they came in; others' cases are not heard."""
    signals = Signals()
    with signals.listen("a") as revisions:
        for revision in (1, 3, 2):
            signals.send("a", revision)
        signals.send("b", 9)
        assert await anext(revisions) == 3
        signals.send("a", 3)
        signals.send("a", 4)
        assert await anext(revisions) == 4
    signals.send("a", 5)
    assert signals.cases() == set()


async def test_all_who_listen_hear() -> None:
    """Two devices at the same case; one that leaves takes nothing from the other."""
    signals = Signals()
    with signals.listen("a") as staying:
        with signals.listen("a") as leaving:
            waiting = asyncio.ensure_future(anext(leaving))
            await asyncio.sleep(0)
            waiting.cancel()
        signals.send("a", 1)
        assert await anext(staying) == 1


async def heard(revisions: AsyncIterator[int], wanted: int) -> None:
    """Wait for a revision; a worker that has just begun to listen may tell of the one before, too."""
    async for revision in revisions:
        assert revision <= wanted
        if revision == wanted:
            return


async def test_workers_hear_of_each_others_changes(postgres_database: str) -> None:
    """Two workers on one PostgreSQL: what one commits, those who listen at the other hear, in both directions."""
    async with open_conversation(postgres_database) as one, open_conversation(postgres_database) as two:
        here = Talk(one)
        view = await here.start()
        there = Talk(two, here.seat, view.case, here.keys)
        async with one.changes(view.case) as at_one, two.changes(view.case) as at_two:
            for number, talk in enumerate((here, there, there, here), start=1):
                assert (await talk.say(f"Ung {number}")).session.revision == number
                await heard(at_one, number)
                await heard(at_two, number)


async def test_a_lost_line_is_drawn_anew(postgres_database: str, caplog: pytest.LogCaptureFixture) -> None:
    """What changed while the line was down is heard as soon as it is up again; the operator reads of it."""
    async with open_conversation(postgres_database) as one, open_conversation(postgres_database) as two:
        talk = Talk(one)
        view = await talk.start()
        async with two.changes(view.case) as revisions:
            await talk.say("Ung i jobb")
            await heard(revisions, 1)
            assert await one.database.read(lambda connection: connection.scalar(sa.text(CUT))) >= 1
            await talk.say("NAV Volda")
            await heard(revisions, 2)
            await talk.say("a@b.no")
            await heard(revisions, 3)
    assert "not told of other workers' changes" in caplog.text
    assert "NAV Volda" not in caplog.text
