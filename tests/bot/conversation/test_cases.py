"""Cases and what they come to, on every kind of database."""

import asyncio

import pytest

from bot.conversation import Handled, NoCaseError
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Fill, Reply
from dialogs.language import Language
from dialogs.session import Status
from tests.bot.talking import FORM, NOT_STARTED, STARTED, Talk, everything

CSV = b"Konto;Sum\n5000;561250\n"


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
