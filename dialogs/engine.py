"""The conversation: one pure function from a session and an event to the next session and what is said.

Every change of place is decided here and in ``commands``; where to go next is always derived from what is open (``route``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dialogs import commands, guiding
from dialogs.answering import answer, give_reason, taken
from dialogs.asides import handle_aside
from dialogs.collecting import append, takes_parts
from dialogs.deadlines import OSLO
from dialogs.editing import edit
from dialogs.errors import AnswerError, StaleEventError
from dialogs.events import Append, Command, Do, Edit, Event, Fill, Junk, Press, Refused, Reply, Toggle, Upload
from dialogs.filling import fill
from dialogs.form import Field, Form, Kind
from dialogs.jumping import jump
from dialogs.language import Language
from dialogs.outdated import refuse_outdated
from dialogs.past import NOTHING, Past
from dialogs.prompts import Tone
from dialogs.reading import read_file
from dialogs.session import Place, Proposal, Session, Status
from dialogs.turn import Outcome, Turn, Work
from dialogs.vocabulary import Vocabulary, command_word


def oslo_day(now: datetime) -> str:
    """Return the day in Oslo, in ISO 8601."""
    return now.astimezone(OSLO).date().isoformat()


@dataclass(frozen=True, slots=True)
class Start:
    """What a new conversation starts from: the day in Oslo (ISO 8601), what was filed before, and what is proposed from it."""

    day: str = ""
    past: Past = NOTHING
    proposed: Mapping[str, Proposal] = field(default_factory=dict)


FROM_NOTHING = Start()


def begin(form: Form, *, number: str, language: Language | None = None, start: Start = FROM_NOTHING) -> Session:
    """Return a new conversation; ``number`` is the reference that the person gets, and the receipt's number in the end."""
    session = Session(form=form.id, number=number, past=start.past, day=start.day, proposed=dict(start.proposed))
    if language is None:
        return session
    work = Work(form, session, Vocabulary(), datetime.min)  # noqa: DTZ901 - no rule reads the time here
    commands.choose_language(work, language)
    return work.session.with_(said=tuple(work.said))


def resumed(form: Form, session: Session) -> Session:
    """Return a session as it goes on in the world as it is now: a reason that nothing calls for any longer is not asked for.

    Another filing, or a correction of what is known of a year, may have settled it since, or may have made it another. Its
    revision is another then, so that what is typed on the screen that asked for the reason is not taken for something else.
    """
    if session.place is not Place.REASON:
        return session
    work = Work(form, session, Vocabulary(), datetime.min)  # noqa: DTZ901 - as above
    found = work.state.finding(session.target)
    if found is not None:
        same = session.asked in (None, found.params)
        return session if same else session.with_(asked=dict(found.params), revision=session.revision + 1)
    work.move_on("")
    return work.session.with_(said=(*session.said, *work.said), revision=session.revision + 1)


def advance(form: Form, session: Session, event: Event, *, now: datetime, words: Vocabulary) -> Turn:
    """Return what the event causes. Never raises for anything that a person can do.

    A turn with the outcome ``STALE`` changes nothing and is not to be stored: show its ``said``, and the case as it is.
    """
    day = oslo_day(now)
    today = session if session.day == day else session.with_(day=day)
    work = Work(form, today, words, now)
    try:
        _handle(work, event)
    except StaleEventError:
        work = Work(form, today, words, now, outcome=Outcome.STALE)
        work.say("say.stale", Tone.WARNING)
        return Turn(today.with_(said=tuple(work.said)), (), Outcome.STALE)
    work.note()
    guiding.tell_on_arrival(work, session)
    done = work.session.with_(said=tuple(work.said), revision=session.revision + 1)
    return Turn(done, tuple(work.changes), work.outcome, work.state)


def _handle(work: Work, event: Event) -> None:
    refuse_outdated(work.session, event)
    if isinstance(event, Append) and not takes_parts(work):
        event = Reply(event.text, event.seen)
    if work.session.status is not Status.DRAFT:
        _handle_closed(work, event)
        return
    if work.session.language is None and not isinstance(event, Reply | Do | Junk):
        work.say("say.choose_language", Tone.WARNING)
        return
    try:
        if work.session.aside is not None and handle_aside(work, event):
            return
        HANDLERS[type(event)](work, event)
    except AnswerError as error:
        work.refuse(work.session.target if work.session.place is Place.FIELD else None, error)


