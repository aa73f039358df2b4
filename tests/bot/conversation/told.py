"""What was told of, and what the front page reminds of."""

from collections.abc import Iterable

from bot.telling import Teller, Telling
from tests.bot.talking import Talk


def of_forms(found: Iterable[Telling]) -> list[tuple[str, int]]:
    """Return what was told, in short."""
    return [(each.reminder.form, each.reminder.days) for each in found]


def collecting(told: list[Telling]) -> Teller:
    """Return a teller that only notes."""

    async def tell(telling: Telling) -> None:
        told.append(telling)

    return tell


async def at_home(talk: Talk) -> list[str]:
    """Return what the front page reminds of."""
    (line,) = (await talk.conversation.home(talk.seat)).measures
    return sorted(each.form or "" for each in line.reminders)
