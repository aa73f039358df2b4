"""What is proposed from earlier filings: shown, confirmed with one tap or changed, and never taken unseen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from dialogs.engine import Start, begin
from dialogs.events import Command, Do, Event, Fill
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.past import Filed
from dialogs.prefill import Earlier, derived, proposals
from dialogs.session import Place, Proposal, Session
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    ChosenOption,
    DateValue,
    FileValue,
    MunicipalityValue,
    Submission,
    SubmittedValue,
    TextValue,
)
from dialogs.view import screen, summary
from tests.dialogs.budget import FORM, play
from tests.dialogs.earlier import before, filed
from tests.dialogs.talk import values

NAME = TextValue(kind="text", value="Ung i jobb")
PAY = ChoiceValue(code=7, name="pay")  # by another code in an earlier edition
EARLIER: dict[str, SubmittedValue] = {
    "name": NAME,
    "lines.1.post": PAY,
    "lines.1.grant": AmountValue(ore=400_000_00),
    "lines.1.more": ChoiceValue(code=2, name="no"),
    "day": DateValue(date="2021-03-01"),
}


def filing(answers: Mapping[str, SubmittedValue], year: int = 2021, *, own: bool = True) -> Earlier:
    """Return an earlier filing of the same form."""
    at, number = f"{year}-12-01T10:00:00+00:00", f"{year}-AAAAAAAA"
    made = Submission(
        form=f"budget-{year}", year=year, number=number, submitted_at=at, language=Language.NYNORSK, answers=dict(answers)
    )
    return Earlier("budget", year, made, own)


PROPOSED = {
    "name": "Ung i jobb",
    "lines.1.post": 1,
    "lines.1.grant": 400_000_00,
    "lines.1.more": 2,
    "day": "2021-03-01",
}


def started() -> Session:
    """Return a draft with proposals."""
    start = Start(day="2022-01-10", proposed=proposals(FORM, [filing(EARLIER)]))
    return begin(FORM, number="2022-TEST", language=Language.NYNORSK, start=start)


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        pytest.param([filing(EARLIER, own=False)], {"name": "Ung i jobb"}, id="of another measure: what is the office's own"),
        pytest.param([filing(EARLIER)], PROPOSED, id="the year before"),
        pytest.param([], {}, id="nothing"),
        pytest.param([filing({"name": NAME}, 2018), filing({}, 2021)], {"name": "Ung i jobb"}, id="the last that has it"),
        pytest.param([filing({"day": EARLIER["day"]}, 2019)], {}, id="only of the year before"),
        pytest.param([filing({"name": AmountValue(ore=1)})], {}, id="of another kind"),
        pytest.param([filing({"name": TextValue(kind="text", value="x" * 101)})], {}, id="too long for this edition"),
        pytest.param([filing({"lines.1.post": ChoiceValue(code=1, name="gone")})], {}, id="an option that is no longer there"),
        pytest.param([filing({"lines.9.post": PAY})], {}, id="a row that there is no room for"),
        pytest.param(
            [filing({"name": FileValue(name="a", size=1, sha256="a", media_type="b")})], {}, id="a file is never proposed"
        ),
        pytest.param([replace(filing(EARLIER), family="other")], {}, id="of another family"),
    ],
)
def test_what_is_proposed(earlier: list[Earlier], expected: dict[str, object]) -> None:
    """By the form's ``prefill``: options by name, and only what this edition takes as it is."""
    assert {name: each.value for name, each in proposals(FORM, earlier).items()} == expected


def test_several_options_by_name() -> None:
    """All of them must be there still."""
    chosen = ChoicesValue(options=(ChosenOption(code=98, name="b"), ChosenOption(code=99, name="a")))
    assert proposals(FORM, [filing({"groups": chosen})])["groups"].value == (2, 1)
    gone = ChoicesValue(options=(*chosen.options, ChosenOption(code=1, name="gone")))
    assert proposals(FORM, [filing({"groups": gone})]) == {}


