"""What stands behind the answers: the warnings with their reasons, and the files that go with them."""

from bot.document.prose import blocks
from bot.document.view import Confirmed, Enclosed, Enclosures, Pair, Warnings
from bot.document.wording import Wording
from dialogs.form import Form
from dialogs.prompts import Tone
from dialogs.rules import Finding, rule_called
from dialogs.saying import finding_message
from dialogs.submission import FileValue, Submission


def confirmed(submission: Submission, words: Wording) -> Warnings | None:
    """Return the soft checks that were confirmed, with their reasons; None where there are none.

    What is known of a year is not asked: what was confirmed once stays in the document.
    """
    if not submission.warnings:
        return None
    items = []
    for n, warning in enumerate(submission.warnings, start=1):
        finding = Finding(rule_called(warning.rule), warning.field, warning.params, ())
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


def enclosed(submission: Submission, form: Form, words: Wording) -> Enclosures | None:
    """Return the files that go with the filing; None where there are none."""
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
