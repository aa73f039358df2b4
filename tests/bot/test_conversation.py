"""The one use case on every kind of database: nothing lost, nothing twice, nothing of another's."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation import Channel, Conversation, Handled, NoCaseError, Seat
from dialogs.answers.file import inspect
from dialogs.events import Append, Command, Do, Edit, Fill, Reply, Upload
from dialogs.language import Language
from dialogs.session import Place, Status
from storage.database import Database
from storage.errors import DatabaseUnavailableError
from tests.bot.talking import FORM, NOT_STARTED, STARTED, Talk, answers_of, everything, folded, record

CSV = b"Konto;Sum\n5000;561250\n"
ODD = ("\x00NAV", "NAV \ud83d", "\u202eNAV\u202c", "<script>", "'; DROP TABLE cases; --", "{name} %s %(x)s", "🙈" * 40, "   ", "")


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 28, 13, 3, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time; a little passes each time somebody looks."""
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Give the clock that the conversation looks at."""
    return Clock()


@pytest.fixture
async def conversation(database_url: str, clock: Clock) -> AsyncIterator[Conversation]:
    """Open a conversation on an empty database, of each kind in turn."""
    async with await Database.open(database_url) as database:
        yield Conversation(database, clock=clock)


@pytest.fixture
async def talk(conversation: Conversation) -> Talk:
    """Begin a draft."""
    talk = Talk(conversation)
    await talk.start()
    return talk


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


async def test_a_new_draft_is_begun_from_an_old_one_once(talk: Talk) -> None:
    """Who asks for a new draft on an old case is led to it, also when the reply got lost and the update comes again."""
    new = await talk.send(Do(Command.NEW), key="new")
    again = await talk.send(Do(Command.NEW), key="new")
    assert (new.started, new.handled) == (True, Handled.FRESH)
    assert new.case != talk.case
    assert (again.case, again.handled) == (new.case, Handled.REPEATED)
    assert (await talk.conversation.look(talk.seat)).case == new.case
    assert {line.case for line in await talk.conversation.cases(talk.seat)} == {talk.case, new.case}


async def test_a_case_is_chosen(talk: Talk) -> None:
    """Chosen cases become the current one; the list has the one changed last first."""
    old = talk.case
    await talk.say("Ung i jobb")
    new = await talk.do(Command.NEW)
    assert (await talk.conversation.choose(talk.seat, str(old))).case == old
    assert (await talk.conversation.look(talk.seat)).case == old
    lines = await talk.conversation.cases(talk.seat)
    assert [(line.case, line.title, line.submitted, line.language) for line in lines] == [
        (new.case, "", False, Language.NYNORSK),
        (old, "Ung i jobb", False, Language.NYNORSK),
    ]


async def test_a_filing_is_submitted_once(talk: Talk) -> None:
    """The snapshot is stored with the turn that submits; the same update again changes nothing."""
    await talk.say(*NOT_STARTED)
    with pytest.raises(NoCaseError):
        await talk.conversation.submission(talk.seat, str(talk.case))
    views = await asyncio.gather(*(talk.send(Do(Command.SUBMIT), key="submit") for _ in range(3)))
    assert sorted(view.handled for view in views) == [Handled.FRESH] + [Handled.REPEATED] * 2
    assert {view.session.status for view in views} == {Status.SUBMITTED}
    submission, form = await talk.conversation.submission(talk.seat, str(talk.case))
    assert (submission.number, form.id) == (views[0].session.number, FORM)
    assert await talk.conversation.submissions(FORM) == [submission]
    again = await talk.say("Nye vegar")
    assert [message.id for message in again.session.said] == ["say.already_submitted"]
    assert await talk.conversation.submissions(FORM) == [submission]
    assert [line.submitted for line in await talk.conversation.cases(talk.seat)] == [True]


async def test_files_follow_their_answers(talk: Talk) -> None:
    """A file is stored with its answer, replaced with it, and not shown while its question does not apply."""
    await talk.say(*STARTED)
    first, second = inspect("a.csv", CSV), inspect("b.csv", CSV * 2)
    await talk.send(Do(Command.JUMP, "accounts"))
    for info, content in ((first, CSV), (second, CSV * 2)):
        await talk.send(Fill("accounts", {}, upload=info), content=content)
        assert await talk.conversation.attachments(talk.seat, str(talk.case)) == [(info, content)]
    await talk.send(Fill("start", {"start": "4"}))
    assert await talk.conversation.attachments(talk.seat, str(talk.case)) == []
    await talk.send(Fill("start", {"start": "9"}))
    assert await talk.conversation.attachments(talk.seat, str(talk.case)) == [(second, CSV * 2)]
    assert str(await everything(talk.conversation)).count("Konto;Sum") == 2


async def test_an_update_tells_which_field_it_answered(talk: Talk) -> None:
    """For messages that are edited later."""
    await talk.send(Reply("Ung i jobb"), key="first")
    assert await talk.conversation.field_of(talk.seat, "first") == (talk.case, "measure_name")
    assert await talk.conversation.field_of(talk.seat, "unknown") is None


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
    assert [row.channel for row in await record(conversation, view.case)] == ["telegram", "telegram", "web"]
    assert token not in await everything(conversation)


async def test_a_link_expires(talk: Talk, conversation: Conversation, clock: Clock) -> None:
    """After a quarter of an hour it opens nothing; what has expired is cleared away."""
    token = await conversation.hand_over(talk.seat, str(talk.case))
    clock.now += timedelta(minutes=15)
    assert await conversation.accept(Seat(Channel.WEB, "late"), token) is None
    await conversation.tidy()
    assert "handovers" not in await everything(conversation)


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
