"""The reports since 2025 ask what 2021's asked, and what the regulation asks for besides."""

from datetime import date

import pytest

from dialogs.load import load_form
from dialogs.registers import counties
from tests.dialogs.branches import REPORTS, asked, names


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_keeps_the_questions_of_2021(name: str) -> None:
    """The same 21, with the same numbers; what the regulation asks for besides has none."""
    old, form = load_form("report-2021"), load_form(name)
    numbered = {each.number: each.id for each in form.questions.values() if each.number}
    assert numbered == {each.number: each.id for each in old.questions.values() if each.number}
    assert {each.id for each in form.questions.values()} - set(old.questions) == {
        *("accounts_as_of", "accounts_by", "ledger", "separate_accounts", "cost_centre", "national_trial", "trial_demands"),
        *("partners", "final_results", "final_continues", "balance"),
    }


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_keeps_the_codes_of_2021(name: str) -> None:
    """Data of earlier years hang on them: the same option has the same code, but for counties (survey codes unknown)."""
    old, form = load_form("report-2021"), load_form(name)
    for field in old.fields.values():
        codes = {each.name: each.code for each in field.options}
        if field.id not in ("county", "start"):
            assert {each.name: each.code for each in form.fields[field.id].options} == codes
        assert form.fields[field.id].code == field.code
    kept = {each.name: each.code for each in form.fields["start"].options if each.name in names(old.fields["start"])}
    assert kept.items() <= {each.name: each.code for each in old.fields["start"].options}.items()


@pytest.mark.parametrize("name", REPORTS)
def test_counties_and_start_years_of_the_report(name: str) -> None:
    """The counties of the year by their own numbers; the year and the four before it."""
    form = load_form(name)
    year = form.year or 0
    there = {each.id: int(each.number) for each in counties(date(year, 12, 31))}
    assert {each.name: each.code for each in form.fields["county"].options} == there
    started = [f"started_{each}" for each in range(year, year - 5, -1)]
    assert names(form.fields["start"]) == ["not_started", "just_started", *started]


STATUS = {"start": "started_2025", "report_type": "status", "national_trial": "no", "continuation": "continued"}


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (STATUS, set()),
        (STATUS | {"report_type": "final"}, {"final_results", "final_continues", "balance"}),
        (STATUS | {"report_type": "final", "continuation": "ended"}, {"final_results", "balance"}),
        (STATUS | {"national_trial": "yes"}, {"trial_demands"}),
    ],
)
@pytest.mark.parametrize("name", REPORTS)
def test_branches_of_the_report(name: str, given: dict[str, str], more: set[str]) -> None:
    """A final report adds the whole period, who carries on and what is settled (R11.6); a trial its special demands (R11.9)."""
    form = load_form(name)
    assert asked(form, **given) == set(form.questions) - {"trial_demands", "final_results", "final_continues", "balance"} | more


@pytest.mark.parametrize("start", ["not_started", "just_started"])
@pytest.mark.parametrize("name", REPORTS)
def test_what_has_not_begun_is_asked_six_questions(name: str, start: str) -> None:
    """No more than in 2021."""
    first_six = {"measure_name", "office_name", "email", "county", "economy", "start"}
    assert asked(load_form(name), start=start) == first_six


@pytest.mark.parametrize(
    ("point", "questions"),
    [
        ("R3.1", {"assessment", "achieved"}),
        ("R3.2", {"assessment"}),
        ("R3.3", {"developed", "partners"}),
        ("R3.4", {"achieved", "examined"}),
        ("R11.4", {"accounts", "accounts_as_of"}),
        ("R11.6", {"report_type", "final_results", "final_continues", "balance"}),
        ("R11.7", {"economy", "separate_accounts", "cost_centre"}),
        ("R11.8", {"economy"}),
        ("R11.9", {"trial_demands"}),
    ],
)
def test_what_a_report_is_asked_for(point: str, questions: set[str]) -> None:
    """Each criterion and each demand has its questions."""
    assert {each.id for each in load_form("report-2027").questions.values() if point in each.cites} == questions


def test_accounts_have_the_lines_of_the_budget() -> None:
    """R11.8: pay, competence and other can be held against each other."""
    spent = [each.id for each in load_form("report-2027").questions["economy"].fields]
    assert spent[2:5] == ["economy.posts", "economy.competence", "economy.other"]


def test_only_the_first_report_counts_its_questions() -> None:
    """The others introduce themselves otherwise, since what they ask differs."""
    introductions = {name: load_form(name).intro for name in ("report-2021", *REPORTS)}
    assert introductions == {"report-2021": "report.intro", **dict.fromkeys(REPORTS, "report.intro_2025")}
