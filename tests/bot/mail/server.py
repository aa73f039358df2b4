"""A real SMTP server on the loopback, in the test's own event loop; it answers as it is told and keeps what it takes over."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

TAKEN = "250 2.0.0 taken"


@dataclass
class Mailbox:
    """What the server has taken, and what it answers: to the recipient, to the content. ``while_taking`` runs before the 250."""

    taken: list[Envelope] = field(default_factory=list)
    to_recipient: str = TAKEN
    to_content: str = TAKEN
    while_taking: Callable[[], Awaitable[None]] | None = None
    port: int = 0
    users: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer to a recipient."""
        if self.to_recipient == TAKEN:
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a letter over, or refuse it."""
        if self.while_taking is not None:
            await self.while_taking()
        if self.to_content == TAKEN:
            self.taken.append(envelope)
        return self.to_content

    def letters(self) -> list[EmailMessage]:
        """Return the letters as a mail program reads them."""
        contents = (each.content for each in self.taken)
        return [message_from_bytes(each, policy=default) for each in contents if isinstance(each, bytes)]

    def log_in(self, _server: Any, _session: Any, _envelope: Any, _how: str, who: Any) -> AuthResult:
        """Let the right one in."""
        if (who.login, who.password) != (b"vegvisar", b"hemmeleg"):
            return AuthResult(success=False, handled=False)
        self.users.append(who.login.decode())
        return AuthResult(success=True)


@asynccontextmanager
async def mail_server(**settings: Any) -> AsyncIterator[Mailbox]:
    """Serve on a free port; ``settings`` are the library's (TLS and the like)."""
    mailbox = Mailbox()

    def speak() -> SMTP:
        return SMTP(mailbox, enable_SMTPUTF8=True, authenticator=mailbox.log_in, loop=asyncio.get_running_loop(), **settings)

    server = await asyncio.get_running_loop().create_server(speak, "127.0.0.1", 0)
    async with server:
        mailbox.port = server.sockets[0].getsockname()[1]
        yield mailbox
