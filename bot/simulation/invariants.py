"""What must hold after every turn, whatever was done. Pure; says what is broken, in a word or two each."""

from collections.abc import Iterator, Mapping

from bot.i18n import FormTexts
from dialogs.answers import nationalid
from dialogs.answers.file import FileInfo
from dialogs.events import Command, Do, Event
from dialogs.form import MORE, Field, Form, Kind, Question
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.session import Aside, Place, Session, Status
from dialogs.turn import Outcome, Turn
from dialogs.view import screen, summary


def broken(form: Form, before: Session, event: Event, turn: Turn) -> Iterator[str]:
    """Yield what a turn broke."""
    session = turn.session
    if Session.model_validate_json(session.model_dump_json()) != session:
        yield "the session does not survive JSON"
    if turn.outcome is Outcome.STALE:
        if session.with_(said=before.said) != before:
            yield "a stale turn changed something"
        return
    if session.revision != before.revision + 1:
        yield "the revision did not grow by one"
    yield from _changes(before, event, turn)
    yield from _answers(form, session)
    yield from _kept(session)
    state = State.of(form, session)
    yield from _place(form, session, state)
    if turn.state is not None and turn.state.holds_for(session) and turn.state.open != state.open:
        yield "what was derived on the way is another than what follows"
    yield from _proposed(before, event, turn)
    if isinstance(event, Do) and any(message.id == "say.row_removed" for message in turn.session.said):
        yield from _removed(form, before, event.argument, session)
    if before.status is not Status.DRAFT and (session.answers, session.status) != (before.answers, before.status):
        yield "a closed case was changed"


def _changes(before: Session, event: Event, turn: Turn) -> Iterator[str]:
    """Hold the record of changes against what was changed: nothing is lost."""
    answers = dict(before.answers)
    values = {name: answer.value for name, answer in before.answers.items()}
    for change in turn.changes:
        if values.get(change.field) != change.old:
            yield f"{change.field}: the old value in the record is another"
        values[change.field] = change.new
    for name in {change.field for change in turn.changes}:
        answers.pop(name, None)
        if name in turn.session.answers:  # else it was a row's that was removed
            answers[name] = turn.session.answers[name]
        if values[name] != (answers[name].value if name in answers else None):
            yield f"{name}: the new value in the record is another"
    if answers != turn.session.answers:
        yield "an answer was changed or lost without a record"
    if isinstance(event, Do) and event.command is Command.LANGUAGE and turn.changes:
        yield "a change of language changed an answer"


def _answers(form: Form, session: Session) -> Iterator[str]:
    for name, answer in session.answers.items():
        if name not in form.fields:
            yield f"{name}: there is no such field"
        elif not _fits(form.fields[name], answer.value):
            yield f"{name}: the answer is of another kind"


def _kept(session: Session) -> Iterator[str]:
    """Look for a national identity number in whatever was written freely."""
    written = [answer.value for answer in session.answers.values() if isinstance(answer.value, str)]
    written += [reason.text for reason in session.reasons.values()]
    written += [part.text for parts in session.parts.values() for part in parts]
    if any(nationalid.find(text) for text in (*written, *session.typed.values())):
        yield "something like a national identity number is kept"


def _fits(field: Field, value: Value) -> bool:
    codes = {option.code for option in field.options}
    if value is None:
        return not field.required
    match field.kind:
        case Kind.CHOICE:
            return isinstance(value, int) and value in codes
        case Kind.CHOICES:
            return isinstance(value, tuple) and bool(value) and codes.issuperset(value) and len(set(value)) == len(value)
        case Kind.AMOUNT | Kind.NUMBER | Kind.MUNICIPALITY:
            return isinstance(value, int) and value >= 0
        case Kind.FILE:
            return isinstance(value, FileInfo)
        case _:
            return isinstance(value, str) and bool(value.strip()) and len(value) <= (field.max_length or len(value))


