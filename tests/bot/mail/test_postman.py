"""A copy is queued with the submission, and sent when the mail server has taken it over: neither before, nor twice."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address

import pytest
import sqlalchemy as sa

from bot.conversation import Channel, Conversation, MailStatus, NoCaseError, Seat
from bot.document.data import to_json
from bot.document.pdf import render
from bot.mail import Smtp
from bot.mail.postman import LEASE, PAUSES, Postman
from bot.upkeep import upkeep
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Upload
from storage import outbox
from storage.database import Database
from storage.tables import outbox as outbox_table
from tests.bot.mail.server import TAKEN, Mailbox, mail_server
from tests.bot.talking import NOT_STARTED, STARTED, Talk, everything

SENDER = Address("Vegvisar", addr_spec="vegvisar@nav.example")
ADDRESS = NOT_STARTED[2]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2022, 1, 28, 13, 3, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    """Start a mail server."""
    async with mail_server() as started:
        yield started


@pytest.fixture
async def conversation(database_url: str) -> AsyncIterator[Conversation]:
    """Open a conversation of an installation that sends copies, on each kind of database."""
    async with await Database.open(database_url) as database:
        yield Conversation(database, clock=Clock(), copies=True)


@pytest.fixture
def postman(conversation: Conversation, mailbox: Mailbox) -> Postman:
    """Give the worker that sends; the line on the loopback is plain."""
    smtp = Smtp("127.0.0.1", SENDER, mailbox.port, starttls=False)
    return Postman(conversation.database, conversation.catalogs, smtp, Clock())


async def submitted(conversation: Conversation, name: str = "4711") -> Talk:
    """Submit a report."""
    talk = Talk(conversation, Seat(Channel.TELEGRAM, name))
    await talk.start()
    await talk.say(*NOT_STARTED)
    await talk.send(Do(Command.SUBMIT), key=f"submit {name}")
    await talk.send(Do(Command.SUBMIT), key=f"submit {name}")
    return talk


async def status(talk: Talk) -> MailStatus:
    """Return what became of the copy."""
    return await talk.conversation.mail_status(talk.seat, str(talk.case))


async def test_the_copy_arrives_whole(conversation: Conversation, postman: Postman, mailbox: Mailbox) -> None:
    """One letter to the address given, with the document and its data byte for byte, in the document's language."""
    talk = await submitted(conversation)
    assert await status(talk) is MailStatus.QUEUED
    assert [await postman.deliver(), await postman.deliver()] == [True, False]
    assert await status(talk) is MailStatus.SENT
    (envelope,), (letter,) = mailbox.taken, mailbox.letters()
    submission, form = await conversation.submission(talk.seat, str(talk.case))
    assert (envelope.mail_from, envelope.rcpt_tos) == ("vegvisar@nav.example", [ADDRESS])
    assert (letter["From"], letter["To"]) == ("Vegvisar <vegvisar@nav.example>", ADDRESS)
    assert letter["Subject"] == f"Kopi: Rapportering for 2021, Ung i jobb ({submission.number})"
    assert letter["Content-Language"] == "nn-NO"
    body = letter.get_body()
    assert body is not None
    assert "Her er ein kopi av «Rapportering for 2021», som de gjorde ferdig 28. januar 2022 kl. 14.03." in body.get_content()
    files = {each.get_filename(): each.get_content() for each in letter.iter_attachments()}
    stem = f"report-{submission.number}"
    assert files == {
        f"{stem}.pdf": render(submission, form, conversation.catalogs[submission.language]),
        f"{stem}.json": to_json(submission, form),
    }


async def test_the_accounts_go_along(conversation: Conversation, postman: Postman, mailbox: Mailbox) -> None:
    """As they came, under their own name: the office has to send them on with the report (regelverket pkt. 11)."""
    content = b"Konto;Sum\n5000;1250\n"
    talk = Talk(conversation)
    await talk.start()
    await talk.say(*STARTED)
    await talk.send(Upload(inspect("Rekneskap på øya.csv", content)), content=content)
    await talk.say("1", *"12341234123412", "Ungdom.", "Jobbgrupper.", "ja", "Fleire.", "Ein modell.", "Meir arbeid.", "Intervju.")
    await talk.say("1, 2 og 5", "Tid.", "Folk.", "nei", "3", "Kurs for fire.", "hopp over", "hopp over")
    await talk.do(Command.SUBMIT)
    await talk.do(Command.SUBMIT)
    assert await postman.deliver()
    (letter,) = mailbox.letters()
    document, data, accounts = letter.iter_attachments()
    assert [document.get_content_type(), data.get_content_type()] == ["application/pdf", "application/json"]
    assert (accounts.get_filename(), accounts.get_content_type()) == ("Rekneskap på øya.csv", "text/csv")
    assert accounts.get_payload(decode=True) == content


async def test_it_is_not_called_sent_before_the_server_says_so(
    conversation: Conversation, postman: Postman, mailbox: Mailbox
) -> None:
    """While the server still thinks, the copy is queued."""
    talk, seen = await submitted(conversation), []

    async def look() -> None:
        seen.append(await status(talk))

    mailbox.while_taking = look
    await postman.deliver()
    assert [*seen, await status(talk)] == [MailStatus.QUEUED, MailStatus.SENT]


