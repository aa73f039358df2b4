"""A posted form → what the person did. Says nothing, stores nothing."""

from dataclasses import dataclass

from bot.web.errors import MalformedFormError
from bot.web.posted import Posted
from bot.web.raw import shown_raw
from dialogs.answers.file import check_size, inspect
from dialogs.errors import AnswerError
from dialogs.events import Command, Do, Event, Fill, Refused, Reply
from dialogs.form import Field, Form, Kind
from dialogs.language import Language
from dialogs.session import Session

FIELD = "f."
SUGGESTION = "take."


@dataclass(frozen=True, slots=True)
class Deed:
    """What a form says was done, and the bytes of its file."""

    event: Event
    content: bytes | None = None


def seen_of(posted: Posted) -> int | None:
    """Return the revision that the page showed; None where it is no number."""
    raw = posted.get("seen")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < len(str(2**31)) else None


def deed_of(posted: Posted, form: Form, session: Session) -> Deed:
    """Return what was done: a button first, then a typed reply, then the screen as a whole.

    MalformedFormError for a language that is none of ours.
    """
    seen = seen_of(posted)
    typed = unsent(posted, form, session)
    if jump := posted.get("jump"):
        return Deed(Do(Command.JUMP, jump, seen, typed))
    if language := posted.get("language"):
        if language not in tuple(Language):
            raise MalformedFormError
        return Deed(Do(Command.LANGUAGE, language, seen, typed))
    if row := posted.get("remove"):
        return Deed(Do(Command.REMOVE, row, seen, typed))
    if posted.get("do") in tuple(Command) and not _accepts_changed(posted, form, session):
        return Deed(Do(Command(posted.get("do")), posted.get("question"), seen, typed))
    if _is_in_words(posted, form):
        return Deed(Reply(posted.get("reply"), seen))
    return _screen(posted, form, posted.get("question"), seen)


def _is_in_words(posted: Posted, form: Form) -> bool:
    """Tell a typed reply from a pressed option: both may stand on the screen, and then the button that was pressed decides."""
    if "reply" not in posted.values or not posted.get("question"):
        return "reply" in posted.values
    return bool(posted.get("reply").strip()) and (posted.get("send") == "reply" or not values_of(posted, form))


def _accepts_changed(posted: Posted, form: Form, session: Session) -> bool:
    """Tell whether a proposal was accepted that had been changed on the screen: then the screen is the answer."""
    question = form.questions.get(posted.get("question"))
    if posted.get("do") != Command.ACCEPT or question is None:
        return False
    values = values_of(posted, form)
    gone = {each.id: "" for each in question.fields if each.kind is Kind.CHOICES and each.id not in values}
    return any(_plain(raw) != shown_raw(form.fields[name], session) for name, raw in (values | gone).items())


def _screen(posted: Posted, form: Form, question: str, seen: int | None) -> Deed:
    values = values_of(posted, form)
    if posted.file is None:
        return Deed(Fill(question, values, seen))
    try:
        check_size(posted.file.size)  # only the start of a file that is too large was kept
        info = inspect(posted.file.name, posted.file.content)
    except AnswerError as error:
        return Deed(Refused(error.code, dict(error.params)))
    return Deed(Fill(question, values, seen, info), posted.file.content)


def values_of(posted: Posted, form: Form) -> dict[str, str]:
    """Return the raw input by field id, a suggestion that was taken in its field's place."""
    values = {
        name.removeprefix(FIELD): ",".join(given) if form.fields[name.removeprefix(FIELD)].kind is Kind.CHOICES else given[-1]
        for name, given in posted.values.items()
        if name.startswith(FIELD) and name.removeprefix(FIELD) in form.fields
    }
    for name, given in posted.values.items():
        if name.startswith(SUGGESTION) and name.removeprefix(SUGGESTION) in form.fields:
            values[name.removeprefix(SUGGESTION)] = given[-1]
    return values


def unsent(posted: Posted, form: Form, session: Session) -> dict[str, str]:
    """Return what stood on the screen and is neither empty nor what we had put there ourselves."""
    return {
        name: raw for name, raw in values_of(posted, form).items() if raw.strip() and _is_new(form.fields[name], raw, session)
    }


def _is_new(field: Field, raw: str, session: Session) -> bool:
    return field.kind is not Kind.FILE and _plain(raw) != shown_raw(field, session)


def _plain(raw: str) -> str:
    return raw.replace("\r\n", "\n")
