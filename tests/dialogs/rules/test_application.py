"""The checks of what an application says of itself, and of its budget: what each takes, and what it refuses or asks about."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from dialogs import registers
from dialogs.prompts import Value
from dialogs.rules import RULES, Severity
from dialogs.rules.application import APPLICATION_RULES, POINTS, STATE
from dialogs.rules.budget import BUDGET_RULES
from dialogs.years import Year, load_year
from tests.dialogs.rules.looking import ACCOUNTS, Said, acting, found, rows, said

FORM, RATED = "application-2027", "application-2022"
"""The rates of 2022 are known: 610 000 kr for a full post, 20 000 kr for competence. Those of 2027 are not."""

MUNICIPALITY = "939760946"
MANAGER = {"manager.name": "Kari Nordmann", "manager.email": "kari@volda.example"}
LEADER = {"leader.name": "Ola Nordmann", "leader.email": "ola@volda.example"}
NO_POINT: dict[str, Value] = dict.fromkeys(POINTS, "none")


def budget(*lines: tuple[str, int, int | None, int | None]) -> dict[str, Value]:
    """Return a budget of these lines: post, grant, own share, other funding."""
    return rows("budget", *({"post": post, "what": None, "grant": a, "own": b, "other": c} for post, a, b, c in lines))


PAY_AND_COURSE = budget(("pay", 610_000_00, None, None), ("competence", 20_000_00, 5_000_00, 0))

TABLE: list[tuple[str, str, Mapping[str, Value], Said | None]] = [
    # The municipality applies: not the state, nor the county governor.
    (FORM, "applicant_is_state", {"orgnr": STATE}, {}),
    (FORM, "applicant_is_state", {"orgnr": registers.directorate().orgnr}, {}),
    (FORM, "applicant_is_state", {"orgnr": MUNICIPALITY}, None),
    (FORM, "applicant_is_governor", {"orgnr": "974764067"}, {}),
    (FORM, "applicant_is_governor", {"orgnr": MUNICIPALITY}, None),
    # Purpose and grounds: asked about, not demanded.
    (FORM, "no_act_sections", {"act_sections": None}, {}),
    (FORM, "no_act_sections", {"act_sections": (1,)}, None),
    (FORM, "no_sources", {"sources": None}, {}),
    (FORM, "no_sources", {"sources": (1, 2)}, None),
    (FORM, "no_point_touched", NO_POINT, {}),
    *((FORM, "no_point_touched", NO_POINT | {point: "little"}, None) for point in POINTS),
    # Two people sign.
    (FORM, "same_signer", MANAGER | LEADER, None),
    (FORM, "same_signer", MANAGER | LEADER | {"leader.name": " kari  NORDMANN"}, {"word": " kari  NORDMANN"}),
    (FORM, "same_signer", MANAGER | LEADER | {"leader.email": "Kari@volda.example"}, {"word": "Kari@volda.example"}),
    (FORM, "carried_beyond_unused", {"carry_over.unused": 100, "carry_over.carried": 101}, {"unused": 100, "carried": 101}),
    (FORM, "carried_beyond_unused", {"carry_over.unused": 100, "carry_over.carried": 100}, None),
    # Amount and budget.
    (FORM, "amount_positive", {"amount": 0}, {}),
    (FORM, "amount_positive", {"amount": 1_00}, None),
    (FORM, "amount_whole", {"amount": 100_000_50}, {"amount": 100_000_50}),
    (FORM, "amount_whole", {"amount": 100_000_00}, None),
    (FORM, "budget_adds_up", {"amount": 630_000_00} | PAY_AND_COURSE, None),
    (
        FORM,
        "budget_adds_up",
        {"amount": 630_000_01} | PAY_AND_COURSE,
        {"total": 630_000_00, "applied": 630_000_01, "difference": 1},
    ),
    (
        FORM,
        "budget_adds_up",
        {"amount": 600_000_00} | PAY_AND_COURSE,
        {"total": 630_000_00, "applied": 600_000_00, "difference": 30_000_00},
    ),
    (FORM, "budget_adds_up", {"amount": 630_000_00} | PAY_AND_COURSE | {"budget.2.more": "yes"}, None),  # there is more to come
    # The rates of the year, where they are known.
    (RATED, "posts_above_rate", {"posts_percent": 100} | PAY_AND_COURSE, None),
    (
        RATED,
        "posts_above_rate",
        {"posts_percent": 50} | PAY_AND_COURSE,
        {"amount": 610_000_00, "limit": 305_000_00, "rate": 610_000_00, "posts_percent": 50},
    ),
    (
        RATED,
        "posts_above_rate",
        {"posts_percent": 100} | budget(("pay", 600_000_00, 0, 0), ("pay", 10_000_01, 0, 0)),
        {"amount": 610_000_01, "limit": 610_000_00, "rate": 610_000_00, "posts_percent": 100},
    ),
    (RATED, "competence_above_rate", PAY_AND_COURSE, None),
    (
        RATED,
        "competence_above_rate",
        budget(("competence", 20_000_01, None, None)),
        {"amount": 20_000_01, "rate": 20_000_00},
    ),
    (FORM, "posts_above_rate", {"posts_percent": 1} | PAY_AND_COURSE, None),
    (FORM, "competence_above_rate", budget(("competence", 10**10, None, None)), None),
    # No direct payments to users.
    (FORM, "direct_payments_declared", {"no_direct_payments": "not_declared"}, {}),
    (FORM, "direct_payments_declared", {"no_direct_payments": "declared"}, None),
]
EACH: list[tuple[str, Mapping[str, Value], dict[str, Said]]] = [
    ("direct_payments_budgeted", PAY_AND_COURSE, {}),
    (
        "direct_payments_budgeted",
        budget(("pay", 1, 1, 1), ("direct_payments", 1, 1, 1)),
        {"direct_payments_budgeted.budget.2.post": {}},
    ),
    ("direct_payments_budgeted", {"kind": "new", "no_direct_payments": "not_declared"}, {}),
    ("empty_budget_line", PAY_AND_COURSE, {}),
    ("empty_budget_line", budget(("pay", 0, None, 1), ("other", 0, 1, None)), {}),
    (
        "empty_budget_line",
        budget(("pay", 1, None, None), ("other", 0, None, 0)),
        {"empty_budget_line.budget.2.other": {"line_count": 2}},
    ),
    ("empty_budget_line", {"budget.1.post": "pay", "budget.1.grant": 0, "budget.1.other": 0}, {}),  # own share not asked yet
    ("empty_budget_line", {"amount": 0}, {}),
]


@pytest.mark.proves("R1.1", "R4.1", "R5.2", "R5.3", "R5.4", "R6.2", "R7.2", "R7.3", "R7.4e", "R10.2")
@pytest.mark.parametrize(("form", "rule", "answers", "expected"), TABLE)
def test_what_an_application_says(form: str, rule: str, answers: Mapping[str, Value], expected: Said | None) -> None:
    """Each check on either side; a rate that is not known is not made up."""
    assert said(acting(form, rule), answers) == ({} if expected is None else {rule: expected})


@pytest.mark.proves("R5.4", "R7.4e")
@pytest.mark.parametrize(("rule", "answers", "expected"), EACH)
def test_lines_of_a_budget(rule: str, answers: Mapping[str, Value], expected: dict[str, Said]) -> None:
    """A line is refused where it stands: the post that is a direct payment, the last amount of a line without any."""
    finds = found(acting(FORM, rule), answers)
    assert {name: dict(each.params) for name, each in finds.items()} == expected
    assert all(f"{rule}.{each.field}" == name for name, each in finds.items())


def test_all_are_in_the_tables() -> None:
    """Each of them kept and broken; the deviations of accounts have a table of their own."""
    mine = {each.name for each in (*APPLICATION_RULES, *BUDGET_RULES) if not each.name.startswith(ACCOUNTS)}
    assert {rule for _, rule, _, expected in TABLE if expected is None} | {rule for rule, _, said in EACH if not said} == mine
    assert {rule for _, rule, _, expected in TABLE if expected is not None} | {rule for rule, _, said in EACH if said} == mine


def test_what_is_refused() -> None:
    """Hard where the regulation demands it; what it recommends, and what an announcement sets, can be explained."""
    hard = {each.name for each in (*APPLICATION_RULES, *BUDGET_RULES) if each.severity is Severity.HARD}
    assert hard == {
        *("applicant_is_state", "applicant_is_governor", "carried_beyond_unused"),
        *("amount_positive", "amount_whole", "budget_adds_up", "empty_budget_line"),
        *("direct_payments_budgeted", "direct_payments_declared"),
    }


@pytest.mark.parametrize(
    "lacking", ["amount", "budget.1.post", "budget.1.grant", "budget.1.more", "budget.2.grant", "budget.2.more"]
)
def test_a_budget_is_held_against_the_amount_when_all_of_it_is_there(lacking: str) -> None:
    """A finding stands at the end of the last line, and not before all that must be answered is; own shares need not be."""
    form, answers = acting(FORM, "budget_adds_up"), {"amount": 1} | PAY_AND_COURSE
    assert found(form, answers)["budget_adds_up"].field == "budget.2.more"
    assert found(form, {name: value for name, value in answers.items() if name != lacking}) == {}


@pytest.mark.proves("R6.2")
def test_rates_act_only_where_they_are_known() -> None:
    """The rules of the rates are not even there in a year without them."""
    names = ("posts_above_rate", "competence_above_rate")
    assert not any(RULES[name].known(replace_year(None)) for name in names)
    assert all(RULES[name].known(replace_year(1)) for name in names)


def replace_year(rate: int | None) -> Year:
    """Return a year with these rates."""
    return replace(load_year(2090), post_rate=rate, competence_rate=rate)