async def test_without_a_mail_server_nothing_is_queued(database_url: str) -> None:
    """An installation that sends no mail promises none, and keeps no list of addresses."""
    async with await Database.open(database_url) as database:
        talk = await submitted(Conversation(database))
        assert await status(talk) is MailStatus.NONE
        assert "outbox" not in await everything(talk.conversation)


async def test_only_who_has_the_case_learns_of_its_copy(conversation: Conversation) -> None:
    """A stranger does not."""
    talk = await submitted(conversation)
    with pytest.raises(NoCaseError):
        await conversation.mail_status(Seat(Channel.WEB, "x"), str(talk.case))


async def test_a_server_that_is_busy_is_tried_again(
    conversation: Conversation, postman: Postman, mailbox: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    """After a pause, longer each time; the log has the report's number, never the address."""
    talk = await submitted(conversation)
    mailbox.to_content = "451 try again later"
    assert [await postman.deliver(), await postman.deliver()] == [True, False]
    assert await status(talk) is MailStatus.QUEUED
    assert "attempt 1 failed, tried again later: content refused (451)" in caplog.text
    assert ADDRESS not in caplog.text
    mailbox.to_content = TAKEN
    postman.clock = lambda: Clock().now + PAUSES[0]
    assert await postman.deliver()
    assert await status(talk) is MailStatus.SENT


async def test_it_is_given_up_in_the_end(conversation: Conversation, mailbox: Mailbox, caplog: pytest.LogCaptureFixture) -> None:
    """A server that is never there is tried for two days at most; then the copy has failed, and the person can be told."""
    talk, clock = await submitted(conversation), Clock()
    smtp = Smtp("127.0.0.1", SENDER, mailbox.port)  # demands TLS, which this server does not speak
    postman = Postman(conversation.database, conversation.catalogs, smtp, clock)
    for pause in PAUSES:
        assert await postman.deliver()
        assert await status(talk) is MailStatus.QUEUED
        clock.now += pause
    assert [await postman.deliver(), await postman.deliver()] == [True, False]
    assert await status(talk) is MailStatus.FAILED
    assert mailbox.taken == []
    assert caplog.records[-1].levelno == logging.ERROR
    assert clock.now - Clock().now < timedelta(days=2)


@pytest.mark.parametrize("refused", ["to_recipient", "to_content"])
async def test_what_the_server_never_takes_is_not_tried_again(
    conversation: Conversation, postman: Postman, mailbox: Mailbox, refused: str
) -> None:
    """An address that does not exist has failed at once."""
    talk = await submitted(conversation)
    setattr(mailbox, refused, "550 no such user")
    assert [await postman.deliver(), await postman.deliver()] == [True, False]
    assert await status(talk) is MailStatus.FAILED


async def test_a_letter_that_cannot_be_made_holds_up_nobody(
    conversation: Conversation, postman: Postman, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault of ours in one copy is logged by its kind, and the next one goes out."""
    broken, whole = [await submitted(conversation, name) for name in ("1", "2")]
    spoil = sa.update(outbox_table).where(outbox_table.c.case_id == broken.case).values(address="Kari Nordmann")
    await conversation.database.write(lambda connection: connection.execute(spoil).rowcount)
    assert [await postman.deliver(), await postman.deliver(), await postman.deliver()] == [True, True, False]
    assert [await status(broken), await status(whole)] == [MailStatus.QUEUED, MailStatus.SENT]
    assert "attempt 1 failed, tried again later: EmailSyntaxError" in caplog.text
    assert "Kari" not in caplog.text


async def test_several_workers_send_each_copy_once(conversation: Conversation, postman: Postman, mailbox: Mailbox) -> None:
    """Workers that take at the same time take different copies."""
    talks = [await submitted(conversation, f"{number}") for number in range(4)]
    other = Postman(conversation.database, conversation.catalogs, postman.smtp, Clock())
    await asyncio.gather(*(each.deliver() for each in (postman, other, postman, other, postman, other)))
    assert len({each["Message-ID"] for each in mailbox.letters()}) == len(mailbox.taken) == 4
    assert [await status(talk) for talk in talks] == [MailStatus.SENT] * 4


async def test_a_copy_that_a_dead_worker_had_is_sent_by_another(
    conversation: Conversation, postman: Postman, mailbox: Mailbox
) -> None:
    """Nobody waits for a worker that was killed in the middle; the letter is the same, so that mail programs know it again."""
    talk, now = await submitted(conversation), Clock().now
    times = [each.isoformat(timespec="microseconds") for each in (now, now + LEASE)]
    assert await conversation.database.write(lambda connection: outbox.take(connection, *times))
    assert not await postman.deliver()
    postman.clock = lambda: now + LEASE
    assert await postman.deliver()
    assert await status(talk) is MailStatus.SENT
    assert len(mailbox.taken) == 1


async def test_it_goes_out_by_itself(conversation: Conversation, mailbox: Mailbox) -> None:
    """A copy is sent as soon as it is queued; one that is on its way when the service stops is finished first."""
    taken = asyncio.Event()

    async def tell() -> None:
        taken.set()

    mailbox.while_taking = tell
    async with upkeep(conversation, Smtp("127.0.0.1", SENDER, mailbox.port, starttls=False)):
        talk = await submitted(conversation)
        await taken.wait()
    assert await status(talk) is MailStatus.SENT
