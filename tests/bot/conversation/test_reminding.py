"""Reminders of what is due: once each, none of what is delivered; one that fails stops no other."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.conversation import Channel, Conversation, Seat
from bot.reminding import Reminding
from bot.telling import NotNowError, Telling
from dialogs.past import Filed
from storage.tables import cases, submissions
from tests.bot.conversation.conftest import Clock
from tests.bot.conversation.told import at_home, collecting, of_forms
from tests.bot.letters import LETTER, file_letter
from tests.bot.talking import Talk

MONTH_BEFORE = datetime(2027, 1, 5, 9, tzinfo=UTC)
"""Within 30 days of the last day for the report of 2026 and the application for 2027."""


@pytest.fixture
def talk(conversation: Conversation, clock: Clock) -> Talk:
    """Give a person who has begun nothing yet, when reminders are due."""
    clock.now = MONTH_BEFORE
    return Talk(conversation)


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
    clock.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
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


async def test_no_reminder_of_what_is_delivered(talk: Talk) -> None:
    """Also when it was written down before it was."""
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


async def test_reminders_can_be_turned_off(talk: Talk) -> None:
    """By the person, at any time, and on again."""
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


async def test_one_that_is_refused_stops_no_other(talk: Talk, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    """It comes last from then on, every hour, until its day has passed; and the log says no more than that it failed."""
    refused = await file_letter(talk)
    other = await file_letter(talk, LETTER | {"measure_name": "Nye vegar"})
    told: list[Telling] = []

    async def tell(telling: Telling) -> None:
        told.append(telling)
        if telling.reminder.measure == refused:
            raise ValueError(telling.title)

    talk.conversation.tellers[Channel.TELEGRAM] = tell
    await Reminding(talk.conversation).once()
    assert sorted(each.reminder.measure for each in told) == sorted([refused, other] * 2)  # an application and a report of each
    assert "ValueError" in caplog.text
    assert "Ung i jobb" not in caplog.text
    told.clear()
    await Reminding(talk.conversation).once()
    assert [each.reminder.measure for each in told] == [refused] * 2
    told.clear()
    clock.now = datetime(2027, 2, 2, 9, tzinfo=UTC)
    await Reminding(talk.conversation).once()
    assert told == []


async def test_a_service_that_cannot_be_reached_is_not_knocked_at_for_each(talk: Talk) -> None:
    """All of them are told later."""
    await file_letter(talk)
    tried: list[Telling] = []

    async def fail(telling: Telling) -> None:
        tried.append(telling)
        raise NotNowError

    talk.conversation.tellers[Channel.TELEGRAM] = fail
    await Reminding(talk.conversation).once()
    assert len(tried) == 1
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert sorted(of_forms(told)) == [("application-2027", 30), ("report-2026", 30)]


BROKEN = {"a digest": {"digest": "{"}, "a form": {"digest": "", "snapshot": "{}"}}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
async def test_what_cannot_be_read_stops_no_others_reminders(
    talk: Talk, broken: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither when reminders are looked for nor when they are told; the log says of which measure, and none of its contents."""
    unreadable = await file_letter(talk)
    await Reminding(talk.conversation).once()  # nobody tells them yet
    other = await file_letter(talk, LETTER | {"measure_name": "Nye vegar"})
    query = sa.update(submissions).where(submissions.c.case_id == unreadable).values(broken)
    await talk.conversation.database.write(lambda connection: connection.execute(query))
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert [each.reminder.measure for each in told] == [other] * 2
    assert f"no reminders for {unreadable}: ValidationError" in caplog.text


async def test_what_is_only_begun_is_reminded_of(talk: Talk, conversation: Conversation) -> None:
    """Where its form is due."""
    for number, form in enumerate(("report-2026", "report-2021", "confirmation")):
        await conversation.start(talk.seat, form=form, language=None, key=str(number))
    told: list[Telling] = []
    conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(conversation).once()
    assert of_forms(told) == [("report-2026", 30)]


async def test_a_browser_shows_its_reminders_at_home(talk: Talk, conversation: Conversation, clock: Clock) -> None:
    """It cannot be spoken to first."""
    talk.seat = Seat(Channel.WEB, "browser")
    await file_letter(talk)
    await Reminding(conversation).once()
    assert await at_home(talk) == ["application-2027", "report-2026"]
    clock.now = datetime(2027, 1, 26, 9, tzinfo=UTC)
    await Reminding(conversation).once()
    assert await at_home(talk) == ["application-2027", "report-2026"]
    await conversation.remind(talk.seat, on=False)
    assert await at_home(talk) == []
    await conversation.remind(talk.seat, on=True)
    clock.now = datetime(2027, 2, 2, 9, tzinfo=UTC)
    assert await at_home(talk) == []


async def test_a_browser_shows_no_reminder_of_what_is_delivered(talk: Talk, conversation: Conversation) -> None:
    """From the moment that it is."""
    talk.seat = Seat(Channel.WEB, "browser")
    measure = await file_letter(talk)
    await Reminding(conversation).once()
    view = await conversation.start(talk.seat, form="report-2026", language=None, key="r", measure=measure)
    await conversation.database.write(lambda connection: deliver(connection, view.case, report_of(measure).model_dump_json()))
    assert await at_home(talk) == ["application-2027"]
