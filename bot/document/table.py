"""Filings as CSV for a spreadsheet: one row a filing, one column an answer, with the survey's codes (docs/decisions/0021).

Column names never change within an edition: ``q05_1_received``, ``q08_01_coherent_effort``, ``q15_16_s15``, ``q26_02_grant``.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.document.data import in_order
from dialogs.form import MORE, Field, Form, Kind, Layout, Option, Question
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    DateValue,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedValue,
    TextValue,
)

DELIMITER = ";"
BOM = "\ufeff"
BESIDES = ("late", "recipient_orgnr")
WITHOUT = frozenset({"report-2021"})
"""Editions that were used before there were these columns: theirs stay as they were."""
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for the start of a formula (OWASP, "CSV Injection")."""


@dataclass(frozen=True, slots=True)
class Column:
    """``cell`` makes the text from the answer of ``field``; a filing without that answer has an empty cell."""

    name: str
    field: str
    cell: Callable[[SubmittedValue], str]


def to_csv(form: Form, submissions: Iterable[Submission]) -> bytes:
    """Return UTF-8 with BOM, ``;`` between cells, CRLF at the ends of lines, in the order given.

    Amounts are kroner with a comma and two decimals. A text that a spreadsheet could run as a formula gets a leading apostrophe.
    """
    columns = list(_columns(form))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n")
    after = () if form.id in WITHOUT else BESIDES
    writer.writerow(["number", "submitted_at", "language", *(column.name for column in columns), "warnings", *after])
    for submission in submissions:
        answers = in_order(submission, form).answers
        cells = [column.cell(answers[column.field]) if column.field in answers else "" for column in columns]
        warnings = " ".join(warning.rule for warning in submission.warnings)
        first = [inert(submission.number), submission.submitted_at, submission.language.value]
        besides = [submission.late or "", submission.recipient.orgnr if submission.recipient else ""]
        writer.writerow([*first, *cells, warnings, *besides[: len(after)]])
    return f"{BOM}{out.getvalue()}".encode()


def inert(text: str) -> str:
    """Return the text so that no spreadsheet runs it.

    >>> inert("=HYPERLINK(...)"), inert("Ung i jobb")
    ("'=HYPERLINK(...)", 'Ung i jobb')
    """
    return f"'{text}" if FORMULA.match(text) else text


def _columns(form: Form) -> Iterator[Column]:
    for question in form.questions.values():
        for field in question.fields:
            if field.column != MORE:  # whether there is a next row shows in its cells
                yield from _columns_of(question, field)


def _columns_of(question: Question, field: Field) -> Iterator[Column]:
    name = _name(question, field)
    match field.kind:
        case Kind.CHOICES:
            for option in field.options:
                yield Column(f"{_prefix(question)}{option.code:02}_{option.name}", field.id, _ticked(option))
        case Kind.FILE:
            yield from (Column(f"{name}_{part}", field.id, _part(FileValue, part)) for part in ("name", "size", "sha256"))
        case Kind.MUNICIPALITY:
            yield from (
                Column(f"{name}_{part}", field.id, _part(MunicipalityValue, part)) for part in ("number", "name", "county")
            )
        case _:
            yield Column(name, field.id, _cell)


def _name(question: Question, field: Field) -> str:
    """Return the column's name: the question's number, then the line's, the row's or none, then what the field is called."""
    own = field.id.removeprefix(f"{question.id}.")
    if question.layout is Layout.SINGLE:
        return field.id.replace(".", "_") if question.number is None else f"{_prefix(question)}{field.id.replace('.', '_')}"
    if field.row is not None:
        return f"{_prefix(question)}{field.row:02}_{field.column}"
    if field.code is None:
        return f"{_prefix(question)}{own}"
    digits = len(str(max(each.code or 0 for each in question.fields)))
    return f"{_prefix(question)}{field.code:0{digits}}_{own}"


def _prefix(question: Question) -> str:
    """Return what all its columns begin with: its number, or its name where it has none."""
    return f"{question.id}_" if question.number is None else f"q{question.number:02}_"


def _cell(value: SubmittedValue) -> str:
    match value:
        case TextValue():
            return inert(value.value)
        case AmountValue():
            kroner, ore = divmod(value.ore, 100)
            return f"{kroner},{ore:02}"
        case ChoiceValue():
            return str(value.code)
        case NumberValue():
            return str(value.number)
        case DateValue():
            return value.date
        case _:
            raise TypeError(value)


def _ticked(option: Option) -> Callable[[SubmittedValue], str]:
    def cell(value: SubmittedValue) -> str:
        return "1" if isinstance(value, ChoicesValue) and any(chosen.code == option.code for chosen in value.options) else "0"

    return cell


def _part(kind: type[FileValue | MunicipalityValue], part: str) -> Callable[[SubmittedValue], str]:
    def cell(value: SubmittedValue) -> str:
        return inert(str(getattr(value, part))) if isinstance(value, kind) else ""

    return cell
