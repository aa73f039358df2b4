"""Gates in a draft that lives on: the day passes, a report comes, and what was fine is stopped, or opens again (R8.2)."""

from datetime import date

import pytest

from dialogs.events import Command, Do, Event, Press, Reply
from dialogs.past import NOTHING, Past
from dialogs.prompts import Day, Tone
from dialogs.route import State
from dialogs.session import Place, Session
from tests.dialogs.earlier import before, filed
from tests.dialogs.rules.looking import acting, asked, noon
from tests.dialogs.turns import assert_sayable, turn

FORM = acting("application-2027", "report_to_deliver", "report_not_here", "report_not_delivered", "report_delivered_late")
CONTINUATION, HERE, NOT_YET = 2, 1, 3
BEFORE, AFTER = date(2027, 1, 31), date(2027, 2, 2)
"""The last day is 1 February 2027."""

REPORTED = before(filed("report", 2026, "2027-01-31"))
LATE = before(filed("report", 2026, "2027-02-02"))


def question(today: date, past: Past = NOTHING) -> Session:
    """Return a draft that asks for last year's report."""
    return asked(FORM, {"kind": CONTINUATION}, "earlier_report", past, today)


def then(session: Session, event: Event, today: date, past: Past = NOTHING) -> Session:
    """Return the draft after an event, as it is loaded on that day."""
    return turn(FORM, Session.model_validate_json(session.stored()).with_(past=past), event, noon(today)).session


def open_fields(session: Session) -> list[str]:
    """Return what is to be answered of the report."""
    return [each.target for each in State.of(FORM, session).open if each.target == "earlier_report"]


@pytest.mark.proves("R8.2", "R11.2")
def test_before_the_day_it_is_a_thing_to_do() -> None:
    """The answer is taken, with a note of the day and the last working day."""
    taken = then(question(BEFORE), Press("earlier_report", NOT_YET), BEFORE)
    (note,) = [each for each in taken.said if each.id.startswith("rule.")]
    assert (note.id, note.tone) == ("rule.report_to_deliver.message", Tone.INFO)
    assert (note.params["due_date"], note.params["working_date"]) == (Day(day="2027-02-01"), Day(day="2027-02-01"))
    assert taken.answers["earlier_report"].value == NOT_YET
    assert open_fields(taken) == []
    assert_sayable(FORM, taken.said)


@pytest.mark.proves("R8.2")
def test_the_day_after_the_same_draft_is_stopped() -> None:
    """It cannot be finished: the question is open again, and it is said why and what helps."""
    taken = then(question(BEFORE), Press("earlier_report", NOT_YET), BEFORE)
    elsewhere = then(taken.with_(place=Place.SUMMARY, target=""), Do(Command.SUBMIT), AFTER)
    assert open_fields(elsewhere) == ["earlier_report"]
    again = then(elsewhere, Do(Command.JUMP, "earlier_report"), AFTER)
    assert (again.place, again.target) == (Place.FIELD, "earlier_report")
    refused = then(again, Press("earlier_report", NOT_YET), AFTER)
    assert [each.id for each in refused.said] == ["rule.report_not_delivered.message", "rule.report_not_delivered.mend"]


@pytest.mark.proves("R8.2")
def test_a_report_that_comes_opens_it() -> None:
    """As soon as it is filed here: in time, nothing is left to say; too late, it takes a reason."""
    stopped = then(question(AFTER), Press("earlier_report", HERE), AFTER)
    assert "earlier_report" not in stopped.answers
    in_time = then(stopped, Press("earlier_report", HERE), AFTER, REPORTED)
    assert in_time.answers["earlier_report"].value == HERE
    assert in_time.place is Place.FIELD
    late = then(stopped, Press("earlier_report", HERE), AFTER, LATE)
    assert (late.place, late.target) == (Place.REASON, "report_delivered_late")
    explained = then(late, Reply("Statsforvaltaren gav utsett frist."), AFTER, LATE)
    assert explained.place is Place.FIELD
    assert explained.reasons["report_delivered_late"].text == "Statsforvaltaren gav utsett frist."
