"""What can be done at any point of a conversation, by button or by word."""

from collections.abc import Callable

from dialogs.answers import choice
from dialogs.answers.choice import OptionWords
from dialogs.collecting import finish, is_collecting
from dialogs.errors import AnswerError, StaleEventError
from dialogs.events import Command
from dialogs.form import Kind, Question
from dialogs.language import Language
from dialogs.prompts import Moment, Tone, Wording
from dialogs.session import Aside, Place, Status
from dialogs.turn import Outcome, Work


def run(work: Work, command: Command, argument: str = "") -> None:
    """Carry out a command. StaleEventError or AnswerError as the one it is."""
    if work.session.language is None and command is not Command.LANGUAGE:
        work.say("say.choose_language", Tone.WARNING)
        return
    RUN[command](work, argument)


def choose_language(work: Work, language: Language) -> None:
    """Speak this language from now on; the first time, begin."""
    first = work.session.place is Place.LANGUAGE
    work.change(language=language)
    if first:
        work.say(f"{work.form.text}.intro")
        work.move_on("")
    else:
        work.say("say.language_changed", Tone.OK)


def _language(work: Work, argument: str) -> None:
    if argument in tuple(Language):
        choose_language(work, Language(argument))
    elif work.session.language is not None:
        choose_language(work, work.session.language.other)
    else:
        work.say("say.choose_language", Tone.WARNING)


def _back(work: Work, _argument: str) -> None:
    if work.session.aside is not None:
        work.change(aside=None)
        return
    names = list(work.state.route)
    if work.session.place is Place.REASON:
        finding = work.state.finding(work.session.target)
        work.go(Place.FIELD, finding.field if finding else names[-1])
    elif work.session.place is Place.SUMMARY:
        work.go(Place.FIELD, names[-1])
    elif work.at is not None and names.index(work.at.id) > 0:
        work.go(Place.FIELD, names[names.index(work.at.id) - 1])
    else:
        work.say("say.first_question")


def _keep(work: Work, _argument: str) -> None:
    field = work.at
    if work.session.aside is not None:
        work.change(aside=None)
    elif field is not None and field.id not in work.session.answers:
        _skip(work, "")
    elif work.session.place is Place.REASON:
        raise AnswerError("reason.required")
    else:
        if field is not None:
            work.forget(field.id)
        _walk_on(work)


def _walk_on(work: Work) -> None:
    """Go to the next open item, wherever we stand."""
    work.move_on(work.session.target if work.at is not None else "")


def _skip(work: Work, _argument: str) -> None:
    field = work.at
    if work.session.place is Place.REASON:
        raise AnswerError("reason.required")
    if field is None:
        _walk_on(work)
    elif not field.required:
        if field.id not in work.session.answers:
            work.store(field, None)
        work.say("say.skipped", Tone.OK, field.id, field=Wording(id=f"{field.text}.short"))
        work.move_on(field.id)
    else:
        _leave_for_later(work)


def _leave_for_later(work: Work) -> None:
    here = work.session.target
    work.say("say.left_for_later", Tone.WARNING, here)
    order = work.form.order[here]
    later = [each for each in work.state.open if each.order > order]
    others = [each for each in work.state.open if each.target != here]
    for found in (*later[:1], *others[:1]):
        work.arrive(found)
        return
    work.go(Place.SUMMARY)


def _help(work: Work, _argument: str) -> None:
    if work.at is not None:
        question = work.question_of(work.at.id)
        work.say(f"{question.text}.help")
        work.say(f"say.help.{work.at.kind.value}")
    elif work.session.place is Place.REASON:
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
    work.change(aside=None)
    work.say("say.resumed", Tone.OK)


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
    if work.session.aside is Aside.DELETE:
        work.say("say.delete_cancelled", Tone.OK)
    work.change(aside=None)


def _done(work: Work, _argument: str) -> None:
    field = work.at
    if field is not None and field.id in work.session.ticked and work.session.ticked[field.id]:
        codes = work.session.ticked[field.id]
        work.store(field, codes)
        work.understood(field, codes)
        work.move_on(field.id)
    elif field is not None and field.kind is Kind.LONG_TEXT and is_collecting(work.session, field):
        finish(work, field)
    elif field is not None and field.id not in work.session.answers:
        raise AnswerError("required")
    else:
        _keep(work, "")


def _submit(work: Work, _argument: str) -> None:
    opened = work.state.open
    if opened:
        work.say("say.not_finished", Tone.WARNING, count=len(opened))
        work.arrive(opened[0])
        return
    at = work.now.isoformat(timespec="seconds")
    work.change(status=Status.SUBMITTED, submitted_at=at)
    work.go(Place.SUBMITTED)
    work.outcome = Outcome.SUBMITTED
    work.say("say.submitted", Tone.OK, number=work.session.number, at=Moment(at=at))
    work.say("say.next_step")


def jump(work: Work, wanted: str) -> None:
    """Go to a question by its id, its number, its short name or one of its fields' ids; a title in either language will do."""
    if wanted in work.form.fields:
        target = work.relevant(wanted).id
    else:
        question = work.form.questions.get(wanted) or _typed_question(work, wanted)
        inside = [field.id for field in question.fields if field.id in work.state.route]
        if not inside:
            raise AnswerError("jump.not_relevant")
        target = inside[0]
    work.go(Place.FIELD, target)


def _typed_question(work: Work, raw: str) -> Question:
    text = work.command_word(raw)
    for prefix in work.words.jump:
        text = text.removeprefix(prefix).strip()
    for question in work.form.questions.values():
        if question.number is not None and text == str(question.number):
            return question
    named = [
        OptionWords(code, -code, work.words.questions.get(question.id, (question.id,)))
        for code, question in enumerate(work.form.questions.values(), start=1)
    ]
    try:
        found = choice.parse(text, named)
    except AnswerError as error:
        raise AnswerError("jump.unknown", suggestions=error.suggestions) from error
    return list(work.form.questions.values())[found - 1]


RUN: dict[Command, Callable[[Work, str], None]] = {
    Command.BACK: _back,
    Command.KEEP: _keep,
    Command.SKIP: _skip,
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
    Command.DONE: _done,
    Command.SUBMIT: _submit,
}
