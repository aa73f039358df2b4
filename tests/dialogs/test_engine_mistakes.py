"""Single mistakes, and what becomes of each: refused with the reason, kept for mending, never guessed at."""

from dataclasses import replace

import pytest

from dialogs.events import Append, Command, Do, Edit, Event, Fill, Press, Refused, Reply, Toggle, Upload
from dialogs.session import Place
from dialogs.turn import Outcome
from tests.dialogs.places import PLACES
from tests.dialogs.talk import (
    ACCOUNTS,
    LONG,
    NATIONAL_ID,
    TEXTS,
    asked,
    assert_sayable,
    full,
    new,
    play,
    said,
    turn,
    where,
)


def test_text_where_a_file_is_asked_for() -> None:
    """Is no answer, and is not kept either."""
    session = play(asked("accounts"), "Rekneskapen er ikkje klar.")
    assert (said(session), session.typed) == (["error.file.expected"], {})


@pytest.mark.parametrize(
    "event",
    [Upload(replace(ACCOUNTS, name=f"Rekneskap {NATIONAL_ID}.pdf")), Refused("file.kind", {"name": f"{NATIONAL_ID}.exe"})],
    ids=["taken", "refused"],
)
def test_an_identity_number_in_a_files_name_is_not_stored(event: Event) -> None:
    """The name stands in the document, and filings become public."""
    assert NATIONAL_ID not in play(asked("accounts"), event).model_dump_json()


@pytest.mark.parametrize(
    ("field", "text", "said_first"),
    [
        ("measure_name", "🙂", "error.text.no_words"),
        ("measure_name", "x" * 201, "error.text.too_long"),
        ("email", "kari@nav", "error.email.invalid"),
        ("email", "kari@nav.no, ola@nav.no", "error.email.several"),
        ("email", f"{NATIONAL_ID}@nav.no", "error.text.national_id"),
        ("county", "Hordaland", "error.choice.unknown"),
        ("economy.received", "ca. 300 000", "error.amount.unclear"),
        ("economy.received", "1.250", "error.amount.ambiguous"),
        ("economy.received", "-5 000", "error.amount.negative"),
        ("economy.received", NATIONAL_ID, "error.amount.malformed"),
        ("economy.received", "99 999 999 999", "error.amount.too_large"),
        ("act_sections", f"1 og {NATIONAL_ID}", "error.choices.unknown"),
        ("act_sections", "ingen", "error.choices.none"),
        ("target_group", LONG, "error.text.too_long"),
        ("target_group", f"Deltakar {NATIONAL_ID}.", "error.text.national_id"),
    ],
)
def test_what_is_refused_is_kept_for_mending(field: str, text: str, said_first: str) -> None:
    """With the reason, at the field, and without an identity number."""
    session = play(asked(field), text)
    assert (said(session)[0], session.said[0].field, where(session)) == (said_first, field, field)
    assert session.typed[field] == text.strip().replace(NATIONAL_ID, "…")
    assert NATIONAL_ID not in session.model_dump_json()
    assert_sayable(session)


def test_markup_is_text() -> None:
    """It is stored as it was written; who shows it escapes it."""
    text = "<script>alert('{year}')</script> **Ung** [jobb](javascript:1) & {0} %s"
    session = play(asked("measure_name"), text)
    assert session.answers["measure_name"].value == text
    for texts in TEXTS:
        assert text in texts.say(session.said[0])


def test_unseen_characters_are_left_out() -> None:
    """Direction marks, NULs and soft hyphens out of a paste."""
    session = play(asked("measure_name"), "\u202eUng\x00 i\u00ad jobb\u200f")
    assert session.answers["measure_name"].value == "Ung i jobb"


def test_a_suggestion_is_never_taken_by_itself() -> None:
    """It is offered, and what is pressed then is an answer like any other."""
    session = play(asked("county"), "Nordlnad")
    assert session.said[0].suggestions == ("Nordland",)
    assert "county" not in session.answers
    assert play(session, session.said[0].suggestions[0]).answers["county"].value == 17


def test_an_amount_that_was_not_plain_is_echoed() -> None:
    """Every answer is confirmed as it was understood."""
    session = play(asked("economy.received"), "½ mill.")
    assert session.answers["economy.received"].value == 500_000_00
    assert "500\u00a0000\u00a0kr" in TEXTS[0].say(session.said[0])


@pytest.mark.parametrize("no_reason", ["", "ja", "Nei takk.", "50 000", "0", "🙂", f"Sjå {NATIONAL_ID}"])
def test_what_is_no_reason(no_reason: str) -> None:
    """A mere yes, or an amount that was meant for the line, is asked about again."""
    session = PLACES["a reason"]()
    after = play(session, no_reason)
    assert (where(after), after.reasons) == (where(session), {})
    assert after.said[0].tone.value == "error"


