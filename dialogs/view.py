"""What a channel shows for a session: derived, so that a page loaded again and a resumed chat look the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field as dataclass_field
from functools import cached_property

from dialogs import comparing
from dialogs.collecting import is_collecting
from dialogs.comparing import Comparison
from dialogs.events import Command
from dialogs.form import MORE, Field, Form, Question, Section
from dialogs.prompts import Message, Tone, Value
from dialogs.route import State
from dialogs.rules import Finding, Severity
from dialogs.saying import finding_message, reason_messages
from dialogs.session import Aside, Place, Session, Status

SIDE_STEPS = (Command.HELP, Command.OVERVIEW, Command.LANGUAGE, Command.PAUSE, Command.NEW, Command.DELETE)


@dataclass(frozen=True)
class Screen:
    """What is asked now.

    ``field`` is the one asked in a chat; ``fields`` are the question's that a browser shows together (follow-ups included,
    whether or not their option is taken).
    ``position``/``total`` number the question among those that apply; ``position`` is None for one without a number.
    ``finding`` is what a reason is asked for, ``asking`` how to ask for it. ``commands`` are those that make sense here, most
    likely first. ``state`` is what all this follows from.
    """

    state: State = dataclass_field(repr=False, compare=False)

    place: Place
    aside: Aside | None
    section: Section | None
    question: Question | None
    field: Field | None
    fields: tuple[Field, ...]
    position: int | None
    total: int
    finding: Finding | None
    asking: tuple[Message, ...]
    previous: str | None
    commands: tuple[Command, ...]

    @cached_property
    def answered(self) -> int:
        """The number of questions that are answered."""
        state = self.state
        return sum(all(f.id in state.values for f in each.fields if f.id in state.route) for each in state.questions())

    @cached_property
    def missing(self) -> int:
        """The number of questions in which something is missing."""
        return len(self.state.unfinished)


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the summary. ``status``: "answered", "skipped", "open"; ``warning`` and ``reason`` where one was given."""

    field: Field
    status: str
    value: Value
    warnings: tuple[tuple[Message, str | None], ...] = ()

    @property
    def missing(self) -> bool:
        """Tell whether an answer is lacking that must be given."""
        return self.status == "open" and self.field.required

    @property
    def warned(self) -> bool:
        """Tell whether something is to be mended or explained: a note is neither."""
        return any(message.tone is not Tone.INFO for message, _ in self.warnings)