@pytest.mark.parametrize(
    ("number", "on", "expected"),
    [
        pytest.param("1577", date(2022, 1, 10), {"place": 1577, "county": 42}, id="as it was"),
        pytest.param(
            "3806", date(2026, 1, 10), {"place": 4001}, id="under its new number; of a county that is none of the options"
        ),
        pytest.param("1507", date(2026, 1, 10), {}, id="split since: it has to be said which"),
    ],
)
def test_a_municipality_is_proposed_as_it_is_on_the_day(number: str, on: date, expected: dict[str, object]) -> None:
    """What could not be typed is not proposed either."""
    place = MunicipalityValue(number=number, name="x", county="x")
    assert {name: each.value for name, each in proposals(FORM, [filing({"place": place})], on).items()} == expected


def test_a_letter_is_proposed_once() -> None:
    """A confirmation of its year has used it up: the next one is of another letter."""
    form = load_form("confirmation")
    letters = [
        replace(filing({"reference": TextValue(kind="text", value=f"R{year}")}, year), family="grant_letter")
        for year in (2025, 2026)
    ]
    confirmed = [replace(filing({}, year), family="confirmation") for year in (2025, 2026)]
    assert proposals(form, letters)["reference"].value == "R2026"
    assert proposals(form, [*letters, confirmed[0]])["reference"].value == "R2026"
    assert "reference" not in proposals(form, [letters[0], confirmed[0]])


def test_nothing_is_proposed_from_a_refusal() -> None:
    """There is nothing to confirm in it."""
    said: dict[str, SubmittedValue] = {
        "decision": ChoiceValue(code=2, name="refused"),
        "reference": TextValue(kind="text", value="R"),
    }
    assert proposals(load_form("confirmation"), [replace(filing(said, 2026), family="grant_letter")]) == {}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], {}),
        ([filed("grant_letter", 2026)], {"kind": "continuation", "grant_year": "second"}),
        (
            [filed("grant_letter", 2025), filed("grant_letter", 2026), filed("confirmation", 2026)],
            {"kind": "continuation", "grant_year": "third"},
        ),
        (
            [filed("grant_letter", 2026), filed("report", 2026)],
            {"kind": "continuation", "grant_year": "second", "earlier_report": "here"},
        ),
        (
            [filed("grant_letter", 2026), filed("report_elsewhere", 2026)],
            {"kind": "continuation", "grant_year": "second", "earlier_report": "elsewhere"},
        ),
        (
            [filed("grant_letter", 2025), filed("grant_letter", 2026, decision="refused")],
            {"kind": "continuation", "grant_year": "second", "earlier_report": "no_grant"},
        ),
        ([filed("grant_letter", 2026), filed("grant_letter", 2026, decision="refused")], {}),
        ([filed("grant_letter", 2027)], {}),
        ([filed("grant_letter", 2026, decision="refused")], {}),
        ([filed("grant_letter", 2026, measure="other")], {}),
    ],
)
def test_what_a_continuation_is_told_by_what_was_filed(given: list[Filed], expected: dict[str, str]) -> None:
    """That it is one, of which year, and whether last year's report is here; nothing where no grant is known."""
    form = load_form("application-2027")
    found = derived(form, before(*given))
    assert {name: form.fields[name].option(int(str(each.value))).name for name, each in found.items()} == expected


@pytest.mark.parametrize(
    ("given", "year"),
    [
        ([filed("application", 2027)], 2027),
        ([filed("application", 2026), filed("grant_letter", 2026), filed("application", 2027)], 2027),
        ([filed("application", 2026), filed("grant_letter", 2026)], None),
    ],
)
def test_a_letter_answers_the_application_that_has_no_answer(given: list[Filed], year: int | None) -> None:
    """Its year is proposed."""
    assert [each.value for each in derived(load_form("grant-letter"), before(*given)).values()] == (
        [] if year is None else [year]
    )


@pytest.mark.parametrize(
    ("given", "on", "year"),
    [
        ([filed("grant_letter", 2025), filed("grant_letter", 2026)], date(2026, 11, 24), 2025),
        ([filed("grant_letter", 2025), filed("report", 2025), filed("grant_letter", 2026)], date(2026, 11, 24), None),
        ([filed("grant_letter", 2025), filed("report_elsewhere", 2025), filed("grant_letter", 2026)], date(2027, 1, 5), 2026),
        ([], date(2027, 1, 5), None),
    ],
)
def test_the_report_that_was_delivered_elsewhere_is_the_one_that_lacks(given: list[Filed], on: date, year: int | None) -> None:
    """The first year that is over, had a grant and has no report; never one that nobody can have reported on."""
    found = derived(load_form("report-elsewhere"), before(*given), on)
    assert [each.value for each in found.values()] == ([] if year is None else [year])


