"""Taking what was typed: as the answer to a field, or as the reason for standing by answers."""

from dialogs.answers import amount
from dialogs.errors import AnswerError
from dialogs.form import Field, Kind
from dialogs.prompts import Tone, Value, Wording
from dialogs.reading import REASON_LENGTH, read_reply, read_text
from dialogs.session import Reason
from dialogs.turn import Work
from dialogs.vocabulary import command_word


def answer(work: Work, field: Field, raw: str, *, stay: bool = False) -> None:
    """Take what was typed as the answer to a field; keep it for mending when it is refused."""
    try:
        read = read_reply(field, raw, work.setting)
        work.store(field, read.value)
    except AnswerError as error:
        if raw.strip() and field.kind is not Kind.FILE:
            work.keep_typed(field.id, raw)
        if work.at is not field:
            error.suggestions = ()  # they would be taken for answers to what is asked now
        work.refuse(field.id, error)
        if stay and work.at is not field and field.id in work.session.answers:
            work.say("say.answer_stands", on=field.id, field=Wording(id=f"{field.text}.short"))
        return
    taken(work, field, read.value, stay=stay)


def taken(work: Work, field: Field, value: Value, *, stay: bool = False) -> None:
    """Confirm a stored answer and go on; ``stay`` where it was an earlier one."""
    work.understood(field, value)
    if stay:
        work.settle(field.id)
    else:
        work.move_on(field.id)


def give_reason(work: Work, raw: str, *, rule: str | None = None) -> None:
    """Take a reason for what the rule finds: the one asked about, or ``rule`` where an earlier reason is changed."""
    finding = work.state.finding(rule or work.session.target)
    if finding is None:
        work.move_on("")
        return
    name = finding.rule.name
    try:
        text = _read_reason(work, raw)
    except AnswerError as error:
        if raw.strip():
            work.keep_typed(name, raw)
        work.refuse(None, error)
        return
    work.change(reasons=work.session.reasons | {name: Reason(text=text, values=finding.values, found=dict(finding.params))})
    work.forget(name)
    work.say("say.reason_noted", Tone.OK)
    if rule is None or rule == work.session.target:
        work.move_on(finding.field)


def _read_reason(work: Work, raw: str) -> str:
    """Read a reason. A mere yes or no is none, nor is a mere amount: that was meant for a line, which «back» leads to."""
    if not raw.strip() or command_word(raw) in work.words.confirmations or _is_amount(raw):
        raise AnswerError("reason.required")
    return read_text(raw, max_length=REASON_LENGTH, multiline=True)


def _is_amount(raw: str) -> bool:
    try:
        amount.parse(raw)
    except AnswerError:
        return False
    return True
