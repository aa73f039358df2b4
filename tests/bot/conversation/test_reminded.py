"""Whom a reminder is told to, and when: who used the measure last and can be told, by day, and by the deadline as it is now."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.conversation import Channel, Conversation, Seat
from bot.home import reminder_text
from bot.reminding import Reminding
from bot.telling import GoneError, Telling
from dialogs.corrections import Corrections, use
from dialogs.events import Command
from dialogs.language import Language
from tests.bot.conversation.conftest import Clock
from tests.bot.conversation.told import at_home, collecting, of_forms
from tests.bot.letters import LETTER, file_letter
from tests.bot.talking import Talk
from tests.bot.web.filing import Filer


@pytest.fixture
def talk(conversation: Conversation, clock: Clock) -> Talk:
    """Give a person who has begun nothing yet, within 30 days of the last day for the report of 2026."""
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    return Talk(conversation)


@pytest.mark.parametrize(
    ("moment", "speaks"),
    [
        ("2027-01-04T23:20:00+00:00", False),
        ("2027-01-05T06:59:00+00:00", False),
        ("2027-01-05T07:00:00+00:00", True),
        ("2027-01-05T16:59:00+00:00", True),
        ("2027-01-05T17:00:00+00:00", False),
        ("2027-03-28T05:59:00+00:00", False),  # the day on which summer time begins
        ("2027-03-28T06:00:00+00:00", True),
        ("2027-03-28T15:59:00+00:00", True),
        ("2027-03-28T16:00:00+00:00", False),
        ("2026-10-25T06:59:00+00:00", False),  # the day on which it ends
        ("2026-10-25T07:00:00+00:00", True),
    ],
)
async def test_nobody_is_woken(talk: Talk, clock: Clock, moment: str, *, speaks: bool) -> None:
    """Reminders are told between eight and six in Oslo; what is found before that waits, and stands on the front page."""
    clock.now = datetime.fromisoformat(moment)
    last = talk.conversation.today() + timedelta(days=30)
    use(Corrections.model_validate({"years": {2026: {"report_deadline": last}}}))
    await file_letter(talk)
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert (("report-2026", 30) in of_forms(told)) is speaks
    assert "report-2026" in await at_home(talk)


async def test_what_waits_for_the_morning_is_told_then(talk: Talk, clock: Clock) -> None:
    """Also by the one who found it at night."""
    clock.now = datetime(2027, 1, 4, 23, 20, tzinfo=UTC)
    await file_letter(talk)
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    reminding = Reminding(talk.conversation)
    await reminding.once()
    assert told == []
    clock.now = datetime(2027, 1, 5, 7, 20, tzinfo=UTC)
    await reminding.once()
    assert sorted(of_forms(told)) == [("application-2027", 30), ("report-2026", 30)]


async def test_a_round_that_lasts_ends_with_the_day(talk: Talk, clock: Clock) -> None:
    """What is left is told the next morning."""
    clock.now = datetime(2027, 1, 5, 16, 59, tzinfo=UTC)
    await file_letter(talk)
    told: list[Telling] = []

    async def slowly(telling: Telling) -> None:
        told.append(telling)
        clock.now = datetime(2027, 1, 5, 17, 1, tzinfo=UTC)

    talk.conversation.tellers[Channel.TELEGRAM] = slowly
    await Reminding(talk.conversation).once()
    assert len(told) == 1


async def joined(talk: Talk, address: str) -> Talk:
    """Let a colleague with a chat of their own follow a link to the person's case, and no more."""
    seat = Seat(Channel.TELEGRAM, address)
    await talk.conversation.accept(seat, await talk.conversation.hand_over(talk.seat, str(talk.case)))
    return Talk(talk.conversation, seat, talk.case)


async def told_to(talk: Talk, *gone: str) -> list[str]:
    """Return who is told of the report when reminders are given, but for those who are gone."""
    told: list[Telling] = []

    async def tell(telling: Telling) -> None:
        if telling.reminder.address in gone:
            raise GoneError
        told.append(telling)

    talk.conversation.tellers[Channel.TELEGRAM] = tell
    await Reminding(talk.conversation).once()
    return [each.reminder.address for each in told if each.reminder.form == "report-2026"]


async def begun_report(talk: Talk) -> None:
    """Let a person begin the report, with a letter registered before."""
    measure = await file_letter(talk)
    view = await talk.conversation.start(
        talk.seat, form="report-2026", language=Language.NYNORSK, key=talk.key(), measure=measure
    )
    talk.case = view.case


