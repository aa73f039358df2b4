"""Answers as they stand in the document: one body for each kind of field, and for the questions whose fields belong together."""

from collections.abc import Mapping

from bot.document.balance import Balance
from bot.document.bodies import Bar, Bars, Body, Items, Line, Lines, Missing, MoneyRow, MoneyTable, Part, Plain, Prose
from bot.document.prose import blocks
from bot.document.rows import rows_table, words_table
from bot.document.shown import shown
from bot.document.wording import Wording
from dialogs.form import Field, Kind, Layout, Question
from dialogs.submission import AmountValue, ChoicesValue, ChoiceValue, SubmittedValue, TextValue

Answers = Mapping[str, SubmittedValue]
A_LINE = 200
"""Characters that a text may have to stand beside its name."""


def parts(question: Question, fields: list[Field], answers: Answers, words: Wording) -> list[Part]:
    """Return the question's answers; ``fields`` are its relevant ones, in order."""
    match question.layout:
        case Layout.GRID:
            scored = all(option.score is not None for option in fields[0].options)
            return [Part("", (bars if scored else words_table)(question, fields, answers, words))]
        case Layout.ROWS:
            return [Part("", rows_table(question, fields, answers, words))]
        case Layout.LINES if all(field.kind is Kind.AMOUNT for field in fields):
            return [Part("", money(fields, answers, words))]
        case Layout.LINES if _is_address(fields):
            return [Part("", address(fields, answers, words))]
        case Layout.LINES if all(map(_is_short, fields)):
            return [Part("", Lines([Line(words.short(field.text), _short(field, answers, words)) for field in fields]))]
        case _:
            return [
                Part("" if field.text == question.text else words.label(field.text), body(field, answers.get(field.id), words))
                for field in fields
            ]


def body(field: Field, value: SubmittedValue | None, words: Wording) -> Body:
    """Return one field's answer."""
    match value:
        case None:
            return Missing(words.doc("not_answered"))
        case TextValue(kind="long_text"):
            return Prose(blocks(value.value))
        case ChoicesValue():
            return Items([words.of(field.option(option.code).text) for option in value.options])
        case _:
            return Plain(shown(field, value, words))


def _short(field: Field, answers: Answers, words: Wording) -> Plain | Missing:
    value = answers.get(field.id)
    return Missing(words.doc("not_answered")) if value is None else Plain(shown(field, value, words))


def _is_short(field: Field) -> bool:
    lengthy = field.kind in {Kind.LONG_TEXT, Kind.CHOICES, Kind.FILE}
    return not lengthy and (field.kind is not Kind.TEXT or (field.max_length or 0) <= A_LINE)


def _is_address(fields: list[Field]) -> bool:
    kinds = {field.kind for field in fields}
    return Kind.POSTCODE in kinds and kinds <= {Kind.POSTCODE, Kind.TEXT}


def address(fields: list[Field], answers: Answers, words: Wording) -> Prose:
    """Return it as on an envelope: the postcode and what comes after it on one line, all else on lines of their own."""
    lines: list[str] = []
    after_postcode = False
    for field in fields:
        value = answers.get(field.id)
        text = words.doc("not_answered") if value is None else shown(field, value, words)
        if after_postcode:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
        after_postcode = field.kind is Kind.POSTCODE
    return Prose([{"kind": "paragraph", "lines": lines}])


def money(fields: list[Field], answers: Answers, words: Wording) -> MoneyTable:
    """Return the lines as a table, with the sum check where they are the report's. A line that lacks is shown as such."""
    given = [value if isinstance(value := answers.get(field.id), AmountValue) else None for field in fields]
    balance = Balance.of(fields, answers)
    rest = [balance.rest] if balance else []
    column = iter(words.catalog.column([value.ore for value in given if value] + rest))
    rows = [
        MoneyRow(str(field.code or ""), words.label(field.text), next(column) if value else words.doc("not_answered"))
        for field, value in zip(fields, given, strict=True)
    ]
    head = [words.doc("table.line"), words.doc("table.amount")]
    if not balance:
        return MoneyTable(head, rows)
    check = MoneyRow("", words.doc("check", formula=balance.formula), next(column))
    return MoneyTable(head, rows, check, verdict(balance, words), "attention" if balance.rest else "ok")


def verdict(balance: Balance, words: Wording) -> str:
    """Return what the sum check means, in a sentence."""
    if balance.rest == 0:
        return words.doc("check.ok")
    return words.doc("check.rest" if balance.rest > 0 else "check.over", amount=words.catalog.amount(abs(balance.rest)))


def bars(question: Question, fields: list[Field], answers: Answers, words: Wording) -> Bars:
    """Return a grid with scores as bars, in the form's order, with all that they show in words."""
    rows, spoken = [], []
    for field in fields:
        value = answers.get(field.id)
        said = words.doc("not_answered") if value is None else shown(field, value, words)
        score = (value.score or 0) if isinstance(value, ChoiceValue) else 0
        rows.append(Bar(words.short(field.text), score, said))
        spoken.append(words.doc("figure.row", label=words.label(field.text), value=said))
    scale = sorted(fields[0].options, key=lambda option: option.score or 0)
    alt = words.doc(
        "figure.alt",
        title=words.short(question.text),
        count=len(rows),
        lowest=words.of(scale[0].text),
        highest=words.of(scale[-1].text),
        rows=" ".join(spoken),
    )
    return Bars(scale[-1].score or 0, rows, alt)
