"""A whole question filled in on one screen: every field is taken or refused by itself, and nothing typed is lost."""

from dialogs import commands
from dialogs.errors import AnswerError, StaleEventError
from dialogs.events import Command, Fill
from dialogs.form import Field, Kind, Question
from dialogs.prompts import Tone, Value
from dialogs.reading import Read, read_filled
from dialogs.session import Place
from dialogs.turn import Work


def fill(work: Work, event: Fill) -> None:
    """Take a screen. StaleEventError when another device has changed one of its answers to something else in the meantime."""
    question = work.form.questions.get(event.question)
    if question is None:
        raise StaleEventError
    if command := _typed_command(work, question, event):
        commands.run(work, command)
        return
    _refuse_overwriting(work, question, event)
    wrong = [field for field in question.fields if field.id in work.state.route and not _take(work, field, event)]
    if wrong:
        work.go(Place.FIELD, wrong[0].id)
    else:
        work.say("say.saved", Tone.OK)
        work.move_on(question.fields[-1].id)


def _typed_command(work: Work, question: Question, event: Fill) -> Command | None:
    """Return the command that was typed into a screen's only text box: words work there as they do in a chat."""
    if len(question.fields) != 1 or question.fields[0].kind in (Kind.CHOICE, Kind.CHOICES, Kind.FILE):
        return None
    return work.words.commands.get(work.command_word(event.values.get(question.fields[0].id, "")))


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
        return read_filled(field, event.values.get(field.id, ""), work.words)
    if event.upload is not None:
        return Read(event.upload)
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