async def test_who_uses_it_is_reminded(talk: Talk) -> None:
    """Not who followed a link to it later, and answered nothing."""
    await begun_report(talk)
    await joined(talk, "bo")
    assert await told_to(talk) == ["4711"]


async def test_a_colleague_who_answers_is_reminded(talk: Talk) -> None:
    """From then on; who looked at it last is not."""
    await begun_report(talk)
    await (await joined(talk, "bo")).do(Command.HELP)
    await talk.conversation.choose(talk.seat, str(talk.case))
    assert await told_to(talk) == ["bo"]


async def test_a_silent_colleague_blocks_nobody(talk: Talk) -> None:
    """Whether they turned their reminders off before one was found, or after."""
    await begun_report(talk)
    bo = await joined(talk, "bo")
    await bo.do(Command.HELP)
    await Reminding(talk.conversation).once()  # found, and told by nobody yet
    await talk.conversation.remind(bo.seat, on=False)
    assert await told_to(talk) == ["4711"]


async def test_a_colleague_who_is_gone_blocks_nobody(talk: Talk) -> None:
    """Who cannot be reached is not tried again; where nobody can be, nobody is told."""
    await begun_report(talk)
    await (await joined(talk, "bo")).do(Command.HELP)
    assert await told_to(talk, "bo") == ["4711"]
    assert await told_to(talk) == []


async def test_where_all_are_gone(talk: Talk) -> None:
    """It is given up."""
    await begun_report(talk)
    assert await told_to(talk, "4711") == []
    assert await told_to(talk) == []


@pytest.mark.parametrize(("moved", "stage"), [(date(2027, 2, 4), 30), (date(2027, 1, 12), 7), (date(2027, 1, 6), 1)])
async def test_a_deadline_that_is_moved(talk: Talk, moved: date, stage: int) -> None:
    """What was found for the old day is not told; that of the new day is, in time and by its day, whatever was found before."""
    await file_letter(talk)
    await Reminding(talk.conversation).once()  # found, and told by nobody yet
    use(Corrections.model_validate({"years": {2026: {"report_deadline": moved}}}))
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    found = [(each.reminder.days, each.reminder.due, each.step.due) for each in told if each.reminder.form == "report-2026"]
    assert found == [(stage, moved.isoformat(), moved)]
    assert await at_home(talk) == ["application-2027", "report-2026"]


async def test_a_reminder_names_its_step_as_the_timeline_does(talk: Talk) -> None:
    """An application that goes on is called so, as is the report that is the last one."""
    measure = await file_letter(talk)
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert sorted(texts_of(told, talk)) == [
        "Påminning: Rapport og rekneskap for 2026 («Ung i jobb») har frist 1. februar 2027. Det er 27 dagar att.",
        "Påminning: Søknad om vidareføring i 2027 («Ung i jobb») har frist 1. februar 2027. Det er 27 dagar att.",
    ]
    for year in ("2024", "2025"):
        letter = {**LETTER, "grant_year": year, "letter_date": f"10.4.{year}"}
        await Filer(talk.conversation, talk.seat).file("grant-letter", letter, measure=measure)
    (line,) = (await talk.conversation.home(talk.seat)).measures
    nynorsk = talk.conversation.catalogs[Language.NYNORSK]
    assert [reminder_text(each, line.title, date(2027, 1, 5), nynorsk).split(" («")[0] for each in line.reminders] == [
        "Påminning: Sluttrapport for 2026"
    ]


def texts_of(told: list[Telling], talk: Talk) -> list[str]:
    """Return what reminders say in Nynorsk."""
    nynorsk = talk.conversation.catalogs[Language.NYNORSK]
    return [reminder_text(each.step, each.title, each.today, nynorsk) for each in told]


async def test_a_deadline_that_is_moved_out_of_sight(talk: Talk) -> None:
    """No reminder of it is shown or told until its time comes."""
    await file_letter(talk)
    await Reminding(talk.conversation).once()
    use(Corrections.model_validate({"years": {2026: {"report_deadline": date(2027, 3, 1)}}}))
    told: list[Telling] = []
    talk.conversation.tellers[Channel.TELEGRAM] = collecting(told)
    await Reminding(talk.conversation).once()
    assert of_forms(told) == [("application-2027", 30)]
    assert await at_home(talk) == ["application-2027"]