def test_after_a_pause_nothing_typed_is_taken_for_an_answer() -> None:
    """«Hei» is a greeting, then; what was typed is kept, and offered to be sent again as it stands."""
    session = play(asked("measure_name"), "pause", "Hei!")
    assert (where(session), said(session), session.answers) == ("measure_name", ["say.resumed_by_text"], {})
    assert (session.said[0].suggestions, session.typed) == (("Hei!",), {"measure_name": "Hei!"})
    assert play(session, *session.said[0].suggestions).answers["measure_name"].value == "Hei!"
    again = play(asked("measure_name"), "pause", NATIONAL_ID)
    assert (again.said[0].suggestions, again.typed) == ((), {"measure_name": "…"})


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("kanskje", "target_group ~delete"),
        ("", "target_group ~delete"),
        ("slett", "target_group ~delete"),
        ("hjelp", "target_group ~delete"),
        ("bokmål", "target_group ~delete"),
        ("nei", "target_group"),
        ("behald", "target_group"),
        ("tilbake", "target_group"),
        ("oversikt", "target_group ~overview"),
        ("gå til 1", "measure_name"),
    ],
)
def test_only_a_plain_yes_deletes(typed: str, place: str) -> None:
    """Anything else asks again, or keeps the draft."""
    session = play(asked("target_group"), "slett", typed)
    assert (where(session), session.status.value) == (place, "draft")
    assert session.answers == asked("target_group").answers
    assert play(asked("target_group"), "slett", "Ja!").status.value == "deleted"


def test_buttons_in_a_side_step_end_it() -> None:
    """An answer's button is an answer; the deletion that was asked about is not made."""
    for aside in (Command.OVERVIEW, Command.PAUSE, Command.DELETE):
        session = play(asked("county"), Do(aside), Press("county", 9))
        assert (where(session), session.answers["county"].value) == ("economy.received", 9)
    assert "say.delete_cancelled" in said(play(asked("county"), "slett", Press("county", 9)))


def test_nothing_is_taken_before_a_language_is_chosen() -> None:
    """There is nobody yet who has read the question."""
    buttons = Press("county", 9), Toggle("act_sections", 1), Do(Command.DELETE)
    texts = Reply("Ung"), Append("Ung", "m1"), Edit("measure_name", "Ung"), Fill("measure_name", {"measure_name": "Ung"})
    for event in (*buttons, *texts, Upload(ACCOUNTS)):
        session = play(new(None), event)
        assert (session.place, session.answers, said(session)) == (Place.LANGUAGE, {}, ["say.choose_language"])


def test_an_edit_of_an_earlier_message_leaves_the_place_alone() -> None:
    """Unless it calls for something, or takes the place away."""
    session = play(asked("published"), Edit("measure_name", "Ung i arbeid", "m0"))
    assert (where(session), session.answers["measure_name"].value) == ("published", "Ung i arbeid")
    assert where(play(full(), Edit("county", "Oslo"))) == "summary"
    revisited = play(full(), "9", Edit("county", "Oslo"))
    assert where(revisited) == "target_group"
    reason = PLACES["a reason"]()
    assert where(play(reason, Edit("county", "Oslo"))) == where(reason)
    called = play(asked("published"), Edit("economy.carried_over", "40 000"))
    assert where(called) == "reason all_funds_accounted"
    gone = play(asked("changes.described"), Edit("changes", "nei"))
    assert where(gone) == "developed"
    hidden = play(asked("published"), Edit("start", "ikkje starta"))
    assert where(hidden) == "reason unstarted_but_spent"


def test_an_edit_that_is_refused_is_said_where_it_belongs() -> None:
    """The answer stays, and so does the place."""
    session = play(asked("published"), Edit("email", "kari"))
    assert (where(session), session.said[0].field) == ("published", "email")
    assert said(session) == ["error.email.invalid", "say.answer_stands"]
    assert session.answers["email"] == asked("published").answers["email"]
    offers_nothing = play(asked("published"), Edit("county", "Nordlnad"))  # pressed, it would answer what is asked
    assert (said(offers_nothing)[0], offers_nothing.said[0].suggestions) == ("error.choice.unknown", ())
    mended = play(play(asked("economy.received"), "ca. 5"), Edit("economy.received", "5"))
    assert where(mended) == "economy.brought_forward"
    hidden = play(full(), "6", "nyleg starta")
    assert turn(hidden, Edit("target_group", "Andre.")).outcome is Outcome.STALE
