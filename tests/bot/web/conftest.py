"""A real server on a port of its own, a real database, and people with browsers."""

import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web import create_app
from bot.web.security import seat_of
from storage.database import Database
from tests.bot.web.filing import Filer
from tests.bot.web.person import Person
from tests.bot.web.serving import Site
from tests.bot.web.visitor import Visits


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2022, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def forward(self, **time: float) -> None:
        """Move it."""
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    """Hold the time still."""
    return Clock()


@pytest.fixture
def copies() -> bool:
    """Send no copies by e-mail; a test that wants them parametrizes this."""
    return False


@pytest.fixture
async def conversation(tmp_path: Path, clock: Clock, copies: bool) -> AsyncIterator[Conversation]:  # noqa: FBT001 - a fixture
    """Open a conversation on a database of its own."""
    async with await Database.open(f"sqlite:///{tmp_path}/web.db") as database:
        yield Conversation(database, clock=clock, copies=copies)


@pytest.fixture
def settings() -> Settings:
    """Return the settings of an installation that sets nothing."""
    return Settings(_env_file=None)


@pytest.fixture
async def server(conversation: Conversation, settings: Settings) -> AsyncIterator[TestServer]:
    """Serve the web chat on a free port."""
    started = TestServer(create_app(conversation, settings))
    async with started:
        yield started


@pytest.fixture
async def arrive(server: TestServer) -> AsyncIterator[Callable[[], Person]]:
    """Let people come with browsers of their own."""
    people: list[Person] = []

    def come() -> Person:
        people.append(Person.at(str(server.make_url("")).rstrip("/")))
        return people[-1]

    yield come
    for each in people:
        await each.close()


@pytest.fixture
async def person(arrive: Callable[[], Person]) -> Person:
    """Let one person come."""
    return arrive()


@pytest.fixture
async def office(person: Person, conversation: Conversation, clock: Clock) -> Filer:
    """Sit beside the person in November 2026, and fill in forms for the same seat at once."""
    clock.now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    await person.open("/")
    return Filer(conversation, seat_of(person.secret))


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser, site: Site) -> AsyncIterator[Visits]:
    """Let people come with a Chromium each; nothing may have been wrong on their pages."""
    door = Visits(browser, site.address)
    yield door
    for visitor in door.visitors:
        await visitor.leave()
    assert [fault for visitor in door.visitors for fault in visitor.faults] == []


@pytest_asyncio.fixture(loop_scope="session")
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """Serve the web chat on the loop that the browser is driven from."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = Site(f"sqlite:///{tmp_path}/web.db", port)
    await started.start()
    yield started
    await started.stop()
