"""A measure's timeline: three years from the first application to the final report, and what is due on any day."""

from datetime import date

import pytest

from dialogs.past import Filed
from dialogs.steps import Draft, Kind
from dialogs.timeline import obligations
from tests.dialogs.earlier import before, filed
from tests.dialogs.measures import (
    APPLIED,
    CONFIRMED,
    CONTINUED,
    DELIVERED,
    EDITIONS,
    ELSEWHERE,
    ENDED,
    LETTER,
    LETTER_2,
    REFUSED,
    REPORTED,
    of,
    shown,
)


@pytest.mark.parametrize(
    ("today", "filings", "steps"),
    [
        pytest.param("2025-01-10", (), [], id="nothing yet"),
        pytest.param(
            "2025-03-01",
            (APPLIED,),
            ["application 2025 done", "grant_letter 2025 open", "confirmation 2025 later"],
            id="applied: the letter is waited for",
        ),
        pytest.param(
            "2025-04-11",
            (APPLIED, LETTER),
            [
                *("application 2025 done", "grant_letter 2025 done", "confirmation 2025 open", "report 2025 later"),
                "continuation 2026 later",
            ],
            id="granted",
        ),
        pytest.param("2025-05-01", (APPLIED, REFUSED), ["application 2025 done", "grant_letter 2025 refused"], id="refused"),
        pytest.param(
            "2026-03-02",
            (LETTER, CONFIRMED, DELIVERED),
            ["grant_letter 2025 done", "confirmation 2025 done", "report 2025 elsewhere"],
            id="reported elsewhere",
        ),
        pytest.param("2026-06-01", (LETTER, REPORTED), ["grant_letter 2025 done", "report 2025 done"], id="not confirmed here"),
        pytest.param(
            "2026-06-01",
            (filed("grant_letter", 2024, "2024-04-10"),),
            ["grant_letter 2024 done", "confirmation 2024 open", "report 2024 late"],
            id="a year that there is no edition of",
        ),
        pytest.param("2026-03-02", (DELIVERED,), ["report 2025 elsewhere"], id="nothing but a report elsewhere"),
        pytest.param("2025-05-01", (LETTER, REFUSED), ["grant_letter 2025 refused"], id="a letter that was taken back"),
        pytest.param("2026-02-02", (REFUSED,), ["grant_letter 2025 refused"], id="refused, and applied for elsewhere"),
        pytest.param(
            "2025-05-01",
            (APPLIED, REFUSED, LETTER),
            [
                *("application 2025 done", "grant_letter 2025 done", "confirmation 2025 open", "report 2025 later"),
                "continuation 2026 later",
            ],
            id="refused, and granted on appeal",
        ),
        pytest.param(
            "2025-12-01",
            (APPLIED, LETTER, CONFIRMED),
            [
                *("application 2025 done", "grant_letter 2025 done", "confirmation 2025 done", "report 2025 due"),
                "continuation 2026 due",
            ],
            id="report and continuation are due together",
        ),
        pytest.param(
            "2026-02-02",
            (LETTER, CONFIRMED),
            ["grant_letter 2025 done", "confirmation 2025 done", "report 2025 late"],
            id="the day has passed: the report lacks, and it is too late to go on",
        ),
        pytest.param(
            "2026-05-01",
            (CONFIRMED, REPORTED, CONTINUED, LETTER_2, ELSEWHERE),
            [
                *("grant_letter 2025 open", "confirmation 2025 done", "report 2025 done"),
                *("continuation 2026 done", "grant_letter 2026 done", "confirmation 2026 open", "report 2026 later"),
                "continuation 2027 later",
            ],
            id="the second year",
        ),
        pytest.param(
            "2027-01-25",
            (LETTER, CONFIRMED, REPORTED, LETTER_2, ENDED),
            [
                *("grant_letter 2025 done", "confirmation 2025 done", "report 2025 done"),
                *("grant_letter 2026 done", "final_report 2026 done"),
            ],
            id="ended: nothing follows",
        ),
        pytest.param(
            "2026-02-02",
            (filed("carry_over", 2025, "2026-01-30"), filed("repayment", 2025, "2026-01-30")),
            ["carry_over 2025 done", "repayment 2025 done"],
            id="what was asked for besides",
        ),
    ],
)
@pytest.mark.proves("R11.2", "R11.6")
def test_steps(today: str, filings: tuple[Filed, ...], steps: list[str]) -> None:
    """In the order of the years, each with its state; another measure's filings are not among them."""
    assert shown(of(today, *filings)) == steps


