"""Sends the copies that are queued, one after another, and tries again where the mail server does not answer."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from bot.i18n import Catalog
from bot.mail.smtp import NotTakenError, Smtp
from dialogs.language import Language
from dialogs.submission import FileValue, Submission
from storage import filings, outbox
from storage.database import Database
from storage.errors import DatabaseUnavailableError
from storage.outbox import Letter, Status

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)  # longer than a delivery can take: then a dead worker's copy is due again
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60)]
IDLE = 30.0  # seconds: how soon a copy is seen that another worker queued
STOPPING = 5.0  # seconds


class Postman:
    """One worker's postman; several workers may have one each. A copy goes out once, or twice if we die in between."""

    def __init__(
        self,
        database: Database,
        catalogs: Mapping[Language, Catalog],
        smtp: Smtp,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.database = database
        self.catalogs = catalogs
        self.smtp = smtp
        self.clock = clock

    async def run(self, waiting: asyncio.Event) -> None:
        """Work until cancelled, and then finish the letter in hand; ``waiting`` is set when a copy has been queued."""
        while True:
            waiting.clear()
            try:
                while await _finished(self.deliver()):
                    pass
            except DatabaseUnavailableError as error:
                log.warning("no copies sent: %s", error)
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE):
                    await waiting.wait()

    async def deliver(self) -> bool:
        """Send the copy that has been due longest; return False when none is."""
        now = self.clock()
        letter = await self.database.write(lambda connection: outbox.take(connection, _text(now), _text(now + LEASE)))
        if letter is None:
            return False
        number = Submission.model_validate_json(letter.snapshot).number
        try:
            await self._send(letter)
        except NotTakenError as error:
            await self._not_taken(letter, number, str(error), final=error.final)
        except Exception as error:  # noqa: BLE001 - one letter that cannot be made must not hold up the others
            await self._not_taken(letter, number, type(error).__name__, final=False)
        else:
            await self.database.write(lambda connection: outbox.settle(connection, letter, Status.SENT))
            log.info("copy of %s: taken by the mail server", number)
        return True

    async def _send(self, letter: Letter) -> None:
        from bot.mail.letter import letter as make, mailable  # noqa: PLC0415 - the typesetter is slow to import

        submission = Submission.model_validate_json(letter.snapshot)
        catalog = self.catalogs[submission.language]
        values = [each for each in submission.answers.values() if isinstance(each, FileValue)]
        files = await self.database.read(
            lambda connection: [(each, filings.attachment(connection, letter.case_id, each.sha256)) for each in values]
        )
        made = await asyncio.to_thread(make, submission, catalog, files, sender=self.smtp.sender, recipient=letter.address)
        await self.smtp.hand_over(made, mailable(letter.address))

    async def _not_taken(self, letter: Letter, number: str, reason: str, *, final: bool) -> None:
        if final or letter.attempt > len(PAUSES):
            await self.database.write(lambda connection: outbox.settle(connection, letter, Status.FAILED))
            log.error("copy of %s: given up at attempt %d: %s", number, letter.attempt, reason)
            return
        due = _text(self.clock() + PAUSES[letter.attempt - 1])
        await self.database.write(lambda connection: outbox.postpone(connection, letter, due))
        log.warning("copy of %s: attempt %d failed, tried again later: %s", number, letter.attempt, reason)


async def _finished(work: Coroutine[None, None, bool]) -> bool:
    """Do it; whoever is cancelled meanwhile gets a little time to finish: a letter that is on its way is not sent again then."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=STOPPING)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
