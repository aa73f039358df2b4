"""What a channel shows: derived from the session, so that a page loaded again and a resumed chat look the same."""

import pytest

from dialogs.events import Append, Command, Do, Toggle
from dialogs.route import State
from dialogs.session import Aside, Place
from dialogs.view import SIDE_STEPS, screen, summary
from tests.dialogs.places import PLACES
from tests.dialogs.talk import FORM, MONEY, asked, full, new, play, submitted, unstarted

AT_HAND = {
    "before a language is chosen": [Command.LANGUAGE],
    "the first question": [],
    "a question": [Command.BACK],
    "an answered question": [Command.KEEP, Command.BACK],
    "a long text, half sent": [Command.DONE, Command.BACK],
    "an answered long text, half sent anew": [Command.DONE, Command.SKIP, Command.BACK],
    "boxes, half ticked": [Command.DONE, Command.BACK],
    "an optional question": [Command.SKIP, Command.BACK],
    "an optional question, answered": [Command.KEEP, Command.CLEAR, Command.BACK],
    "an optional question, skipped": [Command.KEEP, Command.BACK],
    "a reason": [Command.BACK],
    "a summary": [Command.SUBMIT, Command.BACK],
    "the overview": [Command.RESUME, Command.LANGUAGE],
    "a pause": [Command.RESUME, Command.LANGUAGE],
    "the question whether to delete": [Command.YES, Command.NO],
    "a finished report": [Command.NEW, Command.LANGUAGE],
    "a deleted draft": [Command.NEW, Command.LANGUAGE],
}


@pytest.mark.parametrize("place", AT_HAND)
def test_commands_at_hand(place: str) -> None:
    """Those that make sense there, most likely first; at an open question, the side steps follow."""
    commands = screen(FORM, PLACES[place]()).commands
    assert [each for each in commands if each not in SIDE_STEPS or each in AT_HAND[place]] == AT_HAND[place]


@pytest.mark.parametrize("place", PLACES)
def test_every_command_shown_does_something(place: str) -> None:
    """None that is offered is stale, or an error."""
    session = PLACES[place]()
    for command in screen(FORM, session).commands:
        after = play(session, Do(command, seen=session.revision))
        if command is not Command.SUBMIT and place != "boxes, all unticked":
            assert not any(message.tone.value == "error" for message in after.said)


def test_a_question() -> None:
    """Its section, its number among those that apply, its fields together, and the one before."""
    shown = screen(FORM, asked("economy.posts"))
    assert (shown.place, shown.aside, shown.finding, shown.asking) == (Place.FIELD, None, None, ())
    assert shown.section
    assert shown.question
    assert (shown.section.id, shown.question.id, shown.field) == ("money", "economy", FORM.fields["economy.posts"])
    assert [field.id for field in shown.fields] == list(MONEY)
    assert (shown.position, shown.total, shown.previous) == (5, 21, "county")
    assert (shown.answered, shown.missing) == (4, 16)


def test_follow_ups_stand_on_the_screen_of_their_option() -> None:
    """Whether or not it is taken: a browser shows them as soon as it is."""
    for session in (asked("changes"), play(asked("changes"), "nei", "tilbake")):
        assert [field.id for field in screen(FORM, session).fields] == ["changes", "changes.described"]


def test_the_first_question_has_none_before() -> None:
    """And no way back."""
    shown = screen(FORM, new())
    assert (shown.previous, Command.BACK in shown.commands) == (None, False)


def test_a_reason_is_asked_at_the_field_that_is_blamed() -> None:
    """What is found, how to mend it, what becomes of the reason."""
    shown = screen(FORM, PLACES["a reason"]())
    assert shown.finding
    assert shown.field is FORM.fields["economy.carried_over"]
    assert [message.id for message in shown.asking] == [
        "rule.all_funds_accounted.message",
        "rule.all_funds_accounted.mend",
        "say.ask_reason",
    ]
    assert shown.asking[0].about == shown.finding.rule.reads


@pytest.mark.parametrize(("place", "total", "missing"), [("a summary", 21, 0), ("a finished report", 21, 0)])
def test_where_no_question_is_asked(place: str, total: int, missing: int) -> None:
    """There is none to show, only how much there is."""
    shown = screen(FORM, PLACES[place]())
    assert (shown.section, shown.question, shown.field, shown.fields, shown.position) == (None, None, None, (), None)
    assert (shown.total, shown.missing, shown.answered) == (total, missing, 22)
    assert shown.previous == "comments"


def test_a_side_step_shows_what_it_was_taken_from() -> None:
    """The question stays behind it."""
    shown = screen(FORM, PLACES["the overview"]())
    assert (shown.aside, shown.field) == (Aside.OVERVIEW, FORM.fields["target_group"])


def test_the_same_is_shown_whenever_it_is_looked_at() -> None:
    """It follows from the session alone."""
    for make in PLACES.values():
        assert screen(FORM, make()) == screen(FORM, make())
        assert summary(FORM, make()) == summary(FORM, make())


def rows(session_name: str) -> dict[str, str]:
    """Return the status of each row of a place's summary."""
    found = summary(FORM, PLACES[session_name]())
    return {row.field.id: row.status for section in found for question in section.questions for row in question.rows}


@pytest.mark.parametrize("place", PLACES)
def test_what_was_derived_at_another_place_tells_nothing_of_this_one(place: str) -> None:
    """A channel passes on what a turn derived: where the conversation is now, the session says."""
    session = PLACES[place]()
    elsewhere = State.of(FORM, session.with_(place=Place.SUMMARY, target="", aside=None, revision=0))
    assert screen(FORM, session, elsewhere).commands == screen(FORM, session).commands


def test_the_summary_has_every_field_that_applies() -> None:
    """In the form's order, answered, skipped or open."""
    assert list(rows("a summary")) == list(FORM.fields)
    assert set(rows("a summary").values()) == {"answered"}
    assert rows("an optional question, skipped")["comments"] == "skipped"
    assert rows("the first question") == {
        name: "open" for name in FORM.fields if name not in ("changes.described", "continuation.how")
    }
    short = summary(FORM, unstarted())
    assert [section.section.id for section in short] == ["measure", "money"]
    assert [question.question.id for question in short[-1].questions] == ["economy", "start"]


def test_warnings_and_reasons_stand_at_the_field_that_is_blamed() -> None:
    """With the reason once it is given."""

    def warned(session_name: str) -> dict[str, list[tuple[str, str, str | None]]]:
        found = summary(FORM, play(PLACES[session_name](), *(["Betalt attende."] if session_name == "a reason" else [])))
        return {
            row.field.id: [(message.id, message.tone.value, reason) for message, reason in row.warnings]
            for section in found
            for question in section.questions
            for row in question.rows
            if row.warnings
        }

    assert warned("a reason") == {"economy.carried_over": [("rule.all_funds_accounted.message", "warning", "Betalt attende.")]}
    assert warned("a line that breaks a rule") == {"economy.competence": [("rule.spent_within_funds.message", "error", None)]}
    assert warned("a summary") == {}


def test_what_is_half_given_does_not_count_as_answered() -> None:
    """A text before «ferdig», boxes before «ferdig»."""
    for session in (play(asked("target_group"), Append("Unge.", "m1")), play(asked("act_sections"), Toggle("act_sections", 1))):
        shown = screen(FORM, session)
        assert shown.field
        assert shown.field.id not in session.answers
        assert shown.missing == screen(FORM, asked(shown.field.id)).missing
    assert screen(FORM, full()).missing == screen(FORM, submitted()).missing == 0
