"""What an older screen may still do, and what stays of it."""

import pytest

from dialogs.events import Command, Do, Event, Reply
from dialogs.session import Session
from dialogs.turn import Outcome
from tests.dialogs.talk import new, turn


def ahead() -> Session:
    """Return a case that has moved on since an older screen saw revision 0."""
    return turn(new(), "Ung i jobb").session


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
