"""An office's home over the years: measures and their filings, what is proposed in the next, who reaches it."""

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from bot.conversation import Channel, Conversation, NoCaseError, Seat
from bot.home import home_of
from dialogs.events import Command, Do
from dialogs.language import Language
from dialogs.steps import Kind, State
from storage.database import Database
from storage.tables import cases
from tests.bot.conversation.conftest import Clock
from tests.bot.letters import LETTER, file_letter
from tests.bot.talking import Talk


@pytest.fixture
def talk(conversation: Conversation, clock: Clock) -> Talk:
    """Give a person who has begun nothing yet, in the December of a grant year."""
    clock.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    return Talk(conversation)


async def test_a_new_person_has_no_measures(conversation: Conversation) -> None:
    """And wants reminders."""
    home = await conversation.home(Seat(Channel.WEB, "new"))
    assert (home.measures, home.cases, home.reminding) == ((), (), True)


async def test_a_measure_over_the_years(talk: Talk) -> None:
    """The letter is filed; the confirmation begins with what it says, and the report is due."""
    measure = await file_letter(talk)
    (line,) = (await talk.conversation.home(talk.seat)).measures
    assert (line.measure, line.title) == (measure, "Ung i jobb")
    assert {step.kind: step.state for step in line.timeline.steps}[Kind.REPORT] is State.DUE
    report = await talk.conversation.start(
        talk.seat, form="report-2026", language=Language.NYNORSK, key=talk.key(), measure=measure
    )
    confirmation = await talk.conversation.start(
        talk.seat, form="confirmation", language=Language.NYNORSK, key=talk.key(), measure=measure
    )
    assert confirmation.session.proposed["amount"].value == 610_000_00
    (line,) = (await talk.conversation.home(talk.seat)).measures
    assert [case.form for case in line.cases] == ["confirmation", "report-2026", "grant-letter"]
    assert next(step for step in line.timeline.steps if step.kind is Kind.REPORT).case == report.case


async def test_a_draft_stands_at_the_year_that_it_is_of(talk: Talk) -> None:
    """By what is proposed, then by what is answered; what was begun before that was kept is taken for the last year's."""
    measure = await file_letter(talk)
    await talk.conversation.start(talk.seat, form="application-2027", language=None, key="a", measure=measure)
    draft = await talk.conversation.start(talk.seat, form="carry-over", language=Language.NYNORSK, key="c", measure=measure)
    talk.case = draft.case
    assert draft.session.proposed["grant_year"].value == 2026
    assert await year_of(talk, draft.case) == 2026
    await talk.send(Do(Command.JUMP, "grant_year"))
    await talk.say("2025")
    assert await year_of(talk, draft.case) == 2025
    forgotten = sa.update(cases).values(year=None)
    await talk.conversation.database.write(lambda connection: connection.execute(forgotten))
    assert await year_of(talk, draft.case) == 2027
    await talk.do(Command.HELP)
    assert await year_of(talk, draft.case) == 2025


async def year_of(talk: Talk, case: str) -> int | None:
    """Return the year of the step that a draft stands at."""
    (line,) = (await talk.conversation.home(talk.seat)).measures
    (year,) = (step.year for step in line.timeline.steps if step.case == case)
    return year


async def test_a_measure_of_somebody_else(talk: Talk, conversation: Conversation) -> None:
    """Cannot be gone on with."""
    measure = await file_letter(talk)
    stranger = Seat(Channel.WEB, "stranger")
    with pytest.raises(NoCaseError):
        await conversation.start(stranger, form="report-2026", language=None, key="x", measure=measure)
    assert (await conversation.home(stranger)).measures == ()


async def test_a_measure_that_is_gone(talk: Talk) -> None:
    """With its only case: nothing is begun for it."""
    measure = (await talk.start()).case
    await talk.do(Command.DELETE)
    await talk.do(Command.YES)
    with pytest.raises(NoCaseError):
        await talk.conversation.start(talk.seat, form="report-2026", language=None, key="x", measure=measure)


