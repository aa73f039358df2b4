"""What can be done at any point of a conversation, by button or by word. Stepping through the questions is ``stepping``'s."""

from collections.abc import Callable

from dialogs import deadlines, expecting, guiding, rows, stepping
from dialogs.announcement import announced
from dialogs.errors import StaleEventError
from dialogs.events import Command
from dialogs.jumping import jump, wanted_by
from dialogs.language import Language
from dialogs.prompts import Day, Moment, Tone, Wording
from dialogs.saying import told_of
from dialogs.session import Aside, Place, Status
from dialogs.turn import Outcome, Work
from dialogs.vocabulary import command_word

Asked = tuple[Command, str]
"""A command and its argument."""

STEPS = frozenset({Command.BACK, Command.KEEP, Command.SKIP, Command.CLEAR, Command.DONE, Command.ACCEPT})
LEAVES_DELETION_OPEN = frozenset({Command.YES, Command.NO, Command.DELETE, Command.HELP, Command.LANGUAGE, Command.RESUME})


def asked_by(work: Work, raw: str) -> Asked | None:
    """Return what a typed word asks for, in either language; None when it asks for nothing, and is an answer."""
    word = command_word(raw)
    if word in work.words.languages:
        return Command.LANGUAGE, work.words.languages[word].value
    command = work.words.commands.get(word)
    if command is not None and _fits_here(work, command):
        return command, ""
    wanted = wanted_by(work, raw)
    return None if wanted is None else (Command.JUMP, wanted)


def _fits_here(work: Work, command: Command) -> bool:
    """Tell a command from an answer that reads like one: some words are commands only where there is something to do it to."""
    if command is Command.ACCEPT:
        return work.at is not None and work.session.proposal(work.at.id) is not None
    return command not in (Command.ADD, Command.REMOVE) or (work.at is not None and work.at.row is not None)


def run(work: Work, command: Command, argument: str = "") -> None:
    """Carry out a command. StaleEventError or AnswerError as the one it is."""
    if work.session.language is None and command is not Command.LANGUAGE:
        work.say("say.choose_language", Tone.WARNING)
    elif work.session.aside is not None and command in STEPS:
        leave_aside(work)
    else:
        if work.session.aside is Aside.DELETE and command not in LEAVES_DELETION_OPEN:
            leave_aside(work)
        RUN[command](work, argument)


def leave_aside(work: Work) -> None:
    """Go back to what the side step was taken from; a deletion that was asked about is not made."""
    if work.session.aside is Aside.DELETE:
        work.say("say.delete_cancelled", Tone.OK)
    work.change(aside=None)


def choose_language(work: Work, language: Language) -> None:
    """Speak this language from now on; the first time, begin."""
    first = work.session.place is Place.LANGUAGE
    work.change(language=language)
    if first:
        work.say(work.form.intro)
        _say_if_closed(work)
        work.move_on("")
    else:
        work.say("say.language_changed", Tone.OK)


def _say_if_closed(work: Work) -> None:
    """Say so before one begins on an edition whose last day has passed, and what that means (R11.5); it can still be filed."""
    last, today = deadlines.due(work.form), work.session.today
    if last is not None and today > last:
        work.say(f"say.closed.{work.form.text}", Tone.WARNING, date=Day(day=last.isoformat()))


def _language(work: Work, argument: str) -> None:
    if argument in tuple(Language):
        choose_language(work, Language(argument))
    elif work.session.language is not None:
        choose_language(work, work.session.language.other)
    else:
        work.say("say.choose_language", Tone.WARNING)


def _help(work: Work, _argument: str) -> None:
    field = work.at if work.session.aside is None else None
    if field is not None:
        question = work.question_of(field.id)
        work.say(f"{question.text}.help")
        work.said += told_of((*question.cites, *question.guidance))
        work.said += announced(question, work.form)
        guiding.tell(work)
        work.say(f"say.help.{field.kind.value}")
    elif work.session.place is Place.REASON and work.session.aside is None:
        work.say("say.help.reason")
    work.say("say.help.commands")


def _overview(work: Work, _argument: str) -> None:
    work.change(aside=Aside.OVERVIEW)


def _summary(work: Work, _argument: str) -> None:
    work.go(Place.SUMMARY)


def _pause(work: Work, _argument: str) -> None:
    work.change(aside=Aside.PAUSE)
    work.say("say.paused", Tone.OK)


def _resume(work: Work, _argument: str) -> None:
    if work.session.aside is Aside.PAUSE:
        work.say("say.resumed", Tone.OK)
    leave_aside(work)


def _new(work: Work, _argument: str) -> None:
    work.outcome = Outcome.NEW


def _delete(work: Work, _argument: str) -> None:
    work.change(aside=Aside.DELETE)
    work.say("say.delete_asked", Tone.WARNING)


def _yes(work: Work, _argument: str) -> None:
    if work.session.aside is not Aside.DELETE:
        raise StaleEventError
    work.change(status=Status.DELETED, aside=None)
    work.outcome = Outcome.DELETED
    work.say("say.deleted", Tone.OK)


def _no(work: Work, _argument: str) -> None:
    if work.session.aside is not Aside.DELETE:
        raise StaleEventError
    leave_aside(work)


def _submit(work: Work, _argument: str) -> None:
    """Finish, from the summary only: nobody hands in what they have not been shown."""
    if _lacks(work):
        return
    if half_sent := next((each for each in work.state.route.values() if stepping.is_unfinished(work, each)), None):
        work.say("say.half_sent", Tone.WARNING, half_sent.id, field=Wording(id=f"{half_sent.text}.short"))
        work.go(Place.FIELD, half_sent.id)
    elif work.session.place is not Place.SUMMARY or work.session.aside is not None:
        _summary(work, "")
    else:
        _finish(work)


def _lacks(work: Work) -> bool:
    """Go to the first thing that is missing, if any."""
    missing = work.state.missing
    if missing:
        work.say("say.not_finished", Tone.WARNING, count=len(work.state.unfinished))
        work.arrive(missing[0])
    return bool(missing)


def _finish(work: Work) -> None:
    """Lock the filing. What need not be answered and was never come to is skipped; a check may then call for a reason."""
    for field in work.state.route.values():
        if field.id not in work.session.answers:
            work.store(field, None)
    if not _lacks(work):
        at = work.now.isoformat(timespec="seconds")
        work.change(status=Status.SUBMITTED, submitted_at=at)
        work.go(Place.SUBMITTED)
        work.outcome = Outcome.SUBMITTED
        work.say("say.submitted", Tone.OK, number=work.session.number, at=Moment(at=at))
        work.said += expecting.told(work.state)
        work.say(work.form.next)
        if work.form.after:
            work.say("say.what_next")
            work.said += told_of(work.form.after)


RUN: dict[Command, Callable[[Work, str], None]] = {
    Command.BACK: stepping.back,
    Command.KEEP: stepping.keep,
    Command.SKIP: stepping.skip,
    Command.CLEAR: stepping.clear,
    Command.DONE: stepping.done,
    Command.ACCEPT: stepping.accept,
    Command.ADD: rows.add,
    Command.REMOVE: rows.remove,
    Command.HELP: _help,
    Command.OVERVIEW: _overview,
    Command.SUMMARY: _summary,
    Command.JUMP: jump,
    Command.LANGUAGE: _language,
    Command.PAUSE: _pause,
    Command.RESUME: _resume,
    Command.NEW: _new,
    Command.DELETE: _delete,
    Command.YES: _yes,
    Command.NO: _no,
    Command.SUBMIT: _submit,
}
