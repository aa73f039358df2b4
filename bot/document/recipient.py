"""Whom a filing is addressed to, as its snapshot says it (``dialogs.recipient``).

Reports that were filed before snapshots said so go by the county that they chose, with a copy to the directorate (regulation
2016, pkt. 11). The offices were merged before the counties were: for Oslo and for Viken it is one
and the same until 2023 (facts.md).
"""

from collections.abc import Mapping

from bot.document.wording import Wording
from dialogs.form import Destination, Form
from dialogs.submission import ChoiceValue, Submission, SubmittedValue

COUNTY = "county"
SHARED = {"oslo": "governor.oslo_og_viken", "viken": "governor.oslo_og_viken"}


def addressed(submission: Submission, form: Form, words: Wording) -> tuple[str, list[str]]:
    """Return the recipient's name and those of the offices that get a copy; "" and none where it goes to nobody."""
    recipient, language = submission.recipient, words.catalog.language
    if recipient is not None:
        return recipient.name.of(language), [each.name.of(language) for each in recipient.copies]
    if form.recipient is Destination.NONE:
        return "", []
    name = governor(form, submission.answers, words)
    return name, [words.doc("directorate")] if name else []


def county(form: Form, answers: Mapping[str, SubmittedValue], words: Wording) -> str:
    """Return the county's name; "" where the form asks for none."""
    chosen = answers.get(COUNTY)
    return words.of(form.fields[COUNTY].option(chosen.code).text) if isinstance(chosen, ChoiceValue) else ""


def governor(form: Form, answers: Mapping[str, SubmittedValue], words: Wording) -> str:
    """Return the county governor's name in the document's language; "" where the form asks for no county."""
    chosen = answers.get(COUNTY)
    if not isinstance(chosen, ChoiceValue):
        return ""
    shared = SHARED.get(chosen.name)
    return words.doc("governor", county=words.doc(shared) if shared else county(form, answers, words))
