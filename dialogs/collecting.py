"""A long text that comes in several messages, until "done". Each keeps its key, so that it can still be edited afterwards."""

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError
from dialogs.events import Append
from dialogs.form import Field, Kind
from dialogs.prompts import Tone
from dialogs.reading import joined, read_text
from dialogs.session import Part, Session, Status
from dialogs.turn import Work


def takes_parts(work: Work) -> bool:
    """Tell whether a long text is asked for; anywhere else a message is a plain reply."""
    session, field = work.session, work.at
    is_asked = session.status is Status.DRAFT and session.aside is None
    return is_asked and field is not None and field.kind is Kind.LONG_TEXT


def is_collecting(session: Session, field: Field) -> bool:
    """Tell whether messages have come that are not part of the answer yet."""
    parts = session.parts.get(field.id, ())
    answer = session.answers.get(field.id)
    return bool(parts) and (answer is None or answer.value != _whole(field, parts))


def append(work: Work, event: Append) -> None:
    """Take one message more. One that comes after "done" begins a new text in place of the old."""
    field = work.at
    if field is None:
        return
    parts = work.session.parts.get(field.id, ()) if is_collecting(work.session, field) else ()
    try:
        _collect(work, field, _with_part(parts, Part(key=event.key, text=clean_text(event.text))))
    except AnswerError as error:
        work.refuse(field.id, error)


def replace_part(work: Work, field: Field, part: Part) -> None:
    """Put another text in the place of one that came with the same key; the answer follows where it was made of these."""
    collecting = is_collecting(work.session, field)
    parts = _with_part(work.session.parts[field.id], part)
    if collecting:
        _collect(work, field, parts)
        return
    whole = _whole(field, parts)
    work.change(parts=work.session.parts | {field.id: parts})
    work.store(field, whole)
    work.understood(field, whole)
    work.settle(field.id)


def finish(work: Work, field: Field) -> None:
    """Make the messages that have come the answer, and go on."""
    whole = _whole(field, work.session.parts[field.id])
    work.store(field, whole)
    work.understood(field, whole)
    work.move_on(field.id)


def _collect(work: Work, field: Field, parts: tuple[Part, ...]) -> None:
    whole = _whole(field, parts)
    work.change(parts=work.session.parts | {field.id: parts})
    work.say("say.part_received", Tone.OK, field.id, count=len(whole), left=(field.max_length or 1) - len(whole))


def _whole(field: Field, parts: tuple[Part, ...]) -> str:
    return read_text(joined(parts), max_length=field.max_length or 1, multiline=True)


def _with_part(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    if any(each.key == part.key for each in parts):
        return tuple(part if each.key == part.key else each for each in parts)
    return (*parts, part)
