"""What is done in the background goes on, whatever happens to it."""

import asyncio

import pytest

from bot.upkeep import repeat
from storage.errors import DatabaseUnavailableError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DatabaseUnavailableError("the database: disk full"), "WARNING no reminders: the database: disk full"),
        (LookupError("Kari Nordmann"), "ERROR no reminders: LookupError"),
    ],
)
async def test_what_fails_is_tried_again(error: Exception, said: str, caplog: pytest.LogCaptureFixture) -> None:
    """The log says what failed: the database in its own words, all else by its kind, as its words may hold names."""
    tries, done = 0, asyncio.Event()

    async def work() -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise error
        done.set()

    task = asyncio.create_task(repeat(work, 0, "no reminders"))
    await done.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert [f"{each.levelname} {each.getMessage()}" for each in caplog.records] == [said]
    assert caplog.records[0].exc_info is None
