"""A conversation from hello to the finished report, as one person has it."""

import pytest

from bot.i18n import FormTexts, load_catalogs
from dialogs.engine import begin
from dialogs.events import Command, Do, Press, Toggle, Upload
from dialogs.form import Kind
from dialogs.language import Language
from dialogs.prompts import Moment, Shown
from dialogs.session import Place, Status
from dialogs.turn import Change, Outcome
from tests.dialogs.talk import (
    ACCOUNTS,
    FORM,
    NOT_STARTED,
    NUMBER,
    STARTED,
    asked,
    full,
    new,
    play,
    said,
    turn,
    unstarted,
    values,
    walk,
    where,
)


@pytest.mark.parametrize("language", Language)
def test_a_case_begins_in_its_language(language: Language) -> None:
    """With the form's introduction, at the first question."""
    session = begin(FORM, number=NUMBER, language=language)
    assert (session.language, session.place, session.target) == (language, Place.FIELD, "measure_name")
    assert (session.form, session.number, session.revision, session.status) == ("report-2021", NUMBER, 0, Status.DRAFT)
    assert said(session) == ["report.intro"]


@pytest.mark.parametrize("choose", ["Nynorsk", Do(Command.LANGUAGE, "nn")])
def test_a_case_may_begin_without_one(choose: str | Do) -> None:
    """Then it asks, and begins when it is chosen."""
    session = begin(FORM, number=NUMBER)
    assert (session.language, session.place, session.said) == (None, Place.LANGUAGE, ())
    chosen = play(session, choose)
    assert (chosen.language, where(chosen)) == (Language.NYNORSK, "measure_name")
    assert said(chosen) == ["report.intro"]


@pytest.mark.parametrize("language", Language)
def test_a_whole_report(language: Language) -> None:
    """All 21 questions in the source's order, the summary, the finish; a turn each."""
    session, order = begin(FORM, number=NUMBER, language=language), []
    while session.place is Place.FIELD:
        order.append(session.target)
        kind = FORM.fields[session.target].kind
        session = play(session, Upload(ACCOUNTS) if kind is Kind.FILE else STARTED[session.target])
        assert session.revision == len(order)
    assert order == list(FORM.fields)
    assert (session.place, list(session.answers)) == (Place.SUMMARY, order)
    taken = turn(session, "Avslutt")
    assert (taken.outcome, taken.session.status, taken.session.place) == (Outcome.SUBMITTED, Status.SUBMITTED, Place.SUBMITTED)
    assert taken.session.submitted_at == "2022-03-01T12:00:00+00:00"
    receipt = taken.session.said[0]
    assert receipt.params == {"number": NUMBER, "at": Moment(at="2022-03-01T12:00:00+00:00")}


def test_a_measure_that_has_not_started_is_done_after_six() -> None:
    """The summary follows the start at once."""
    assert list(unstarted().answers) == list(NOT_STARTED)
    assert play(unstarted(), "avslutt").status is Status.SUBMITTED


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("measure_name", " Ung i\njobb ", "Ung i jobb"),
        ("email", "Kari <kari@NAV.no>", "kari@nav.no"),
        ("county", "møre og r", 14),
        ("county", "3", 14),
        ("economy.received", "610 TNOK", 610_000_00),
        ("economy.received", "0", 0),
        ("start", "nettopp starta", 10),
        ("start", "2019", 7),
        ("assessment.youth", "ja, noko", 3),
        ("target_group", "Unge.\n\nOg vaksne.", "Unge.\n\nOg vaksne."),
        ("act_sections", "§ 12 og Andre", (2, 18)),
        ("continuation", "Nei", 2),
        ("published", "til vurdering", 3),
    ],
)
def test_what_is_typed_is_understood_and_confirmed(field: str, typed: str, value: object) -> None:
    """As it was understood, with its field; then the next is asked."""
    taken = turn(asked(field), typed)
    session = taken.session
    assert session.answers[field].value == value
    assert session.answers[field].revision == session.revision
    assert taken.changes == (Change(field, None, session.answers[field].value),)
    assert (said(session), session.said[0].field) == (["say.understood"], field)
    assert session.said[0].params["answer"] == Shown(field=field, value=session.answers[field].value)
    assert where(session) != field


