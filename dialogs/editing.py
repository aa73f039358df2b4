"""A message that answered something and was changed by its writer afterwards."""

from dialogs import commands
from dialogs.answering import answer, give_reason
from dialogs.answers.cleaning import clean_text
from dialogs.collecting import append, replace_part
from dialogs.errors import AnswerError, StaleEventError
from dialogs.events import Append, Edit
from dialogs.form import Kind
from dialogs.session import Part
from dialogs.turn import Work


def edit(work: Work, event: Edit) -> None:
    """Let the answer, the part of a text or the reason follow the message; a command word is one.

    StaleEventError when the answer was changed by something else since, or does not apply any longer.
    """
    if asked := commands.asked_by(work, event.text):
        commands.run(work, *asked)
    elif work.state.finding(event.field) is not None:
        give_reason(work, event.text, rule=event.field)
    else:
        _edit_answer(work, event)


def _edit_answer(work: Work, event: Edit) -> None:
    field = work.relevant(event.field)
    known = any(part.key == event.key for part in work.session.parts.get(field.id, ()))
    if field.kind is not Kind.LONG_TEXT or not event.key:
        answer(work, field, event.text, stay=True)
    elif known:
        try:
            replace_part(work, field, Part(key=event.key, text=clean_text(event.text)))
        except AnswerError as error:
            work.refuse(field.id, error)
    elif work.at is field:  # it was refused when it came, and is mended now
        append(work, Append(event.text, event.key))
    elif field.id not in work.session.answers:
        answer(work, field, event.text, stay=True)
    else:
        raise StaleEventError
