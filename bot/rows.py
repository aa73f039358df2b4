"""A question of rows as a chat tells of it: a row on a line, the sums of its columns, and what they are to come to. Pure."""

from collections.abc import Iterator

from bot.i18n import FormTexts
from dialogs.form import MORE, Field, Kind, Question
from dialogs.prompts import Message, Money, Param, Wording
from dialogs.route import State
from dialogs.rules.catalog import held_to

BETWEEN = " · "
NAMED = (Kind.AMOUNT, Kind.NUMBER, Kind.DATE)
"""What says nothing without the name of its column."""


def cells(state: State, question: Question, row: int) -> list[Field]:
    """Return the fields of a row that apply, without the one that asks for another row."""
    return [each for each in question.row(row) if each.id in state.route and each.column != MORE]


def lacks(state: State, question: Question, row: int) -> bool:
    """Tell whether something of a row is still to be answered or mended."""
    return any(state.is_open(each.id) for each in question.row(row) if each.id in state.route)


def told(texts: FormTexts, state: State, question: Question, row: int) -> str:
    """Return what a row holds, on one line; "" where it is empty."""
    given = [each for each in cells(state, question, row) if state.values.get(each.id) is not None]
    return BETWEEN.join(_cell(texts, state, each) for each in given)


def _cell(texts: FormTexts, state: State, field: Field) -> str:
    answer = texts.answer(field, state.values[field.id])
    return f"{texts.short(field.text)}: {answer}" if field.kind in NAMED else answer


def sums(texts: FormTexts, state: State, question: Question) -> Iterator[str]:
    """Yield the sums of the columns as they are so far, and what is left of the amount that a rule holds them against."""
    columns = [each for each in question.row(1) if each.kind is Kind.AMOUNT]
    found = {each.column: _sum(state, question, each.column) for each in columns}
    shown = [f"{texts.short(each.text)} {texts.catalog.amount(ore)}" for each in columns if (ore := found[each.column])]
    if shown:
        yield texts.say(Message(id="say.rows.sum", params={"sums": BETWEEN.join(shown)}))
    target = held_to(state.form, question.id)
    aim = state.values.get(target.id) if target else None
    if shown and target and isinstance(aim, int):
        yield texts.say(_compared(target, aim - (found[columns[0].column] or 0)))


def _sum(state: State, question: Question, column: str) -> int | None:
    """Return what a column comes to in øre; None while there is nothing in it."""
    given = [state.values.get(each.id) for each in question.fields if each.column == column]
    amounts = [value for value in given if isinstance(value, int)]
    return sum(amounts) if amounts else None


def _compared(target: Field, rest: int) -> Message:
    params: dict[str, Param] = {"field": Wording(id=f"{target.text}.short")}
    if rest:
        params["rest"] = Money(ore=abs(rest))
    return Message(id="say.rows.even" if rest == 0 else "say.rows.left" if rest > 0 else "say.rows.over", params=params)
