"""A server on the event loop that the browser is driven from, which can be stopped and started anew."""

from dataclasses import dataclass

from aiohttp import web

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web import create_app
from storage.database import Database


@dataclass
class Site:
    """A server on a port that stays its own when it is started anew."""

    url: str
    port: int
    database: Database | None = None
    runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Open the database and the port."""
        self.database = await Database.open(self.url)
        self.runner = web.AppRunner(create_app(Conversation(self.database), Settings(_env_file=None)), shutdown_timeout=1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Close both."""
        if self.runner and self.database:
            await self.runner.cleanup()
            await self.database.close()
        self.runner = self.database = None
