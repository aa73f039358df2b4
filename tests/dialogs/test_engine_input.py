"""What people send by mistake, at every place: answered in words that exist, and the case is as it was."""

import pytest

from dialogs.events import Append, Edit, Event, Fill, Junk, Oddity, Press, Refused, Reply, Toggle, Upload
from dialogs.session import Session
from dialogs.turn import Outcome
from tests.dialogs.places import PLACES
from tests.dialogs.talk import (
    ACCOUNTS,
    LONG,
    NATIONAL_ID,
    assert_sayable,
    play,
    said,
    turn,
    values,
    where,
)

TYPED = {
    "nothing": "",
    "blanks": "  \n\t ",
    "an emoji": "👍",
    "a NUL": "\x00",
    "marks of direction": "\u200f\u202e",
    "half a character": "\ud83d",
    "a very long text": LONG,
    "an identity number": NATIONAL_ID,
    "many identity numbers": f"{NATIONAL_ID} " * 8000,
    "an identity number in words": f"Ola ({NATIONAL_ID[:6]} {NATIONAL_ID[6:]}) fekk hjelp.",
}
NOT_EVERYWHERE: dict[str, Event] = {
    "a press on another question": Press("published", 1),
    "a press on what is not a question": Press("nonsense", 1),
    "an option that is not there": Press("county", 99),
    "a box on another question": Toggle("measure_name", 1),
    "a box that is not there": Toggle("act_sections", 99),
    "an edit of what is not a question": Edit("nonsense", "x"),
    "a screen of what is not a question": Fill("nonsense", {"nonsense": "x"}),
}


def event_of(text: str, how: str) -> Event:
    """Return a text as a plain reply, or as one message of several."""
    return Reply(text) if how == "reply" else Append(text, "m9")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("how", ["reply", "append"])
@pytest.mark.parametrize("text", TYPED)
def test_what_is_no_answer_harms_nothing(place: str, how: str, text: str) -> None:
    """No answer changes; something is said; no identity number is kept, nor anything that cannot be stored."""
    session = PLACES[place]()
    taken = turn(session, event_of(TYPED[text], how))
    after = taken.session
    assert taken.outcome is Outcome.CONTINUED
    assert values(after) == values(session)
    assert after.said
    assert_sayable(after)
    stored = after.model_dump_json()
    assert NATIONAL_ID not in stored
    assert NATIONAL_ID[6:] not in stored
    assert Session.model_validate_json(stored) == after
    assert len(stored) < 2 * len(LONG)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("oddity", Oddity)
def test_what_is_no_text_is_answered_by_kind(place: str, oddity: Oddity) -> None:
    """A sticker, a voice message …: each has an answer of its own, and the place stays."""
    session = PLACES[place]()
    after = play(session, Junk(oddity))
    expected = {"a finished report": "say.already_submitted", "a deleted draft": "say.already_deleted"}
    assert said(after) == [expected.get(place, f"say.junk.{oddity.value}")]
    assert (where(after), after.answers) == (where(session), session.answers)
    assert_sayable(after)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", NOT_EVERYWHERE)
def test_what_does_not_fit_changes_nothing(place: str, name: str) -> None:
    """A button, a box or a screen of something else."""
    session = PLACES[place]()
    taken = turn(session, NOT_EVERYWHERE[name])
    fits = name == "a press on another question" and where(session) == "published"
    assert taken.outcome is (Outcome.CONTINUED if fits or not _is_open(session) else Outcome.STALE)
    assert taken.changes == ()
    assert taken.session.with_(said=(), revision=0) == session.with_(said=(), revision=0)
    assert_sayable(taken.session)


def _is_open(session: Session) -> bool:
    return session.status.value == "draft" and session.language is not None


@pytest.mark.parametrize("place", PLACES)
def test_a_file_is_taken_where_it_is_asked_for(place: str) -> None:
    """Elsewhere it is not stored, and that is said; a refused one is explained where it is asked for only."""
    session = PLACES[place]()
    after = play(session, Upload(ACCOUNTS))
    refused = play(session, Refused("file.too_large", {"size": "21", "max": "20"}))
    if place == "a file":
        assert after.answers["accounts"].value == ACCOUNTS
        assert (said(refused), refused.said[0].field) == (["error.file.too_large"], "accounts")
    else:
        assert after.answers == session.answers
        assert said(after) != []
        assert "error.file.too_large" not in said(refused)
    assert_sayable(after)
    assert_sayable(refused)
