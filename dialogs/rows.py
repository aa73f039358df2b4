"""A question of rows (a budget's lines): one more, one less, and the rows of a screen put in order.

Every row that there can be has its fields in the form from the start, and asks in its last one whether there is another
(``Field.column`` is ``MORE``). So a row is added by a yes and removed by moving those after it up.
"""

from collections.abc import Mapping

from dialogs.errors import AnswerError, StaleEventError
from dialogs.form import MORE, NO, YES, Field, Layout, Question
from dialogs.prompts import Tone
from dialogs.session import Place
from dialogs.turn import Work


def add(work: Work, name: str) -> None:
    """Add a row after the last one, and go to it. AnswerError when there can be no more."""
    question = _asked(work, name)
    last = work.state.rows_of(question)
    if last == question.rows:
        raise AnswerError("rows.full", count=question.rows)
    work.store(_more(question, last), YES)
    work.go(Place.FIELD, question.row(last + 1)[0].id)


def remove(work: Work, name: str) -> None:
    """Remove a row (``budget.2``, or the one that is asked now); those after it move up, with what was typed in them.

    The one that is the last now says that it is if the last one had said so; else that is asked.
    """
    if not name and work.at is not None and work.at.row is not None:
        name = f"{work.at.question}.{work.at.row}"
    question_name, _, number = name.rpartition(".")
    question = _asked(work, question_name)
    last = work.state.rows_of(question)
    if not number.isdigit() or not 1 <= int(number) <= last:
        raise StaleEventError
    was_finished = last == question.rows or _value(work, _more(question, last)) == NO
    for row in range(int(number), last):
        _move(work, question, row + 1, row)
    _drop(work, question.row(last))
    left = max(1, last - 1)
    if last > 1 and was_finished:
        work.put(_more(question, left), NO)
    else:
        work.drop(_more(question, left))
    work.say("say.row_removed", Tone.OK, row=int(number))
    opened = [each for each in question.row(left) if each.id in work.state.route and work.state.is_open(each.id)]
    work.go(Place.FIELD, (opened or [question.row(left)[-1]])[0].id)


def tidied(question: Question, values: Mapping[str, str]) -> dict[str, str]:
    """Return what a screen gave, with rows that were left empty taken out; the last one says no, unless one more is asked for.

    One row is always left, so that it can be said what is missing in it.
    """
    given = [row for row in range(1, question.rows + 1) if any(each.id in values for each in question.row(row))]
    full = [row for row in given if any(values.get(each.id, "").strip() for each in question.row(row) if each.column != MORE)]
    wants_more = bool(given) and values.get(f"{question.id}.{given[-1]}.{MORE}") == str(YES) and given[-1] in full
    kept = full or given[:1]
    found: dict[str, str] = {}
    for row, old in enumerate(kept, start=1):
        for each in question.row(row):
            old_id = f"{question.id}.{old}.{each.column}"
            if each.column == MORE:
                found[each.id] = str(YES if row < len(kept) or wants_more else NO)
            elif old_id in values:
                found[each.id] = values[old_id]
    return found


def drop_behind(work: Work, question: Question, values: Mapping[str, str]) -> None:
    """Drop what the rows held that a screen showed and that were left empty on it."""
    for row in range(2, question.rows + 1):
        if f"{question.id}.{row - 1}.{MORE}" in values or any(each.id in values for each in question.row(row)):
            continue
        _drop(work, question.row(row))


def _asked(work: Work, name: str) -> Question:
    question = work.form.questions.get(name or (work.at.question if work.at else ""))
    if question is None or question.layout is not Layout.ROWS or question.fields[0].id not in work.state.route:
        raise StaleEventError
    return question


def _more(question: Question, row: int) -> Field:
    return question.row(row)[-1]


def _value(work: Work, field: Field) -> object:
    return work.session.answers[field.id].value if field.id in work.session.answers else None


def _move(work: Work, question: Question, old: int, new: int) -> None:
    for source, target in zip(question.row(old), question.row(new), strict=False):
        if source.column == MORE:
            continue
        answer, typed = work.session.answers.get(source.id), work.session.typed.get(source.id)
        if answer is None:
            work.drop(target)
        else:
            work.put(target, answer.value)
        if typed is not None:
            work.keep_typed(target.id, typed)


def _drop(work: Work, fields: tuple[Field, ...]) -> None:
    for each in fields:
        work.drop(each)