@pytest.mark.proves("R5.7")
def test_three_years_and_no_more() -> None:
    """After the third grant there is no other application (R5.7)."""
    letters = [filed("grant_letter", year, f"{year}-04-01") for year in (2024, 2025, 2026)]
    assert "continuation 2027" not in " ".join(shown(of("2026-12-01", *letters)))
    assert of("2026-12-01", *letters).over
    assert "continuation 2027 due" in shown(of("2026-12-01", *letters[1:]))
    assert not of("2026-12-01", *letters[1:]).over


def test_the_final_report_is_the_end() -> None:
    """Of what can be applied for (R11.6)."""
    assert of("2027-03-01", LETTER_2, ENDED).over
    assert not of("2027-03-01", LETTER, REPORTED).over


def test_a_grant_that_was_only_reported_on_can_be_continued() -> None:
    """An office that registered no letter here, but reported money received, is shown the continuation; else it is not."""
    received, nothing = (REPORTED.model_copy(update={"values": {"economy.received": ore}}) for ore in (610_000_00, 0))
    assert shown(of("2026-01-25", received)) == ["report 2025 done", "continuation 2026 due"]
    assert shown(of("2026-01-25", nothing)) == ["report 2025 done"]


def test_a_report_delivered_elsewhere() -> None:
    """As a later application says: it lacks no longer, and nobody is reminded of it."""
    applied = filed("application", 2026, "2026-01-21", earlier_report="elsewhere")
    assert "report 2025 elsewhere" in shown(of("2026-03-01", LETTER, applied))
    assert not any(each.endswith(" late") for each in shown(of("2026-03-01", LETTER, applied)))
    assert obligations(before(LETTER, applied), (), EDITIONS, date(2026, 1, 25)) == []


def test_the_report_of_the_third_year_is_the_final_one() -> None:
    """Also before it is filed (R11.6)."""
    letters = [filed("grant_letter", year, f"{year}-04-01") for year in (2024, 2025, 2026)]
    assert [each.year for each in of("2026-12-01", *letters).steps if each.kind is Kind.FINAL_REPORT] == [2026]


def test_money_that_is_left_can_be_carried_over() -> None:
    """It can be asked for once it is reported, and once."""
    left = REPORTED.model_copy(update={"values": {"report_type": "status", "economy.carried_over": 100_000_00}})
    asked = filed("carry_over", 2025, "2026-02-01")
    begun = Draft("c", "carry-over", "carry_over", None)
    assert "carry_over 2025 open" in shown(of("2026-01-25", LETTER, left))
    assert [each for each in shown(of("2026-02-02", LETTER, left, asked)) if "carry" in each] == ["carry_over 2025 done"]
    assert [each for each in shown(of("2026-02-02", LETTER, left, drafts=(begun,))) if "carry" in each] == [
        "carry_over 2025 draft"
    ]
    assert not any("carry" in each for each in shown(of("2026-01-25", LETTER, REPORTED)))


def test_a_corrected_report_counts_alone() -> None:
    """What the first one had left is asked for once, or not at all."""
    first, second, nothing = (
        REPORTED.model_copy(update={"number": number, "values": {"report_type": "status", "economy.carried_over": ore}})
        for number, ore in (("1", 100_000_00), ("2", 50_000_00), ("3", 0))
    )
    assert shown(of("2026-01-25", LETTER, first, second)).count("carry_over 2025 open") == 1
    assert not any("carry" in each for each in shown(of("2026-01-25", LETTER, first, nothing)))


def test_a_report_without_an_edition_can_be_said_to_be_elsewhere() -> None:
    """Else it would lack for ever, with nothing to do about it."""
    late = of("2026-06-01", filed("grant_letter", 2024, "2024-04-10")).next
    assert late is not None
    assert (late.year, late.begins) == (2024, "report-elsewhere")


@pytest.mark.proves("R10.2")
def test_a_letter_tells_what_to_expect() -> None:
    """The grant but for what was carried over; a refusal, or a letter of an older program, tells nothing."""
    letter = filed("grant_letter", 2025, "2025-04-10", amount=600_000_00, carried_over=50_000_00)
    assert [each.expected for each in of("2025-05-01", letter).steps if each.kind is Kind.LETTER] == [550_000_00]
    assert [each.expected for each in of("2025-05-01", REFUSED).steps] == [None]