@pytest.mark.parametrize(
    ("year", "values", "expected"),
    [
        (2026, {"amount": 600_000_00, "carried_over": 0}, {"economy.received": 600_000_00}),
        (2026, {"amount": 600_000_00, "carried_over": 50_000_00}, {"economy.received": 550_000_00}),
        (2026, {"amount": 1_00, "carried_over": 2_00}, {"economy.received": 0}),
        (2026, {"amount": 600_000_00}, {}),
        (2025, {"amount": 600_000_00, "carried_over": 0}, {}),
    ],
)
@pytest.mark.proves("R10.2")
def test_what_a_report_is_told_by_the_letter_of_its_year(year: int, values: dict[str, int], expected: dict[str, int]) -> None:
    """What was to be expected is proposed as received: the grant but for what was carried over."""
    letter = filed("grant_letter", year).model_copy(update={"values": values})
    found = derived(load_form("report-2026"), before(letter))
    assert {name: each.value for name, each in found.items()} == expected


def test_a_proposal_is_no_answer() -> None:
    """It is asked for like any other, stays open in the summary, and keeps the filing from being finished."""
    session = started()
    assert (session.target, values(session)) == ("name", {})
    shown = screen(FORM, session)
    assert session.proposal("name") == Proposal(value="Ung i jobb", form="budget-2021", year=2021)
    assert Command.ACCEPT in shown.commands
    assert {row.status for section in summary(FORM, session) for each in section.questions for row in each.rows} == {"open"}
    assert "say.not_finished" in [message.id for message in play(session, Do(Command.SUBMIT)).said]


@pytest.mark.parametrize("yes", [Do(Command.ACCEPT), Do(Command.ACCEPT, "name"), "ja", "Ja!"])
def test_one_tap_takes_it(yes: Event | str) -> None:
    """The answer is confirmed as it was understood, and the next is asked."""
    session = play(started(), yes)
    assert (values(session), session.target, session.said[0].id) == ({"name": "Ung i jobb"}, "trial", "say.understood")
    assert "name" not in session.proposed


def test_a_whole_question() -> None:
    """On a screen, all of a question's proposals at once; in a chat, one by one."""
    at_lines = play(started(), "ja", "no")
    assert play(at_lines, Do(Command.ACCEPT, "lines")).target == "lines.1.own"  # it had no answer then
    one = play(at_lines, Do(Command.ACCEPT))
    assert (one.target, values(one).get("lines.1.grant")) == ("lines.1.grant", None)


def test_it_is_changed() -> None:
    """Another answer replaces it for good."""
    session = play(started(), "Nye vegar")
    assert (values(session), "name" in session.proposed) == ({"name": "Nye vegar"}, False)
    assert Command.ACCEPT not in screen(FORM, play(session, Do(Command.JUMP, "name"))).commands


def test_a_screen_takes_what_stands_in_it() -> None:
    """As anything else that was sent."""
    assert values(play(started(), Fill("name", {"name": "Ung i jobb"}))) == {"name": "Ung i jobb"}


def test_keeping_on_is_not_accepting() -> None:
    """Going on leaves it for later, still proposed."""
    session = play(started(), Do(Command.KEEP))
    assert (values(session), session.target, "name" in session.proposed) == ({}, "trial", True)


def test_yes_may_be_an_answer() -> None:
    """Where yes is an option, it is that."""
    session = play(started().with_(proposed={"trial": Proposal(value=2, form="budget-2021")}), "Ung i jobb", "ja")
    assert (session.place, values(session).get("trial")) == (Place.FIELD, None)
    assert values(play(session, "yes")) == {"name": "Ung i jobb", "trial": 1}


def test_nothing_to_accept() -> None:
    """Is going on."""
    session = begin(FORM, number="x", language=Language.NYNORSK, start=Start(day="2022-01-10"))
    assert play(session, Do(Command.ACCEPT)).target == "trial"
