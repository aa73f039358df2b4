"""A whole question on one screen, and two screens at the same case."""

import pytest

from dialogs.errors import StaleEventError
from dialogs.events import Append, Command, Do, Event, Fill, Press, Reply
from dialogs.outdated import refuse_outdated
from dialogs.session import Place, Session
from dialogs.turn import Outcome
from dialogs.view import screen, typed
from tests.dialogs.talk import ACCOUNTS, FORM, MONEY, asked, full, new, play, said, turn, unstarted, values, where

ROWS = [row.id for row in FORM.questions["assessment"].fields]


def stale(session: Session, event: Event) -> bool:
    """Tell whether an event is stale; then it has changed nothing."""
    taken = turn(session, event)
    if taken.outcome is Outcome.STALE:
        assert taken.session == session.with_(said=taken.session.said)
        assert taken.changes == ()
    return taken.outcome is Outcome.STALE


def test_all_lines_at_once() -> None:
    """Each is stored, and the conversation goes on after the question."""
    session = play(asked("economy.received"), Fill("economy", MONEY))
    assert [values(session)[line] for line in MONEY] == [500_000_00, 0, 400_000_00, 50_000_00, 50_000_00]
    assert (where(session), said(session)[-1]) == ("start", "say.saved")


def test_what_was_plain_is_not_echoed_and_what_was_not_is() -> None:
    """The screen shows what was written; what was understood out of it must be seen."""
    assert said(play(asked("economy.received"), Fill("economy", MONEY))) == ["say.saved"]
    session = play(asked("economy.received"), Fill("economy", MONEY | {"economy.received": "½ mill."}))
    assert said(session) == ["say.understood", "say.saved"]


def test_what_is_wrong_is_said_at_each_field_and_the_rest_is_stored() -> None:
    """Nothing typed is lost, and the first that is wrong is the one asked."""
    wrong = {"economy.brought_forward": "ca. 5", "economy.posts": "", "economy.carried_over": "1.250"}
    session = play(asked("economy.received"), Fill("economy", MONEY | wrong))
    assert [(each.field, each.id) for each in session.said] == [
        ("economy.brought_forward", "error.amount.unclear"),
        ("economy.posts", "error.required"),
        ("economy.carried_over", "error.amount.ambiguous"),
    ]
    assert where(session) == "economy.brought_forward"
    assert session.typed == {"economy.brought_forward": "ca. 5", "economy.carried_over": "1.250"}
    assert session.answers.keys() & MONEY.keys() == {"economy.received", "economy.competence"}
    assert typed(session, screen(FORM, session)) == session.typed
    mended = play(session, Fill("economy", MONEY))
    assert (where(mended), mended.typed) == ("start", {})


def test_a_hard_check_stops_at_the_line_that_it_blames() -> None:
    """With how to mend it; the amounts that are fine by themselves are stored, so that either can be mended."""
    session = play(asked("economy.received"), Fill("economy", MONEY | {"economy.posts": "500 000"}))
    assert said(session) == ["rule.spent_within_funds.message", "rule.spent_within_funds.mend"]
    assert session.said[0].field == where(session) == "economy.competence"
    assert session.said[0].about == ("economy.received", "economy.brought_forward", "economy.posts", "economy.competence")
    assert session.typed == {"economy.competence": "50 000"}
    again = play(session, "50 000")
    assert said(again)[0] == "rule.spent_within_funds.message"
    assert where(play(again, "gå til 5.3", "400 000")) == "economy.competence"


def test_all_lines_can_change_at_once() -> None:
    """No order of storing them makes a stop where the whole is right."""
    session = play(full(), "5", Fill("economy", dict.fromkeys(MONEY, "0") | {"economy.carried_over": "0"}))
    assert [values(session)[line] for line in MONEY] == [0, 0, 0, 0, 0]
    assert where(session) == "reason competence_without_money"


