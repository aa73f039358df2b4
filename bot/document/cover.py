"""The title block: what it is, from whom, to whom, when, and what the scheme rests on."""

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from bot.document.recipient import addressed, county
from bot.document.view import Cover, Pair
from bot.document.wording import Wording
from dialogs.form import Form
from dialogs.submission import MunicipalityValue, Submission, TextValue

REGION = "NO"
WITH_COPY = ("to", "receipt", "copy", "submitted", "from", "basis", "deadline")
WITHOUT = ("to", "receipt", "from", "submitted", "basis", "deadline")
"""What stands in two columns, row by row: offices to the left, as far as can be."""


def cover(submission: Submission, form: Form, words: Wording) -> Cover:
    """Return the title block, and what stands at the foot of every page."""
    title, measure = words.of(f"{form.text}.title"), text_of(submission, form.paper.measure)
    office = text_of(submission, form.paper.office)
    to, copies = addressed(submission, form, words)
    pairs = {
        "to": to,
        "receipt": submission.number,
        "copy": ", ".join(copies),
        "submitted": words.catalog.moment(submission.submitted_at),
        "from": ", ".join(name for name in (office, *_places(submission, form, words)) if name),
        "basis": basis(submission.chapter, submission.post, submission.regulation, words),
        "deadline": words.doc("late", date=words.catalog.day(submission.late)) if submission.late else "",
    }
    order = WITH_COPY if copies else WITHOUT
    return Cover(
        language=words.locale,
        region=REGION,
        about=metadata(words.doc("about", title=title, measure=measure) if measure else title),
        author=metadata(office),
        scheme=words.doc("scheme"),
        title=title,
        subject=measure or submission.number,
        footer=words.doc("footer", number=submission.number, form=form.id, regulation=submission.regulation),
        page=words.doc("page", page="{page}", pages="{pages}"),
        pairs=[Pair(words.doc(name), pairs[name]) for name in order if pairs[name]],
    )


def text_of(submission: Submission, name: str) -> str:
    """Return a text answer on one line, "" where there is none."""
    value = submission.answers.get(name)
    return " ".join(value.value.split()) if isinstance(value, TextValue) else ""


def metadata(text: str) -> str:
    """Return what may stand in the file's metadata, which are not compressed: some readers take this word for the end of them."""
    return text.replace("endstream", "end stream")


def basis(chapter: str, post: str, regulation: str, words: Wording) -> str:
    """Return what the scheme rests on; ``regulation`` is the date of its approval, as YYYY-MM-DD (R0)."""
    approved = format_date(date.fromisoformat(regulation), "d. MMMM y", locale=words.locale)
    return words.doc("basis.text", chapter=chapter, post=post, date=approved)


def _places(submission: Submission, form: Form, words: Wording) -> Iterator[str]:
    """Yield the municipality that applies (R4.1), or the county that was chosen."""
    for value in submission.answers.values():
        if isinstance(value, MunicipalityValue):
            yield words.doc("municipality", name=value.name)
    yield county(form, submission.answers, words)
