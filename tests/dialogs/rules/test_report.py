"""The checks that reports have from 2025 on, and of accounts against the budget that was applied for."""

from collections.abc import Mapping
from datetime import date

import pytest

from dialogs.form import Form
from dialogs.load import form_names, load_form
from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.rules import Severity
from dialogs.rules.budget import LINES
from dialogs.rules.money import MONEY_RULES
from dialogs.rules.report import REPORT_RULES
from tests.dialogs.earlier import before, filed
from tests.dialogs.rules.looking import ACCOUNTS, Said, acting, said

FORM = "report-2026"
BUDGET = filed(
    "application",
    2026,
    budget__1__post="pay",
    budget__1__grant=400_000_00,
    budget__2__post="competence",
    budget__2__grant=20_000_00,
    budget__3__post="pay",
    budget__3__grant=100_000_00,
    budget__3__own=999_000_00,
)
APPLIED = before(BUDGET)
PAY, COMPETENCE, OTHER = LINES.values()
LETTER = filed("grant_letter", 2026, amount=260_000_00)
GRANTED_LESS = before(BUDGET, LETTER)
SUMS = {"granted": 260_000_00, "applied": 520_000_00}
ALL_SPENT: dict[str, Value] = {
    "economy.received": 100,
    "economy.brought_forward": 0,
    PAY: 100,
    COMPETENCE: 0,
    OTHER: 0,
    "economy.carried_over": 0,
}


def deviation(line: str, budget: int, accounts: int, percent: int) -> Said:
    """Return what is said of a line that deviates."""
    difference = abs(accounts - budget)
    return {"line_field": f"report.{line}", "budget": budget, "accounts": accounts, "difference": difference, "percent": percent}


TABLE: list[tuple[str, Mapping[str, Value], Past, Said | None]] = [
    ("accounts_date", {"accounts_as_of": "2026-12-31"}, NOTHING, None),
    ("accounts_date", {"accounts_as_of": "2026-12-30"}, NOTHING, {"given_date": "2026-12-30", "last_date": "2026-12-31"}),
    ("accounts_date", {"accounts_as_of": "2025-12-31"}, NOTHING, {"given_date": "2025-12-31", "last_date": "2026-12-31"}),
    ("accounts_not_separate", {"separate_accounts": "not_confirmed"}, NOTHING, {}),
    ("accounts_not_separate", {"separate_accounts": "confirmed"}, NOTHING, None),
    ("no_partners", {"partners": None}, NOTHING, {}),
    ("no_partners", {"partners": "Frivilligsentralen."}, NOTHING, None),
    ("not_examined", {"examined": None}, NOTHING, {}),
    ("not_examined", {"examined": "Intervju."}, NOTHING, None),
    ("balance_differs", {"economy.carried_over": 1, "balance": "nothing_left"}, NOTHING, {"amount": 1}),
    ("balance_differs", {"economy.carried_over": 0, "balance": "nothing_left"}, NOTHING, None),
    ("balance_differs", {"economy.carried_over": 1, "balance": "to_be_repaid"}, NOTHING, None),
    # What is settled has to be there: carried over with approval, or left to be paid back.
    ("nothing_to_settle", ALL_SPENT | {"balance": "approved"}, NOTHING, {}),
    ("nothing_to_settle", ALL_SPENT | {"balance": "to_be_repaid"}, NOTHING, {}),
    ("nothing_to_settle", ALL_SPENT | {"economy.received": 101, "balance": "to_be_repaid"}, NOTHING, None),
    ("nothing_to_settle", ALL_SPENT | {"economy.received": 101, "balance": "approved"}, NOTHING, {}),
    ("nothing_to_settle", ALL_SPENT | {"economy.carried_over": 1, "balance": "approved"}, NOTHING, None),
    ("nothing_to_settle", ALL_SPENT | {"balance": "nothing_left"}, NOTHING, None),
    ("nothing_to_settle", ALL_SPENT | {"balance": "repaid"}, NOTHING, None),
    # Money is accounted for, also where a measure has only just started.
    ("spent_without_accounts", {PAY: 1, COMPETENCE: 0, "start": "just_started"}, NOTHING, {"spent": 1}),
    ("spent_without_accounts", {PAY: 0, COMPETENCE: 0, OTHER: 2, "start": "just_started"}, NOTHING, {"spent": 2}),
    ("spent_without_accounts", {PAY: 0, COMPETENCE: 0, OTHER: 0, "start": "just_started"}, NOTHING, None),
    ("spent_without_accounts", {PAY: 1, COMPETENCE: 0, "start": "started_2026"}, NOTHING, None),
    ("spent_without_accounts", {PAY: 1, COMPETENCE: 0, "start": "not_started"}, NOTHING, None),  # unstarted_but_spent says it
    # A tenth more or less than the lines of the budget with that post add up to, to the øre; own shares do not count.
    ("deviation_pay", {PAY: 550_000_00}, APPLIED, None),
    ("deviation_pay", {PAY: 450_000_00}, APPLIED, None),
    ("deviation_pay", {PAY: 550_000_01}, APPLIED, deviation(PAY, 500_000_00, 550_000_01, 10)),
    ("deviation_pay", {PAY: 449_999_99}, APPLIED, deviation(PAY, 500_000_00, 449_999_99, 10)),
    ("deviation_pay", {PAY: 0, "start": "started_2026"}, APPLIED, deviation(PAY, 500_000_00, 0, 100)),
    ("deviation_pay", {PAY: 0, "start": "not_started"}, APPLIED, None),  # that is the reason
    ("deviation_pay", {PAY: 0}, APPLIED, None),  # which may come
    ("deviation_pay", {PAY: 0}, NOTHING, None),
    ("deviation_pay", {PAY: 0}, before(BUDGET.model_copy(update={"year": 2025})), None),
    ("deviation_pay", {PAY: 0}, before(BUDGET.model_copy(update={"measure": "other"})), None),
    ("deviation_pay", {PAY: 0}, before(filed("application", 2026)), None),  # an application without lines is no budget of nothing
    ("deviation_competence", {COMPETENCE: 20_000_00}, APPLIED, None),
    ("deviation_competence", {COMPETENCE: 27_500_00}, APPLIED, deviation(COMPETENCE, 20_000_00, 27_500_00, 38)),
    ("deviation_other", {OTHER: 1}, APPLIED, None),  # what was not budgeted has no percentage
    (
        "deviation_other",
        {OTHER: 1},
        before(filed("application", 2026, budget__1__post="other", budget__1__grant=2)),
        deviation(OTHER, 2, 1, 50),
    ),
    # Where the letter granted another sum, a line's part of that counts, to the øre.
    ("deviation_pay", {PAY: 1}, GRANTED_LESS, None),
    ("grant_deviation_pay", {PAY: 1}, APPLIED, None),
    ("grant_deviation_pay", {PAY: 1}, before(BUDGET, LETTER.model_copy(update={"values": {"amount": 520_000_00}})), None),
    ("grant_deviation_pay", {PAY: 275_000_00}, GRANTED_LESS, None),
    ("grant_deviation_pay", {PAY: 275_000_01}, GRANTED_LESS, {**deviation(PAY, 250_000_00, 275_000_01, 10), **SUMS}),
    ("grant_deviation_pay", {PAY: 0, "start": "not_started"}, GRANTED_LESS, None),
    ("grant_deviation_competence", {COMPETENCE: 10_000_00}, GRANTED_LESS, None),
    ("grant_deviation_competence", {COMPETENCE: 20_000_00}, GRANTED_LESS, {
        **deviation(COMPETENCE, 10_000_00, 20_000_00, 100), **SUMS,
    }),
    ("grant_deviation_other", {OTHER: 1}, GRANTED_LESS, None),
    (
        "grant_deviation_other",
        {OTHER: 50},
        before(
            filed("application", 2026, budget__1__post="other", budget__1__grant=300),
            filed("grant_letter", 2026, amount=200),
        ),
        {**deviation(OTHER, 200, 50, 75), "granted": 200, "applied": 300},
    ),
    ("unbudgeted_pay", {PAY: 1}, before(filed("application", 2026, budget__1__post="other", budget__1__grant=2)), {
        "line_field": f"report.{PAY}", "accounts": 1,
    }),
    ("unbudgeted_pay", {PAY: 1}, APPLIED, None),
    ("unbudgeted_competence", {COMPETENCE: 1}, before(filed("application", 2026, budget__1__post="pay", budget__1__grant=2)), {
        "line_field": f"report.{COMPETENCE}", "accounts": 1,
    }),
    ("unbudgeted_competence", {COMPETENCE: 1}, APPLIED, None),
    ("unbudgeted_other", {OTHER: 1}, APPLIED, {"line_field": f"report.{OTHER}", "accounts": 1}),
    ("unbudgeted_other", {OTHER: 0}, APPLIED, None),
    ("unbudgeted_other", {OTHER: 1}, NOTHING, None),
]  # fmt: skip


