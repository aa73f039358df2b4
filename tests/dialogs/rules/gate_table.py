"""What each gate lets through, and what it stops or asks about: the table of ``test_gates``."""

from collections.abc import Mapping
from datetime import date

from dialogs.past import NOTHING, Filed, Past
from dialogs.prompts import Value
from tests.dialogs.earlier import before, filed
from tests.dialogs.rules.looking import TODAY, Said, rows

OPEN, LAST_DAY, CLOSED = date(2026, 11, 24), date(2027, 2, 1), date(2027, 2, 2)
"""The report for 2026 and the application for 2027 are due together on 1 February 2027, a Monday."""


def letters(*years: int, measure: str = "this") -> list[Filed]:
    """Return the grant letters of these years."""
    return [filed("grant_letter", year, f"{year}-04-01", measure, amount=610_000_00) for year in years]


def having(*filings: Filed | list[Filed], **titles: str) -> Past:
    """Return a past of single filings and lists of them."""
    flat = [each for one in filings for each in (one if isinstance(one, list) else [one])]
    return before(*flat, **titles)


def earlier(*years: int, amount: int = 610_000_00) -> dict[str, Value]:
    """Return the earlier amounts of an application."""
    return rows("earlier_amounts", *({"year": year, "amount": amount} for year in years))


REPORTED = [filed("report", 2026, "2027-01-20")]
THREE = letters(2024, 2025, 2026)
REPORT_DATE, ACCOUNTS_DATE = "earlier_report_elsewhere.report_date", "earlier_report_elsewhere.accounts_date"
ELSEWHERE = {"earlier_report": "elsewhere", REPORT_DATE: "2027-01-20", ACCOUNTS_DATE: "2027-01-25"}
EARLY: Said = {"sent_date": "2026-12-31", "last_date": "2026-12-31"}
TWO_LETTERS = letters(2025, 2026)
REPORT_ROW = filed("report", 2025, economy__received=1, report_type="status")

Row = tuple[str, Mapping[str, Value], Past, date, Said | None]


