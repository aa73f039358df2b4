"""Reminders reach the chat that was used last, in its language, and nobody who has left."""

from datetime import UTC, date, datetime

import pytest
from aiogram.exceptions import TelegramBadRequest

from bot.reminding import Reminding
from bot.seats import Channel
from bot.telegram.reminding import teller
from bot.telling import GoneError, NotNowError, Telling
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.steps import Kind, State, Step
from storage.reminders import Reminder
from tests.bot.conversation.conftest import Clock
from tests.bot.telegram.conftest import Bot
from tests.bot.telegram.person import Person
from tests.bot.telegram.texts import nb, nn
from tests.transcripts.filing import Office

pytestmark = pytest.mark.asyncio(loop_scope="session")

LETTER = {"grant_year": "2026", "letter_date": "10.4.2026", "amount": "610 000"}


def telling(chat: int, language: Language | None, title: str = "Ung & jobb") -> Telling:
    """Return the reminder of a report, a week ahead."""
    made = Reminder("m", "report-2025", 7, "2026-02-01", "telegram", str(chat))
    step = Step(Kind.REPORT, 2025, State.DUE, "report-2025", date(2026, 2, 1))
    return Telling(made, step, title, language, date(2026, 1, 25))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.NYNORSK,
            [
                (
                    "Påminning: Rapport og rekneskap for 2025 («Ung & jobb») har frist 1. februar 2026. Det er 7 dagar att. "
                    "Fristen er ein fridag. Lever helst arbeidsdagen før, 30. januar 2026."
                ),
                nn("telegram.reminder.how"),
            ],
        ),
        (
            Language.BOKMAL,
            [
                (
                    "Påminnelse: Rapport og regnskap for 2025 («Ung & jobb») har frist 1. februar 2026. Det er 7 dager igjen. "
                    "Fristen er en fridag. Lever helst arbeidsdagen før, 30. januar 2026."
                ),
                nb("telegram.reminder.how"),
            ],
        ),
    ],
)
async def test_a_reminder_is_sent(bot: Bot, person: Person, language: Language, expected: list[str]) -> None:
    """What, for which measure, when, and the working day before where that is none."""
    await person.write("/start")
    await teller(bot.conversation, bot.connection.channel.outbox)(telling(person.chat, language))
    assert person.last.text.splitlines() == expected


async def test_both_languages_where_none_is_chosen(bot: Bot, person: Person) -> None:
    """Neither is the default; a measure without a name has none."""
    await person.write("/start")
    await bot.conversation.tellers[Channel.TELEGRAM](telling(person.chat, None, ""))
    lines = person.last.text.splitlines()
    assert [line.partition(":")[0] for line in lines[::2]] == ["Påminning", "Påminnelse"]
    assert "«»" not in person.last.text


async def test_nobody_is_told_who_has_left(bot: Bot, person: Person) -> None:
    """That is told to who asked, so that the next in line can be."""
    await person.write("/start")
    bot.api.blocked.add(person.chat)
    with pytest.raises(GoneError):
        await bot.conversation.tellers[Channel.TELEGRAM](telling(person.chat, Language.NYNORSK))
    bot.api.blocked.discard(person.chat)
    bot.api.refusals.clear()
    assert "Påminning" not in person.last.text


async def test_telegram_cannot_be_reached(bot: Bot, person: Person) -> None:
    """Then none is told for now; where only one is refused, that one is not."""
    await person.write("/start")
    tell = bot.conversation.tellers[Channel.TELEGRAM]
    bot.api.refuse("sendMessage", 429, "Too Many Requests", retry_after=600)
    with pytest.raises(NotNowError):
        await tell(telling(person.chat, Language.NYNORSK))
    bot.api.refuse("sendMessage", 400, "Bad Request: something else")
    with pytest.raises(TelegramBadRequest):
        await tell(telling(person.chat, Language.NYNORSK))


async def test_reminders_are_turned_off_and_on(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a button of the home, which says how it stands; a chat that wants none gets none, and shows none."""
    clock = Clock()
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    monkeypatch.setattr(bot.conversation, "_clock", clock)
    await Office(bot.conversation, person.seat).file(load_form("grant-letter"), Language.NYNORSK, LETTER)
    await person.write("/start")
    assert nn("telegram.reminding") in person.last.text
    await person.press(nn("telegram.remind_off"))
    assert nn("telegram.silent") in person.last.text
    assert nn("telegram.remind_off") not in person.last.labels
    assert person.with_buttons() == [person.last]
    silent = len(person.seen)
    await Reminding(bot.conversation).once()
    assert len(person.seen) == silent
    await person.press(nn("telegram.remind_on"))
    await Reminding(bot.conversation).once()
    assert sum(each.text.startswith("Påminning: ") for each in person.seen) == 2
    await person.write("/start")
    assert "⏰ Påminning: Rapport og rekneskap for 2026 («Ung i jobb») har frist 1. februar 2027." in person.last.text
    await person.press(nn("telegram.remind_off"))
    assert "⏰" not in person.last.text
