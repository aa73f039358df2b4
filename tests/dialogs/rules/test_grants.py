"""The checks of a grant's money across filings: the letter, its confirmation, carrying over, paying back, and the report."""

from collections.abc import Mapping

import pytest

from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.rules import RULES, Severity
from dialogs.rules.grants import GRANT_RULES
from tests.dialogs.earlier import before, filed
from tests.dialogs.rules.looking import Said, acting, said

LETTER = filed("grant_letter", 2026, amount=600_000_00, carried_over=50_000_00, reference="2026/123 - 4")
REPORT = filed("report", 2025, economy__carried_over=50_000_00)
HERE = before(LETTER, REPORT)
REFUSAL = filed("grant_letter", 2026, decision="refused")
TURNED_DOWN = before(REFUSAL)
OF_2026: dict[str, Value] = {"grant_year": 2026, "amount": 600_000_00}
AMOUNTS = {"amounts.granted": 600_000_00, "amounts.used": 550_000_00, "amounts.unused": 50_000_00}
ASKED: dict[str, Value] = {"grant_year": 2026, **AMOUNTS}
PAYMENT: Said = {"granted": 600_000_00, "carried": 50_000_00, "expected": 550_000_00}

TABLE: list[tuple[str, str, Mapping[str, Value], Past, Said | None]] = [
    # The letter, as the office registers it: what to expect is the grant but for what was carried over.
    ("grant-letter", "grant_amount_positive", {"amount": 0}, NOTHING, {}),
    ("grant-letter", "grant_amount_positive", {"amount": 1}, NOTHING, None),
    ("grant-letter", "expected_payment", {"amount": 600_000_00, "carried_over": 50_000_00}, NOTHING, PAYMENT),
    ("grant-letter", "expected_payment", {"amount": 1, "carried_over": 2}, NOTHING, {"granted": 1, "carried": 2, "expected": 0}),
    ("grant-letter", "carried_over_differs", {"grant_year": 2026, "carried_over": 50_000_00}, HERE, None),
    (
        "grant-letter",
        "carried_over_differs",
        {"grant_year": 2026, "carried_over": 40_000_00},
        HERE,
        {"amount": 40_000_00, "reported": 50_000_00, "report_year": 2025},
    ),
    ("grant-letter", "carried_over_differs", {"grant_year": 2025, "carried_over": 40_000_00}, HERE, None),
    ("grant-letter", "letter_date_ahead", {"letter_date": "2026-11-25"}, NOTHING, {"letter_date": "2026-11-25"}),
    ("grant-letter", "letter_date_ahead", {"letter_date": "2026-11-24"}, NOTHING, None),
    ("grant-letter", "grant_year_ahead", {"grant_year": 2028}, NOTHING, {"grant_year": 2028}),
    ("grant-letter", "grant_year_ahead", {"grant_year": 2027}, NOTHING, None),
    ("repayment", "grant_year_ahead", {"grant_year": 2090}, NOTHING, {"grant_year": 2090}),
    ("carry-over", "grant_year_ahead", {"grant_year": 2026}, NOTHING, None),
    ("report-elsewhere", "year_not_over", {"grant_year": 2026}, NOTHING, {"grant_year": 2026}),
    ("report-elsewhere", "year_not_over", {"grant_year": 2025}, NOTHING, None),
    (
        "grant-letter",
        "letter_of_another_time",
        {"grant_year": 2026, "letter_date": "2024-12-31"},
        NOTHING,
        {"letter_date": "2024-12-31", "grant_year": 2026},
    ),
    ("grant-letter", "letter_of_another_time", {"grant_year": 2026, "letter_date": "2025-01-01"}, NOTHING, None),
    ("confirmation", "letter_of_another_time", {"grant_year": 2024, "letter_date": "2025-12-31"}, NOTHING, None),
    (
        "confirmation",
        "letter_of_another_time",
        {"grant_year": 2024, "letter_date": "2026-01-01"},
        NOTHING,
        {"letter_date": "2026-01-01", "grant_year": 2024},
    ),
    ("grant-letter", "refusal_registered", {"grant_year": 2026, "decision": 2}, NOTHING, {"grant_year": 2026}),
    ("grant-letter", "refusal_registered", {"grant_year": 2026, "decision": 1}, NOTHING, None),
    ("confirmation", "refusal_is_here", {"grant_year": 2026}, TURNED_DOWN, {"refused_year": 2026}),
    ("carry-over", "refusal_is_here", {"grant_year": 2026}, before(REFUSAL, LETTER), None),
    ("repayment", "refusal_is_here", {"grant_year": 2025}, TURNED_DOWN, None),
    ("report-2026", "refusal_of_the_year", {"measure_name": "Ung i jobb"}, TURNED_DOWN, {"refused_year": 2026}),
    ("report-2025", "refusal_of_the_year", {"measure_name": "Ung i jobb"}, TURNED_DOWN, None),
    # What has been filed for the year before: the last one counts.
    ("grant-letter", "filed_already", {"grant_year": 2026}, HERE, {"filed_year": 2026, "number": LETTER.number}),
    ("grant-letter", "filed_already", {"grant_year": 2025}, HERE, None),
    ("confirmation", "filed_already", {"grant_year": 2026}, HERE, None),
    ("report-2025", "reported_already", {"measure_name": "Ung i jobb"}, HERE, {"filed_year": 2025, "number": REPORT.number}),
    ("report-2026", "reported_already", {"measure_name": "Ung i jobb"}, HERE, None),
    # The confirmation, held against the letter that is registered.
    ("confirmation", "letter_date_ahead", {"letter_date": "2027-01-01"}, NOTHING, {"letter_date": "2027-01-01"}),
    ("confirmation", "terms_not_accepted", {"terms": "not_accepted"}, NOTHING, {}),
    ("confirmation", "terms_not_accepted", {"terms": "accepted"}, NOTHING, None),
    ("confirmation", "confirmed_amount_differs", OF_2026, HERE, None),
    ("confirmation", "confirmed_amount_differs", OF_2026 | {"amount": 1}, HERE, {"amount": 1, "granted": 600_000_00}),
    ("confirmation", "confirmed_amount_differs", {"grant_year": 2025, "amount": 1}, HERE, None),
    ("confirmation", "confirmed_reference_differs", {"grant_year": 2026, "reference": "2026/123-4"}, HERE, None),
    (
        "confirmation",
        "confirmed_reference_differs",
        {"grant_year": 2026, "reference": "2025/123-4"},
        HERE,
        {"reference": "2025/123-4", "registered_reference": "2026/123 - 4"},
    ),
    ("confirmation", "confirmed_reference_differs", {"grant_year": 2026, "reference": "x"}, NOTHING, None),
    ("confirmation", "expected_payment_confirmed", OF_2026, HERE, PAYMENT),
    ("confirmation", "expected_payment_confirmed", OF_2026, NOTHING, None),
    # Carrying over: something, as the report says, and deducted from what comes next.
    ("carry-over", "nothing_unused", {"amounts.unused": 0}, NOTHING, {}),
    ("carry-over", "nothing_unused", {"amounts.unused": 1}, NOTHING, None),
    ("carry-over", "unused_differs", AMOUNTS, NOTHING, None),
    (
        "carry-over",
        "unused_differs",
        AMOUNTS | {"amounts.used": 550_000_01},
        NOTHING,
        {"granted": 600_000_00, "used": 550_000_01, "unused": 50_000_00},
    ),
    ("carry-over", "unused_differs_from_report", {"grant_year": 2025, "amounts.unused": 50_000_00}, HERE, None),
    (
        "carry-over",
        "unused_differs_from_report",
        {"grant_year": 2025, "amounts.unused": 1},
        HERE,
        {"unused": 1, "reported": 50_000_00, "report_year": 2025},
    ),
    ("carry-over", "unused_differs_from_report", {"grant_year": 2026, "amounts.unused": 1}, HERE, None),
    ("carry-over", "reduction_not_confirmed", {"reduced": "not_confirmed"}, NOTHING, {}),
    ("carry-over", "reduction_not_confirmed", {"reduced": "confirmed"}, NOTHING, None),
    # Paying back.
    ("carry-over", "granted_differs", ASKED | {"amounts.granted": 1}, HERE, {"amount": 1, "granted": 600_000_00}),
    ("carry-over", "granted_differs", ASKED, HERE, None),
    ("carry-over", "granted_differs", ASKED, NOTHING, None),
    ("repayment", "nothing_repaid", {"amount": 0}, NOTHING, {}),
    ("repayment", "nothing_repaid", {"amount": 1}, NOTHING, None),
    ("repayment", "repaid_beyond_grant", OF_2026, HERE, None),
    (
        "repayment",
        "repaid_beyond_grant",
        OF_2026 | {"amount": 600_000_01},
        HERE,
        {"amount": 600_000_01, "granted": 600_000_00},
    ),
    ("repayment", "repaid_beyond_grant", OF_2026 | {"amount": 600_000_01}, NOTHING, None),
    (
        "repayment",
        "paid_before_letter",
        {"letter_date": "2026-03-16", "pay_date": "2001-01-01"},
        NOTHING,
        {"pay_date": "2001-01-01", "letter_date": "2026-03-16"},
    ),
    ("repayment", "paid_before_letter", {"letter_date": "2026-03-16", "pay_date": "2026-03-16"}, NOTHING, None),
    # The report: what came over from the year before, and what was paid.
    ("report-2026", "brought_forward_differs", {"economy.brought_forward": 50_000_00}, HERE, None),
    (
        "report-2026",
        "brought_forward_differs",
        {"economy.brought_forward": 49_999_99},
        HERE,
        {"amount": 49_999_99, "reported": 50_000_00},
    ),
    ("report-2026", "brought_forward_differs", {"economy.brought_forward": 1}, before(LETTER), None),
    (
        "report-2026",
        "received_differs",
        {"economy.received": 550_000_00, "economy.brought_forward": 50_000_00},
        HERE,
        None,
    ),
    (
        "report-2026",
        "received_differs",
        {"economy.received": 600_000_00, "economy.brought_forward": 50_000_00},
        HERE,
        {**PAYMENT, "amount": 600_000_00},
    ),
    ("report-2026", "received_differs", {"economy.received": 1, "economy.brought_forward": 0}, before(REPORT), None),
]
NOTES = {"expected_payment", "expected_payment_confirmed", "refusal_registered", "filed_already", "reported_already"}
HARD = {
    *("grant_amount_positive", "letter_date_ahead", "terms_not_accepted", "nothing_unused"),
    *("reduction_not_confirmed", "nothing_repaid", "grant_year_ahead", "year_not_over", "paid_before_letter"),
}


@pytest.mark.proves("R8.5", "R10.1", "R10.2", "R10.4", "R13.1")
@pytest.mark.parametrize(("form", "rule", "answers", "past", "expected"), TABLE)
def test_a_grants_money(form: str, rule: str, answers: Mapping[str, Value], past: Past, expected: Said | None) -> None:
    """Each check on either side; what is not registered here is not held against anybody."""
    assert said(acting(form, rule), answers, past) == ({} if expected is None else {rule: expected})


def test_all_are_in_the_table() -> None:
    """Each of them kept and broken; what to expect is told whenever there is something to tell."""
    names = {each.name for each in GRANT_RULES}
    assert {rule for _, rule, *_, expected in TABLE if expected is not None} == names
    assert {rule for _, rule, *_, expected in TABLE if expected is None} == names - {"expected_payment"}


def test_kinds() -> None:
    """What differs from an earlier filing can be explained: an earlier filing may be wrong."""
    assert {each.name for each in GRANT_RULES if each.severity is Severity.NOTE} == NOTES
    assert {each.name for each in GRANT_RULES if each.severity is Severity.HARD} == HARD
    assert RULES["expected_payment_confirmed"].message == RULES["expected_payment"].message
