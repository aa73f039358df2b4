"""A whole question filled in on one screen: every field is taken or refused by itself, and nothing typed is lost."""

from dataclasses import replace

from dialogs import commands
from dialogs.errors import AnswerError, StaleEventError
from dialogs.events import Fill
from dialogs.form import Field, Kind, Layout, Question
from dialogs.prompts import Tone, Value
from dialogs.reading import Read, read_file, read_filled
from dialogs.rows import drop_behind, tidied
from dialogs.session import Place
from dialogs.turn import Work


def fill(work: Work, event: Fill) -> None:
    """Take a screen.

    StaleEventError when the question does not apply any longer, or when another device has changed one of its answers to
    something else in the meantime.
    """
    question = work.form.questions.get(event.question)
    if question is None or not any(field.id in work.state.route for field in question.fields):
        raise StaleEventError
    if asked := _typed_command(work, question, event):
        if event.seen not in (None, work.session.revision):
            raise StaleEventError
        work.go(Place.FIELD, question.fields[0].id)
        commands.run(work, *asked)
        return
    if question.layout is Layout.ROWS:
        event = replace(event, values=tidied(question, event.values))
    _refuse_overwriting(work, question, event)
    if question.layout is Layout.ROWS:
        drop_behind(work, question, event.values)
    wrong = [field for field in question.fields if _is_on(work, question, field, event) and not _take(work, field, event)]
    _keep_hidden(work, question, event)
    if wrong:
        work.go(Place.FIELD, wrong[0].id)
    else:
        work.say("say.saved", Tone.OK)
        shown = [field for field in question.fields if field.row is None or field.id in event.values]
        work.move_on(shown[-1].id)


def _is_on(work: Work, question: Question, field: Field, event: Fill) -> bool:
    """Tell whether a field stood on the screen: all that apply do, but for those of a row that this screen asks for."""
    if field.id not in work.state.route:
        return False
    return field.row is None or any(each.id in event.values for each in question.row(field.row))


def _typed_command(work: Work, question: Question, event: Fill) -> commands.Asked | None:
    """Return what was asked for in a screen's only text box: words work there as they do in a chat."""
    if len(question.fields) != 1 or question.fields[0].kind in (Kind.CHOICE, Kind.CHOICES, Kind.FILE):
        return None
    return commands.asked_by(work, event.values.get(question.fields[0].id, ""))


def _keep_hidden(work: Work, question: Question, event: Fill) -> None:
    """Keep what was written as a follow-up to an option that was not taken after all."""
    for field in question.fields:
        raw = event.values.get(field.id, "")
        answer = work.session.answers.get(field.id)
        if (
            field.row is None
            and field.id not in work.state.route
            and raw.strip()
            and not (answer and _same(work, field, answer.value, event))
        ):
            work.keep_typed(field.id, raw)


def _refuse_overwriting(work: Work, question: Question, event: Fill) -> None:
    if event.seen is None:
        return
    for field in question.fields:
        answer = work.session.answers.get(field.id)
        if answer is not None and answer.revision > event.seen and not _same(work, field, answer.value, event):
            raise StaleEventError


def _same(work: Work, field: Field, value: Value, event: Fill) -> bool:
    try:
        return _read(work, field, event).value == value
    except AnswerError:
        return False


def _read(work: Work, field: Field, event: Fill) -> Read:
    if field.kind is not Kind.FILE:
        return read_filled(field, event.values.get(field.id, ""), work.setting)
    if event.upload is not None:
        return Read(read_file(event.upload))
    if field.id in work.session.answers:
        return Read(work.session.answers[field.id].value)
    if field.required:
        raise AnswerError("file.expected")
    return Read(None)


def _take(work: Work, field: Field, event: Fill) -> bool:
    raw = event.values.get(field.id, "")
    try:
        read = _read(work, field, event)
        work.store(field, read.value)
    except AnswerError as error:
        if raw.strip():
            work.keep_typed(field.id, raw)
        work.refuse(field.id, error)
        return False
    if not read.plain:
        work.understood(field, read.value)
    return True