@pytest.mark.proves("R3.3", "R3.4", "R10.3", "R11.4", "R11.7", "R11.8")
@pytest.mark.parametrize(("rule", "answers", "past", "expected"), TABLE)
def test_what_a_report_says(rule: str, answers: Mapping[str, Value], past: Past, expected: Said | None) -> None:
    """Each check on either side; without the application here, accounts are held against nothing."""
    assert said(acting(FORM, rule), answers, past) == ({} if expected is None else {rule: expected})


@pytest.mark.proves("R11.4")
@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 12, 30), {"last_date": "2026-12-31"}), (date(2026, 12, 31), None), (date.min, None)],
)
def test_accounts_of_a_day_that_has_not_been(today: date, expected: Said | None) -> None:
    """They may change yet; where no day is known, nothing is ahead."""
    found = said(acting(FORM, "accounts_ahead"), {"accounts_as_of": "2026-12-31"}, NOTHING, today)
    assert found == ({} if expected is None else {"accounts_ahead": expected})


def test_all_are_in_the_table() -> None:
    """Each of them kept and broken; hard where the regulation demands it. What the day decides has a table of its own."""
    names = {each.name for each in REPORT_RULES if each.name != "accounts_ahead"} | {
        f"{rule}_{line}" for rule in ACCOUNTS for line in LINES
    }
    assert {rule for rule, *_, expected in TABLE if expected is None} == names
    assert {rule for rule, *_, expected in TABLE if expected is not None} == names
    assert {each.name for each in REPORT_RULES if each.severity is Severity.HARD} == {"accounts_date", "accounts_not_separate"}


def reports() -> list[Form]:
    """Return all editions of the report."""
    return [form for form in map(load_form, form_names()) if form.text == "report"]


def test_an_edition_that_was_used_keeps_its_rules() -> None:
    """The report of 2021 has the rules of its money and no others; those that came later act from 2025 on."""
    money = {rule.name for rule in MONEY_RULES}
    assert {form.year: set(form.rules) <= money for form in reports()} == {2021: True, 2025: False, 2026: False, 2027: False}
    assert {rule.name for rule in REPORT_RULES} <= set(load_form(FORM).rules)
