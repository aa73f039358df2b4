"""Which editions a new measure can be begun with, over the year: the one whose turn it is stands first, and is never hidden."""

from datetime import UTC, date, datetime

import pytest

from bot.home import MeasureLine, to_begin, to_begin_for
from bot.seats import CaseLine
from dialogs.steps import Kind, State, Step, Timeline


@pytest.mark.parametrize(
    ("today", "now"),
    [
        ("2026-01-20", ["application-2026", "report-2025"]),
        ("2026-02-01", ["application-2026", "report-2025"]),
        ("2026-02-02", ["application-2027", "report-2025"]),
        ("2026-10-31", ["application-2027", "report-2025"]),
        ("2026-11-24", ["application-2027", "report-2026"]),
        ("2027-01-01", ["application-2027", "report-2026"]),
        ("2027-02-01", ["application-2027", "report-2026"]),
        ("2027-02-02", ["application-2027", "report-2026"]),
        ("2027-11-24", ["application-2027", "report-2027"]),
    ],
)
@pytest.mark.proves("R11.5")
def test_whose_turn_it_is(today: str, now: list[str]) -> None:
    """The next last day comes first; a report that is late can still be delivered until the next one is to be written."""
    assert [each.id for each in to_begin(date.fromisoformat(today))[0]] == now


def test_what_is_older() -> None:
    """The newest first; what is far ahead is not among them."""
    older = [each.id for each in to_begin(date(2027, 1, 20))[1]]
    assert older == ["application-2026", "application-2025", "report-2025", "application-2022", "report-2021"]


@pytest.mark.parametrize(
    ("form", "submitted", "again"),
    [
        ("application-2027", True, False),
        ("application-2027", False, False),
        ("carry-over", True, True),
        ("carry-over", False, False),
    ],
)
def test_what_can_be_begun_for_a_measure(form: str, *, submitted: bool, again: bool) -> None:
    """Nothing that is begun already, nor a form of a year that was filed; what a step stands for is begun at the step."""
    case = CaseLine("case", form, "2026-ABCD", "", None, submitted, datetime(2026, 11, 24, tzinfo=UTC))
    report = Step(Kind.REPORT, 2026, State.DUE, "report-2026")
    line = MeasureLine("case", "", Timeline((report,)), (case,))
    every = ["grant-letter", "confirmation", "report-elsewhere", "carry-over", "repayment", "application-2027"]
    found = [each.id for each in to_begin_for(line, date(2026, 11, 24))]
    assert found == [each for each in every if again or each != form]


def test_no_application_follows_a_measure_that_is_over() -> None:
    """A fourth year is refused (R5.7): it is not offered."""
    line = MeasureLine("case", "", Timeline((), over=True), ())
    assert "application-2027" not in [each.id for each in to_begin_for(line, date(2026, 11, 24))]