def _handle_closed(work: Work, event: Event) -> None:
    asked = commands.asked_by(work, event.text) if isinstance(event, Reply) else None
    if isinstance(event, Do):
        asked = event.command, event.argument
    if asked and asked[0] in (Command.NEW, Command.LANGUAGE):
        commands.run(work, *asked)
    elif work.session.status is Status.SUBMITTED:
        work.say("say.already_submitted", number=work.session.number)
    else:
        work.say("say.already_deleted")


def _reply(work: Work, event: Reply) -> None:
    asked = commands.asked_by(work, event.text)
    if asked:
        commands.run(work, *asked)
    elif _agrees(work, event.text):
        commands.run(work, Command.ACCEPT)
    elif work.session.place is Place.LANGUAGE:
        work.say("say.choose_language", Tone.WARNING)
    elif work.session.place is Place.REASON:
        give_reason(work, event.text)
    elif work.at is not None:
        answer(work, work.at, event.text)
    else:
        jump(work, event.text)


def _agrees(work: Work, raw: str) -> bool:
    """Tell whether a yes is said to what is proposed; where yes is an option, it is an answer."""
    asked = work.at
    if asked is None or asked.kind is Kind.CHOICE or work.session.proposal(asked.id) is None:
        return False
    return work.words.confirmations.get(command_word(raw)) is Command.YES


def _append(work: Work, event: Append) -> None:
    if asked := commands.asked_by(work, event.text):
        commands.run(work, *asked)
    elif _agrees(work, event.text):
        commands.run(work, Command.ACCEPT)
    else:
        append(work, event)


def _press(work: Work, event: Press) -> None:
    field = work.relevant(event.field)
    if work.at is None or work.at.question != field.question or field.kind is not Kind.CHOICE:
        raise StaleEventError
    if all(option.code != event.code for option in field.options):
        raise StaleEventError
    work.store(field, event.code)
    taken(work, field, event.code)


def _toggle(work: Work, event: Toggle) -> None:
    field = work.relevant(event.field)
    if work.at is not field or field.kind is not Kind.CHOICES:
        raise StaleEventError
    if all(option.code != event.code for option in field.options):
        raise StaleEventError
    ticked = set(current_ticks(work.session, field)) ^ {event.code}
    ordered = tuple(option.code for option in field.options if option.code in ticked)
    work.change(ticked=work.session.ticked | {field.id: ordered})


def current_ticks(session: Session, field: Field) -> tuple[int, ...]:
    """Return the boxes that are ticked now: those of this visit, else the answer's."""
    if field.id in session.ticked:
        return session.ticked[field.id]
    value = session.answers[field.id].value if field.id in session.answers else None
    return value if isinstance(value, tuple) else ()


def _upload(work: Work, event: Upload) -> None:
    if work.at is None or work.at.kind is not Kind.FILE:
        work.say("say.file_not_expected", Tone.WARNING)
        return
    info = read_file(event.info)
    work.store(work.at, info)
    taken(work, work.at, info)


def _refused(work: Work, event: Refused) -> None:
    if work.at is None or work.at.kind is not Kind.FILE:
        work.say("say.file_not_expected", Tone.WARNING)
    else:
        work.refuse(work.at.id, AnswerError(event.code, params=event.params))


def _do(work: Work, event: Do) -> None:
    work.keep_unsent(event.typed)
    commands.run(work, event.command, event.argument)


def _junk(work: Work, event: Junk) -> None:
    work.say(f"say.junk.{event.oddity.value}", Tone.WARNING)


HANDLERS: dict[type, Callable[[Work, Any], None]] = {
    Reply: _reply,
    Append: _append,
    Press: _press,
    Toggle: _toggle,
    Fill: fill,
    Upload: _upload,
    Refused: _refused,
    Edit: edit,
    Do: _do,
    Junk: _junk,
}
