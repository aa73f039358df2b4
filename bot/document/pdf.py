"""The two PDFs: a finished filing, and a form's questions before one starts."""

from datetime import UTC, datetime

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

    An edition never changes, so the document is dated when its year was over, not when it was made.
    """
    return typeset("preview", questions.preview(form, Wording(catalog, form)), datetime(form.year + 1, 1, 1, tzinfo=UTC))
