"""The checks that reports have from 2025 on, and of accounts against the budget that was applied for."""

from collections.abc import Mapping

import pytest

from dialogs.form import Form
from dialogs.load import form_names, load_form
from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.rules import Severity
from dialogs.rules.budget import LINES
from dialogs.rules.money import MONEY_RULES
from dialogs.rules.report import REPORT_RULES
from tests.dialogs.rules.looking import Said, acting, before, filed, said

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
    # A tenth more or less than the lines of the budget with that post add up to, to the øre; own shares do not count.
    ("deviation_pay", {PAY: 550_000_00}, APPLIED, None),
    ("deviation_pay", {PAY: 450_000_00}, APPLIED, None),
    ("deviation_pay", {PAY: 550_000_01}, APPLIED, deviation(PAY, 500_000_00, 550_000_01, 10)),
    ("deviation_pay", {PAY: 449_999_99}, APPLIED, deviation(PAY, 500_000_00, 449_999_99, 10)),
    ("deviation_pay", {PAY: 0}, APPLIED, deviation(PAY, 500_000_00, 0, 100)),
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


def test_all_are_in_the_table() -> None:
    """Each of them kept and broken; hard where the regulation demands it."""
    names = {each.name for each in REPORT_RULES} | {f"{rule}_{line}" for rule in ("deviation", "unbudgeted") for line in LINES}
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
