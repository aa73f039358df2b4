"""An office's home over the years: measures and their filings, what is proposed in the next, who reaches it, and reminders."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.conversation import Channel, Conversation, NoCaseError, Seat
from bot.home import home_of
from bot.reminding import Reminding
from bot.telling import Teller, Telling
from dialogs.events import Command, Do, Reply
from dialogs.language import Language
from dialogs.past import Filed
from dialogs.timeline import Kind, State
from storage.database import Database
from storage.tables import cases, submissions
from tests.bot.conversation.conftest import Clock
from tests.bot.talking import Talk

LETTER = {
    "measure_name": "Ung i jobb",
    "grant_year": "2026",
    "decision": "Tilskot",
    "letter_date": "10.4.2026",
    "reference": "2026/123",
    "amount": "610 000",
    "carried_over": "0",
    "national_trial": "nei",
}
"""What is answered to the registration of a grant letter; everything else that it asks is answered with a word."""


@pytest.fixture
def talk(conversation: Conversation, clock: Clock) -> Talk:
    """Give a person who has begun nothing yet, in the December of a grant year."""
    clock.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    return Talk(conversation)


async def file_letter(talk: Talk, answers: dict[str, str] = LETTER) -> str:
    """Register a grant letter; return its measure."""
    view = await talk.conversation.start(talk.seat, form="grant-letter", language=Language.NYNORSK, key=talk.key())
    talk.case = view.case
    for _ in range(len(view.form.fields)):
        if view.session.place.value != "field":
            break
        asked = view.form.fields[view.session.target]
        answer = answers.get(asked.id)
        view = await talk.send(Reply(answer) if answer else Do(Command.SKIP) if not asked.required else Reply("NAV Volda"))
    view = await talk.send(Do(Command.SUBMIT))
    assert view.session.status.value == "submitted", (view.session.target, view.session.said)
    return view.case


def of_forms(found: Iterable[Telling]) -> list[tuple[str, int]]:
    """Return what was told, in short."""
    return [(each.reminder.form, each.reminder.days) for each in found]


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


async def test_a_measure_of_somebody_else(talk: Talk, conversation: Conversation) -> None:
    """Cannot be gone on with."""
    measure = await file_letter(talk)
    stranger = Seat(Channel.WEB, "stranger")
    with pytest.raises(NoCaseError):
        await conversation.start(stranger, form="report-2026", language=None, key="x", measure=measure)
    assert (await conversation.home(stranger)).measures == ()


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


async def test_the_home_reads_little(talk: Talk) -> None:
    """However much is filed, and without one turn's worth of work for each."""
    for number in range(3):
        await file_letter(talk, LETTER | {"measure_name": f"Tiltak {number}"})
    database: Database = talk.conversation.database
    home = await database.read(lambda connection: home_of(connection, talk.seat, talk.conversation.today()))
    assert [line.title for line in home.measures] == ["Tiltak 2", "Tiltak 1", "Tiltak 0"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-12-31"], []),
        (["2027-01-02"], [30]),
        (["2027-01-02", "2027-01-03", "2027-01-24"], [30]),
        (["2027-01-02", "2027-01-25", "2027-01-26"], [30, 7]),
        (["2027-01-20"], [30]),
        (["2027-01-02", "2027-01-25", "2027-01-31", "2027-02-01"], [30, 7, 1]),
        (["2027-02-01"], [1]),
        (["2027-02-02"], []),
    ],
)
async def test_reminders_come_once_each(talk: Talk, clock: Clock, days: list[str], expected: list[int]) -> None:
    """30, 7 and 1 day before; one that was due while nobody served comes as soon as somebody does, unless a nearer one is due."""
    await file_letter(talk)
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    reminding = Reminding(talk.conversation)
    for day in days:
        clock.now = datetime.fromisoformat(f"{day}T09:00:00+00:00")
        await reminding.once()
        await Reminding(talk.conversation).once()
    assert [each.reminder.days for each in told if each.reminder.form == "report-2026"] == expected
    assert {each.title for each in told} <= {"Ung i jobb"}


