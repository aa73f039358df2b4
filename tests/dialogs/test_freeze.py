"""From a finished conversation to its snapshot: the route's answers, the warnings with their reasons, and nothing else."""

import pytest

from dialogs.errors import EngineError
from dialogs.events import Command, Do
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.route import State
from dialogs.session import Answer, Reason, Session
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    ChosenOption,
    Compared,
    DateValue,
    Delivered,
    Elsewhere,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedWarning,
    TextValue,
)
from tests.dialogs.earlier import before, filed
from tests.dialogs.talk import FORM, NOT_STARTED, STARTED, full, new, play, submitted, unstarted, walk
from tests.samples.filed import finished, sample, sample_form


def test_each_kind_of_answer() -> None:
    """Codes, names and scores, never labels; amounts in øre; a file by its hash."""
    answers = freeze(FORM, submitted()).answers
    assert answers["measure_name"] == TextValue(kind="text", value="Ung i jobb")
    assert answers["email"] == TextValue(kind="email", value="postmottak@nav-volda.example")
    assert answers["target_group"] == TextValue(kind="long_text", value="Unge.")
    assert answers["county"] == ChoiceValue(code=9, name="agder")
    assert answers["economy.posts"] == AmountValue(ore=400_000_00)
    assert answers["assessment.youth"] == ChoiceValue(code=3, name="some", score=2)
    assert answers["act_sections"] == ChoicesValue(options=(ChosenOption(code=1, name="s1"), ChosenOption(code=4, name="s13")))
    assert answers["accounts"] == FileValue(name="Rekneskap.pdf", size=48_213, sha256="a" * 64, media_type="application/pdf")


def test_the_answers_are_the_routes() -> None:
    """In the form's order; the time, the number and the language are the finish's."""
    session = submitted()
    found = freeze(FORM, session)
    assert list(found.answers) == list(State.of(FORM, session).route)
    assert (found.form, found.year, found.number) == ("report-2021", 2021, session.number)
    assert (found.submitted_at, found.language) == ("2022-03-01T12:00:00+00:00", Language.NYNORSK)
    assert Submission.model_validate_json(found.model_dump_json()) == found


def test_a_measure_that_has_not_started_reports_six_questions() -> None:
    """Ten answers, as the money has five lines."""
    found = freeze(FORM, play(unstarted(), Do(Command.SUBMIT)))
    assert list(found.answers) == list(NOT_STARTED)
    assert found.warnings == ()


def test_what_no_longer_applies_is_left_out() -> None:
    """Answers that were given before the start was changed stay in the case, and out of the report."""
    session = play(full(), "6", "nyleg starta", "avslutt")
    assert session.answers.keys() > {"target_group", "accounts"}
    assert list(freeze(FORM, session).answers) == list(NOT_STARTED)


def test_what_was_skipped_is_left_out() -> None:
    """Optional fields that were skipped or taken back, and an option's follow-up that was not asked for."""
    session = walk(new(), STARTED | {"changes": "nei", "competence_use.unused": "hopp over", "comments": "hopp over"})
    found = freeze(FORM, play(session, "avslutt"))
    assert {"changes.described", "competence_use.unused", "comments"}.isdisjoint(found.answers)
    taken_back = play(full(), "21", Do(Command.CLEAR), "avslutt")
    assert "comments" not in freeze(FORM, taken_back).answers


def test_warnings_come_with_their_reasons() -> None:
    """And with their amounts in øre, the point of the regulation and the field that they stand at."""
    session = walk(new(), STARTED | {"economy.carried_over": "40 000"})
    session = walk(play(session, "  10 000 er betalt tilbake. "), STARTED)
    assert freeze(FORM, play(session, "avslutt")).warnings == (
        SubmittedWarning(
            rule="all_funds_accounted",
            cites=("R10.3", "R10.4"),
            field="economy.carried_over",
            params={"rest": 10_000_00},
            reason="10 000 er betalt tilbake.",
        ),
    )


def test_a_reason_for_answers_that_were_changed_is_left_out() -> None:
    """It was given for something else."""
    session = walk(new(), STARTED | {"economy.carried_over": "40 000"})
    session = walk(play(session, "10 000 er betalt tilbake."), STARTED)
    mended = play(session, "gå til 5.5", "50 000", "avslutt")
    assert "all_funds_accounted" in mended.reasons
    assert freeze(FORM, mended).warnings == ()


@pytest.mark.parametrize(
    "session",
    [
        full(),
        new(),
        new(None),
        play(full(), Do(Command.DELETE), Do(Command.YES)),
        submitted().with_(submitted_at=None),
        submitted().with_(language=None),
        submitted().with_(answers={}),
    ],
    ids=["not finished", "new", "no language", "deleted", "no time", "finished without a language", "finished with nothing"],
)
def test_nothing_else_is_frozen(session: Session) -> None:
    """That would be our own mistake."""
    with pytest.raises(EngineError):
        freeze(FORM, session)


def test_the_kinds_of_the_application() -> None:
    """Days in ISO 8601, numbers as they are; a municipality with the name and the county that it has on the day."""
    answers = sample("application-new.nn").answers
    assert answers["start_date"] == DateValue(date="2027-03-01")
    assert answers["posts_percent"] == NumberValue(number=150)
    assert answers["municipality"] == MunicipalityValue(number="1577", name="Volda", county="Møre og Romsdal")
    assert answers["contact.phone"] == TextValue(kind="phone", value="+4791504800")


