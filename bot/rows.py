"""A question of rows as a chat tells of it: a row on a line, the sums of its columns, and what they are to come to. Pure."""

from collections.abc import Iterator

from bot.i18n import FormTexts
from dialogs.form import MORE, Field, Kind, Question
from dialogs.prompts import Message, Money, Param, Wording
from dialogs.route import State
from dialogs.rules.catalog import rules_of

BETWEEN = " · "
NAMED = (Kind.AMOUNT, Kind.NUMBER, Kind.DATE)
"""What says nothing without the name of its column."""


def applying(state: State, question: Question) -> int:
    """Return how many rows apply."""
    return max((each.row or 0 for each in question.fields if each.id in state.route), default=0)


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
    target = _target(state, question)
    if shown and target is not None:
        yield texts.say(_compared(target, int(str(state.values[target.id])) - (found[columns[0].column] or 0)))


def _sum(state: State, question: Question, column: str) -> int | None:
    """Return what a column comes to in øre; None while there is nothing in it."""
    given = [state.values.get(each.id) for each in question.fields if each.column == column]
    amounts = [value for value in given if isinstance(value, int)]
    return sum(amounts) if amounts else None


def _target(state: State, question: Question) -> Field | None:
    """Return the amount that a rule reads together with the rows: their first column is to come to it."""
    for rule in rules_of(state.form):
        fields = [state.form.fields[name] for name in rule.reads if name in state.form.fields]
        if question.id in rule.reads and len(fields) == 1 and fields[0].kind is Kind.AMOUNT:
            return fields[0] if isinstance(state.values.get(fields[0].id), int) else None
    return None


def _compared(target: Field, rest: int) -> Message:
    params: dict[str, Param] = {"field": Wording(id=f"{target.text}.short")}
    if rest:
        params["rest"] = Money(ore=abs(rest))
    return Message(id="say.rows.even" if rest == 0 else "say.rows.left" if rest > 0 else "say.rows.over", params=params)