def test_a_long_text_is_not_repeated() -> None:
    """Its length is confirmed."""
    session = play(asked("target_group"), "Unge i arbeid. " * 40)
    assert said(session) == ["say.understood_long"]
    assert session.said[0].params["count"] == len("Unge i arbeid. " * 40) - 1


def test_options_are_pressed_and_boxes_ticked() -> None:
    """A press is an answer; a box is one when it is done, and can be unticked."""
    assert play(asked("county"), Press("county", 14)).answers["county"].value == 14
    ticked = play(asked("act_sections"), Toggle("act_sections", 18), Toggle("act_sections", 1), Toggle("act_sections", 2))
    assert (ticked.ticked, where(ticked), said(ticked)) == ({"act_sections": (1, 2, 18)}, "act_sections", [])
    done = play(ticked, Toggle("act_sections", 2), "ferdig")
    assert (done.answers["act_sections"].value, done.ticked, where(done)) == ((1, 18), {}, "challenges")
    again = play(done, "tilbake", Toggle("act_sections", 1))
    assert again.ticked == {"act_sections": (18,)}
    assert play(again, "neste").answers["act_sections"].value == (18,)


def test_the_rows_can_be_pressed_in_any_order() -> None:
    """They stand together; what lacks is asked for in the end."""
    rows = [row.id for row in FORM.questions["assessment"].fields]
    session = play(asked(rows[0]), *(Press(row, 3) for row in rows[:0:-1]))
    assert where(session) == rows[0]
    assert where(play(session, Press(rows[0], 3))) == "target_group"


def test_what_is_left_for_later_is_asked_for_in_the_end() -> None:
    """Nothing need be answered in order; «neste» at the summary leads to the first that lacks."""
    until_last = walk(new(), STARTED | {"office_name": "seinare", "developed": "hopp over"}, until="comments")
    assert where(play(until_last, "Takk.")) == "office_name"
    session = play(until_last, "Takk.", "hopp over", "hopp over")
    assert where(session) == "summary"
    assert where(play(session, "neste")) == "office_name"
    assert where(play(session, "avslutt")) == "office_name"
    assert where(play(session, "neste", "NAV Volda")) == "developed"
    assert where(play(session, "neste", "NAV Volda", "Ein modell.")) == "summary"


def test_a_changed_answer_leads_back_to_where_one_was() -> None:
    """To what is open after it, or the summary."""
    assert where(play(asked("published"), "gå til 2", "NAV Ørsta")) == "published"
    assert where(play(full(), "2", "NAV Ørsta")) == "summary"


def test_the_answers_are_the_same_in_both_languages() -> None:
    """A change of language at every question."""
    session = new()
    while session.place is Place.FIELD:
        session = play(session, Do(Command.LANGUAGE))
        field = FORM.fields[session.target]
        session = play(session, Upload(ACCOUNTS) if field.kind is Kind.FILE else STARTED[field.id])
    assert values(session) == values(full())


def test_an_answer_reads_the_same_after_a_change_of_language() -> None:
    """Options are stored by their codes, so that they are shown in the language of the moment."""
    session = play(asked("start"), "har ikke startet")
    shown = [FormTexts(catalog, FORM).say(session.said[0]) for catalog in load_catalogs().values()]
    assert shown == ["Oppstart: Tiltaket har ikkje starta", "Oppstart: Tiltaket har ikke startet"]


def test_a_hard_check_shows_the_way_to_every_line() -> None:
    """The message names what it compares; «tilbake» and a name lead there, and mending one of them is enough."""
    wrong = play(asked("economy.competence"), "100 001")
    assert said(wrong) == ["rule.spent_within_funds.message", "rule.spent_within_funds.mend"]
    assert wrong.typed == {"economy.competence": "100 001"}
    for line in wrong.said[0].about:
        assert where(play(wrong, Do(Command.JUMP, line))) == line
    assert where(play(wrong, "tilbake")) == "economy.posts"
    assert where(play(wrong, "tilbake", "399 999", "100 001")) == "economy.carried_over"
    assert where(play(wrong, "100 000")) == "economy.carried_over"
