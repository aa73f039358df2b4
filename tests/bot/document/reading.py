"""Reads PDFs back, as a validator, a person and a screen reader do; and renders the samples once for all tests of a process."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import page
import pikepdf
import pypdfium2

from bot.document.pdf import preview, render
from bot.document.report import report
from bot.document.view import Report
from bot.document.wording import Wording
from bot.i18n import load_catalogs
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.submission import Submission, TextValue
from tests.samples import filed, full_report, not_started

FORM = load_form("report-2021")
PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
FILINGS: dict[str, Callable[[], Submission]] = {
    **{f"full-{language}": partial(full_report, language) for language in Language},
    **{f"not-started-{language}": partial(not_started, language) for language in Language},
    **{name: partial(filed.sample, name) for name in filed.NAMES},
}
"""Every finished filing that there is to look at, by its name."""
PREVIEWS = {f"{name}-{language}": (name, language) for name in form_names() for language in Language}
"""The questions of every form, in both languages."""
SAMPLES = (*FILINGS, *PREVIEWS)


def rendered(submission: Submission) -> bytes:
    """Return a filing's document in its own language."""
    return render(submission, load_form(submission.form), load_catalogs()[submission.language])


def worded(submission: Submission) -> Wording:
    """Return the words of a filing's document."""
    return Wording(load_catalogs()[submission.language], load_form(submission.form))


def about(name: str) -> tuple[Form, Language]:
    """Return the form and the language of a sample."""
    if name in PREVIEWS:
        form, language = PREVIEWS[name]
        return load_form(form), language
    submission = FILINGS[name]()
    return load_form(submission.form), submission.language


@cache
def sample(name: str) -> bytes:
    """Return one of the samples' documents."""
    if name in FILINGS:
        return rendered(FILINGS[name]())
    form, language = about(name)
    return preview(form, load_catalogs()[language])


def faults(pdf: bytes) -> list[str]:
    """Return what an independent validator finds against PDF/A-3a and PDF/UA-1."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def pages(pdf: bytes) -> list[str]:
    """Return each page's text in the order of its content, as a person copies it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [each.get_textpage().get_text_range() for each in document]


def squeezed(text: str) -> str:
    """Return the text without blanks and line ends, to compare what wraps differently."""
    return re.sub(r"\s", "", text)


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its role, a heading's title, a figure's text alternative."""

    role: str
    title: str
    alt: str


def structure(pdf: bytes) -> list[Tag]:
    """Return the tags in the order that a screen reader takes them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_walk(document.Root.StructTreeRoot.K))


def _walk(node: pikepdf.Object) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield Tag(str(node.S).removeprefix("/"), str(node.get("/T", "")), str(node.get("/Alt", "")))
        if "/K" in node:
            yield from _walk(node.K)


def viewed(submission: Submission) -> Report:
    """Return all that a document says."""
    return report(submission, load_form(submission.form), worded(submission))


def changed(submission: Submission, **texts: str) -> Submission:
    """Return the filing with other texts («signature__name»)."""
    new = {name.replace("__", "."): TextValue(kind="text", value=text) for name, text in texts.items()}
    return submission.model_copy(update={"answers": {**submission.answers, **new}})
