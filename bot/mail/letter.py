"""The letter with the copy: the document, its data and the files given, in the document's language; the same every time."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from email_validator import validate_email

from bot.document.cover import text_of
from bot.document.data import file_name, to_json
from bot.document.pdf import render
from bot.document.recipient import addressed
from bot.document.wording import Wording
from bot.i18n import Catalog, form_texts
from dialogs.form import Form
from dialogs.load import load_form
from dialogs.submission import FileValue, Submission

ENOUGH = 20_000_000
"""Bytes: larger letters are often refused on their way. Then the files that people gave are left out, and the letter says so."""
IN_LETTER = 78 / 57  # base64 makes a line of 78 bytes of each 57

Files = Sequence[tuple[FileValue, bytes]]


def mailable(address: str) -> str:
    """Return an address as it goes over the wire: its domain in ASCII where its first part allows that."""
    found = validate_email(address, check_deliverability=False)
    return found.ascii_email or found.normalized


def letter(submission: Submission, catalog: Catalog, files: Files, *, sender: Address, recipient: str) -> EmailMessage:
    """Return the letter; ``files`` are those that the answers name.

    No answer can add a header or a recipient: what goes into one is on one line, whatever was written.
    """
    form = load_form(submission.form)
    document, data = render(submission, form, catalog), to_json(submission, form)
    kept = sum(map(len, (document, data, *(content for _, content in files)))) * IN_LETTER <= ENOUGH
    words = {
        "title": form_texts(catalog, form).of(f"{form.text}.title"),
        "measure": _one_line(text_of(submission, form.paper.measure)),
        "number": submission.number,
        "at": catalog.moment(submission.submitted_at),
    }
    made = _addressed(sender, mailable(recipient))
    made["Subject"] = catalog.text("mail.subject", **words)
    made["Date"] = format_datetime(datetime.fromisoformat(submission.submitted_at))
    made["Message-ID"] = f"<{submission.form}.{submission.number}@{sender.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    enclosed = catalog.text(("mail.enclosed.files" if kept else "mail.enclosed.too_large") if files else "mail.enclosed")
    send = " ".join(_what_to_do(submission, form, Wording(catalog, form), files))
    made.set_content(catalog.text("mail.body", enclosed=enclosed, send=send, **words), cte="quoted-printable")
    _attach(made, document, "application/pdf", file_name(submission, "pdf"))
    _attach(made, data, "application/json", file_name(submission, "json"))
    for value, content in files if kept else ():
        _attach(made, content, value.media_type, _one_line(value.name))
    made["Content-Language"] = catalog.language.tag  # last: the content's own headers move with it
    return made


def _what_to_do(submission: Submission, form: Form, words: Wording, files: Files) -> Iterator[str]:
    """Yield what is left to do with the document: have it signed, and send it to whom it is addressed to, if anybody."""
    yield words.of("mail.yours")
    if form.paper.signers:
        yield words.of("mail.sign")
    to, copies = addressed(submission, form, words)
    if to:
        yield words.catalog.text("mail.send.files" if files else "mail.send", to=to)
        yield from (words.catalog.text("mail.copy", to=each) for each in copies)
    else:
        yield words.of("mail.keep")


def _addressed(sender: Address, address: str) -> EmailMessage:
    """Return an empty letter to an address."""
    made = EmailMessage(policy=SMTP if address.isascii() else SMTPUTF8)
    made["From"] = sender
    name, _, domain = address.rpartition("@")
    made["To"] = Address(username=name, domain=domain)
    return made


def _attach(made: EmailMessage, content: bytes, media_type: str, name: str) -> None:
    kind, _, subtype = media_type.partition("/")
    made.add_attachment(content, maintype=kind, subtype=subtype, filename=name)


def _one_line(text: str) -> str:
    """Return what may stand in a header: nothing unseen, and no encoded word (RFC 2047), which a mail program would decode."""
    return "".join(char for char in text if char.isprintable()).replace("=?", "= ?")
