"""How a conversation ends: what is left for later, the finish, and a draft that is deleted."""

from datetime import UTC, datetime

import pytest

from dialogs.events import Append, Command, Do, Press, Upload
from dialogs.language import Language
from dialogs.session import Place, Session, Status
from dialogs.turn import Outcome
from tests.dialogs.talk import (
    ACCOUNTS,
    FORM,
    STARTED,
    asked,
    full,
    new,
    play,
    said,
    submitted,
    turn,
    unstarted,
    walk,
    where,
)


def test_everything_left_for_later_ends_at_the_summary() -> None:
    """Whoever only looks through the questions comes to its end, and back to the first."""
    session, steps = new(), 0
    while session.place is Place.FIELD and steps < 100:
        session, steps = play(session, "hopp over"), steps + 1
    assert (where(session), said(session)[-1]) == ("summary", "say.skipped")
    assert where(play(session, "neste")) == "measure_name"


def test_starting_after_all_asks_only_for_what_was_never_answered() -> None:
    """The first six are there already."""
    session = play(unstarted(), "6", "2021")
    assert where(session) == "accounts"
    assert session.answers["measure_name"] == unstarted().answers["measure_name"]
    assert where(play(session, "tilbake", "ikkje starta")) == "summary"


def test_a_finished_report_cannot_be_changed() -> None:
    """Whatever is sent; a new one may be begun, and the language changed."""
    for event in (
        "Ung i arbeid",
        "tilbake",
        "slett",
        Press("county", 3),
        Append("x", "m1"),
        Do(Command.SUBMIT),
        Upload(ACCOUNTS),
    ):
        taken = turn(submitted(), event)
        kept = {"said": (), "revision": 0}
        assert taken.session.with_(**kept) == submitted().with_(**kept)
        assert said(taken.session) == ["say.already_submitted"]
        assert taken.changes == ()
    assert turn(submitted(), "Ny rapport").outcome is Outcome.NEW
    assert turn(submitted(), "ny").outcome is Outcome.NEW
    assert play(submitted(), "bokmål").language is Language.BOKMAL


def test_a_deleted_draft_is_gone() -> None:
    """The caller erases it; what comes after is told so."""
    taken = turn(play(full(), "slett kladden"), "ja")
    assert (taken.outcome, taken.session.status) == (Outcome.DELETED, Status.DELETED)
    assert said(turn(taken.session, "Ung i jobb").session) == ["say.already_deleted"]
    assert turn(taken.session, "ny").outcome is Outcome.NEW


def test_time_and_words_come_in() -> None:
    """The same session and event give the same turn; only the finish and the checks read the time."""
    later = datetime(2030, 1, 1, tzinfo=UTC)
    event = Do(Command.BACK)
    then, now = turn(full(), event, later).session, turn(full(), event).session
    assert (then.day, then.with_(day=now.day)) == ("2030-01-01", now)
    assert turn(full(), Do(Command.SUBMIT), later).session.submitted_at == "2030-01-01T00:00:00+00:00"


def test_a_reason_goes_with_its_answers() -> None:
    """It can be left for later, is asked for before the finish, and is not given by silence."""
    session = walk(new(), STARTED | {"economy.carried_over": "40 000"})
    assert where(session) == "reason all_funds_accounted"
    left = play(session, "hopp over")
    assert (where(left), said(left)) == ("start", ["say.left_for_later"])
    at_the_end = walk(left, STARTED)
    assert where(at_the_end) == "reason all_funds_accounted"
    assert play(at_the_end, "oppsummering", "avslutt").status is Status.DRAFT
    given = play(at_the_end, "Betalt attende.")
    assert (where(given), said(given)) == ("summary", ["say.reason_noted"])
    assert play(given, "avslutt").status is Status.SUBMITTED


@pytest.mark.parametrize("session", [new(None), asked("act_sections"), full(), submitted()])
def test_a_session_survives_as_json(session: Session) -> None:
    """Equal, and as JSON the same again."""
    stored = session.model_dump_json()
    assert Session.model_validate_json(stored) == session
    assert Session.model_validate_json(stored).model_dump_json() == stored


def test_what_comes_next_is_each_familys_own() -> None:
    """A report's is told when it is finished."""
    assert FORM.next == "report.next"
    assert said(turn(full(), "avslutt").session)[:2] == ["say.submitted", "report.next"]
