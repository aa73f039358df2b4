"""The real service as a process of its own, that can be killed and started again, and a person who insists."""

import asyncio
import os
import signal
import socket
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from aiohttp import ClientError, ClientSession, CookieJar, TraceConfig

from tests.bot.web.person import Page, Person


def free_port() -> int:
    """Return a port that is free now; a service that is started again keeps it, as browsers keep the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Service:
    """``vegvisar serve`` in a folder of its own."""

    folder: Path
    database_url: str
    kills: int = 0
    port: int = field(default_factory=free_port)
    up: asyncio.Event = field(default_factory=asyncio.Event)
    process: Any = None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it, and wait until it says that it is there."""
        outside = {name: value for name, value in os.environ.items() if not name.startswith("VEGVISAR_")}
        ours = {"PYTHONPATH": str(Path.cwd()), "PORT": str(self.port), "VEGVISAR_DATABASE_URL": self.database_url}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-u", "-m", "bot", "serve", cwd=self.folder, env=outside | ours, stdout=asyncio.subprocess.PIPE
        )
        line = await self.process.stdout.readline()
        assert self.address in line.decode(), line
        self.up.set()

    async def kill(self) -> None:
        """End it as a power cut would: it gets no chance to do anything."""
        self.up.clear()
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


class Insistent:
    """A person whose browser sends the same form again until it gets an answer; ``seen`` counts what comes on the way."""

    def __init__(self, service: Service, seen: "Counter[str]") -> None:
        self.service = service
        traces = TraceConfig()
        for name in ("request_chunk_sent", "request_redirect", "request_end"):
            getattr(traces, f"on_{name}").append(_counting(seen, name))
        session = ClientSession(cookie_jar=CookieJar(unsafe=True), trace_configs=[traces])
        self.person = Person(session, service.address)

    async def until_answered(self, step: Callable[[], Awaitable[Page]]) -> Page:
        """Do this until the whole answer has come."""
        while True:
            await self.service.up.wait()
            try:
                return await step()
            except (ClientError, ConnectionError):
                await asyncio.sleep(0)


def _counting(seen: "Counter[str]", name: str) -> Callable[[ClientSession, SimpleNamespace, Any], Awaitable[None]]:
    async def count(_session: ClientSession, _context: SimpleNamespace, _parameters: Any) -> None:
        seen[name] += 1

    return count
