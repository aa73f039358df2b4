"""A measure's timeline day by day: what is next, what lacks, what is begun, and what one is reminded of."""

from datetime import date

import pytest

from dialogs.past import Filed
from dialogs.steps import Draft, Kind, State, Step
from dialogs.timeline import obligations
from tests.dialogs.earlier import before, filed
from tests.dialogs.measures import APPLIED, CONFIRMED, CONTINUED, EDITIONS, ENDED, LETTER, LETTER_2, REPORTED, of


@pytest.mark.parametrize(
    ("today", "filings", "expected"),
    [
        ("2025-03-01", (APPLIED,), (Kind.LETTER, 2025)),
        ("2025-12-01", (LETTER, CONFIRMED), (Kind.REPORT, 2025)),
        ("2026-02-02", (LETTER,), (Kind.REPORT, 2025)),
        ("2027-01-25", (LETTER, CONFIRMED, REPORTED, LETTER_2, ENDED), None),
        ("2025-01-10", (), None),
    ],
)
def test_what_is_next(today: str, filings: tuple[Filed, ...], expected: tuple[Kind, int] | None) -> None:
    """What lacks longest, what is due first, what can be done."""
    found = of(today, *filings).next
    assert (found and (found.kind, found.year)) == expected


@pytest.mark.parametrize(("today", "late"), [("2026-02-01", []), ("2026-02-02", [Kind.REPORT])])
def test_what_is_missing(today: str, late: list[Kind]) -> None:
    """A report whose day has passed."""
    assert [each.kind for each in of(today, LETTER).steps if each.state is State.LATE] == late


def test_what_presses_comes_first() -> None:
    """Before what is late, nothing; between what is due and what is begun, the last day decides."""
    states, days = (State.DUE, State.DRAFT, State.LATE), (date(2026, 3, 1), date(2026, 2, 1), date(2026, 1, 1))
    due, draft, overdue = (Step(Kind.REPORT, 2025, state, due=last) for state, last in zip(states, days, strict=True))
    free, done = (Step(Kind.REPORT, 2025, state) for state in (State.OPEN, State.DONE))
    assert sorted((done, free, due, draft, overdue), key=lambda each: each.urgency) == [overdue, draft, due, free, done]


def test_a_draft_is_gone_on_with() -> None:
    """It is begun, with its day; late when that has passed; one of a form of no year is the last year's."""
    report = Draft("case-1", "report-2025", "report", 2025)
    letter = Draft("case-2", "grant-letter", "grant_letter", None)
    begun = of("2026-01-10", APPLIED, CONFIRMED, drafts=(report, letter))
    by_kind = {each.kind: each for each in begun.steps if each.year == 2025}
    assert (by_kind[Kind.REPORT].state, by_kind[Kind.REPORT].case) == (State.DRAFT, "case-1")
    assert (by_kind[Kind.LETTER].state, by_kind[Kind.LETTER].case) == (State.DRAFT, "case-2")
    assert [each.case for each in of("2026-02-02", CONFIRMED, drafts=(report,)).steps if each.state is State.LATE] == ["case-1"]


def test_a_draft_of_a_form_of_no_year_stands_at_its_own_year() -> None:
    """Not at the last one that anything is begun for, and its year is not offered again."""
    begun = tuple(Draft(name, name, name.replace("-", "_"), 2025) for name in ("confirmation", "grant-letter"))
    later = Draft("a", "application-2026", "application", 2026)
    line = of("2026-01-10", LETTER, drafts=(*begun[:1], later))
    assert [(each.kind, each.year) for each in line.steps if each.case == "confirmation"] == [(Kind.CONFIRMATION, 2025)]
    assert [each.begins for each in line.steps if each.kind is Kind.CONFIRMATION] == [None]
    assert [(each.kind, each.year, each.case) for each in of("2025-04-01", drafts=begun[1:]).steps] == [
        (Kind.LETTER, 2025, "grant-letter")
    ]


def test_what_is_begun_of_one_year_is_offered_for_another() -> None:
    """Money of each year is asked for by itself; a draft whose year is not known yet may be of any."""
    left = {"report_type": "status", "economy.carried_over": 100_000_00}
    reports = [filed("report", year, f"{year + 1}-01-20").model_copy(update={"values": left}) for year in (2025, 2026)]
    for year, expected in ((2025, ["2025 draft", "2026 open"]), (2026, ["2025 open", "2026 draft"]), (None, ["2026 draft"])):
        begun = Draft("c", "carry-over", "carry_over", year)
        steps = [
            each for each in of("2027-02-02", LETTER, LETTER_2, *reports, drafts=(begun,)).steps if each.kind is Kind.CARRY_OVER
        ]
        assert [f"{each.year} {each.state}" for each in steps] == expected


def test_the_day_of_a_filing_is_oslos() -> None:
    """What comes in an hour before midnight, by universal time, is the next day's: a deadline goes by Oslo."""
    late = filed("report", 2025).model_copy(update={"submitted_at": "2026-02-01T23:10:00+00:00"})
    assert [each.filed for each in of("2026-02-03", LETTER, late).steps if each.kind is Kind.REPORT] == [date(2026, 2, 2)]


def test_days() -> None:
    """The last day, and the working day before it where it is a Sunday, as 1 February 2026 is."""
    report = next(each for each in of("2026-01-10", CONFIRMED).steps if each.kind is Kind.REPORT)
    assert (report.due, report.urged) == (date(2026, 2, 1), date(2026, 1, 30))
    later = next(each for each in of("2026-06-10", LETTER_2).steps if each.kind is Kind.REPORT)
    assert (later.due, later.urged) == (date(2027, 2, 1), None)


@pytest.mark.parametrize(
    ("today", "filings", "drafts", "expected"),
    [
        ("2026-02-01", (LETTER,), (), ["report-2025", "application-2026"]),
        ("2026-02-02", (LETTER,), (), []),
        ("2026-01-25", (LETTER, REPORTED), (), ["application-2026"]),
        ("2026-01-25", (LETTER, REPORTED, CONTINUED), (), []),
        ("2025-12-01", (), (Draft("c", "application-2026", "application", 2026),), ["application-2026"]),
        ("2025-03-01", (APPLIED,), (), []),
    ],
)
def test_obligations(today: str, filings: tuple[Filed, ...], drafts: tuple[Draft, ...], expected: list[str]) -> None:
    """What a reminder may be of: to be delivered by a day that has not passed, and not delivered yet."""
    found: list[Step] = obligations(before(*filings), drafts, EDITIONS, date.fromisoformat(today))
    assert [each.form for each in found] == expected
