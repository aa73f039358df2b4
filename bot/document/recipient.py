"""Whom a filing is addressed to (regulation 2016, pkt. 11: the county governor concerned, with a copy to the directorate).

The offices were merged before the counties were: for Oslo and for Viken it is one and the same until 2023 (facts.md).
"""

from collections.abc import Mapping

from bot.document.wording import Wording
from dialogs.form import Form
from dialogs.submission import ChoiceValue, SubmittedValue

COUNTY = "county"
SHARED = {"oslo": "governor.oslo_og_viken", "viken": "governor.oslo_og_viken"}


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
