"""The gates: what each lets through, what it stops or asks about, and that what is unknown stops nobody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from dialogs.past import Past
from dialogs.prompts import Value
from dialogs.rules import RULES, Severity
from dialogs.rules.gates import GATES
from dialogs.rules.stated import STATED
from tests.dialogs.rules.gate_table import ELSEWHERE, TABLE, having, letters
from tests.dialogs.rules.looking import Said, acting, found, said
from tests.dialogs.rules.stated_table import STATED_TABLE

ALL = [*TABLE, *STATED_TABLE]
HARD = {
    "fourth_grant",
    "fourth_grant_stated",
    "earlier_amount_ahead",
    "report_not_delivered",
    "report_not_here",
    "report_elsewhere_ahead",
    "accounts_elsewhere_ahead",
    "report_elsewhere_early",
    "accounts_elsewhere_early",
    "report_missing",
    "had_a_grant",
}


@pytest.mark.proves("R5.7", "R8.2", "R11.2", "R11.5", "R11.6")
@pytest.mark.parametrize(("form", "rule", "answers", "past", "today", "expected"), ALL)
def test_gates(  # noqa: PLR0913, PLR0917 - the columns of the table
    form: str, rule: str, answers: Mapping[str, Value], past: Past, today: date, expected: Said | None
) -> None:
    """Each gate on either side: what was filed before, what is answered, and the day."""
    assert said(acting(form, rule), answers, past, today) == ({} if expected is None else {rule: expected})


def test_all_gates_are_in_the_table() -> None:
    """Each of them open and shut; hard only where the regulation refuses."""
    gates = (*GATES, *STATED)
    assert {rule for _, rule, *_, expected in ALL if expected is None} == {each.name for each in gates}
    assert {rule for _, rule, *_, expected in ALL if expected is not None} == {each.name for each in gates}
    assert {each.name for each in gates if each.severity is Severity.HARD} == HARD
    assert [each.name for each in gates if each.severity is Severity.NOTE] == ["report_to_deliver"]


@pytest.mark.parametrize("rule", sorted({rule for _, rule, *_ in ALL}))
def test_a_gate_waits_for_its_answers(rule: str) -> None:
    """Nothing is said before the last of what it reads is answered."""
    shut = [row for row in ALL if row[1] == rule and row[-1] is not None]
    for form, _, answers, past, today, _ in shut:
        last = found(acting(form, rule), answers, past, today)[rule].field
        assert not found(acting(form, rule), {name: value for name, value in answers.items() if name != last}, past, today)
    assert RULES[rule].cites


@pytest.mark.proves("R8.2", "R11.5")
@pytest.mark.parametrize("answers", [{"earlier_report": "not_yet"}, ELSEWHERE, {"kind": "new"}])
def test_a_deadline_that_is_unknown_stops_nobody(answers: Mapping[str, Value]) -> None:
    """In a year of which nothing is known, no report is late, missing or due."""
    others = ("report_after_final", "report_elsewhere_early")  # which no deadline has a part in
    rules = [each.name for each in GATES if each.name.startswith("report") and each.name not in others]
    known, unknown = acting("application-2027", *rules), replace(acting("application-2027", *rules), year=2090)
    late = {**answers, "earlier_report_elsewhere.report_date": "2027-02-02"} if answers == ELSEWHERE else answers
    assert said(known, late, having(letters(2026)), date(2027, 6, 1))
    assert said(unknown, late, having(letters(2089)), date(2091, 6, 1)) == {}
