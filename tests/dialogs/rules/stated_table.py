"""What an application may say of the years before, and what is refused or asked about: more of the table of ``test_gates``."""

from collections.abc import Iterator

from dialogs.past import NOTHING
from tests.dialogs.earlier import filed
from tests.dialogs.rules.gate_table import CLOSED, ELSEWHERE, OPEN, REPORTED, TWO_LETTERS, Row, earlier, having, letters
from tests.dialogs.rules.looking import TODAY, Said

APPLIED_THRICE = [
    filed("application", 2024, kind="new"),
    filed("application", 2025, kind="continuation", grant_year="second"),
    filed("application", 2026, kind="continuation", grant_year="third"),
]
ELSEWHERE_2026 = filed("report_elsewhere", 2026)
LEFT_OVER = filed("report", 2026, economy__carried_over=99_000_00)


def starts(kind: str, first: int) -> Iterator[Row]:
    """Yield starts near 2027, and some that are not."""
    for near in (f"{first}-01-01", "2028-12-31"):
        yield "start_date_far", {"kind": kind, "start_date": near}, NOTHING, TODAY, None
    for far in ("1990-01-01", f"{first - 1}-12-31", "2029-01-01"):
        expected: Said = {"start_date": far, "first_year": first, "last_year": 2028}
        yield "start_date_far", {"kind": kind, "start_date": far}, NOTHING, TODAY, expected


ROWS: list[Row] = [
    # A continuation of a measure that is here begins at its own step; of one that is not, nothing is here to begin from.
    ("continued_from_nothing", {"kind": "continuation"}, having(letters(2026, measure="other")), TODAY, {}),
    ("continued_from_nothing", {"kind": "continuation"}, having(letters(2026, measure="other"), letters(2026)), TODAY, None),
    ("continued_from_nothing", {"kind": "continuation"}, NOTHING, TODAY, None),
    ("continued_from_nothing", {"kind": "new"}, having(letters(2026, measure="other")), TODAY, None),
    # Applied for here before, for as high a number of the grant, whether or not a letter is registered.
    ("applied_as_often", {"grant_year": "third"}, having(APPLIED_THRICE), TODAY, {"applied_year": 2026}),
    ("applied_as_often", {"grant_year": "second"}, having(APPLIED_THRICE), TODAY, {"applied_year": 2026}),
    ("applied_as_often", {"grant_year": "second"}, having(APPLIED_THRICE[:2]), TODAY, {"applied_year": 2025}),
    ("applied_as_often", {"grant_year": "third"}, having(APPLIED_THRICE[:2]), TODAY, None),
    ("applied_as_often", {"grant_year": "second"}, having(APPLIED_THRICE[:1]), TODAY, None),
    (
        "applied_as_often",
        {"grant_year": "second"},
        having(APPLIED_THRICE[:2], filed("grant_letter", 2025, decision="refused")),
        TODAY,
        None,
    ),
    ("applied_as_often", {"grant_year": "third"}, having(filed("application", 2027, grant_year="third")), TODAY, None),
    (
        "applied_as_often",
        {"grant_year": "third"},
        having(filed("application", 2026, measure="other", grant_year="third")),
        TODAY,
        None,
    ),
    # What is stated of earlier years, held against the letters and the report.
    ("earlier_amount_differs", earlier(2025, 2026), having(TWO_LETTERS), TODAY, None),
    (
        "earlier_amount_differs",
        earlier(2025, 2026, amount=1_00),
        having(letters(2026)),
        TODAY,
        {"letter_year": 2026, "amount": 1_00, "granted": 610_000_00},
    ),
    ("earlier_amount_differs", earlier(2025, amount=1_00), having(letters(2026)), TODAY, None),
    ("expected_unused_differs", {"carry_over.unused": 99_000_00}, having(LEFT_OVER), TODAY, None),
    (
        "expected_unused_differs",
        {"carry_over.unused": 0},
        having(LEFT_OVER),
        TODAY,
        {"unused": 0, "reported": 99_000_00, "report_year": 2026},
    ),
    ("expected_unused_differs", {"carry_over.unused": 0}, having(filed("report", 2025, economy__carried_over=1)), TODAY, None),
    # What is said to be here is, and what is here is not said to lack; no deadline has a part in it.
    ("report_not_here", {"earlier_report": "here"}, NOTHING, OPEN, {"report_year": 2026}),
    ("report_not_here", {"earlier_report": "here"}, having(filed("report", 2025)), CLOSED, {"report_year": 2026}),
    ("report_not_here", {"earlier_report": "here"}, having(filed("report", 2026, measure="other")), OPEN, {"report_year": 2026}),
    ("report_not_here", {"earlier_report": "here"}, having(REPORTED), OPEN, None),
    ("report_not_here", {"earlier_report": "not_yet"}, NOTHING, OPEN, None),
    ("report_not_here", ELSEWHERE, NOTHING, OPEN, None),
    (
        "report_is_here",
        {"earlier_report": "not_yet"},
        having(REPORTED),
        CLOSED,
        {"report_year": 2026, "number": "2026-report", "sent_date": "2027-01-20"},
    ),
    ("report_is_here", {"earlier_report": "here"}, having(REPORTED), CLOSED, None),
    ("report_is_here", {"earlier_report": "not_yet"}, having(filed("report", 2025)), CLOSED, None),
    (
        "report_is_registered",
        {"earlier_report": "not_yet"},
        having(ELSEWHERE_2026),
        OPEN,
        {"report_year": 2026, "number": "2026-report_elsewhere"},
    ),
    ("report_is_registered", {"earlier_report": "elsewhere"}, having(ELSEWHERE_2026), OPEN, None),
    ("report_is_registered", {"earlier_report": "not_yet"}, having(filed("report_elsewhere", 2025)), OPEN, None),
    # A year without a grant has nothing to report on; where one is known, the answer contradicts it.
    ("had_a_grant", {"earlier_report": "no_grant"}, having(letters(2026)), OPEN, {"report_year": 2026}),
    ("had_a_grant", {"earlier_report": "no_grant"}, having(letters(2025)), OPEN, None),
    (
        "had_a_grant",
        {"earlier_report": "no_grant"},
        having(letters(2026), filed("grant_letter", 2026, decision="refused")),
        OPEN,
        None,
    ),
    ("had_a_grant", {"earlier_report": "not_yet"}, having(letters(2026)), OPEN, None),
    # A start near the year: of a new measure about then, of one that goes on since its first grant at most.
    *starts("new", 2026),
    *starts("continuation", 2024),
]
STATED_TABLE = [("application-2027", *row) for row in ROWS]
