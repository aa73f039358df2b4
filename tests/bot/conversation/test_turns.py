"""A turn on every kind of database: nothing lost, nothing twice, nothing of another's."""

import asyncio
from dataclasses import replace

import pytest

from bot.conversation import Channel, Conversation, Handled, NoCaseError, Seat
from dialogs.events import Append, Command, Do, Edit, Fill, Reply
from dialogs.session import Place
from storage.errors import DatabaseUnavailableError
from tests.bot.talking import FORM, STARTED, Talk, answers_of, folded, record

ODD = ("\x00NAV", "NAV \ud83d", "\u202eNAV\u202c", "<script>", "'; DROP TABLE cases; --", "{name} %s %(x)s", "🙈" * 40, "   ", "")


async def test_a_draft_is_begun_once(conversation: Conversation) -> None:
    """The same update again, at the same time or later, begins no second draft."""
    seat = Seat(Channel.WEB, "secret")
    views = await asyncio.gather(*(conversation.start(seat, form=FORM, language=None, key="k") for _ in range(5)))
    again = await conversation.start(seat, form=FORM, language=None, key="k")
    assert {view.case for view in (*views, again)} == {views[0].case}
    assert sorted(view.handled for view in views) == [Handled.FRESH] + [Handled.REPEATED] * 4
    assert [view.started for view in views].count(True) == 1
    assert again.session.place is Place.LANGUAGE
    assert len(await record(conversation, views[0].case)) == 1


async def test_every_turn_is_recorded(talk: Talk) -> None:
    """The record holds who answered what, when and where, and adds up to the answers."""
    view = await talk.say("Ung i jobb", "NAV Volda")
    rows = await record(talk.conversation, view.case)
    assert [(row.revision, row.channel, row.kind, row.field) for row in rows] == [
        (0, "telegram", "start", ""),
        (1, "telegram", "reply", "measure_name"),
        (2, "telegram", "reply", "office_name"),
    ]
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    assert folded(rows) == answers_of(view) == {"measure_name": "Ung i jobb", "office_name": "NAV Volda"}
    assert answers_of(await talk.look()) == answers_of(view)


async def test_an_update_is_handled_once(talk: Talk) -> None:
    """The same update ten times at once, and once more later, is one turn; the others see what it led to."""
    views = await asyncio.gather(*(talk.send(Reply("Ung i jobb"), key="once") for _ in range(10)))
    again = await talk.send(Reply("Ung i jobb"), key="once")
    assert sorted(view.handled for view in views) == [Handled.FRESH] + [Handled.REPEATED] * 9
    assert again.handled is Handled.REPEATED
    assert {view.session.revision for view in (*views, again)} == {1}
    assert {view.session.target for view in (*views, again)} == {"office_name"}


async def test_two_devices_answer_at_once(talk: Talk) -> None:
    """One wins; the other is told, nothing is stored for it, and it sees the newer answer."""
    seen = (await talk.look()).session.revision
    first, second = await asyncio.gather(*(talk.send(Reply(name, seen=seen)) for name in ("Ung i jobb", "Nye vegar")))
    won, lost = (first, second) if first.handled is Handled.FRESH else (second, first)
    assert (won.handled, lost.handled) == (Handled.FRESH, Handled.STALE)
    assert [message.id for message in lost.session.said] == ["say.stale"]
    assert answers_of(lost) == answers_of(won) == answers_of(await talk.look())
    assert len(await record(talk.conversation, won.case)) == 2


async def test_two_devices_fill_in_the_same_screen(talk: Talk) -> None:
    """A screen that was filled in before another's answer came does not overwrite it unseen; the same answer is fine."""
    seen = (await talk.look()).session.revision
    fills = [Fill("measure_name", {"measure_name": name}, seen=seen) for name in ("Ung i jobb", "Nye vegar", "Ung i jobb")]
    views = [await talk.send(fill) for fill in fills]
    assert [view.handled for view in views] == [Handled.FRESH, Handled.STALE, Handled.FRESH]
    assert answers_of(views[-1]) == {"measure_name": "Ung i jobb"}


