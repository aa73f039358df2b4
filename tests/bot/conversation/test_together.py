"""Two workers on PostgreSQL, one of which comes in the middle of the other's work: neither misses what the other does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from bot import handing
from bot.conversation import Channel, Conversation, Seat, View
from bot.turning import Beginning, Update
from dialogs.events import Command, Do
from dialogs.load import load_form
from storage.database import Database
from tests.bot.conversation.conftest import Clock
from tests.bot.letters import LETTER, file_letter, fill_letter
from tests.bot.talking import Talk
from tests.storage.together import meanwhile

Work = Callable[[sa.Connection], Any]
COLLEAGUE = Seat(Channel.WEB, "colleague")


@pytest.fixture
async def worker(postgres_database: str, clock: Clock) -> AsyncIterator[Conversation]:
    """Give a worker, in the December of a grant year."""
    clock.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    async with await Database.open(postgres_database) as database:
        yield Conversation(database, clock=clock)


@pytest.fixture
async def other(postgres_database: str, clock: Clock) -> AsyncIterator[Conversation]:
    """Give another one, on the same database."""
    async with await Database.open(postgres_database) as database:
        yield Conversation(database, clock=clock)


def filing(worker: Conversation, talk: Talk) -> Work:
    """Return the work of filing a case."""
    update = Update(talk.seat, Do(Command.SUBMIT), talk.key(), talk.case, wide=True)
    return lambda connection: worker._turning.turn(connection, update)


def beginning(worker: Conversation, seat: Seat, measure: str | None) -> Callable[[sa.Connection], View]:
    """Return the work of beginning a draft."""
    new = Beginning(seat, load_form("report-2026"), None, "begin", measure)
    return lambda connection: worker._turning.begin(connection, new)


async def known(conversation: Conversation, seat: Seat, case: str) -> set[str]:
    """Return the measures of which a draft knows that something was filed."""
    return {each.measure for each in (await conversation.look(seat, case)).session.past.filed}


async def test_a_draft_learns_of_two_filings_at_once(worker: Conversation, other: Conversation) -> None:
    """They are of two measures, by two people who share nothing but the draft."""
    mine, theirs = Talk(worker), Talk(other, COLLEAGUE)
    shared = await worker.start(mine.seat, form="report-2026", language=None, key="shared")
    await other.accept(theirs.seat, await worker.hand_over(mine.seat, shared.case))
    theirs.case = await fill_letter(theirs)
    alone = Talk(worker, Seat(Channel.TELEGRAM, "4712"))
    await worker.accept(alone.seat, await worker.hand_over(mine.seat, shared.case))
    alone.case = await fill_letter(alone)
    await meanwhile(worker.database, filing(worker, alone), lambda: theirs.do(Command.SUBMIT))
    assert await known(worker, mine.seat, shared.case) == {alone.case, theirs.case}


@pytest.mark.parametrize("again", [True, False], ids=["of a measure", "of a new one"])
async def test_a_draft_that_is_begun_while_something_is_filed(worker: Conversation, other: Conversation, *, again: bool) -> None:
    """It knows of it, whoever comes first."""
    talk = Talk(worker)
    measure = await file_letter(talk) if again else None
    before = {measure} if measure else set()
    first = await fill_letter(talk, LETTER | {"measure_name": "Nye vegar"})
    begun = await meanwhile(
        worker.database,
        filing(worker, talk),
        lambda: other.start(talk.seat, form="report-2026", language=None, key="begin 1", measure=measure),
    )
    assert await known(worker, talk.seat, begun.case) == before | {first}
    talk.conversation, second = other, await fill_letter(talk, LETTER | {"measure_name": "Saman"})
    found: list[View] = []
    begin = beginning(worker, talk.seat, measure)
    await meanwhile(worker.database, lambda connection: found.append(begin(connection)), lambda: talk.do(Command.SUBMIT))
    assert await known(worker, talk.seat, found[0].case) == before | {first, second}


async def test_a_whole_office_at_once(worker: Conversation, other: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for one who waits for them, and nobody misses anything."""
    monkeypatch.setattr("storage.database.TRIES", 1)  # let one that is broken off fail
    talk = Talk(worker)
    measure = await file_letter(talk)
    ready = [await fill_letter(talk, LETTER | {"measure_name": name}) for name in ("Nye vegar", "Saman", "Heim")]
    begun = [
        each.start(talk.seat, form="report-2026", language=None, key=f"begin {number}", measure=measure)
        for number, each in enumerate((worker, other, worker, other))
    ]
    filed = [
        each.turn(talk.seat, Do(Command.SUBMIT), key=f"file {case}", case=case)
        for each, case in zip((other, worker, other), ready, strict=True)
    ]
    views = await asyncio.gather(*begun, *filed)
    for view in views[: len(begun)]:
        assert await known(worker, talk.seat, view.case) == {measure, *ready}


@pytest.mark.parametrize("begins_first", [True, False])
async def test_who_joins_while_a_draft_is_begun_reaches_it(
    worker: Conversation, other: Conversation, *, begins_first: bool
) -> None:
    """Whoever comes first."""
    talk = Talk(worker)
    measure = await file_letter(talk)
    token = await worker.hand_over(talk.seat, measure)
    if begins_first:
        await meanwhile(worker.database, beginning(worker, talk.seat, measure), lambda: other.accept(COLLEAGUE, token))
    else:
        await meanwhile(
            worker.database,
            lambda connection: handing.accept(connection, COLLEAGUE, token, worker._clock()),
            lambda: other.start(talk.seat, form="report-2026", language=None, key="begin", measure=measure),
        )
    assert [each.form for each in await other.cases(COLLEAGUE)] == ["report-2026", "grant-letter"]
