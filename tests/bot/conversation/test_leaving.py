"""Going on elsewhere, deleting and forgetting, on every kind of database."""

import asyncio
from datetime import timedelta

import pytest

from bot.conversation import Channel, Conversation, Handled, NoCaseError, Seat
from bot.turning import sha256
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Upload
from dialogs.session import Status
from tests.bot.conversation.conftest import Clock
from tests.bot.talking import FORM, NOT_STARTED, STARTED, Talk, answers_of, everything, record

CSV = b"Konto;Sum\n5000;561250\n"


async def test_a_link_works_once(talk: Talk, conversation: Conversation) -> None:
    """Ten devices that follow the same link at once: one gets the case, and from then on both seats have it."""
    await talk.say("Ung i jobb")
    token = await conversation.hand_over(talk.seat, str(talk.case))
    assert len(token) < 50
    seats = [Seat(Channel.WEB, f"browser {number}") for number in range(10)]
    views = await asyncio.gather(*(conversation.accept(seat, token) for seat in seats))
    (winner,) = [(seat, view) for seat, view in zip(seats, views, strict=True) if view]
    assert winner[1].case == talk.case
    assert winner[0].address not in await everything(conversation)
    other = Talk(conversation, winner[0], talk.case)
    view = await other.say("NAV Volda")
    assert answers_of(await talk.look()) == answers_of(view)
    here, there = ("telegram", talk.seat.address), ("web", sha256(other.seat.address))
    assert [(row.channel, row.address) for row in await record(conversation, view.case)] == [here, here, there]
    assert token not in await everything(conversation)


async def test_a_link_expires(talk: Talk, conversation: Conversation, clock: Clock) -> None:
    """After a quarter of an hour it opens nothing; what has expired is cleared away."""
    token = await conversation.hand_over(talk.seat, str(talk.case))
    clock.now += timedelta(minutes=15)
    assert await conversation.accept(Seat(Channel.WEB, "late"), token) is None
    await conversation.tidy()
    assert "handovers" not in await everything(conversation)


async def test_a_deleted_draft_leaves_nothing(talk: Talk, conversation: Conversation) -> None:
    """No answer, file, link or name remains in any table; the person who comes back is told, and the update is known again."""
    token = await conversation.hand_over(talk.seat, str(talk.case))
    await talk.say(*STARTED)
    await talk.send(Do(Command.PAUSE, typed={"measure_name": "Halvskrive"}))
    await talk.send(Do(Command.JUMP, "accounts"))
    await talk.send(Upload(inspect("Kari.csv", CSV)), content=CSV)
    assert STARTED[-1] in await everything(conversation)
    await talk.do(Command.DELETE)
    view = await talk.send(Do(Command.YES), key="yes")
    assert view.session.status is Status.DELETED
    stored = await everything(conversation)
    given = (*STARTED[:3], "610000", STARTED[-1], "Kari.csv", "Konto;Sum", "Halvskrive", token)
    assert [each for each in given if each in stored] == []
    assert {row.address for row in await record(conversation, view.case)} == {None}
    assert (await talk.send(Do(Command.YES), key="yes")).handled is Handled.REPEATED
    assert await conversation.accept(Seat(Channel.WEB, "x"), token) is None
    assert await conversation.cases(talk.seat) == []
    with pytest.raises(NoCaseError):
        await conversation.hand_over(talk.seat, str(talk.case))
    with pytest.raises(NoCaseError):
        await conversation.submission(talk.seat, str(talk.case))
    assert [message.id for message in (await talk.say("Ung i jobb")).session.said] == ["say.already_deleted"]
    assert "Ung i jobb" not in await everything(conversation)


async def test_what_nobody_comes_back_to_is_removed(talk: Talk, conversation: Conversation, clock: Clock) -> None:
    """Husks of deleted drafts go after 30 days, drafts left alone after 400; what is submitted stays."""
    await talk.say(*NOT_STARTED)
    await talk.do(Command.SUBMIT)
    deleted, left = Talk(conversation, Seat(Channel.WEB, "a")), Talk(conversation, Seat(Channel.WEB, "b"))
    for other in (deleted, left):
        await other.start()
    await deleted.do(Command.DELETE)
    await deleted.do(Command.YES)

    async def kept() -> list[str | None]:
        await conversation.tidy()
        stored = await everything(conversation)
        return [each.case for each in (talk, deleted, left) if str(each.case) in stored]

    assert await kept() == [talk.case, deleted.case, left.case]
    clock.now += timedelta(days=30)
    assert await kept() == [talk.case, left.case]
    clock.now += timedelta(days=370)
    assert await kept() == [talk.case]
    assert len(await conversation.submissions(FORM)) == 1
