"""Questions that are a table on paper: rows (a budget's lines) with their sums, and a grid without scores, in words."""

from collections.abc import Mapping, Sequence

from bot.document.bodies import Column, Table
from bot.document.shown import shown
from bot.document.wording import Wording
from dialogs.form import MORE, Field, Kind, Question, Unit
from dialogs.submission import AmountValue, SubmittedValue

BLANK = "–"

Answers = Mapping[str, SubmittedValue]


def rows_table(question: Question, fields: list[Field], answers: Answers, words: Wording) -> Table:
    """Return a row of cells for each row that applies, a dash where nothing was given, and the sums of columns of money.

    A column that may be skipped, and was in every row, is left out, unless it is money: that there is none is worth to know.
    """
    last = max(field.row or 0 for field in fields)
    given = {
        column: [answers.get(f"{question.id}.{number}.{column.column}") for number in range(1, last + 1)]
        for column in question.row(1)
        if column.column != MORE
    }
    kept = {column: values for column, values in given.items() if any(values) or column.required or column.kind is Kind.AMOUNT}
    cells = [_cells(column, values, words) for column, values in kept.items()]
    summed = last > 1 and any(column.kind is Kind.AMOUNT for column in kept)
    rows = [list(row) for row in zip(*cells, strict=True)]
    if summed:
        rows[-1][0] = words.doc("table.sum")
    return Table(
        [_column(column, words) for column in kept],
        rows[:-1],
        rows[-1] if summed else [],
    )


def _column(column: Field, words: Wording) -> Column:
    figures = column.kind is Kind.AMOUNT or (column.kind is Kind.NUMBER and column.unit is not Unit.YEAR)
    return Column(words.short(column.text), right=figures, narrow=column.kind in {Kind.AMOUNT, Kind.NUMBER, Kind.DATE})


def _cells(column: Field, values: Sequence[SubmittedValue | None], words: Wording) -> list[str]:
    """Return a cell for each value, and one for their sum: "" where there is nothing to add up."""
    if column.kind is not Kind.AMOUNT:
        return [*(BLANK if value is None else shown(column, value, words) for value in values), ""]
    ore = [value.ore if isinstance(value, AmountValue) else None for value in values]
    known = [each for each in ore if each is not None]
    shown_amounts = iter(words.catalog.column([*known, sum(known)]))
    return [BLANK if each is None else next(shown_amounts) for each in [*ore, sum(known) if known else None]]


def words_table(question: Question, fields: list[Field], answers: Answers, words: Wording) -> Table:
    """Return a grid without scores: a line and its answer, in the form's order. No bars: there is nothing to measure."""
    rows = [
        [words.label(field.text), words.doc("not_answered") if value is None else shown(field, value, words)]
        for field in fields
        for value in [answers.get(field.id)]
    ]
    return Table([Column(words.short(question.text)), Column(words.doc("table.answer"), narrow=True)], rows)
