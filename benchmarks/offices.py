"""How an office's home, and a turn in a new filing, fare with 100 000 cases stored beside it.

The cases are copies of one real office's: a measure with a registered letter, a confirmation and a begun report.
``benchmarks/README.md`` explains.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.conversation import Channel, Conversation, Seat, View, open_conversation
from dialogs.events import Command, Do, Event, Reply
from dialogs.form import Field, Kind
from dialogs.language import Language
from storage.tables import cases, events, seats, submissions

AT_ONCE = 2_000
WARM_UP = 50
OFFICE = Seat(Channel.TELEGRAM, "1")
ANSWERS = {
    Kind.NUMBER: "2026",
    Kind.DATE: "10.4.2026",
    Kind.AMOUNT: "610 000",
    Kind.EMAIL: "post@nav.example",
    Kind.KONTONR: "12345678903",
    Kind.MUNICIPALITY: "Volda",
}


class Office:
    """One office, talked with as a chat does it."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self.keys = iter(range(10**9))

    async def begin(self, form: str, measure: str | None = None) -> View:
        """Begin a filing."""
        key = f"begin:{next(self.keys)}"
        return await self.conversation.start(OFFICE, form=form, language=Language.NYNORSK, key=key, measure=measure)

    async def turn(self, case: str, event: Event) -> View:
        """Take a turn."""
        return await self.conversation.turn(OFFICE, event, key=f"turn:{next(self.keys)}", case=case)

    async def file(self, form: str, measure: str | None = None) -> str:
        """Fill a form in and finish it; return the case."""
        view = await self.begin(form, measure)
        while view.session.place == "field":
            field = view.form.fields[view.session.target]
            event = Do(Command.ACCEPT) if field.id in view.session.proposed else Reply(_answer(field))
            view = await self.turn(view.case, event)
        while view.session.place == "reason":
            view = await self.turn(view.case, Reply("Vi har rekna på det."))
        view = await self.turn(view.case, Do(Command.SUBMIT))
        if view.session.status != "submitted":
            raise SystemExit(f"{form} could not be finished at {view.session.place} {view.session.target}")
        return view.case


def _answer(field: Field) -> str:
    return "1" if field.options else ANSWERS.get(field.kind, "NAV Volda")


async def stored(conversation: Conversation, count: int) -> None:
    """Store copies of all that there is, each office with a seat of its own, until there are so many cases."""

    def work(connection: sa.Connection) -> None:
        rows = {table: [dict(row._mapping) for row in connection.execute(sa.select(table))] for table in TABLES}  # noqa: SLF001
        each = len(rows[cases])
        for start in range(1, count // each + 1, AT_ONCE // each):
            offices = range(start, min(start + AT_ONCE // each, count // each + 1))
            for table in TABLES:
                connection.execute(sa.insert(table), [_copy(row, office) for office in offices for row in rows[table]])

    await conversation.database.write(work)


TABLES = (cases, seats, events, submissions)
NAMES = ("id", "case_id", "measure", "key", "address", "number")


def _copy(row: dict[str, Any], office: int) -> dict[str, Any]:
    """Return a row as another office's."""
    copied = {name: f"{value}-{office}" if name in NAMES and isinstance(value, str) else value for name, value in row.items()}
    return {name: value for name, value in copied.items() if not (name == "id" and isinstance(value, int))}


async def median(work: Callable[[], Awaitable[object]], runs: int) -> float:
    """Return how many milliseconds it takes."""
    taken = []
    for _ in range(WARM_UP + runs):
        start = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[WARM_UP:])


async def main(runs: int, count: int, folder: Path) -> None:
    """Measure and print."""
    async with open_conversation(f"sqlite:///{folder / 'offices.db'}") as conversation:
        office = Office(conversation)
        measure = await office.file("grant-letter")
        await office.file("confirmation", measure)
        draft = (await office.begin("report-2026", measure)).case
        replies = iter(["Ung i jobb", "tilbake"] * (2 * (WARM_UP + runs)))

        async def a_turn() -> None:
            await office.turn(draft, Reply(next(replies)))

        for beside in (0, count):
            if beside:
                await stored(conversation, beside)
            home = await median(lambda: conversation.home(OFFICE), runs)
            turn = await median(a_turn, runs)
            print(f"beside {beside} cases: the home {home:.2f} ms, a turn {turn:.2f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500, help="times each is measured (500)")
    parser.add_argument("--cases", type=int, default=100_000, help="cases stored beside, in the second round (100000)")
    parser.add_argument("--folder", type=Path, help="where the database lies: on the disk to be measured (the system's for such)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        asyncio.run(main(arguments.runs, arguments.cases, Path(name)))
