"""The checks of the report's money: one table of what meets and what breaks each (R5.7, R6.2, R10.2, R10.3, R11.7)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from dialogs.form import Form
from dialogs.load import load_form
from dialogs.past import NOTHING
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.rules import RULES, Facts, Severity, findings, rules_of
from dialogs.rules.money import M1, M2, M3, M4, M5, MONEY_RULES, OTHER, REPORT_TYPE, START, USED
from dialogs.rules.points import POINTS
from dialogs.session import Answer
from dialogs.years import Year
from tests.dialogs.earlier import before, filed
from tests.dialogs.rules.looking import Said, acting, said
from tests.dialogs.talk import FORM, new

NOT_STARTED, JUST_STARTED, IN_2021, IN_2020, IN_2019, IN_2018, IN_2017 = 4, 10, 9, 8, 7, 6, 5
STATUS, FINAL = 1, 2
MET: dict[str, Value] = {M1: 500, M2: 0, M3: 400, M4: 50, M5: 50, START: IN_2020, REPORT_TYPE: STATUS, USED: "Kurs."}
"""Answers, in øre and codes, that every rule is content with."""

RATES = Year(2021, None, None, post_rate=400, competence_rate=50)

TABLE: list[tuple[str, dict[str, Value], dict[str, int] | None]] = [
    # What is used is at most what there was to use; a grant that was not there cannot be used.
    ("spent_within_funds", {M1: 300, M2: 150}, None),
    ("spent_within_funds", {M1: 300, M2: 149}, {"funds": 449, "spent": 450, "excess": 1}),
    ("spent_within_funds", {M1: 0, M2: 0, M3: 0, M4: 1}, {"funds": 0, "spent": 1, "excess": 1}),
    ("spent_within_funds", {M1: 0, M2: 0, M3: 0, M4: 0}, None),
    # The same with what is carried over; when already too much is used, that alone is said.
    ("funds_add_up", {M5: 50}, None),
    ("funds_add_up", {M5: 51}, {"funds": 500, "spent": 450, "carried": 51, "rest": 50}),
    ("funds_add_up", {M3: 451, M5: 50}, None),
    ("funds_add_up", {M3: 450, M5: 1}, {"funds": 500, "spent": 500, "carried": 1, "rest": 0}),
    # All of it is accounted for.
    ("all_funds_accounted", {M5: 50}, None),
    ("all_funds_accounted", {M5: 49}, {"rest": 1}),
    ("all_funds_accounted", {M5: 51}, None),
    ("all_funds_accounted", {M2: 1}, {"rest": 1}),
    # Nothing is used before the start; just started is started.
    ("unstarted_but_spent", {START: NOT_STARTED, M3: 0, M4: 0}, None),
    ("unstarted_but_spent", {START: NOT_STARTED, M3: 1, M4: 0}, {"spent": 1}),
    ("unstarted_but_spent", {START: NOT_STARTED, M3: 0, M4: 1}, {"spent": 1}),
    ("unstarted_but_spent", {START: JUST_STARTED, M3: 1}, None),
    ("unstarted_but_spent", {START: IN_2021, M3: 1}, None),
    # Money from last year, and the start this year.
    ("brought_forward_in_first_year", {START: IN_2021, M2: 0}, None),
    ("brought_forward_in_first_year", {START: IN_2021, M2: 1}, {"amount": 1}),
    ("brought_forward_in_first_year", {START: IN_2020, M2: 1}, None),
    ("brought_forward_in_first_year", {START: NOT_STARTED, M2: 1}, None),
    ("brought_forward_in_first_year", {START: JUST_STARTED, M2: 1}, None),
    # Three years at most: 2019, 2020, 2021. The form itself offers earlier ones.
    ("late_grant", {START: IN_2019, M1: 1}, None),
    ("late_grant", {START: IN_2018, M1: 1}, {"start_year": 2018, "amount": 1}),
    ("late_grant", {START: IN_2017, M1: 500}, {"start_year": 2017, "amount": 500}),
    ("late_grant", {START: IN_2018, M1: 0}, None),
    ("late_grant", {START: NOT_STARTED, M1: 500}, None),
    ("late_grant", {START: JUST_STARTED, M1: 500}, None),
    # No later payment to deduct from.
    ("final_with_balance", {REPORT_TYPE: FINAL, M5: 1}, {"amount": 1}),
    ("final_with_balance", {REPORT_TYPE: FINAL, M5: 0}, None),
    ("final_with_balance", {REPORT_TYPE: STATUS, M5: 1}, None),
    # Competence: money and words go together.
    ("competence_unexplained", {M4: 1, USED: None}, {"amount": 1}),
    ("competence_unexplained", {M4: 1, USED: "Kurs."}, None),
    ("competence_unexplained", {M4: 0, USED: None}, None),
    ("competence_without_money", {M4: 0, USED: "Kurs."}, {}),
    ("competence_without_money", {M4: 1, USED: "Kurs."}, None),
    ("competence_without_money", {M4: 0, USED: None}, None),
    # The year's rates, where they are known.
    ("rate_posts", {M3: 400}, None),
    ("rate_posts", {M3: 401}, {"amount": 401, "rate": 400}),
    ("rate_competence", {M4: 50}, None),
    ("rate_competence", {M4: 51}, {"amount": 51, "rate": 50}),
]
KINDS = {
    "spent_within_funds": (Severity.HARD, M4),
    "funds_add_up": (Severity.HARD, M5),
    "all_funds_accounted": (Severity.SOFT, M5),
    "unstarted_but_spent": (Severity.SOFT, START),
    "brought_forward_in_first_year": (Severity.SOFT, START),
    "late_grant": (Severity.SOFT, START),
    "final_with_balance": (Severity.SOFT, REPORT_TYPE),
    "competence_unexplained": (Severity.SOFT, USED),
    "competence_without_money": (Severity.SOFT, USED),
    "rate_posts": (Severity.SOFT, M3),
    "rate_competence": (Severity.SOFT, M4),
}
BROKEN = [(rule, changes) for rule, changes, params in TABLE if params is not None]


@pytest.fixture
def form_with_rates(monkeypatch: pytest.MonkeyPatch) -> Form:
    """Give the report in a year whose announcement is known."""
    monkeypatch.setattr("dialogs.rules.catalog.load_year", lambda _year: RATES)
    return replace(FORM)


def found(form: Form, answers: Mapping[str, Value]) -> dict[str, dict[str, int | str]]:
    """Return what is found, by rule."""
    return {each.rule.name: dict(each.params) for each in findings(form, answers)}


@pytest.mark.parametrize(("rule", "changes", "params"), TABLE)
def test_what_breaks_a_rule(rule: str, changes: dict[str, Value], params: dict[str, int] | None) -> None:
    """A rule that is met finds nothing; one that is broken by one øre says by what."""
    assert RULES[rule].check(Facts(FORM, RATES, MET | changes)) == params


def test_every_rule_is_in_the_table() -> None:
    """Each of them met, broken, and with its kind; those that later editions have too have tests of their own."""
    rules = {rule.name for rule in MONEY_RULES} - {"other_within_funds", "rate_posts_applied_for"}
    assert {rule for rule, _, params in TABLE if params is None} == {rule for rule, _ in BROKEN} == rules == KINDS.keys()
    assert set(FORM.rules) == rules


@pytest.mark.parametrize("rule", KINDS)
def test_kinds_and_blames(rule: str) -> None:
    """A finding stands at the last field that the rule reads: then all of it is on the table. It cites points that exist."""
    severity, field = KINDS[rule]
    assert RULES[rule].severity is severity
    assert RULES[rule].blames(FORM) == field
    assert set(RULES[rule].cites) <= set(POINTS)
    assert RULES[rule].cites


def test_all_is_well_where_all_is_met(form_with_rates: Form) -> None:
    """The answers that the table departs from."""
    assert found(form_with_rates, MET) == {}


@pytest.mark.parametrize(("rule", "changes"), BROKEN)
def test_a_rule_waits_for_all_that_it_reads(rule: str, changes: dict[str, Value], form_with_rates: Form) -> None:
    """It finds something as soon as the last of its fields is answered, not before, and remembers what it read."""
    answers = MET | changes
    assert rule in found(form_with_rates, answers)
    finding = next(each for each in findings(form_with_rates, answers) if each.rule.name == rule)
    assert finding.values == tuple(answers[name] for name in RULES[rule].reads)
    assert finding.field == KINDS[rule][1]
    for name in RULES[rule].reads:
        assert rule not in found(form_with_rates, {key: value for key, value in answers.items() if key != name})


@pytest.mark.proves("R6.2")
@pytest.mark.parametrize(
    ("percent", "spent", "expected"),
    [
        (200, 1_220_000_00, {}),
        (
            200,
            1_220_000_01,
            {"rate_posts_applied_for": {"amount": 1_220_000_01, "rate": 610_000_00, "limit": 1_220_000_00, "posts_percent": 200}},
        ),
        (
            50,
            610_000_00,
            {"rate_posts_applied_for": {"amount": 610_000_00, "rate": 610_000_00, "limit": 305_000_00, "posts_percent": 50}},
        ),
        (None, 610_000_00, {}),
        (None, 610_000_01, {"rate_posts": {"amount": 610_000_01, "rate": 610_000_00}}),
    ],
)
def test_posts_are_held_against_as_many_as_were_applied_for(percent: int | None, spent: int, expected: dict[str, Said]) -> None:
    """Where that application is here; else against one full post."""
    form = replace(acting("report-2026", "rate_posts", "rate_posts_applied_for"), year=2022)
    past = before(filed("application", 2022, posts_percent=percent)) if percent else NOTHING
    assert said(form, {M3: spent}, past) == expected


def test_no_rate_is_made_up() -> None:
    """What the announcement of 2021 said is not known, so that no amount is above it."""
    assert {"rate_posts", "rate_competence"}.isdisjoint(rule.name for rule in rules_of(FORM))
    assert found(FORM, MET | {M1: 10**9, M3: 10**9 - 50, M4: 0, M5: 50, USED: None}) == {}


@pytest.mark.parametrize("start", [NOT_STARTED, JUST_STARTED])
@pytest.mark.parametrize(
    ("rule", "changes"),
    [(rule, changes) for rule, changes in BROKEN if {REPORT_TYPE, USED} & set(RULES[rule].reads)],
)
def test_what_is_hidden_breaks_nothing(rule: str, changes: dict[str, Value], start: int) -> None:
    """An answer to a question that no longer applies is kept, but no rule reads it."""
    answers = {name: Answer(value=value, revision=1) for name, value in (MET | changes).items()}
    assert State.of(FORM, new().with_(answers=answers)).finding(rule)
    hidden = answers | {START: Answer(value=start, revision=2)}
    assert State.of(FORM, new().with_(answers=hidden)).finding(rule) is None


@pytest.mark.parametrize(
    ("year", "line", "rate"),
    [(2020, M3, 610_000_00), (2020, M4, 10_000_00), (2022, M3, 610_000_00), (2022, M4, 20_000_00)],
)
def test_the_rates_of_the_years_that_are_known(year: int, line: str, rate: int) -> None:
    """An edition of a year whose announcement is known is checked against its rates, to the øre."""
    form, rule = replace(FORM, year=year), "rate_posts" if line == M3 else "rate_competence"
    assert rule not in found(form, {line: rate})
    assert found(form, {line: rate + 1})[rule] == {"amount": rate + 1, "rate": rate}


NEWER = replace(load_form("report-2025"), rules=tuple(rule.name for rule in MONEY_RULES))
IN_2024 = 2024
MET_2025 = MET | {OTHER: 0, START: IN_2024}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({M3: 350, OTHER: 50}, {}),
        # More than there was: said at the line that is the last to be filled in.
        ({OTHER: 51, M5: 0}, {"other_within_funds": (OTHER, {"funds": 500, "spent": 501, "excess": 1})}),
        ({M3: 451, OTHER: 9, M5: 0}, {"spent_within_funds": (M4, {"funds": 500, "spent": 501, "excess": 1})}),
        ({M3: 350, OTHER: 51}, {"funds_add_up": (M5, {"funds": 500, "spent": 451, "carried": 50, "rest": 49})}),
        ({M3: 350, OTHER: 49}, {"all_funds_accounted": (M5, {"rest": 1})}),
        ({M3: 0, M4: 0, USED: None, OTHER: 450, START: NOT_STARTED}, {"unstarted_but_spent": (START, {"spent": 450})}),
    ],
)
def test_what_was_spent_on_other_things_counts(
    changes: dict[str, Value], expected: dict[str, tuple[str, dict[str, int]]]
) -> None:
    """Editions that ask for it (from 2025 on) count it with the rest; it is read only where it is asked (R11.8)."""
    found = findings(NEWER, MET_2025 | changes)
    assert {each.rule.name: (each.field, dict(each.params)) for each in found} == expected
    assert all(OTHER in each.reads for each in found if each.rule.name != "spent_within_funds")
