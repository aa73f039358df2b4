"""What the last turn said, in the person's words, each with where it belongs on the page. Pure; knows no HTML."""

from dataclasses import dataclass

from bot.i18n import FormTexts
from dialogs.form import Form, Kind
from dialogs.prompts import Message

OWN = "web.say."  # before a message's id: what it says on a page, where a chat speaks of words to type
BY_BUTTON = (Kind.CHOICE, Kind.CHOICES, Kind.FILE)


@dataclass(frozen=True, slots=True)
class Place:
    """A field that can be gone to, by its short name."""

    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said. ``suggestions`` are sent back under the name ``reply_as``; ``about`` are the fields it compares."""

    id: str
    text: str
    tone: str
    field: str | None
    suggestions: tuple[str, ...]
    reply_as: str
    about: tuple[Place, ...]


def said(message: Message, texts: FormTexts) -> Said:
    """Return a message as it is shown."""
    return Said(
        id=message.id,
        text=texts.say(_for_a_page(message, texts)),
        tone=message.tone.value,
        field=message.field,
        suggestions=message.suggestions,
        reply_as=_reply_as(message, texts.form),
        about=tuple(Place(name, texts.short(texts.form.fields[name].text)) for name in message.about),
    )


def _for_a_page(message: Message, texts: FormTexts) -> Message:
    own = f"{OWN}{message.id}"
    return message.model_copy(update={"id": own}) if own in texts.catalog.messages else message


def _reply_as(message: Message, form: Form) -> str:
    """Return a suggestion's name: for a box it takes the box's place; for buttons, or a jump, it is a typed reply."""
    field = form.fields.get(message.field or "")
    return "reply" if field is None or field.kind in BY_BUTTON else f"take.{field.id}"
