"""How many turns a second the conversation stores durably: with one writer and many, with one draft and ten thousand.

Beside it, in the same run, the floor: SQLite's own driver, one small durable statement a turn. ``benchmarks/README.md`` explains.
"""

import argparse
import asyncio
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa

from bot.conversation import Channel, Conversation, Seat, open_conversation
from dialogs.events import Fill
from dialogs.language import Language
from storage.tables import cases, events, seats

FORM = "report-2021"
ANSWERS = {"measure_name": "Ung i jobb", "office_name": "NAV Volda", "email": "postmottak@nav-volda.example", "county": "14"}


async def begin(conversation: Conversation, name: str) -> Seat:
    """Begin a draft with some answers."""
    seat = Seat(Channel.TELEGRAM, name)
    await conversation.start(seat, form=FORM, language=Language.NYNORSK, key=f"{name}:start")
    for field, value in ANSWERS.items():
        await conversation.turn(seat, Fill(field, {field: value}), key=f"{name}:{field}")
    return seat


async def measure(conversation: Conversation, writers: int, turns: int, run: str) -> tuple[float, float]:
    """Let these many people answer at once; return turns a second and the median milliseconds that one waited."""
    people = [await begin(conversation, f"{run}.{number}") for number in range(writers)]
    waited: list[float] = []

    async def write(seat: Seat) -> None:
        for number in range(turns // writers):
            began = time.perf_counter()
            fill = Fill("office_name", {"office_name": f"NAV {number}"})
            await conversation.turn(seat, fill, key=f"{seat.address}:{number}")
            waited.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(write(seat) for seat in people))
    return len(waited) / (time.perf_counter() - began), statistics.median(waited) * 1000


def floor(folder: Path, turns: int) -> tuple[float, float]:
    """Return the same for the bare driver."""
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, text TEXT)")
    waited = []
    for number in range(turns):
        began = time.perf_counter()
        connection.execute("INSERT INTO answers (text) VALUES (?)", (f"NAV {number}",))
        waited.append(time.perf_counter() - began)
    connection.close()
    return len(waited) / sum(waited), statistics.median(waited) * 1000


async def crowd(conversation: Conversation, drafts: int) -> None:
    """Store this many unfinished drafts of others, as they would be after five turns."""
    seat = await begin(conversation, "model")
    case = (await conversation.look(seat)).case

    def work(connection: sa.Connection) -> None:
        model = connection.execute(sa.select(cases).where(cases.c.id == case)).mappings().one()
        record = connection.execute(sa.select(events).where(events.c.case_id == case)).mappings().all()
        names = [f"crowd{number}" for number in range(drafts)]
        connection.execute(sa.insert(cases), [{**model, "id": name, "number": name} for name in names])
        sitting = [{"channel": "telegram", "address": name, "case_id": name, "opened_at": model["changed_at"]} for name in names]
        connection.execute(sa.insert(seats), sitting)
        rows = [{**row, "id": None, "case_id": name, "key": f"{name}:{row['revision']}"} for name in names for row in record]
        connection.execute(sa.insert(events), rows)

    await conversation.database.write(work)


def show(name: str, found: tuple[float, float]) -> None:
    """Print a line."""
    print(f"{name:<42}{found[0]:>10.0f}{found[1]:>12.2f}")


async def main(turns: int, drafts: int, url: str | None) -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'':<42}{'turns/s':>10}{'median ms':>12}")
        show("bare sqlite3, one statement a turn", floor(folder, turns))
        async with open_conversation(url or f"sqlite:///{folder}/vegvisar.db") as conversation:
            await measure(conversation, 1, 50, "warm")
            for writers in (1, 8, 32):
                show(f"conversation, {writers} writers", await measure(conversation, writers, turns, f"few{writers}"))
            await crowd(conversation, drafts)
            for writers in (1, 32):
                found = await measure(conversation, writers, turns, f"many{writers}")
                show(f"conversation, {writers} writers, {drafts} drafts", found)
        async with open_conversation("sqlite://") as conversation:
            await measure(conversation, 1, 50, "warm")
            show("conversation, in memory", await measure(conversation, 1, turns, "memory"))


def run() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=2000)
    parser.add_argument("--drafts", type=int, default=10_000)
    parser.add_argument("--url", help="an empty PostgreSQL database instead of an SQLite file")
    given = parser.parse_args()
    asyncio.run(main(given.turns, given.drafts, given.url))


if __name__ == "__main__":
    run()
