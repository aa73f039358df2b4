"""The letter: whatever people wrote, it stays one letter to one address."""

from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest

from bot.i18n import load_catalogs
from bot.mail.letter import ENOUGH, Files, letter, mailable
from dialogs.language import Language
from dialogs.submission import Submission, TextValue
from tests.samples import ACCOUNTS, full_report
from tests.samples.filed import sample

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


def on_the_wire(submission: Submission, recipient: str, files: Files = ()) -> bytes:
    """Return the letter as it is sent."""
    catalog = load_catalogs()[submission.language]
    return letter(submission, catalog, files, sender=SENDER, recipient=recipient).as_bytes()


def made(submission: Submission, recipient: str = "ola@nav.example", files: Files = ()) -> EmailMessage:
    """Return the letter as a mail program reads it."""
    return message_from_bytes(on_the_wire(submission, recipient, files), policy=default)


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
    assert ("kopi av «Rapportering for 2021», som de gjorde" in body.get_content()) is (language is Language.NYNORSK)
    assert ("kopi av «Rapportering for 2021», som dere gjorde" in body.get_content()) is (language is Language.BOKMAL)
    assert found["Message-ID"] == again["Message-ID"] == f"<report-2021.{report.number}@nav.example>"
    assert found["Content-Language"] == language.tag


def body_of(found: EmailMessage) -> str:
    """Return what a person reads."""
    body = found.get_body()
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("language", Language)
def test_it_says_what_to_send_and_where(language: Language) -> None:
    """The report and the accounts to the governor, with a copy to the directorate (regelverket pkt. 11)."""
    report, nynorsk = full_report(language), language is Language.NYNORSK
    alone, both = body_of(made(report)), body_of(made(report, files=[(ACCOUNTS, b"PK")]))
    files = "filene de la ved" if nynorsk else "filene dere la ved"
    assert f"Send PDF-en til {'Statsforvaltaren' if nynorsk else 'Statsforvalteren'} i " in alone
    assert "Send kopi til Arbeids- og velferdsdirektoratet." in alone
    assert "Send PDF-en og filene til " in both
    assert files not in alone
    assert f"(PDF), {files}, og " in both


@pytest.mark.parametrize(
    ("name", "signed", "send"),
    [
        ("application-new.nn", True, "Send PDF-en til Statsforvaltaren i "),
        ("application-trial.nb", True, "Send PDF-en til Arbeids- og velferdsdirektoratet, "),
        ("confirmation.nb", True, "Send PDF-en til Arbeids- og velferdsdirektoratet, "),  # of a trial
        ("carry-over.nb", True, "Send PDF-en til Statsforvalteren i "),
        ("repayment.nn", False, "Send PDF-en til Arbeids- og velferdsdirektoratet, "),
        ("grant-letter.nn", False, "Dette skal ikkje sendast til nokon."),
    ],
)
def test_every_form_says_what_to_do_with_it(name: str, send: str, *, signed: bool) -> None:
    """Have it signed first where people sign it; then to whom it is addressed, if anybody."""
    told = body_of(made(sample(name)))
    assert ("Få dokumentet undersk" in told) is signed
    assert send in told


@pytest.mark.parametrize(
    "name", ["Rekneskap\r\nBcc: tjuv@nav.example.csv", "=?utf-8?q?Bcc:_x@y.no?=", "å" * 200, "../../rekneskap.csv"]
)
def test_no_file_name_becomes_a_header(name: str) -> None:
    """A file is one attachment, whatever it is called."""
    found = made(full_report(), files=[(ACCOUNTS.model_copy(update={"name": name}), b"PK")])
    assert sorted(found.keys()) == sorted(HEADERS)
    *_, accounts = found.iter_attachments()
    assert accounts.get_content() == b"PK"
    assert set(accounts.keys()) == {"Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"}


def test_a_letter_that_would_be_too_large_leaves_the_accounts_out() -> None:
    """It says that they have to be found elsewhere; with the largest that goes along, mail servers still take it."""
    report = full_report(Language.BOKMAL)
    fits, too_large = (made(report, files=[(ACCOUNTS, bytes(size))]) for size in (ENOUGH // 3 * 2, ENOUGH // 4 * 3))
    assert len(list(fits.iter_attachments())) == 3
    assert len(fits.as_bytes()) <= ENOUGH + 10_000
    assert len(list(too_large.iter_attachments())) == 2
    assert "Filene dere la ved, er for store til å gå med e-posten" in body_of(too_large)
    assert "Send PDF-en og filene til " in body_of(too_large)
