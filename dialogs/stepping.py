"""Steps from question to question: back, keep and go on, accept what is proposed, skip, clear, done.

``shown`` is the question that stands whole on the screen, where one does: then a step passes all of it, not only one line.
"""

from dialogs.collecting import finish, is_collecting
from dialogs.errors import AnswerError
from dialogs.form import Field, Layout
from dialogs.prompts import Tone, Wording
from dialogs.reading import joined
from dialogs.session import Place
from dialogs.turn import Work


def back(work: Work, shown: str) -> None:
    """Go to the field before, from a reason to the answer that it is about."""
    names = list(work.state.route)
    if work.session.place is Place.REASON:
        finding = work.state.finding(work.session.target)
        work.go(Place.FIELD, finding.field if finding else names[-1])
        return
    here = work.at
    if here is None:
        work.go(Place.FIELD, names[-1])
        return
    first = names.index(_group(work, here, shown)[0].id)
    if first == 0:
        work.say("say.first_question")
        return
    before = work.state.route[names[first - 1]]
    work.go(Place.FIELD, _group(work, before, before.question if shown == here.question else "")[0].id)


def keep(work: Work, shown: str) -> None:
    """Go on with the answer as it is; what was ticked or collected becomes it, and what lacks is left for later."""
    field = work.at
    if field is None:
        if work.session.place is Place.REASON:
            _leave_for_later(work, [work.session.target])
        else:
            work.move_on("")
    elif is_unfinished(work, field):
        done(work, shown)
    elif any(each.id not in work.session.answers or work.state.is_open(each.id) for each in _group(work, field, shown)):
        skip(work, shown)
    else:
        _go_on(work, field, shown)


def skip(work: Work, shown: str) -> None:
    """Skip what need not be answered, leave the rest for later; an answer that was given stays."""
    field = work.at
    if field is None:
        keep(work, shown)
        return
    group = _group(work, field, shown)
    missing = [each for each in group if each.id not in work.session.answers]
    if any(work.state.is_open(each.id) and (each.required or each not in missing) for each in group):
        _leave_for_later(work, [each.id for each in group])
        return
    half_sent = joined(work.session.parts[field.id]) if is_collecting(work.session, field) else ""
    for each in missing:
        work.store(each, None)
        work.say("say.skipped", Tone.OK, each.id, field=Wording(id=f"{each.text}.short"))
    if missing:
        work.move_on(group[-1].id, around=False)
    else:
        _go_on(work, field, shown)
    if half_sent:
        work.drop_parts(field.id)
        work.keep_typed(field.id, half_sent)


def accept(work: Work, shown: str) -> None:
    """Take what is proposed as the answer: the field's, or the whole question's where it is shown."""
    field = work.at
    group = [] if field is None else _group(work, field, shown)
    proposed = [each for each in group if work.session.proposal(each.id) is not None]
    if field is None or not proposed:
        keep(work, shown)
        return
    for each in proposed:
        proposal = work.session.proposal(each.id)
        if proposal is not None and each.id in work.state.route:
            work.store(each, proposal.value)
            work.understood(each, proposal.value)
    work.move_on(proposed[0].id)


def clear(work: Work, _shown: str) -> None:
    """Take back an answer that need not be given. It stays within reach, as if it were typed and not sent."""
    field = work.at
    if field is None or field.id not in work.session.answers or work.session.answers[field.id].value is None:
        work.say("say.nothing_to_clear", Tone.WARNING)
        return
    if field.required:
        raise AnswerError("required")
    before = work.session.answers[field.id].value
    work.store(field, None)
    if isinstance(before, str):
        work.keep_typed(field.id, before)
    work.say("say.cleared", Tone.OK, field.id, field=Wording(id=f"{field.text}.short"))
    work.move_on(field.id)


def done(work: Work, shown: str) -> None:
    """Make what was ticked or collected the answer."""
    field = work.at
    if field is not None and field.id in work.session.ticked:
        codes = work.session.ticked[field.id]
        if not codes:
            raise AnswerError("choices.none")
        work.store(field, codes)
        work.understood(field, codes)
        work.move_on(field.id)
    elif field is not None and is_collecting(work.session, field):
        finish(work, field)
    elif field is not None and field.required and field.id not in work.session.answers:
        raise AnswerError("required")
    elif work.session.place is Place.REASON:
        raise AnswerError("reason.required")
    else:
        keep(work, shown)


def _group(work: Work, field: Field, shown: str) -> list[Field]:
    """Return what one step passes: the whole question where it is shown, else the field."""
    whole = shown == field.question
    return [each for each in work.state.route.values() if each is field or (whole and each.question == field.question)]


def is_unfinished(work: Work, field: Field) -> bool:
    """Tell whether something was ticked or collected that is not the answer yet."""
    session, answer = work.session, work.session.answers.get(field.id)
    ticked = field.id in session.ticked and (answer is None or answer.value != session.ticked[field.id])
    return ticked or is_collecting(session, field)


def _go_on(work: Work, field: Field, shown: str) -> None:
    """Go on from an answered field: line by line inside a question that is asked so, else to what is open after it."""
    for each in _group(work, field, shown):
        work.forget(each.id)
    rest = [each for each in _group(work, field, field.question) if work.form.order[each.id] > work.form.order[field.id]]
    if rest and not shown and work.question_of(field.id).layout is not Layout.GRID:
        work.go(Place.FIELD, rest[0].id)
    else:
        work.move_on(field.id)


def _leave_for_later(work: Work, here: list[str]) -> None:
    """Go to what is open after these, else to the summary, which says what lacks: nobody is led in a circle."""
    work.say("say.left_for_later", Tone.WARNING, here[0] if work.at is not None else None)
    opened = work.state.open
    last = max((place for place, each in enumerate(opened) if each.target in here), default=-1)
    if opened[last + 1 :]:
        work.arrive(opened[last + 1])
    else:
        work.go(Place.SUMMARY)
