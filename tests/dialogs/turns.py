"""Turns of a conversation about any form, with the words of the real catalogs."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache

from bot.i18n import FormTexts, load_catalogs
from bot.vocabulary import vocabulary
from dialogs.engine import advance
from dialogs.events import Event, Reply
from dialogs.form import Form
from dialogs.language import Language
from dialogs.prompts import Message
from dialogs.session import Session
from dialogs.turn import Outcome, Turn
from dialogs.vocabulary import Vocabulary

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@cache
def words_of(form: Form) -> Mapping[Language, Vocabulary]:
    """Return what people may write, in each language."""
    return {language: vocabulary(form, load_catalogs(), language) for language in Language}


@cache
def texts_of(form: Form) -> list[FormTexts]:
    """Return the texts in each language."""
    return [FormTexts(catalog, form) for catalog in load_catalogs().values()]


def turn(form: Form, session: Session, event: Event | str, now: datetime = NOW, words: Vocabulary | None = None) -> Turn:
    """Return the turn that an event, or a typed text, causes."""
    given = Reply(event) if isinstance(event, str) else event
    return advance(form, session, given, now=now, words=words or words_of(form)[session.language or Language.NYNORSK])


def play(form: Form, session: Session, *events: Event | str, now: datetime = NOW, words: Vocabulary | None = None) -> Session:
    """Return the session after these, stored and read back between every two. None of them may be stale."""
    for event in events:
        taken = turn(form, session, event, now, words)
        assert taken.outcome is not Outcome.STALE, event
        kept = Session.model_validate_json(taken.session.stored())
        session = kept.with_(past=session.past, day=taken.session.day)
    return session


def assert_sayable(form: Form, messages: Iterable[Message]) -> None:
    """All that is said has a text in both languages, with its parameters filled."""
    for message in messages:
        for texts in texts_of(form):
            assert texts.say(message).strip()
            assert "{" not in texts.say(message)