def collecting(told: list[Telling]) -> Teller:
    """Return a teller that only notes."""

    async def tell(telling: Telling) -> None:
        told.append(telling)

    return tell


async def test_no_reminder_of_what_is_delivered(talk: Talk, clock: Clock) -> None:
    """Also when it was written down before it was."""
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    measure = await file_letter(talk)
    await Reminding(talk.conversation).once()  # nobody tells them yet
    view = await talk.conversation.start(talk.seat, form="report-2026", language=None, key="r", measure=measure)
    filed = report_of(measure).model_dump_json()
    await talk.conversation.database.write(lambda connection: deliver(connection, view.case, filed))
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert "report-2026" not in {form for form, _ in of_forms(told)}


def report_of(measure: str) -> Filed:
    """Return what is kept of a report for 2026."""
    at = "2027-01-06T00:00:00+00:00"
    return Filed(measure=measure, form="report-2026", family="report", year=2026, number="R", submitted_at=at)


def deliver(connection: sa.Connection, case: str, digest: str) -> None:
    """File a case without a conversation."""
    connection.execute(sa.update(cases).where(cases.c.id == case).values(status="submitted"))
    row = {
        "case_id": case,
        "number": "R",
        "form": "report-2026",
        "submitted_at": "2027-01-06",
        "snapshot": "{}",
        "digest": digest,
    }
    connection.execute(sa.insert(submissions).values(**row))


async def test_reminders_can_be_turned_off(talk: Talk, clock: Clock) -> None:
    """By the person, at any time, and on again."""
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    await file_letter(talk)
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await talk.conversation.remind(talk.seat, on=False)
    assert not (await talk.conversation.home(talk.seat)).reminding
    await Reminding(talk.conversation).once()
    assert told == []
    await talk.conversation.remind(talk.seat, on=True)
    await Reminding(talk.conversation).once()
    assert ("report-2026", 30) in of_forms(told)


async def test_what_could_not_be_told_is_told_later(talk: Talk, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    """And the log says no more than that."""
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    await file_letter(talk)

    async def fail(_telling: Telling) -> None:
        raise OSError("Ung i jobb")

    talk.conversation.tellers[Channel.TELEGRAM] = fail
    await Reminding(talk.conversation).once()
    assert "OSError" in caplog.text
    assert "Ung i jobb" not in caplog.text
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert ("report-2026", 30) in of_forms(told)


async def test_a_browser_shows_its_reminders_at_home(conversation: Conversation, clock: Clock) -> None:
    """It cannot be spoken to first."""
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    talk = Talk(conversation, Seat(Channel.WEB, "browser"))
    await file_letter(talk)
    await Reminding(conversation).once()
    assert await at_home(talk) == [("application-2027", 30), ("report-2026", 30)]
    clock.now = datetime(2027, 1, 26, 9, tzinfo=UTC)
    await Reminding(conversation).once()
    assert await at_home(talk) == [("application-2027", 7), ("report-2026", 7)]
    await conversation.remind(talk.seat, on=False)
    assert await at_home(talk) == []
    await conversation.remind(talk.seat, on=True)
    clock.now = datetime(2027, 2, 2, 9, tzinfo=UTC)
    assert await at_home(talk) == []


async def at_home(talk: Talk) -> list[tuple[str, int]]:
    """Return the reminders that the front page shows."""
    (line,) = (await talk.conversation.home(talk.seat)).measures
    return sorted((each.form, each.days) for each in line.reminders)


async def test_a_browser_shows_no_reminder_of_what_is_delivered(conversation: Conversation, clock: Clock) -> None:
    """From the moment that it is."""
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    talk = Talk(conversation, Seat(Channel.WEB, "browser"))
    measure = await file_letter(talk)
    await Reminding(conversation).once()
    view = await conversation.start(talk.seat, form="report-2026", language=None, key="r", measure=measure)
    await conversation.database.write(lambda connection: deliver(connection, view.case, report_of(measure).model_dump_json()))
    assert await at_home(talk) == [("application-2027", 30)]


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
