"""A server on the event loop that the browser is driven from, which can be stopped and started anew."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web import create_app
from bot.web.security import seat_of
from storage.database import Database
from tests.bot.web.filing import Filer

NOVEMBER = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass
class Site:
    """A server on a port that stays its own when it is started anew. Its time stands still in November 2026."""

    url: str
    port: int
    database: Database | None = None
    runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def conversation(self) -> Conversation:
        """What is spoken with."""
        assert self.database is not None
        return Conversation(self.database, clock=lambda: NOVEMBER)

    def sit(self) -> tuple[Filer, str]:
        """Return somebody who files at once, and the secret that opens the same seat to a browser."""
        secret = secrets.token_urlsafe(32)
        return Filer(self.conversation, seat_of(secret)), secret

    async def start(self) -> None:
        """Open the database and the port."""
        self.database = await Database.open(self.url)
        app = create_app(self.conversation, Settings(_env_file=None))
        self.runner = web.AppRunner(app, shutdown_timeout=1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Close both."""
        if self.runner and self.database:
            await self.runner.cleanup()
            await self.database.close()
        self.runner = self.database = None
