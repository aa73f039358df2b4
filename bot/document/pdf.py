"""The two PDFs: a finished filing, and a form's questions before one starts."""

from datetime import UTC, date, datetime, time

from bot.document import preview as questions
from bot.document.data import file_name, in_order, to_json
from bot.document.report import report
from bot.document.typesetting import Attached, typeset
from bot.document.wording import Wording
from bot.i18n import Catalog
from dialogs.form import Form
from dialogs.submission import Submission


def render(submission: Submission, form: Form, catalog: Catalog) -> bytes:
    """Return the filing as PDF/A-3a and PDF/UA-1 with its JSON inside, in the catalog's language; the same bytes every time.

    Thread-safe. Takes some 30 ms, so call it off the event loop.
    """
    words = Wording(catalog, form)
    ordered = in_order(submission, form)
    attached = Attached(file_name(ordered, "json"), "application/json", words.doc("data.title"), to_json(ordered, form))
    return typeset("report", report(ordered, form, words), datetime.fromisoformat(ordered.submitted_at), attached)


def preview(form: Form, catalog: Catalog) -> bytes:
    """Return all questions with their help, options and conditions, as PDF/A-3a and PDF/UA-1; the same bytes every time.

    An edition never changes, so the document is dated by its year, not by when it was made; one of no year by the regulation.
    """
    approved = date.fromisoformat(Submission.model_fields["regulation"].default)
    day = date(form.year, 1, 1) if form.year else approved
    return typeset("preview", questions.preview(form, Wording(catalog, form)), datetime.combine(day, time(), UTC))
