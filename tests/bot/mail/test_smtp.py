"""The line to the mail server: encrypted where it must be, and the server is who it says."""

import ssl
import subprocess
from collections.abc import AsyncIterator
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.mail import Smtp
from bot.mail.smtp import NotTakenError
from tests.bot.mail.server import Mailbox, mail_server

SENDER = Address("Vegvisar", addr_spec="vegvisar@nav.example")
pytestmark = pytest.mark.needs("openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for localhost, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    made = path.with_name("cert.pem")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(path)]
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "1"]
    subprocess.run(["openssl", "req", "-x509", *key, *name, "-out", str(made)], check=True, capture_output=True)
    path.write_text(path.read_text() + made.read_text())
    return path


@pytest.fixture
async def mailbox(certificate: Path) -> AsyncIterator[Mailbox]:
    """Start a server that speaks TLS when asked to, and lets nobody send without it and a password."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async with mail_server(tls_context=context, require_starttls=True, auth_required=True) as started:
        yield started


@pytest.fixture
def trusted(certificate: Path) -> ssl.SSLContext:
    """Trust that certificate."""
    return ssl.create_default_context(cafile=str(certificate))


@pytest.fixture
def note() -> EmailMessage:
    """Write a short letter."""
    written = EmailMessage()
    written["Subject"] = "Kopi"
    written.set_content("Hei!")
    return written


async def test_the_password_goes_over_tls(mailbox: Mailbox, trusted: ssl.SSLContext, note: EmailMessage) -> None:
    """With a user set, we log in, once the line is encrypted; the settings show no password."""
    smtp = Smtp("localhost", SENDER, mailbox.port, "vegvisar", "hemmeleg", trusted=trusted)
    await smtp.hand_over(note, "ola@nav.example")
    assert (mailbox.users, len(mailbox.taken)) == (["vegvisar"], 1)
    assert "hemmeleg" not in repr(smtp)


async def test_a_server_that_is_not_trusted_gets_nothing(mailbox: Mailbox, note: EmailMessage) -> None:
    """A certificate that nobody vouches for ends it before the password."""
    smtp = Smtp("localhost", SENDER, mailbox.port, "vegvisar", "hemmeleg")
    with pytest.raises(NotTakenError) as raised:
        await smtp.hand_over(note, "ola@nav.example")
    assert (raised.value.final, mailbox.users, mailbox.taken) == (False, [], [])


async def test_a_wrong_password_is_the_operators_to_mend(mailbox: Mailbox, trusted: ssl.SSLContext, note: EmailMessage) -> None:
    """The copy waits; neither password nor address is in the reason."""
    smtp = Smtp("localhost", SENDER, mailbox.port, "vegvisar", "gløymt", trusted=trusted)
    with pytest.raises(NotTakenError, match=r"^SMTPAuthenticationError 535$") as raised:
        await smtp.hand_over(note, "ola@nav.example")
    assert (raised.value.final, mailbox.taken) == (False, [])


async def test_a_server_without_tls_gets_nothing(note: EmailMessage) -> None:
    """Where TLS is demanded and not to be had, no letter goes out in the open."""
    async with mail_server() as plain:
        with pytest.raises(NotTakenError) as raised:
            await Smtp("localhost", SENDER, plain.port).hand_over(note, "ola@nav.example")
    assert (raised.value.final, plain.taken) == (False, [])


async def test_a_server_that_is_not_there(note: EmailMessage) -> None:
    """The copy waits."""
    async with mail_server() as gone:
        port = gone.port
    with pytest.raises(NotTakenError, match="SMTPConnectError") as raised:
        await Smtp("127.0.0.1", SENDER, port).hand_over(note, "ola@nav.example")
    assert not raised.value.final