def _proposed(before: Session, event: Event, turn: Turn) -> Iterator[str]:
    """See that a proposal is no answer, that none appears on the way, and that what is accepted is what was proposed."""
    session = turn.session
    for name, proposal in session.proposed.items():
        if before.proposed.get(name) != proposal:
            yield f"{name}: something else is proposed than before"
        if name in session.answers:
            yield f"{name}: answered, and still proposed"
    if isinstance(event, Do) and event.command is Command.ACCEPT:
        for change in turn.changes:
            if change.field in before.proposed and change.new != before.proposed[change.field].value:
                yield f"{change.field}: another answer was taken than was proposed"


def _removed(form: Form, before: Session, argument: str, after: Session) -> Iterator[str]:
    """See that a removed row is gone, that those after it have moved up, and that nothing is left behind the last one."""
    name, _, row = argument.rpartition(".")
    if name not in form.questions:
        return
    question = form.questions[name]
    rows = _rows(form, before, question)
    expected = [each for number, each in enumerate(rows, start=1) if number != int(row)] or [{}]
    if _rows(form, after, question) != expected:
        yield f"{argument}: removed, but the others are not what is left"
    behind = {each.id for each in question.row(len(rows))} if len(rows) > 1 else set()
    if behind & after.answers.keys():
        yield f"{argument}: removed, but something is left behind the last row"


def _rows(form: Form, session: Session, question: Question) -> list[dict[str, Value]]:
    """Return the answers of the rows that apply, by column."""
    state = State.of(form, session)
    rows: dict[int, dict[str, Value]] = {}
    for each in question.fields:
        if each.row is not None and each.id in state.route:
            rows.setdefault(each.row, {})
            if each.id in session.answers and each.column != MORE:
                rows[each.row][each.column] = session.answers[each.id].value
    return list(rows.values())


def _place(form: Form, session: Session, state: State) -> Iterator[str]:
    if session.place is Place.FIELD and session.target not in state.route:
        yield f"{session.target}: asked, but does not apply"
    if session.place is Place.REASON and state.finding(session.target) is None:
        yield f"{session.target}: a reason is asked for, but nothing is found"
    if (session.place is Place.SUBMITTED) != (session.status is Status.SUBMITTED):
        yield "the place and the status disagree"
    if (session.language is None) != (session.place is Place.LANGUAGE):
        yield "the place and the language disagree"
    if session.aside is not None and session.status is not Status.DRAFT:
        yield "a side step in a closed case"
    if session.status is Status.SUBMITTED:
        yield from _submission(form, session, state)


def _submission(form: Form, session: Session, state: State) -> Iterator[str]:
    if state.open:
        yield f"finished with something open: {', '.join(each.target for each in state.open)}"
        return
    given = {name for name, value in state.values.items() if value is not None}
    if set(freeze(form, session).answers) != given:
        yield "the snapshot has other answers than those that apply"


class Speech:
    """Says in both languages all that a channel shows. An answer that has been said once is not said again."""

    def __init__(self, form: Form, texts: Mapping[Language, FormTexts]) -> None:
        self._form = form
        self._texts = texts
        self._said: set[tuple[str, Value]] = set()

    def unsayable(self, session: Session, state: State | None = None) -> Iterator[str]:
        """Yield what has no words in one of the languages. ``state`` is what follows from the session, where that is known."""
        shown = screen(self._form, session, state)
        sections = summary(self._form, session, shown.state)
        rows = [row for section in sections for question in section.questions for row in question.rows]
        answers = [row for row in rows if (row.field.id, row.value) not in self._said]
        warnings = [message for row in rows for message, _ in row.warnings]
        for each in self._texts.values():
            try:
                for message in (*session.said, *shown.asking, *warnings):
                    each.say(message)
                for command in shown.commands:
                    each.catalog.text(f"command.{command}")
                for row in answers:
                    each.answer(row.field, row.value)
            except (KeyError, ValueError, IndexError) as error:
                yield f"no words in {each.catalog.language}: {error!r}"
        self._said.update((row.field.id, row.value) for row in answers)


def stuck(session: Session, commands: tuple[Command, ...]) -> bool:
    """Tell whether nothing at all can be done, though the case is not finished."""
    asked = session.place in (Place.FIELD, Place.REASON) and session.aside is None
    return session.status is Status.DRAFT and not asked and not commands and session.aside is not Aside.DELETE
