"""The letter: whatever people wrote, it stays one letter to one address."""

from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest

from bot.i18n import load_catalogs
from bot.mail.letter import letter, mailable
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.submission import Submission, TextValue
from tests.samples import full_report

SENDER = Address("Vegvisar", addr_spec="vegvisar@nav.example")
HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Language",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
}
HOSTILE = (
    "Ung\r\nBcc: tjuv@nav.example",
    "Ung\nSubject: noko anna\n\nTekst",
    "Ung\u2028Bcc: tjuv@nav.example\x85Cc: x@y.no\x0b\x0c",
    "\r\n.\r\nMAIL FROM:<tjuv@nav.example>",
    "=?utf-8?q?Ung=0D=0ABcc:_tjuv@nav.example?=",
    "{number} {0} %s",
    "å" * 200,
    "\x00\x1b[31mUng\u202e",
)


def on_the_wire(submission: Submission, recipient: str) -> bytes:
    """Return the letter as it is sent."""
    form, catalog = load_form(submission.form), load_catalogs()[submission.language]
    return letter(submission, form, catalog, sender=SENDER, recipient=recipient).as_bytes()


def made(submission: Submission, recipient: str = "ola@nav.example") -> EmailMessage:
    """Return the letter as a mail program reads it."""
    return message_from_bytes(on_the_wire(submission, recipient), policy=default)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_answer_becomes_a_header(name: str) -> None:
    """There are the headers that we set, each once, and one recipient."""
    report = full_report()
    found = made(report.model_copy(update={"answers": report.answers | {"measure_name": TextValue(kind="text", value=name)}}))
    assert sorted(found.keys()) == sorted(HEADERS)
    assert [each.addr_spec for each in found["To"].addresses] == ["ola@nav.example"]
    assert "\n" not in found["Subject"]
    assert [each.get_content_type() for each in found.iter_attachments()] == ["application/pdf", "application/json"]


@pytest.mark.parametrize(
    "recipient", ["ola@nav.example\r\nBcc: tjuv@nav.example", "ola@nav.example, tjuv@nav.example", "<ola>", ""]
)
def test_an_address_is_one_address(recipient: str) -> None:
    """What is none is refused, though the engine lets none through."""
    with pytest.raises(ValueError, match=r"address|@"):
        made(full_report(), recipient)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("ola@nav.example", "ola@nav.example"),
        ("post@blåbær.example", "post@xn--blbr-roah.example"),
        ("bjørn@nav.example", "bjørn@nav.example"),
    ],
)
def test_norwegian_letters_in_an_address(given: str, sent: str) -> None:
    """A domain goes out in ASCII; a name that cannot stays as it is, and the server is asked to take it so."""
    assert mailable(given) == sent
    assert f"\r\nTo: {sent}\r\n".encode() in on_the_wire(full_report(), given)


@pytest.mark.parametrize("language", Language)
def test_it_is_in_the_documents_language(language: Language) -> None:
    """The same submission gives the same letter, in the language of its document."""
    report = full_report(language)
    found, again = made(report), made(report)
    body, same = found.get_body(), again.get_body()
    assert body is not None
    assert same is not None
    assert body.get_content() == same.get_content()
    assert ("kopi av rapporten som de gjorde" in body.get_content()) is (language is Language.NYNORSK)
    assert ("kopi av rapporten som dere gjorde" in body.get_content()) is (language is Language.BOKMAL)
    assert found["Message-ID"] == again["Message-ID"] == f"<report-2021.{report.number}@nav.example>"
    assert found["Content-Language"] == language.tag
