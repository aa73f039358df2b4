"""The mail server: hands one letter over and tells whether the server has taken it."""

import asyncio
import ssl
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage

IMPLICIT_TLS = 465
PATIENCE = 240  # seconds for a whole delivery
PERMANENT = 500


class NotTakenError(Exception):
    """The server has not taken the letter. ``final``: it never will. The words may hold an address: only the kind is logged."""

    def __init__(self, reason: str, *, final: bool) -> None:
        super().__init__(reason)
        self.final = final


@dataclass(frozen=True, slots=True)
class Smtp:
    """An SMTP server and who we are there. Port 465 speaks TLS from the start; ``starttls`` demands it on any other."""

    host: str
    sender: Address
    port: int = 587
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    starttls: bool = True
    trusted: ssl.SSLContext | None = None

    async def hand_over(self, letter: EmailMessage, recipient: str) -> None:
        """Return as soon as the server has taken it (250). NotTakenError when it has not."""
        import aiosmtplib  # noqa: PLC0415 - most installations send no mail, and a start must not wait for it

        implicit = self.port == IMPLICIT_TLS
        try:
            async with asyncio.timeout(PATIENCE):
                await aiosmtplib.send(
                    letter,
                    sender=self.sender.addr_spec,
                    recipients=[recipient],
                    hostname=self.host,
                    port=self.port,
                    username=self.user,
                    password=self.password,
                    use_tls=implicit,
                    start_tls=None if implicit else self.starttls,
                    tls_context=self.trusted,
                )
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [each.code for each in error.recipients]
            raise NotTakenError(f"recipient refused ({codes})", final=min(codes) >= PERMANENT) from None
        except aiosmtplib.SMTPDataError as error:
            raise NotTakenError(f"content refused ({error.code})", final=error.code >= PERMANENT) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            code = getattr(error, "code", "")
            raise NotTakenError(f"{type(error).__name__} {code}".strip(), final=False) from None
