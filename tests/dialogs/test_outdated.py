"""What an older screen may still do, and what stays of it."""

from datetime import UTC, datetime

import pytest

from bot.i18n import load_catalogs
from bot.vocabulary import vocabulary
from dialogs.engine import advance, begin
from dialogs.events import Command, Do, Event, Reply
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.session import Session
from dialogs.turn import Outcome, Turn

FORM = load_form("report-2021")
WORDS = vocabulary(FORM, load_catalogs(), Language.NYNORSK)
NOW = datetime(2022, 3, 1, tzinfo=UTC)


def turn(session: Session, event: Event) -> Turn:
    """Return the turn that the event causes."""
    return advance(FORM, session, event, now=NOW, words=WORDS)


def ahead() -> Session:
    """Return a case that has moved on since an older screen saw revision 0."""
    return turn(begin(FORM, number="2021-TEST", language=Language.NYNORSK), Reply("Ung i jobb")).session


@pytest.mark.parametrize("event", [Reply("NAV Volda", seen=0), Do(Command.BACK, seen=0), Do(Command.SUBMIT, seen=0)])
def test_a_reply_or_a_step_from_an_older_screen_changes_nothing(event: Event) -> None:
    """It belongs to a question that is no longer the one asked."""
    before = ahead()
    after = turn(before, event)
    assert after.outcome is Outcome.STALE
    assert after.session == before.with_(said=after.session.said)
    assert [message.id for message in after.session.said] == ["say.stale"]


@pytest.mark.parametrize("event", [Do(Command.HELP, seen=0), Do(Command.OVERVIEW, seen=0), Do(Command.JUMP, "email", seen=0)])
def test_what_fits_any_screen_is_done_from_an_older_one(event: Event) -> None:
    """A jump or a question for help means the same whatever has happened."""
    assert turn(ahead(), event).outcome is Outcome.CONTINUED


def test_what_stood_unsent_is_there_when_the_person_comes_back() -> None:
    """A command pressed in the middle of a sentence loses nothing, and never keeps an identity number."""
    left = turn(ahead(), Do(Command.JUMP, "email", typed={"office_name": "NAV Vo 01017012345", "nonsense": "x"})).session
    assert left.typed.keys() == {"office_name"}
    assert "01017012345" not in left.typed["office_name"]
    assert turn(left, Reply("NAV Volda")).session.answers.keys() == {"measure_name"}
