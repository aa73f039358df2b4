"""Answers as they stand in the document: one body for each kind of field, and for the questions whose fields belong together."""

from collections.abc import Mapping

from bot.document.balance import FORMULA, LINES, Balance
from bot.document.prose import blocks
from bot.document.view import Bar, Bars, Body, Items, Missing, MoneyRow, MoneyTable, Part, Plain, Prose
from bot.document.wording import Wording
from bot.i18n import PLAIN
from dialogs.form import Field, Kind, Layout, Question
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    DateValue,
    FileValue,
    MunicipalityValue,
    NumberValue,
    SubmittedValue,
    TextValue,
)

Answers = Mapping[str, SubmittedValue]


def parts(question: Question, fields: list[Field], answers: Answers, words: Wording) -> list[Part]:
    """Return the question's answers; ``fields`` are its relevant ones, in order."""
    if question.layout is Layout.GRID:
        return [Part("", bars(question, fields, answers, words))]
    if question.layout is Layout.LINES and all(field.kind is Kind.AMOUNT for field in fields):
        return [Part("", money(fields, answers, words))]
    return [
        Part("" if field.text == question.text else words.label(field.text), body(field, answers.get(field.id), words))
        for field in fields
    ]


def body(field: Field, value: SubmittedValue | None, words: Wording) -> Body:
    """Return one field's answer."""
    if value is None:
        return Missing(words.doc("not_answered"))
    match value:
        case TextValue(kind="long_text"):
            return Prose(blocks(value.value))
        case ChoicesValue():
            return Items([words.of(field.option(option.code).text) for option in value.options])
        case _:
            return Plain(shown(field, value, words))


def shown(field: Field, value: SubmittedValue, words: Wording) -> str:
    """Return an answer as a person writes it, in one piece."""
    match value:
        case TextValue():
            return PLAIN[field.kind](value.value) if field.kind in PLAIN else value.value
        case ChoicesValue():
            return "; ".join(words.of(field.option(option.code).text) for option in value.options)
        case ChoiceValue():
            return words.of(field.option(value.code).text)
        case FileValue():
            return value.name
        case _:
            return _formal(field, value, words)


def _formal(field: Field, value: AmountValue | NumberValue | DateValue | MunicipalityValue, words: Wording) -> str:
    match value:
        case AmountValue():
            return words.catalog.amount(value.ore)
        case NumberValue():
            return words.catalog.number(value.number, field.unit)
        case DateValue():
            return words.catalog.day(value.date)
        case MunicipalityValue():
            return f"{value.number} {value.name}"


def money(fields: list[Field], answers: Answers, words: Wording) -> MoneyTable:
    """Return the lines as a table, with the sum check where they are the report's five. A line that lacks is shown as such."""
    given = [value if isinstance(value := answers.get(field.id), AmountValue) else None for field in fields]
    balance = Balance.of(answers) if tuple(field.id for field in fields) == LINES else None
    rest = [balance.rest] if balance else []
    column = iter(words.column([value.ore for value in given if value] + rest))
    rows = [
        MoneyRow(str(field.code or ""), words.label(field.text), next(column) if value else words.doc("not_answered"))
        for field, value in zip(fields, given, strict=True)
    ]
    head = [words.doc("table.line"), words.doc("table.amount")]
    if not balance:
        return MoneyTable(head, rows)
    check = MoneyRow("", words.doc("check", formula=FORMULA), next(column))
    return MoneyTable(head, rows, check, verdict(balance, words), "attention" if balance.rest else "ok")


def verdict(balance: Balance, words: Wording) -> str:
    """Return what the sum check means, in a sentence."""
    if balance.rest == 0:
        return words.doc("check.ok")
    return words.doc("check.rest" if balance.rest > 0 else "check.over", amount=words.catalog.amount(abs(balance.rest)))


def bars(question: Question, fields: list[Field], answers: Answers, words: Wording) -> Bars:
    """Return the grid as bars, in the form's order, with all that they show in words."""
    rows, spoken = [], []
    for field in fields:
        value = answers.get(field.id)
        said = words.of(field.option(value.code).text) if isinstance(value, ChoiceValue) else words.doc("not_answered")
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