APPLICATION: list[Row] = [
    # Three years at most, whichever kind: three letters, or confirmations, or reports of money received.
    ("fourth_grant", {"kind": "continuation"}, having(THREE), TODAY, {"years": "2024, 2025, 2026"}),
    ("fourth_grant", {"kind": "new"}, having(THREE), TODAY, {"years": "2024, 2025, 2026"}),
    (
        "fourth_grant",
        {"kind": "continuation"},
        having(letters(2024), REPORT_ROW, filed("confirmation", 2026)),
        TODAY,
        {"years": "2024, 2025, 2026"},
    ),
    ("fourth_grant", {"kind": "continuation"}, having(TWO_LETTERS), TODAY, None),
    (
        "fourth_grant",
        {"kind": "continuation"},
        having(TWO_LETTERS, letters(2026, 2027)),
        TODAY,
        None,
    ),  # each year once, earlier ones
    ("fourth_grant", {"kind": "continuation"}, having([filed("application", each) for each in (2024, 2025, 2026)]), TODAY, None),
    ("fourth_grant", {"kind": "continuation"}, having(letters(2024, 2025, 2026, measure="other")), TODAY, None),
    ("fourth_grant", {"kind": "continuation"}, having(TWO_LETTERS, filed("report", 2024, economy__received=0)), TODAY, None),
    ("fourth_grant", {"kind": "continuation"}, NOTHING, TODAY, None),
    # The same, as the office states it itself.
    ("fourth_grant_stated", earlier(2024, 2025, 2026), NOTHING, TODAY, {"years": "2024, 2025, 2026"}),
    ("fourth_grant_stated", earlier(2024, 2025), having(letters(2026)), TODAY, {"years": "2024, 2025, 2026"}),
    ("fourth_grant_stated", earlier(2025, 2026), having(letters(2026)), TODAY, None),
    ("fourth_grant_stated", earlier(2024, 2025, 2026, amount=0), NOTHING, TODAY, None),
    ("fourth_grant_stated", earlier(2024, 2025, 2026), having(THREE), TODAY, None),  # fourth_grant says it
    ("earlier_amount_ahead", earlier(2025, 2027), NOTHING, TODAY, {"ahead_year": 2027}),
    ("earlier_amount_ahead", earlier(2025, 2026), NOTHING, TODAY, None),
    # Which of the three: fewer than are here is wrong; more may have been elsewhere, and are stated as amounts.
    ("grant_year_differs", {"grant_year": "second"}, having(TWO_LETTERS), TODAY, {"years": "2025, 2026"}),
    ("grant_year_differs", {"grant_year": "third"}, having(TWO_LETTERS), TODAY, None),
    ("grant_year_differs", {"grant_year": "third"}, having(letters(2026)), TODAY, None),
    ("grant_year_differs", {"grant_year": "second"}, NOTHING, TODAY, None),
    ("grant_year_adds_up", {"grant_year": "third", **earlier(2026)}, NOTHING, TODAY, {"count": 1}),
    ("grant_year_adds_up", {"grant_year": "second", **earlier(2025, 2026)}, NOTHING, TODAY, {"count": 2}),
    ("grant_year_adds_up", {"grant_year": "second", **earlier(2026)}, NOTHING, TODAY, None),
    ("grant_year_adds_up", {"grant_year": "third", **earlier(2025, 2026)}, NOTHING, TODAY, None),
    ("grant_year_adds_up", {"grant_year": "second", **earlier(2025, 2026)}, having(TWO_LETTERS), TODAY, None),  # said already
    # A measure that had a grant is continued.
    ("new_after_grants", {"kind": "new"}, having(letters(2026)), TODAY, {"years": "2026"}),
    ("new_after_grants", {"kind": "continuation"}, having(letters(2026)), TODAY, None),
    ("new_after_grants", {"kind": "new"}, having(filed("application", 2026)), TODAY, None),
    ("new_after_grants", {"kind": "new"}, having(THREE), TODAY, None),
    # One application a year.
    ("applied_already", {"kind": "new"}, having(filed("application", 2027)), TODAY, {"number": "2027-application"}),
    ("applied_already", {"kind": "new"}, having(filed("application", 2026)), TODAY, None),
    ("applied_already", {"kind": "new"}, having(filed("application", 2027, measure="other")), TODAY, None),
    # Last year's report and accounts, by the deadline: a to-do before it, a stop after it.
    (
        "report_to_deliver",
        {"earlier_report": "not_yet"},
        NOTHING,
        LAST_DAY,
        {"report_year": 2026, "due_date": "2027-02-01", "working_date": "2027-02-01"},
    ),
    ("report_to_deliver", {"earlier_report": "here"}, NOTHING, OPEN, None),
    ("report_to_deliver", {"earlier_report": "not_yet"}, NOTHING, CLOSED, None),
    ("report_to_deliver", {"earlier_report": "not_yet"}, having(REPORTED), OPEN, None),
    ("report_to_deliver", ELSEWHERE, NOTHING, OPEN, None),
    ("report_to_deliver", {"earlier_report": "not_yet"}, NOTHING, date.min, None),
    ("report_not_delivered", {"earlier_report": "not_yet"}, NOTHING, CLOSED, {"report_year": 2026, "due_date": "2027-02-01"}),
    (
        "report_not_delivered",
        {"earlier_report": "not_yet"},
        having(filed("report", 2026, measure="other")),
        CLOSED,
        {"report_year": 2026, "due_date": "2027-02-01"},
    ),
    ("report_not_delivered", {"earlier_report": "here"}, NOTHING, CLOSED, None),
    ("report_not_delivered", {"earlier_report": "not_yet"}, NOTHING, LAST_DAY, None),
    ("report_not_delivered", {"earlier_report": "here"}, having(REPORTED), CLOSED, None),
    ("report_not_delivered", ELSEWHERE, NOTHING, CLOSED, None),
    ("report_not_delivered", {"earlier_report": "not_yet"}, NOTHING, date.min, None),
    (
        "report_delivered_late",
        {"earlier_report": "here"},
        having(filed("report", 2026, "2027-02-02")),
        CLOSED,
        {"report_year": 2026, "sent_date": "2027-02-02", "due_date": "2027-02-01"},
    ),
    ("report_delivered_late", {"earlier_report": "here"}, having(filed("report", 2026, "2027-02-01")), CLOSED, None),
    (
        "report_delivered_late",  # a corrected one that comes later makes nobody late
        {"earlier_report": "here"},
        having(filed("report", 2026, "2027-01-20"), filed("report", 2026, "2027-03-01")),
        date(2027, 3, 2),
        None,
    ),
    ("report_delivered_late", {"earlier_report": "here"}, NOTHING, CLOSED, None),
    ("report_delivered_late", {"earlier_report": "not_yet"}, having(filed("report", 2026, "2027-02-02")), CLOSED, None),
    ("report_elsewhere_late", ELSEWHERE, NOTHING, CLOSED, None),
    (
        "report_elsewhere_late",
        ELSEWHERE | {ACCOUNTS_DATE: "2027-02-02"},
        NOTHING,
        CLOSED,
        {"sent_date": "2027-02-02", "due_date": "2027-02-01"},
    ),
    ("report_elsewhere_late", ELSEWHERE | {REPORT_DATE: "2027-02-02"}, NOTHING, date.min, None),
    # Each of the two days is looked at by itself: it must have been, and after the year that there are accounts of.
    ("report_elsewhere_ahead", ELSEWHERE, NOTHING, OPEN, {"sent_date": "2027-01-20"}),
    ("report_elsewhere_ahead", ELSEWHERE, NOTHING, date(2027, 1, 20), None),
    ("report_elsewhere_ahead", ELSEWHERE, NOTHING, date.min, None),
    ("accounts_elsewhere_ahead", ELSEWHERE, NOTHING, date(2027, 1, 20), {"sent_date": "2027-01-25"}),
    ("accounts_elsewhere_ahead", ELSEWHERE, NOTHING, date(2027, 1, 25), None),
    ("report_elsewhere_early", ELSEWHERE, NOTHING, CLOSED, None),
    ("report_elsewhere_early", ELSEWHERE | {REPORT_DATE: "2026-12-31"}, NOTHING, CLOSED, EARLY),
    ("accounts_elsewhere_early", ELSEWHERE, NOTHING, CLOSED, None),
    ("accounts_elsewhere_early", ELSEWHERE | {ACCOUNTS_DATE: "2026-12-31"}, NOTHING, date.min, EARLY),
    # A report that lacks after its day: a stop for the same measure, a warning for others.
    ("report_missing", {"kind": "new"}, having(letters(2026)), CLOSED, {"years": "2026"}),
    ("report_missing", {"kind": "new"}, having(letters(2026)), LAST_DAY, None),
    ("report_missing", {"kind": "continuation"}, having(letters(2026)), CLOSED, None),
    ("report_missing", {"kind": "new"}, having(letters(2026), REPORTED), CLOSED, None),
    ("report_missing", {"kind": "new"}, having(filed("application", 2026)), CLOSED, None),  # maybe it got nothing
    ("report_missing", {"kind": "new"}, having(letters(2026, measure="other")), CLOSED, None),
    ("report_missing", {"kind": "new"}, having(letters(2025)), OPEN, {"years": "2025"}),
    ("report_missing", {"kind": "continuation"}, having(letters(2024, 2025, 2026)), OPEN, {"years": "2024, 2025"}),
    ("report_missing", {"kind": "continuation"}, having(letters(2025, 2026), filed("report", 2025)), OPEN, None),
    ("report_missing", {"kind": "new"}, having(letters(2025), filed("report_elsewhere", 2025)), OPEN, None),
    (
        "report_missing",  # last year's application told where it was delivered
        {"kind": "continuation"},
        having(letters(2025, 2026), filed("application", 2026, earlier_report="elsewhere")),
        OPEN,
        None,
    ),
    ("report_missing", {"kind": "new"}, having(letters(2020)), OPEN, None),  # whose deadline is unknown
    (
        "report_missing_elsewhere",
        {"kind": "new"},
        having(letters(2025, measure="a"), filed("report_elsewhere", 2025, measure="a"), a="A"),
        OPEN,
        None,
    ),
    (
        "report_missing_elsewhere",
        {"kind": "new"},
        having(letters(2025, measure="a"), letters(2026, measure="b"), a="Ung i jobb", b="Heim att"),
        OPEN,
        {"title": "«Ung i jobb»"},
    ),
    (
        "report_missing_elsewhere",
        {"kind": "continuation"},
        having(letters(2026, measure="a"), letters(2026, measure="b"), a="Ung i jobb", b="Heim att"),
        CLOSED,
        {"title": "«Ung i jobb», «Heim att»"},
    ),
    (
        "report_missing_elsewhere",
        {"kind": "new"},
        having(letters(2025, measure="a"), filed("report", 2025, measure="a"), a="Ung i jobb"),
        OPEN,
        None,
    ),
    ("report_missing_elsewhere", {"kind": "new"}, having(letters(2025)), OPEN, None),
    # The final report ends a measure.
    (
        "continued_after_final",
        {"kind": "continuation"},
        having(filed("report", 2026, report_type="final")),
        TODAY,
        {"report_year": 2026},
    ),
    ("continued_after_final", {"kind": "new"}, having(filed("report", 2026, report_type="final")), TODAY, None),
    ("continued_after_final", {"kind": "continuation"}, having(filed("report", 2026, report_type="status")), TODAY, None),
]
REPORT: list[Row] = [
    (
        "report_after_final",
        {"report_type": "status"},
        having(filed("report", 2025, report_type="final")),
        TODAY,
        {"report_year": 2025},
    ),
    (
        "report_after_final",
        {"report_type": "status"},
        having(filed("report", 2026, report_type="final")),
        TODAY,
        None,
    ),  # corrected
    ("report_after_final", {"report_type": "status"}, having(filed("report", 2025, report_type="status")), TODAY, None),
    ("final_report_expected", {"economy.carried_over": 0, "report_type": "status"}, having(letters(2024, 2025)), TODAY, {}),
    (
        "final_report_expected",
        {"economy.carried_over": 0, "report_type": "status"},
        having(filed("application", 2026, grant_year="third")),
        TODAY,
        {},
    ),
    ("final_report_expected", {"economy.carried_over": 0, "report_type": "status"}, having(letters(2025)), TODAY, None),
    ("final_report_expected", {"economy.carried_over": 1, "report_type": "status"}, having(letters(2024, 2025)), TODAY, None),
    ("final_report_expected", {"economy.carried_over": 0, "report_type": "final"}, having(letters(2024, 2025)), TODAY, None),
    ("final_report_expected", {"economy.carried_over": 0, "report_type": "status"}, NOTHING, TODAY, None),
]
NOT_YET = {"earlier_report": "not_yet"}
FIRST: list[Row] = [
    # Of the report for 2021 no deadline is known: a continuation needs it with the application, and nobody misses it else.
    ("report_not_delivered", NOT_YET, NOTHING, date(2022, 2, 8), {"report_year": 2021, "due_date": "2022-02-07"}),
    ("report_not_delivered", NOT_YET, NOTHING, date(2022, 2, 7), None),
    ("report_missing", {"kind": "new"}, having(letters(2021)), date(2022, 2, 8), None),
]
OF_2025: dict[str, Value] = {"grant_year": 2025, REPORT_DATE: "2027-01-20", ACCOUNTS_DATE: "2027-01-25"}
REGISTERED: list[Row] = [
    # A report that is registered as delivered elsewhere: its year is asked for.
    ("report_elsewhere_ahead", OF_2025, NOTHING, OPEN, {"sent_date": "2027-01-20"}),
    (
        "report_elsewhere_early",
        OF_2025 | {"grant_year": 2027},
        NOTHING,
        CLOSED,
        {"sent_date": "2027-01-20", "last_date": "2027-12-31"},
    ),
    ("accounts_elsewhere_early", OF_2025, NOTHING, CLOSED, None),
]
EDITIONS = {"application-2027": APPLICATION, "application-2022": FIRST, "report-2026": REPORT, "report-elsewhere": REGISTERED}
TABLE = [(form, *row) for form, table in EDITIONS.items() for row in table]
