"""Reminders of what is due: 30, 7 and 1 day before, once each, to who used the measure last, never of what is delivered.

They are written down first and told afterwards, by day. A channel that can speak first (Telegram) tells them itself; in a browser
they stand on the home page.
"""

import asyncio
import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.conversation import Channel, Conversation
from bot.gathering import past_of
from bot.home import draft_of, editions, is_of
from bot.telling import GoneError, NotNowError, Teller, Telling
from dialogs.deadlines import OSLO, due
from dialogs.language import Language
from dialogs.steps import Step
from dialogs.timeline import obligations
from storage import cases, filings, reminders
from storage.reminders import Reminder, Status

log = logging.getLogger(__name__)

PAUSE = 0.05  # between two pages of measures: turns come first
STAGES = (1, 7, 30)
"""Days before the last day, the nearest first."""
AWAKE = range(8, 18)
"""The hours in Oslo in which somebody may be spoken to."""


class Reminding:
    """Finds what is due, and has it told. ``once`` is to be called every hour."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self._found_on = date.min

    async def once(self) -> None:
        """Write down what is due today, unless that was done, and tell what waits."""
        today = self.conversation.today()
        if self._found_on != today:
            await self._find_all(today)
            self._found_on = today
        for channel, teller in list(self.conversation.tellers.items()):
            await self._tell_all(channel, teller, today)

    async def _find_all(self, today: date) -> None:
        forms = {each.id for each in editions() if (last := due(each)) and 0 <= (last - today).days <= max(STAGES)}
        database, after = self.conversation.database, ""
        while forms and (page := await database.read(partial(reminders.measures, forms=forms, after=after))):
            found = await database.read(partial(_due, measures=page, today=today))
            if found:
                await database.write(partial(self._queue, found=found))
            after = page[-1]
            await asyncio.sleep(PAUSE)

    @property
    def _awake(self) -> bool:
        return datetime.fromisoformat(self.conversation.moment()).astimezone(OSLO).hour in AWAKE

    def _queue(self, connection: Connection, found: list[Reminder]) -> None:
        for each in found:
            reminders.queue(connection, each, self.conversation.moment())

    async def _tell_all(self, channel: Channel, teller: Teller, today: date) -> None:
        """Tell those that wait by now. One that cannot be told stops no other, unless none can be; it is told later."""
        database, began = self.conversation.database, self.conversation.moment()
        while self._awake and (telling := await database.write(partial(_take, channel=channel, today=today, before=began))):
            try:
                await teller(telling)
            except GoneError:
                await database.write(partial(reminders.pass_on, made=telling.reminder))
            except Exception as error:  # noqa: BLE001 - whatever the channel's library raises; its words may hold names
                log.warning("a reminder could not be told: %s", type(error).__name__)
                later = partial(reminders.postpone, made=telling.reminder, at=self.conversation.moment())
                await database.write(later)
                if isinstance(error, NotNowError):
                    return


def _take(connection: Connection, channel: Channel, today: date, before: str) -> Telling | None:
    """Take one that is still to be told; drop what was delivered meanwhile, whose day passed or moved, or that nobody wants."""
    while taken := reminders.take(connection, channel.value, before):
        owed = _owed(connection, [taken.measure], today)
        step = next((step for measure, step in owed if is_of(taken, measure, step)), None)
        if step is None:
            reminders.settle(connection, taken, Status.DROPPED)
        elif reminders.is_silent(connection, taken.channel, taken.address):
            reminders.pass_on(connection, taken)
        else:
            title, language = cases.about(connection, taken.measure)
            return Telling(taken, step, title, Language(language) if language else None, today)
    return None


def _due(connection: Connection, measures: list[str], today: date) -> list[Reminder]:
    found = []
    for measure, step in _owed(connection, measures, today):
        last = step.due or today
        stage = next((days for days in STAGES if last - today <= timedelta(days)), None)
        seat = reminders.seat_of(connection, measure) if stage else None
        if stage and seat and step.form:
            found.append(Reminder(measure, step.form, stage, last.isoformat(), *seat))
    return found


def _owed(connection: Connection, measures: list[str], today: date) -> Iterator[tuple[str, Step]]:
    """Yield what is to be delivered for these measures. One that cannot be read is logged, and stops no other."""
    filed, begun = filings.digests_of(connection, measures), cases.drafts_of(connection, measures)
    for measure in measures:
        try:
            past = past_of([row for row in filed if row.measure == measure], measure)
            drafts = [draft_of(each.id, each.form, each.year) for each in begun if each.measure == measure]
            owed = obligations(past, drafts, editions(), today)
        except Exception as error:  # noqa: BLE001 - whatever an old row's JSON or form leads to
            log.error("no reminders for %s: %s", measure, type(error).__name__)  # noqa: TRY400 - its words may hold names
        else:
            yield from ((measure, step) for step in owed)