async def test_who_reaches_one_case_reaches_the_measure(talk: Talk, conversation: Conversation) -> None:
    """A colleague gets what was filed before, and what is begun later; what they look at stays what it is."""
    measure = await file_letter(talk)
    colleague = Seat(Channel.WEB, "colleague")
    started = await conversation.start(talk.seat, form="confirmation", language=None, key="1", measure=measure)
    await conversation.accept(colleague, await conversation.hand_over(talk.seat, started.case))
    assert (await conversation.look(colleague)).case == started.case
    later = await conversation.start(talk.seat, form="report-2026", language=None, key="2", measure=measure)
    assert (await conversation.look(colleague)).case == started.case
    (line,) = (await conversation.home(colleague)).measures
    assert {case.case for case in line.cases} == {measure, started.case, later.case}


async def test_drafts_know_what_was_filed_meanwhile(talk: Talk, conversation: Conversation) -> None:
    """Of their own measure with its amounts, of another one only that it was filed."""
    measure = await file_letter(talk)
    report = await conversation.start(talk.seat, form="report-2026", language=None, key="1", measure=measure)
    other = await file_letter(talk, LETTER | {"measure_name": "Nye vegar"})
    past = (await conversation.look(talk.seat, report.case)).session.past
    assert [(each.measure, "amount" in each.values) for each in past.filed] == [(measure, True), (other, False)]
    assert past.titles == {other: "Nye vegar"}


@pytest.mark.parametrize("reminding", [True, False])
async def test_the_home_reads_little(talk: Talk, monkeypatch: pytest.MonkeyPatch, *, reminding: bool) -> None:
    """It takes as many statements for three measures as for one, and no conversation is read."""
    monkeypatch.setattr("storage.prepared.DIRECT", frozenset())  # send every statement SQLAlchemy's way, which tells of them
    await talk.conversation.remind(talk.seat, on=reminding)
    taken = []
    for name in ("Ung i jobb", "Nye vegar", "Saman"):
        await file_letter(talk, LETTER | {"measure_name": name})
        taken.append(await statements_of_home(talk))
    assert taken == [taken[0]] * 3
    assert len(taken[0]) == 3 + reminding
    assert not [each for each in taken[0] if "cases.session" in each or "cases.past" in each]


async def statements_of_home(talk: Talk) -> list[str]:
    """Return the statements that reading a person's home takes."""
    database: Database = talk.conversation.database
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    def work(connection: sa.Connection) -> None:
        sa.event.listen(connection, "before_cursor_execute", note)
        home_of(connection, talk.seat, talk.conversation.today())
        sa.event.remove(connection, "before_cursor_execute", note)

    await database.read(work)
    return seen


async def test_one_who_was_given_a_case_learns_no_other_measures_name(talk: Talk, conversation: Conversation) -> None:
    """And takes nothing from what the other's drafts are checked by."""
    shared = await file_letter(talk)
    secret = await file_letter(talk, LETTER | {"measure_name": "Hemmeleg tiltak"})
    draft = await conversation.start(talk.seat, form="report-2026", language=Language.NYNORSK, key="1", measure=shared)
    colleague = Talk(conversation, Seat(Channel.WEB, "colleague"))
    await conversation.accept(colleague.seat, await conversation.hand_over(talk.seat, draft.case))
    colleague.case = (
        await conversation.start(colleague.seat, form="grant-letter", language=Language.NYNORSK, key="2", measure=shared)
    ).case
    for seat, case in ((talk.seat, draft.case), (colleague.seat, colleague.case)):
        past = (await conversation.look(seat, case)).session.past
        assert {each.measure for each in past.filed} == {shared, secret}
    assert "Hemmeleg" not in (await conversation.look(colleague.seat, colleague.case)).session.past.model_dump_json()
    await file_letter(talk, LETTER | {"measure_name": "Tredje tiltak"})
    past = (await conversation.look(colleague.seat, draft.case)).session.past
    assert (len(past.filed), "tiltak" in past.model_dump_json()) == (3, False)