def test_a_hard_check_holds_for_an_unchanged_answer_too() -> None:
    """After another line was lowered, the same amount again is no way past."""
    session = play(asked("start"), "gå til 5.1", "300 000")
    assert where(session) == "economy.competence"
    assert said(play(session, "50 000"))[0] == "rule.spent_within_funds.message"
    assert where(play(session, "50 000")) == "economy.competence"


def test_a_grid() -> None:
    """By its codes, all rows; rows that lack are named."""
    codes = dict.fromkeys(ROWS, "3")
    session = play(asked(ROWS[0]), Fill("assessment", codes))
    assert where(session) == "target_group"
    missing = play(asked(ROWS[0]), Fill("assessment", codes | {ROWS[2]: "", ROWS[9]: "7"}))
    assert [(each.field, each.id) for each in missing.said] == [(ROWS[2], "error.required"), (ROWS[9], "error.choice.unknown")]
    assert where(missing) == ROWS[2]
    assert where(play(missing, "1")) == ROWS[9]


def test_a_follow_up_comes_with_its_option() -> None:
    """It applies as soon as the option on the same screen is taken."""
    session = play(asked("changes"), Fill("changes", {"changes": "1", "changes.described": "Fleire."}))
    assert (values(session)["changes.described"], where(session)) == ("Fleire.", "developed")
    lacks = play(asked("changes"), Fill("changes", {"changes": "1", "changes.described": " "}))
    assert (lacks.said[0].field, lacks.said[0].id, where(lacks)) == ("changes.described", "error.required", "changes.described")


def test_a_follow_up_to_an_option_that_was_not_taken_is_kept() -> None:
    """It is no answer, but it is there when the option is taken after all; an answer of before comes back by itself."""
    session = play(asked("changes"), Fill("changes", {"changes": "2", "changes.described": "Fleire."}))
    assert (where(session), session.typed) == ("developed", {"changes.described": "Fleire."})
    assert "changes.described" not in session.answers
    before = play(full(), "11", Fill("changes", {"changes": "2", "changes.described": "Fleire grupper."}))
    assert (before.typed, before.answers["changes.described"].value) == ({}, "Fleire grupper.")
    assert where(play(before, "11", "ja")) == "summary"


def test_optional_lines_left_empty_are_skipped() -> None:
    """On purpose: the screen was sent."""
    empty = {"competence_use.used": "", "competence_use.unused": "  "}
    session = play(asked("competence_use.used", economy__competence="0", economy__posts="450 000"), Fill("competence_use", empty))
    assert (values(session)["competence_use.used"], where(session)) == (None, "comments")


def test_boxes() -> None:
    """By their codes, in the printed order whatever order they come in."""
    session = play(asked("act_sections"), Fill("act_sections", {"act_sections": "18, 4,1"}))
    assert session.answers["act_sections"].value == (1, 4, 18)
    assert said(play(asked("act_sections"), Fill("act_sections", {"act_sections": ""}))) == ["error.required"]
    assert said(play(asked("act_sections"), Fill("act_sections", {"act_sections": "1,99"}))) == ["error.choice.unknown"]


def test_a_file() -> None:
    """Uploaded with the screen; one that is there already stays when no other is chosen."""
    session = play(asked("accounts"), Fill("accounts", {}, upload=ACCOUNTS))
    assert (session.answers["accounts"].value, where(session)) == (ACCOUNTS, "report_type")
    assert said(play(asked("accounts"), Fill("accounts", {}))) == ["error.file.expected"]
    assert play(full(), Do(Command.JUMP, "accounts"), Fill("accounts", {})).answers == full().answers


def test_what_the_question_does_not_have_is_ignored() -> None:
    """A screen answers its own question only."""
    more = {"measure_name": "Ung", "email": "x@y.no", "nonsense": "x", "start": "4"}
    session = play(new(), Fill("measure_name", more))
    assert values(session) == {"measure_name": "Ung"}


