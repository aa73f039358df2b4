"""Long texts in several messages, and messages that are changed by their writer afterwards."""

import pytest

from dialogs.events import Append, Command, Do, Edit
from dialogs.session import Aside, Place, Session
from dialogs.turn import Outcome
from dialogs.view import screen
from tests.dialogs.talk import FORM, new, play, said, turn

TEXT = "competence_use.used"


@pytest.fixture
def asked() -> Session:
    """Give a case that asks for a long text."""
    return play(new(), "Ung i jobb", Do(Command.JUMP, TEXT))


def test_messages_are_collected_until_done(asked: Session) -> None:
    """Each is acknowledged with the count, and "done" joins them."""
    collecting = play(asked, Append("Kurs for fire.", "m1"), Append("Og ein samling.", "m2"))
    assert said(collecting) == ["say.part_received"]
    assert Command.DONE in screen(FORM, collecting).commands
    assert play(collecting, Append("ferdig", "m3")).answers[TEXT].value == "Kurs for fire.\n\nOg ein samling."


def test_after_done_a_new_message_begins_a_new_text(asked: Session) -> None:
    """Coming back to an answer and writing means to replace it, as for every other kind of question."""
    done = play(asked, Append("Gamalt.", "m1"), Do(Command.DONE), Do(Command.JUMP, TEXT))
    assert Command.DONE not in screen(FORM, done).commands
    assert play(done, Append("Nytt.", "m2"), Append("Meir.", "m3"), Do(Command.DONE)).answers[TEXT].value == "Nytt.\n\nMeir."


def test_an_answer_given_elsewhere_is_not_mixed_with_older_messages(asked: Session) -> None:
    """The web answered while messages were being collected: what comes then is a new text."""
    answered = play(asked, Append("Halvt.", "m1"), Edit(TEXT, "Heilt, frå nettet."), Do(Command.JUMP, TEXT))
    assert answered.answers[TEXT].value == "Heilt, frå nettet."
    assert play(answered, Append("Nytt.", "m2"), Do(Command.DONE)).answers[TEXT].value == "Nytt."


def test_a_part_can_be_edited_before_done_and_after(asked: Session) -> None:
    """Before, it stays a part; after, the answer follows."""
    before = play(asked, Append("Kurs for fyre.", "m1"), Append("Meir.", "m2"), Edit(TEXT, "Kurs for fire.", "m1"))
    assert TEXT not in before.answers
    done = play(before, Do(Command.DONE))
    assert done.answers[TEXT].value == "Kurs for fire.\n\nMeir."
    assert play(done, Edit(TEXT, "Slutt.", "m2")).answers[TEXT].value == "Kurs for fire.\n\nSlutt."


def test_editing_a_part_while_the_answer_is_being_replaced_does_not_end_the_new_text(asked: Session) -> None:
    """The answer stays until "done"."""
    again = play(asked, Append("Gamalt.", "m1"), Do(Command.DONE), Do(Command.JUMP, TEXT), Append("Nyt.", "m2"))
    edited = play(again, Edit(TEXT, "Nytt.", "m2"))
    assert edited.answers[TEXT].value == "Gamalt."
    assert play(edited, Do(Command.DONE)).answers[TEXT].value == "Nytt."


def test_a_message_of_a_text_that_was_replaced_changes_nothing(asked: Session) -> None:
    """Its answer is gone: an edit must not bring it back over the newer one."""
    done = play(asked, Append("Gamalt.", "m1"), Do(Command.DONE), Do(Command.JUMP, TEXT), Append("Nytt.", "m2"), Do(Command.DONE))
    assert turn(done, Edit(TEXT, "Endå eldre.", "m1")).outcome is Outcome.STALE


def test_a_refused_part_can_be_mended_by_editing_it(asked: Session) -> None:
    """It is taken as the part that it was meant to be, and the others stay."""
    refused = play(asked, Append("Kurs.", "m1"), Append("Ola, 01017012345.", "m2"))
    assert said(refused) == ["error.text.national_id"]
    assert play(refused, Edit(TEXT, "Ein deltakar.", "m2"), Do(Command.DONE)).answers[TEXT].value == "Kurs.\n\nEin deltakar."


def test_a_part_edited_into_something_wrong_is_refused_where_it_stands(asked: Session) -> None:
    """The message is about that field, and the parts stay as they were."""
    wrong = play(asked, Append("Kurs.", "m1"), Edit(TEXT, "01017012345", "m1"))
    assert wrong.said[0].field == TEXT
    assert [part.text for part in wrong.parts[TEXT]] == ["Kurs."]


def test_elsewhere_a_message_is_a_plain_reply(asked: Session) -> None:
    """In a side step it names a question, on another kind of question it is the answer, in a closed case it may be a command."""
    assert play(asked, Do(Command.OVERVIEW), Append("3", "m1")).target == "email"
    assert play(asked, Do(Command.JUMP, "office_name"), Append("NAV Volda", "m1")).answers["office_name"].value == "NAV Volda"
    deleted = play(asked, Do(Command.DELETE), Append("ja", "m1"))
    assert turn(deleted, Append("ny", "m2")).outcome is Outcome.NEW


def test_a_message_for_an_older_screen_is_stale(asked: Session) -> None:
    """Another device has moved the case on since."""
    assert turn(asked, Append("Kurs.", "m1", seen=0)).outcome is Outcome.STALE


def test_a_message_edited_into_a_command_word_is_a_command(asked: Session) -> None:
    """«tilbkae», mended, means to go back, not to call the measure that."""
    assert play(asked, Edit("measure_name", "oversikt", "m0")).aside is Aside.OVERVIEW


def test_a_reason_can_be_edited() -> None:
    """It answers a question like any other message."""
    answers = ("Ung i jobb", "NAV Volda", "postmottak@nav-volda.example", "Agder", "100", "0", "50", "0", "0")
    asked = play(new(), *answers)
    assert asked.place is Place.REASON
    given = play(asked, Append("Betalt atende.", "m1"))
    assert play(given, Edit(asked.target, "Betalt attende.", "m1")).reasons[asked.target].text == "Betalt attende."
    assert play(given, Edit(asked.target, "", "m1")).reasons[asked.target].text == "Betalt atende."
