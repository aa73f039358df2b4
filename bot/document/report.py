"""A finished filing as a document: the snapshot becomes what the template gets, and nothing that is not in it is added."""

from datetime import date

from babel.dates import format_date

from bot.document.answers import parts
from bot.document.facts import key_facts
from bot.document.prose import blocks
from bot.document.recipient import county, governor
from bot.document.view import (
    Answered,
    AnsweredSection,
    Confirmed,
    Cover,
    Enclosed,
    Enclosures,
    Pair,
    Reference,
    Report,
    Warnings,
)
from bot.document.wording import Wording
from dialogs.form import Field, Form, Question
from dialogs.prompts import Tone
from dialogs.route import route
from dialogs.rules import RULES, Finding
from dialogs.saying import finding_message
from dialogs.session import Answer
from dialogs.submission import ChoicesValue, ChoiceValue, FileValue, Submission, TextValue

MEASURE, OFFICE = "measure_name", "office_name"
REGION = "NO"
FEW_WORDS = 3


def report(submission: Submission, form: Form, words: Wording) -> Report:
    """Return the whole document's words."""
    relevant = relevant_fields(submission, form)
    sections = []
    for section in form.sections:
        asked = [(question, [field for field in question.fields if field.id in relevant]) for question in section.questions]
        answered = [_answered(question, fields, submission, words) for question, fields in asked if fields]
        if answered:
            sections.append(AnsweredSection(words.of(f"{section.text}.title"), answered))
    return Report(
        cover=cover(submission, form, words),
        facts_title=words.doc("facts.title"),
        facts=key_facts(submission, form, words),
        sections=sections,
        warnings=_warnings(submission, words),
        enclosures=_enclosures(submission, form, words),
        colophon=words.doc("colophon"),
    )


def relevant_fields(submission: Submission, form: Form) -> dict[str, Field]:
    """Return the fields that applied to this filing, also those that were skipped."""
    chosen: dict[str, Answer] = {}
    for name, value in submission.answers.items():
        if isinstance(value, ChoiceValue):
            chosen[name] = Answer(value=value.code, revision=0)
        elif isinstance(value, ChoicesValue):
            chosen[name] = Answer(value=tuple(option.code for option in value.options), revision=0)
    return route(form, chosen)


def text_of(submission: Submission, name: str) -> str:
    """Return a text answer on one line, "" where there is none."""
    value = submission.answers.get(name)
    return " ".join(value.value.split()) if isinstance(value, TextValue) else ""


def cover(submission: Submission, form: Form, words: Wording) -> Cover:
    """Return the title block, and what stands at the foot of every page."""
    title, measure = words.of(f"{form.text}.title"), text_of(submission, MEASURE)
    pairs = {
        "to": governor(form, submission.answers, words),
        "receipt": submission.number,
        "copy": words.doc("directorate"),
        "submitted": words.catalog.moment(submission.submitted_at),
        "from": ", ".join(name for name in (text_of(submission, OFFICE), county(form, submission.answers, words)) if name),
        "basis": basis(submission.chapter, submission.post, submission.regulation, words),
    }
    return Cover(
        language=words.locale,
        region=REGION,
        about=metadata(words.doc("about", title=title, measure=measure)),
        author=metadata(text_of(submission, OFFICE)),
        scheme=words.doc("scheme"),
        title=title,
        subject=measure,
        footer=f"{words.doc('receipt')} {submission.number}",
        page=words.doc("page", page="{page}", pages="{pages}"),
        pairs=[Pair(words.doc(name), value) for name, value in pairs.items() if value],
    )


def metadata(text: str) -> str:
    """Return what may stand in the file's metadata, which are not compressed: some readers take this word for the end of them."""
    return text.replace("endstream", "end stream")


def basis(chapter: str, post: str, regulation: str, words: Wording) -> str:
    """Return what the scheme rests on; ``regulation`` is the date of its approval, as YYYY-MM-DD."""
    approved = format_date(date.fromisoformat(regulation), "d. MMMM y", locale=words.locale)
    return words.doc("basis.text", chapter=chapter, post=post, date=approved)


def says_no_more(wording: str, label: str) -> bool:
    """Tell whether a question («Vel fylke») says nothing that its label does not say, now that it is answered."""
    return len(wording.split()) <= FEW_WORDS or wording.startswith(label)


def _answered(question: Question, fields: list[Field], submission: Submission, words: Wording) -> Answered:
    label, wording = words.short(question.text), words.label(question.text)
    own = {field.id for field in fields}
    references = [
        Reference(words.doc("warning.see", n=n), f"warning-{n}")
        for n, warning in enumerate(submission.warnings, start=1)
        if warning.field in own
    ]
    references += [
        Reference(words.doc("attachment.see", title=words.doc("attachments.title")), f"file-{name}")
        for name in sorted(own)
        if isinstance(submission.answers.get(name), FileValue)
    ]
    return Answered(
        number=str(question.number or ""),
        label=label,
        wording="" if says_no_more(wording, label) else wording,
        references=references,
        parts=parts(question, fields, submission.answers, words),
    )


def _warnings(submission: Submission, words: Wording) -> Warnings | None:
    if not submission.warnings:
        return None
    items = []
    for n, warning in enumerate(submission.warnings, start=1):
        finding = Finding(RULES[warning.rule], warning.field, warning.params, ())
        items.append(
            Confirmed(
                target=f"warning-{n}",
                label=words.doc("warning", n=n),
                cite=words.cite(warning.cites),
                message=words.say(finding_message(finding, Tone.WARNING)),
                reason_label=words.doc("warning.reason"),
                reason=blocks(warning.reason),
            )
        )
    return Warnings(words.doc("warnings.title"), words.doc("warnings.intro"), items)


def _enclosures(submission: Submission, form: Form, words: Wording) -> Enclosures | None:
    items = [
        Enclosed(
            target=f"file-{name}",
            label=words.short(form.fields[name].text),
            pairs=[
                Pair(words.doc("attachment.file"), value.name),
                Pair(words.doc("attachment.size"), _size(value.size, words)),
                Pair(words.doc("attachment.hash"), value.sha256),
            ],
        )
        for name, value in submission.answers.items()
        if isinstance(value, FileValue)
    ]
    return Enclosures(words.doc("attachments.title"), items) if items else None


def _size(size: int, words: Wording) -> str:
    return words.doc("attachment.bytes", size=words.catalog.size(size), bytes=words.count(size))