@pytest.mark.parametrize(
    ("name", "to", "copies"),
    [
        ("application-new.nn", "Statsforvaltaren i Møre og Romsdal", []),
        ("application-trial.nn", "Arbeids- og velferdsdirektoratet", []),
        ("confirmation.nb", "Arbeids- og velferdsdirektoratet", []),
        ("repayment.nn", "Arbeids- og velferdsdirektoratet", ["Statsforvaltaren i Møre og Romsdal"]),
        ("report-final.nn", "Statsforvaltaren i Møre og Romsdal", ["Arbeids- og velferdsdirektoratet"]),
    ],
)
def test_it_says_whom_it_goes_to(name: str, to: str, copies: list[str]) -> None:
    """By the registers of the day that it was finished."""
    recipient = sample(name).recipient
    assert recipient is not None
    assert (recipient.name.nn, [each.name.nn for each in recipient.copies]) == (to, copies)


def test_a_letter_that_was_registered_goes_to_nobody() -> None:
    """It stays with the office."""
    assert sample("grant-letter.nn").recipient is None


def test_what_came_late_says_when_it_was_due() -> None:
    """The deadline counts in Oslo, its day included; what belongs to no year is never late."""
    assert (sample("report-final.nb").late, sample("report-final.nn").late) == ("2027-02-01", None)
    assert sample("carry-over.nn").late is None
    form = sample_form("report-final.nn")
    assert freeze(form, finished("report-final.nn", "2027-02-01T22:59:59+00:00")).late is None
    assert freeze(form, finished("report-final.nn", "2027-02-01T23:00:00+00:00")).late == "2027-02-01"


def test_a_report_has_the_budget_of_its_application() -> None:
    """Line by line, where an application for the year is here: what was applied for, and what was used."""
    report = sample("report-final.nn")
    assert report.budget_from == sample("application-2026.nn").number
    assert report.budget == (
        Compared(line="pay", budget=980_000_00, accounts=962_400_00),
        Compared(line="competence", budget=30_000_00, accounts=18_250_50),
        Compared(line="other", budget=40_000_00, accounts=52_000_00),
    )
    assert [each.deviation for each in report.budget] == [-17_600_00, -11_749_50, 12_000_00]
    assert (freeze(FORM, submitted()).budget, freeze(FORM, submitted()).budget_from) == ((), None)


@pytest.mark.proves("R11.8")
def test_the_budget_follows_the_grant() -> None:
    """Where the letter granted another sum than was applied for, each line is its part of that, and the sum is told."""
    form, session = sample_form("report-final.nn"), finished("report-final.nn")
    letter = filed("grant_letter", 2026, measure=session.past.measure, amount=525_000_00)
    past = session.past.model_copy(update={"filed": (*session.past.filed, letter)})
    granted = session.with_(past=past)
    given = {each.rule.name: Reason(text="Slik er det.", values=each.values) for each in State.of(form, granted).findings}
    report = freeze(form, granted.with_(reasons=given))
    assert report.granted == 525_000_00
    assert [each.budget for each in report.budget] == [490_000_00, 15_000_00, 20_000_00]
    assert sample("report-final.nn").granted is None


@pytest.mark.proves("R8.2")
def test_an_application_names_the_report_that_is_here() -> None:
    """By its number and its day in Oslo, of the year before; where it was delivered elsewhere, the office says so itself."""
    form, session = sample_form("application-continuation.nn"), finished("application-continuation.nn")
    assert freeze(form, session).delivered is None
    report = filed("report", 2026, "2026-11-29").model_copy(update={"submitted_at": "2026-11-29T23:30:00+00:00"})
    answers = session.answers | {"earlier_report": Answer(value=1, revision=0)}
    here = session.with_(answers=answers, past=before(filed("report", 2025), report))
    assert freeze(form, here).delivered == Delivered(number="2026-report", date="2026-11-30")


@pytest.mark.proves("R11.5")
def test_an_application_tells_of_reports_delivered_elsewhere() -> None:
    """Those of the years before that are registered, with days and reference, of each year the last."""
    said = {"report_date": "2026-01-22", "accounts_date": "2026-01-28", "reference": "sak 25/1180"}
    values = {f"earlier_report_elsewhere__{name}": value for name, value in said.items()}
    wrong = {**values, "earlier_report_elsewhere__reference": "sak 1"}
    filings = (
        filed("report_elsewhere", 2025, **wrong),
        filed("report_elsewhere", 2025, **values),
        filed("report_elsewhere", 2027),
    )
    session = finished("application-new.nn").with_(past=before(*filings))
    assert freeze(sample_form("application-new.nn"), session).elsewhere == (Elsewhere(year=2025, **said),)
    assert freeze(sample_form("report-final.nn"), finished("report-final.nn").with_(past=before(*filings))).elsewhere == ()


@pytest.mark.parametrize("asked", Language)
@pytest.mark.parametrize("spoken", Language)
def test_the_document_is_in_the_language_chosen_for_it(spoken: Language, asked: Language) -> None:
    """Whatever language the conversation was in."""
    form, session = sample_form("application-new.nn"), finished("application-new.nn")
    code = next(each.code for each in form.fields["document_language"].options if each.name.upper() == asked.name)
    answers = {**session.answers, "document_language": Answer(value=code, revision=0)}
    assert freeze(form, session.with_(language=spoken, answers=answers)).language is asked


@pytest.mark.parametrize("spoken", Language)
def test_a_form_that_does_not_ask_takes_the_language_spoken(spoken: Language) -> None:
    """As reports do."""
    assert freeze(FORM, submitted().with_(language=spoken)).language is spoken