async def test_a_case_is_its_seats_only(talk: Talk, conversation: Conversation) -> None:
    """Neither guessed nor malformed names open another's case, on any way in."""
    stranger = Talk(conversation, Seat(Channel.WEB, "x"), talk.case)
    ways = (
        stranger.look,
        lambda: stranger.say("Eg var her"),
        lambda: conversation.choose(stranger.seat, str(talk.case)),
        lambda: conversation.hand_over(stranger.seat, str(talk.case)),
        lambda: conversation.attachments(stranger.seat, str(talk.case)),
        lambda: conversation.submission(stranger.seat, str(talk.case)),
        lambda: conversation.look(stranger.seat),
    )
    for way in ways:
        with pytest.raises(NoCaseError):
            await way()
    for name in (*ODD, "x" * 10_000):
        with pytest.raises(NoCaseError):
            await conversation.look(talk.seat, name)
    assert await conversation.cases(stranger.seat) == []
    assert await conversation.field_of(stranger.seat, "telegram:4711:0") is None


async def test_odd_input_is_kept_or_refused_but_never_breaks(talk: Talk) -> None:
    """NUL, half characters, markup and overlong keys: each turn is stored, and the case can be read again."""
    for odd in (*ODD, "x" * 100_000):
        for event in (
            Reply(odd),
            Append(odd, key="message"),
            Fill("office_name", {"office_name": odd, odd: odd}),
            Edit("measure_name", odd, key=odd),
            Do(Command.JUMP, odd),
            Do(Command.PAUSE, typed={"measure_name": odd, odd: odd}),
        ):
            view = await talk.send(event)
            assert (await talk.look()).session == replace(view).session or view.handled is Handled.STALE
    await talk.send(Do(Command.JUMP, "measure_name"))
    for odd in (*ODD, "x" * 100_000):
        assert (await talk.send(Reply("Ung i jobb"), key=f"odd{odd}")).handled is Handled.FRESH
        assert (await talk.send(Reply("Ung i jobb"), key=f"odd{odd}")).handled is Handled.REPEATED
        assert await talk.conversation.field_of(talk.seat, f"odd{odd}") is not None
        assert await talk.conversation.accept(talk.seat, odd) is None


async def test_a_long_text_in_odd_parts(talk: Talk) -> None:
    """Messages of a long text may hold anything too."""
    await talk.say(*STARTED)
    await talk.do(Command.BACK)
    await talk.send(Do(Command.JUMP, "target_group"))
    for number, odd in enumerate(ODD):
        view = await talk.send(Append(f"Ungdom {odd}", key=f"message {number}"))
        assert (await talk.look()).session == view.session
    assert "Ungdom" in str((await talk.do(Command.DONE)).session.answers["target_group"].value)


async def test_who_listens_hears_of_changes(talk: Talk) -> None:
    """Each turn gives its revision; what is heard already is not said again, and the newest counts."""
    async with talk.conversation.changes(str(talk.case)) as revisions:
        await talk.say("Ung i jobb")
        assert await anext(revisions) == 1
        await talk.send(Reply("Ung i jobb"), key="k")
        await talk.send(Reply("Ung i jobb"), key="k")
        await talk.say("a@b.no")
        assert await anext(revisions) == 3
    assert talk.conversation.signals.cases() == set()


@pytest.mark.parametrize("database_url", ["memory", "file"], indirect=True)
async def test_what_could_not_be_saved_can_be_sent_again(talk: Talk) -> None:
    """A turn that the database refused is no turn: the same update counts when it comes again."""
    write, long = talk.conversation.database.write, Reply("Ung i jobb " * 5000)
    await write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1"))  # as many as there are
    with pytest.raises(DatabaseUnavailableError, match="full"):
        await talk.send(long, key="k")
    assert (await talk.look()).session.revision == 0
    await write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1000000"))
    assert (await talk.send(long, key="k")).handled is Handled.FRESH
    assert (await talk.send(long, key="k")).handled is Handled.REPEATED
