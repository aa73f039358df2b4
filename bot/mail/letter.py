"""The letter with the copy: the document and its data, in the document's language. The same submission gives the same letter."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from email_validator import validate_email

from bot.document.data import to_json
from bot.document.pdf import render
from bot.document.report import MEASURE, data_name, text_of
from bot.i18n import Catalog, form_texts
from dialogs.form import Form
from dialogs.submission import Submission


def mailable(address: str) -> str:
    """Return an address as it goes over the wire: its domain in ASCII where its first part allows that."""
    found = validate_email(address, check_deliverability=False)
    return found.ascii_email or found.normalized


def letter(submission: Submission, form: Form, catalog: Catalog, *, sender: Address, recipient: str) -> EmailMessage:
    """Return the letter. No answer can add a header or a recipient: what goes into one is on one line, whatever was written."""
    address = mailable(recipient)
    words = {
        "title": form_texts(catalog, form).of(f"{form.text}.title"),
        "measure": _one_line(text_of(submission, MEASURE)),
        "number": submission.number,
        "at": catalog.moment(submission.submitted_at),
    }
    made = EmailMessage(policy=SMTP if address.isascii() else SMTPUTF8)
    made["From"] = sender
    name, _, domain = address.rpartition("@")
    made["To"] = Address(username=name, domain=domain)
    made["Subject"] = catalog.text("mail.subject", **words)
    made["Date"] = format_datetime(datetime.fromisoformat(submission.submitted_at))
    made["Message-ID"] = f"<{submission.form}.{submission.number}@{sender.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(catalog.text("mail.body", **words), cte="quoted-printable")
    file, document, data = data_name(submission), render(submission, form, catalog), to_json(submission, form)
    made.add_attachment(document, maintype="application", subtype="pdf", filename=f"{file.removesuffix('.json')}.pdf")
    made.add_attachment(data, maintype="application", subtype="json", filename=file)
    made["Content-Language"] = catalog.language.tag  # last: the content's own headers move with it
    return made


def _one_line(text: str) -> str:
    """Return what may stand in a header: nothing unseen, and no encoded word (RFC 2047), which a mail program would decode."""
    return "".join(char for char in text if char.isprintable()).replace("=?", "= ?")
