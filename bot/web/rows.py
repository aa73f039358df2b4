"""A question of rows on one screen: which of them stand on it, and the inputs of each. Pure; knows no HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.web.inputs import Input
from dialogs.form import MORE, Field, Question
from dialogs.route import State


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``here``: it is the one to go to; the page takes the focus there."""

    number: int
    id: str
    inputs: tuple[Input, ...]
    here: bool


def fields_of(question: Question, state: State, kept: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields of the rows that apply, and of those that hold something that was just sent and not taken."""
    filled = {name for name, raw in kept.items() if raw.strip()}
    last = max((each.row or 1 for each in question.fields if each.id in state.route or each.id in filled), default=1)
    return tuple(each for each in question.fields if each.row is not None and each.row <= last and each.column != MORE)


def lines_of(inputs: Sequence[Input], target: str) -> tuple[Line, ...]:
    """Return the inputs row by row; ``target`` is the field that the conversation is at."""
    rows: dict[int, list[Input]] = {}
    for each in inputs:
        rows.setdefault(each.field.row or 0, []).append(each)
    return tuple(
        Line(number, f"{found[0].field.question}.{number}", tuple(found), any(each.field.id == target for each in found))
        for number, found in rows.items()
    )
