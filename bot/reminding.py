"""Reminders of what is due: 30, 7 and 1 day before, once each, on the channel that was used last, never of what is delivered.

They are written down first and told afterwards. A channel that can speak first (Telegram) tells them itself; in a browser they
stand on the home page.
"""

import asyncio
import logging
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.conversation import Channel, Conversation, DatabaseUnavailableError
from bot.gathering import past_of
from bot.home import editions
from bot.telling import Teller, Telling
from dialogs.deadlines import due
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.timeline import Draft, Step, obligations
from storage import cases, filings, reminders
from storage.reminders import Reminder, Status

log = logging.getLogger(__name__)

PAUSE = 0.05  # between two pages of measures: turns come first
STAGES = (1, 7, 30)
"""Days before the last day, the nearest first."""
AN_HOUR = 60 * 60.0


class Reminding:
    """Finds what is due, and has it told."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self._found_on = date.min

    async def run(self) -> None:
        """Look once a day, and try hourly to tell what waits, until cancelled."""
        while True:
            try:
                await self.once()
            except DatabaseUnavailableError as error:
                log.warning("no reminders: %s", error)
            await asyncio.sleep(AN_HOUR)

    async def once(self) -> None:
        """Write down what is due today, unless that was done, and tell what waits."""
        today = self.conversation.today()
        if self._found_on != today:
            await self._find_all(today)
            self._found_on = today
        for channel, teller in list(self.conversation.tellers.items()):
            while await self._tell_one(channel, teller, today):
                pass

    async def _find_all(self, today: date) -> None:
        if not any(0 <= (last - today).days <= max(STAGES) for each in editions() if (last := due(each))):
            return
        database, after = self.conversation.database, ""
        while page := await database.read(partial(reminders.measures, after=after)):
            found = await database.read(partial(_due, measures=page, today=today))
            if found:
                await database.write(partial(self._queue, found=found))
            after = page[-1]
            await asyncio.sleep(PAUSE)

    def _queue(self, connection: Connection, found: list[Reminder]) -> None:
        for each in found:
            reminders.queue(connection, each, self.conversation.moment())

    async def _tell_one(self, channel: Channel, teller: Teller, today: date) -> bool:
        """Tell the one that has waited longest; False when none is left, or it could not be told."""
        telling = await self.conversation.database.write(lambda connection: _take(connection, channel, today))
        if not isinstance(telling, Telling):
            return telling
        try:
            await teller(telling)
        except Exception as error:  # noqa: BLE001 - whatever the channel's library raises; its words may hold names
            log.warning("a reminder could not be told: %s", type(error).__name__)
            again = telling.reminder
            await self.conversation.database.write(lambda connection: reminders.settle(connection, again, Status.QUEUED))
            return False
        return True


def _take(connection: Connection, channel: Channel, today: date) -> Telling | bool:
    """Take one; True where it is not to be told after all: it was delivered meanwhile, its day passed, or nobody wants it."""
    taken = reminders.take(connection, channel.value)
    if taken is None:
        return False
    wanted = not reminders.is_silent(connection, taken.channel, taken.address)
    if not wanted or all(step.form != taken.form for step in _steps(connection, taken.measure, today)):
        reminders.settle(connection, taken, Status.DROPPED)
        return True
    title, language = cases.about(connection, taken.measure)
    return Telling(taken, title, Language(language) if language else None, today)


def _due(connection: Connection, measures: list[str], today: date) -> list[Reminder]:
    found = []
    for measure in measures:
        for step in _steps(connection, measure, today):
            last = step.due or today
            stage = next((days for days in STAGES if last - today <= timedelta(days)), None)
            seat = reminders.seat_of(connection, measure) if stage else None
            if stage and seat and step.form:
                found.append(Reminder(measure, step.form, stage, last.isoformat(), *seat))
    return found


def _steps(connection: Connection, measure: str, today: date) -> list[Step]:
    past = past_of(filings.digests_of(connection, measure), measure)
    forms = [(case, load_form(form)) for case, form in cases.drafts_of(connection, measure)]
    drafts = [Draft(case, form.id, form.text, form.year) for case, form in forms]
    return obligations(past, drafts, editions(), today)
