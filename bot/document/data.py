"""A filing as JSON: the same snapshot gives the same bytes, whatever the store did to the order of its keys.

The published description is ``bot.document.schema.json_schema``.
"""

import json

from dialogs.form import Form
from dialogs.submission import Submission


def file_name(submission: Submission, suffix: str) -> str:
    """Return what a filing's file is called in every channel, and inside the PDF: «report-2021-XNF5YWJX.pdf», the year once."""
    year, _, _ = submission.number.partition("-")
    return f"{submission.form.removesuffix(f'-{year}')}-{submission.number}.{suffix}"


def in_order(submission: Submission, form: Form) -> Submission:
    """Return the filing with its answers in the form's order. KeyError when one is none of the form's fields."""
    answers = sorted(submission.answers.items(), key=lambda item: form.order[item[0]])
    return submission.model_copy(update={"answers": dict(answers)})


def to_json(submission: Submission, form: Form) -> bytes:
    """Return UTF-8 without BOM, two blanks of indent, keys in the snapshot's and the form's order, one newline at the end."""
    content = in_order(submission, form).model_dump(mode="json")
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()
