"""What the last turn said, in the person's words, each with where it belongs on the page. Pure; knows no HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.i18n import FormTexts
from dialogs.form import MORE, Field, Form, Kind
from dialogs.prompts import Message

OWN = "web.say."  # before a message's id: what it says on a page, where a chat speaks of words to type
BY_BUTTON = (Kind.CHOICE, Kind.CHOICES, Kind.FILE)
OF_A_RULE, MEND = "rule.", ".mend"
OF_A_LINE = "line_count"  # the parameter of a finding that is about a whole row
ECHOES = ("say.understood", "say.understood_long")
LONGEST_ECHO = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A field that can be gone to, by a name that is its own."""

    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said. ``suggestions`` are sent back under the name ``reply_as``; ``about`` are the fields it compares.

    ``mend`` says how to put right what a rule found, "" where that is not told.
    """

    id: str
    text: str
    tone: str
    field: str | None
    suggestions: tuple[str, ...]
    reply_as: str
    about: tuple[Place, ...]
    mend: str = ""

    @property
    def by_rule(self) -> bool:
        """Tell whether a rule found it: then it says itself what it is about."""
        return self.id.removeprefix(OWN).startswith(OF_A_RULE)


def all_said(messages: Iterable[Message], texts: FormTexts) -> tuple[Said, ...]:
    """Return what a turn said: how to mend something with what is wrong, and of its echoes at most a short one.

    The log shows what was answered, and how it was understood.
    """
    spoken = tuple(_with_mends(messages, texts))
    echoes = [each for each in spoken if each.id in ECHOES]
    told = echoes if len(echoes) == 1 and len(echoes[0].text) <= LONGEST_ECHO else []
    return tuple(each for each in spoken if each.id not in ECHOES or each in told)


def _with_mends(messages: Iterable[Message], texts: FormTexts) -> Iterator[Said]:
    found: Said | None = None
    for message in messages:
        if found is not None and found.by_rule and message.id.endswith(MEND):
            yield replace(found, mend=said(message, texts).text)
            found = None
            continue
        if found is not None:
            yield found
        found = said(message, texts)
    if found is not None:
        yield found


def said(message: Message, texts: FormTexts) -> Said:
    """Return a message as it is shown."""
    return Said(
        id=message.id,
        text=texts.say(_for_a_page(message, texts)),
        tone=message.tone.value,
        field=_stands_at(message, texts.form),
        suggestions=message.suggestions,
        reply_as=_reply_as(message, texts.form),
        about=tuple(_place(texts.form.fields[name], texts) for name in message.about),
    )


def _for_a_page(message: Message, texts: FormTexts) -> Message:
    own = f"{OWN}{message.id}"
    return message.model_copy(update={"id": own}) if own in texts.catalog.messages else message


def _stands_at(message: Message, form: Form) -> str | None:
    """Return the box that a message stands at: one about a whole row at the first amount in it."""
    field = form.fields.get(message.field or "")
    if field is None or field.row is None or OF_A_LINE not in message.params:
        return message.field
    return next(each.id for each in form.questions[field.question].row(field.row) if each.kind is Kind.AMOUNT)


def _place(field: Field, texts: FormTexts) -> Place:
    """Name a field: by its question too where others are called the same, and by that alone where it only ends a row."""
    question, own = texts.short(texts.form.questions[field.question].text), texts.short(field.text)
    if field.column == MORE:
        return Place(field.id, question)
    namesakes = {each.question for each in texts.form.fields.values() if texts.short(each.text) == own}
    return Place(field.id, own if len(namesakes) == 1 and field.row is None else f"{question}: {own}")


def _reply_as(message: Message, form: Form) -> str:
    """Return a suggestion's name: for a box it takes the box's place; for buttons, or a jump, it is a typed reply."""
    field = form.fields.get(message.field or "")
    return "reply" if field is None or field.kind in BY_BUTTON else f"take.{field.id}"
