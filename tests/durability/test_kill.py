"""The real service is killed again and again while people answer over HTTP: every acknowledged answer is there, none twice."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.turning import sha256
from storage.engines import make_engine
from storage.tables import cases, events, seats
from tests.bot.talking import folded
from tests.durability.service import Insistent, Service

PEOPLE = 3
KILLS = {"file": 12, "postgresql": 4}
QUESTIONS = ("measure_name", "office_name", "email")


@pytest.fixture(params=["file", "postgresql"])
async def service(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Service]:
    """Start the service on an empty database."""
    url = f"sqlite:///{tmp_path}/vegvisar.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_database")
    started = Service(tmp_path, url, kills=KILLS[request.param])
    await started.start()
    yield started
    await started.kill()


class Writer(Insistent):
    """A person who answers the same questions over and over, each time differently."""

    def __init__(self, service: Service, seen: "Counter[str]", name: str) -> None:
        super().__init__(service, seen)
        self.name = name
        self.acknowledged: list[tuple[str, str]] = []
        self.presses = 0

    async def begin(self) -> None:
        """Open the front page and start a report."""
        await self.until_answered(lambda: self.person.open("/"))
        starts = {name: dict(each.fields) for name, each in self.person.page.forms.items() if each.action == "/start"}
        form = next(name for name, fields in starts.items() if fields["form"] == "report-2021")
        await self.until_answered(lambda: self.person.send(form, {"language": "nn"}))

    async def answer(self, number: int) -> None:
        """Go to a question and answer it."""
        question = QUESTIONS[number % len(QUESTIONS)]
        text = f"{self.name}.{number}@nav.example"
        while not any(name == f"f.{question}" for name, _ in self.person.page.composer.fields):
            await self.until_answered(lambda: self.person.press("jump", question))
            self.presses += 1
        page = await self.until_answered(lambda: self.person.answer(**{question: text}))
        assert page.status == 200
        self.acknowledged.append((question, text))


def moments(service: Service, seen: "Counter[str]") -> Iterator[Callable[[], object]]:
    """Give what to watch for the kill, each in turn: sent, in the database's log, acknowledged, answered to the last byte."""
    log = service.folder / "vegvisar.db-wal"
    while True:
        yield lambda: seen["request_chunk_sent"]
        yield lambda: log.stat().st_mtime_ns if log.exists() else seen["request_chunk_sent"]
        yield lambda: seen["request_redirect"]
        yield lambda: seen["request_end"]


async def kill_at_each(service: Service, seen: "Counter[str]") -> None:
    """Kill the service at a different point each time, as soon as some more has happened there, and start it again."""
    for number, watched in zip(range(service.kills), moments(service, seen), strict=False):
        for _ in range(1 + number % 5):
            before = watched()
            while watched() == before:  # noqa: ASYNC110 - a file tells nobody that it has grown
                await asyncio.sleep(0)
        await service.kill()
        await service.start()


@pytest.fixture
async def writers(service: Service, seen: "Counter[str]") -> AsyncIterator[list[Writer]]:
    """Let people come, each with a report of their own."""
    come = [Writer(service, seen, f"p{number}") for number in range(PEOPLE)]
    for each in come:
        await each.begin()
    yield come
    for each in come:
        await each.person.close()


@pytest.fixture
def seen() -> "Counter[str]":
    """Count what people's browsers see happening."""
    return Counter()


async def test_every_acknowledged_answer_survives(service: Service, writers: list[Writer], seen: "Counter[str]") -> None:
    """Three people answer while the service is killed; each answer is in the record once, in order, without gaps."""
    killing = asyncio.create_task(kill_at_each(service, seen))

    async def write(writer: Writer) -> None:
        number = 0
        while not killing.done():
            await writer.answer(number)
            number += 1

    await asyncio.gather(killing, *(write(each) for each in writers))
    assert sum(len(each.acknowledged) for each in writers) > service.kills
    engine = make_engine(service.database_url)
    with engine.connect() as connection:
        for each in writers:
            check(connection, each)
    engine.dispose()
    for each in writers:
        page = await each.person.open(f"/case/{each.person.case}")
        assert dict(each.acknowledged)[QUESTIONS[0]] in page.text


def check(connection: sa.Connection, writer: Writer) -> None:
    """Hold what the person was told against what is stored."""
    (case,) = connection.execute(sa.select(cases).join(seats).where(seats.c.address == sha256(writer.person.secret)))
    assert case.id == writer.person.case
    rows = list(connection.execute(sa.select(events).where(events.c.case_id == case.id).order_by(events.c.revision)))
    assert [row.revision for row in rows] == list(range(case.version + 1))
    assert len(rows) == 1 + writer.presses + len(writer.acknowledged)  # the start, and what was pressed: each once
    changes = [change for row in rows for change in json.loads(row.changes)]
    assert [(change["field"], change["new"]) for change in changes] == writer.acknowledged
    assert folded(rows) == {name: answer["value"] for name, answer in json.loads(case.session)["answers"].items()}