def test_a_screen_of_what_does_not_apply_is_stale() -> None:
    """And so is one of a question that is not there."""
    assert stale(unstarted(), Fill("target_group", {"target_group": "Unge."}))
    assert stale(new(), Fill("nonsense", {}))


@pytest.mark.parametrize(
    ("word", "place"), [("hjelp", "email"), ("Tilbake", "office_name"), ("gå til 1", "measure_name"), ("hopp over", "county")]
)
def test_words_work_in_a_screens_only_box(word: str, place: str) -> None:
    """As they do in a chat; a language too."""
    session = play(asked("email"), Fill("email", {"email": word}, seen=asked("email").revision))
    assert (where(session), session.answers) == (place, asked("email").answers)
    assert play(asked("email"), Fill("email", {"email": "Bokmål"})).language == "nb"


def test_a_word_in_an_older_screen_is_stale() -> None:
    """Sent twice, it would pass two questions."""
    event = Fill("email", {"email": "hopp over"}, seen=asked("email").revision)
    assert stale(play(asked("email"), event), event)


def test_an_older_screen_does_not_overwrite_a_newer_answer() -> None:
    """The other device answered in the meantime: this one is told, and sees it."""
    seen = asked("county").revision
    newer = play(asked("county"), Press("county", 3))
    assert stale(newer, Fill("county", {"county": "9"}, seen=seen))
    assert not stale(newer, Fill("county", {"county": "3"}, seen=seen))  # the same answer: sent twice
    assert not stale(newer, Fill("county", {"county": "9"}, seen=newer.revision))
    assert not stale(newer, Fill("county", {"county": "9"}))


def test_an_older_screen_of_an_untouched_question_is_taken() -> None:
    """Two devices may answer different questions."""
    seen = asked("office_name").revision
    moved = play(asked("office_name"), "NAV Volda", "gå til 4", "Oslo")
    assert not stale(moved, Fill("email", {"email": "x@y.no"}, seen=seen))


def test_an_older_button_does_not_overwrite_a_newer_answer() -> None:
    """But more of a grid's buttons may be pressed on one screen."""
    session = asked(ROWS[0])
    first = play(session, Press(ROWS[0], 3, session.revision))
    assert not stale(first, Press(ROWS[1], 3, session.revision))
    assert stale(first, Press(ROWS[0], 1, session.revision))
    assert not stale(first, Press(ROWS[0], 3, session.revision))
    assert not stale(first, Press(ROWS[0], 1, first.revision))


@pytest.mark.parametrize(
    "event",
    [
        Reply("NAV Volda", 0),
        Append("NAV Volda", "m1", 0),
        *[
            Do(command, "", 0)
            for command in (Command.BACK, Command.KEEP, Command.SKIP, Command.CLEAR, Command.DONE, Command.SUBMIT)
        ],
        Do(Command.YES, "", 0),
        Do(Command.NO, "", 0),
    ],
)
def test_steps_belong_to_the_screen_as_it_was(event: Event) -> None:
    """From an older one they change nothing."""
    assert stale(asked("office_name"), event)
    with pytest.raises(StaleEventError):
        refuse_outdated(asked("office_name"), event)


def test_a_turn_that_is_not_stale_moves_the_revision_by_one() -> None:
    """Whatever it came to, so that every other screen can tell that it is older."""
    for event in ("NAV Volda", "", "hjelp", Do(Command.OVERVIEW), Press("county", 9)):
        session = asked("office_name")
        taken = turn(session, event)
        assert taken.session.revision == session.revision + (taken.outcome is not Outcome.STALE)


def test_what_stood_unsent_is_kept() -> None:
    """For a field, and for a reason; blanks, and what is no field, are not."""
    unsent = {"office_name": "NAV Vo", "all_funds_accounted": "Betalt", "email": "  ", "nonsense": "x"}
    session = play(asked("office_name"), Do(Command.OVERVIEW, typed=unsent))
    assert session.typed == {"office_name": "NAV Vo", "all_funds_accounted": "Betalt"}
    assert session.place is Place.FIELD
