"""A finished filing as a document: the snapshot becomes what the template gets, and nothing that is not in it is added."""

from bot.document.answers import parts
from bot.document.appendix import confirmed, enclosed
from bot.document.bodies import Table
from bot.document.comparison import comparison
from bot.document.cover import cover
from bot.document.facts import key_facts
from bot.document.prose import blocks
from bot.document.shown import chosen
from bot.document.signatures import signatures
from bot.document.view import (
    Answered,
    AnsweredSection,
    Reference,
    Remark,
    Report,
)
from bot.document.wording import Wording
from dialogs.form import Field, Form, Question
from dialogs.route import route
from dialogs.session import Answer
from dialogs.submission import FileValue, Submission

NARROW = 3
"""Columns of a table that fit beside the label."""
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
        remark=_remark(submission, form, words),
        sections=sections,
        comparison=comparison(submission, words),
        warnings=confirmed(submission, words),
        enclosures=enclosed(submission, form, words),
        signatures=signatures(submission, form, words),
        colophon=words.doc("colophon"),
    )


def relevant_fields(submission: Submission, form: Form) -> dict[str, Field]:
    """Return the fields that applied to this filing, also those that were skipped."""
    values = {name: chosen(value) for name, value in submission.answers.items()}
    return route(form, {name: Answer(value=value, revision=0) for name, value in values.items() if value is not None})


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
    shown = parts(question, fields, submission.answers, words)
    return Answered(
        number=str(question.number or ""),
        label=label,
        wording="" if says_no_more(wording, label) else wording,
        references=references,
        parts=shown,
        wide=any(isinstance(each.body, Table) and len(each.body.columns) > NARROW for each in shown),
    )


def _remark(submission: Submission, form: Form, words: Wording) -> Remark | None:
    """Return what the scheme wants of such a filing, where the catalogs have a word on it."""
    name = f"remark.{form.text}"
    if not words.has(f"{name}.title"):
        return None
    text = words.doc(name, chapter=submission.chapter, post=submission.post, scheme=words.doc("scheme"))
    return Remark(words.doc(f"{name}.title"), blocks(text))