@dataclass(frozen=True, slots=True)
class QuestionRows:
    """A question of the summary with its relevant fields; ``compared`` are accounts asked about, held against the budget."""

    question: Question
    rows: tuple[Row, ...]
    compared: Comparison | None = None


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A section of the summary."""

    section: Section
    questions: tuple[QuestionRows, ...]


def screen(form: Form, session: Session, state: State | None = None) -> Screen:
    """Return what to show now. ``state`` is what the turn derived: where it still holds, it is not derived again."""
    if state is None or not state.holds_for(session):
        state = State.of(form, session)
    questions = state.questions()
    finding = state.finding(session.target) if session.place is Place.REASON else None
    name = session.target if session.place is Place.FIELD else finding.field if finding else None
    field = state.route.get(name) if name else None
    question = form.questions[field.question] if field else None
    before = questions[: questions.index(question)] if question else questions
    return Screen(
        state=state,
        place=session.place,
        aside=session.aside,
        section=next((each for each in form.sections if question in each.questions), None),
        question=question,
        field=field,
        fields=_together(state, question) if question else (),
        position=question.number if question else None,
        total=sum(each.number is not None for each in questions),
        finding=finding,
        asking=_asking(state, finding) if finding else (),
        previous=before[-1].id if before else None,
        commands=_commands(session, state, field, has_previous=bool(before)),
    )


def _asking(state: State, finding: Finding) -> tuple[Message, ...]:
    """Return how a reason is asked for; that of a deviation below all lines of the accounts, held against the budget."""
    lines = comparing.told(_compared(state)) if comparing.asked_about(finding) else ()
    return (*lines, *reason_messages(finding))


def _compared(state: State) -> Comparison | None:
    return comparing.compared(state.form, state.values, state.session.past)


def _together(state: State, question: Question) -> tuple[Field, ...]:
    """Return the fields that a screen shows: relevant ones, and those that only wait for a choice on this very screen."""
    own = {field.id for field in question.fields}

    def shown(field: Field) -> bool:
        return field.id in state.route or any(condition.field in own for condition in field.relevant)

    return tuple(field for field in question.fields if shown(field))


def _commands(session: Session, state: State, field: Field | None, *, has_previous: bool) -> tuple[Command, ...]:
    for applies, commands in (
        (session.status is not Status.DRAFT, (Command.NEW, Command.LANGUAGE)),
        (session.place is Place.LANGUAGE, (Command.LANGUAGE,)),
        (session.aside is Aside.DELETE, (Command.YES, Command.NO)),
        (session.aside is not None, (Command.RESUME, Command.LANGUAGE)),
    ):
        if applies:
            return commands
    first = _at_hand(session, state, field)
    if has_previous:
        first.append(Command.BACK)
    return (*first, *SIDE_STEPS)


def _at_hand(session: Session, state: State, field: Field | None) -> list[Command]:
    """Return what fits the question; an answer that breaks a hard rule cannot be kept, only left for later.

    ``state`` may have been derived at another place of the conversation: where it is now, ``session`` says.
    """
    if session.place is Place.SUMMARY:
        return [Command.SUBMIT]
    if session.place is not Place.FIELD or field is None:
        return []
    answer, collecting = session.answers.get(field.id), field.id in session.ticked or is_collecting(session, field)
    broken = answer is not None and state.is_open(field.id)
    return [
        command
        for command, applies in (
            (Command.DONE, collecting),
            (Command.ACCEPT, answer is None and not collecting and field.id in session.proposed),
            (Command.KEEP, answer is not None and not collecting and not broken),
            (Command.CLEAR, answer is not None and answer.value is not None and not field.required),
            (Command.SKIP, broken or (collecting if answer else not field.required)),
            (Command.REMOVE, field.row is not None),
        )
        if applies
    ]


def summary(form: Form, session: Session, state: State | None = None) -> tuple[SectionRows, ...]:
    """Return every relevant question with its answer, warnings and reasons, for the overview, the summary and the log.

    ``state`` as for ``screen``.
    """
    if state is None or not state.holds_for(session):
        state = State.of(form, session)
    found = []
    for section in form.sections:
        questions = []
        for question in section.questions:
            listed = [field for field in question.fields if _is_listed(state, field)]
            if listed:
                last = next((field for field in reversed(listed) if field.id in state.values), None)
                rows = [_row(state, field, last=field is last) for field in listed]
                is_money = comparing.is_touched(field.id for field in question.fields)
                questions.append(QuestionRows(question, tuple(rows), _compared(state) if is_money else None))
        if questions:
            found.append(SectionRows(section, tuple(questions)))
    return tuple(found)


def _is_listed(state: State, field: Field) -> bool:
    """Tell whether a field stands in a summary: whether there is another row is seen from the rows, once it is answered."""
    return field.id in state.route and (field.column != MORE or field.id not in state.values)


def _row(state: State, field: Field, *, last: bool) -> Row:
    """Return a field's row; what is found at the end of a question's rows stands at the last answer in them."""
    if field.id not in state.values:
        return Row(field, "open", None)
    value = state.values[field.id]
    status = "skipped" if value is None else "answered"
    found = [each for each in state.findings if each.field == field.id or (last and _is_at_end(state, each, field))]
    return Row(field, status, value, tuple(_warning(state, each) for each in found))


def _is_at_end(state: State, finding: Finding, field: Field) -> bool:
    at = state.form.fields[finding.field]
    return at.column == MORE and at.question == field.question and at.id in state.values


def _warning(state: State, finding: Finding) -> tuple[Message, str | None]:
    tone = {Severity.HARD: Tone.ERROR, Severity.SOFT: Tone.WARNING, Severity.NOTE: Tone.INFO}[finding.rule.severity]
    reason = state.session.reasons[finding.rule.name].text if state.stands(finding) else None
    return finding_message(finding, tone), reason


def typed(session: Session, screen_shown: Screen) -> Mapping[str, str]:
    """Return what was typed and refused on this screen, by field id (or the rule's name for a reason)."""
    names = {field.id for field in screen_shown.fields} | {session.target}
    return {name: raw for name, raw in session.typed.items() if name in names}
