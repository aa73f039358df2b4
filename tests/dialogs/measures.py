"""A measure's filings over two years, and its timeline on a day, for the tests of both."""

from datetime import date

from dialogs.load import load_form
from dialogs.past import Filed
from dialogs.steps import Draft, Timeline
from dialogs.timeline import timeline
from tests.dialogs.branches import YEARLESS
from tests.dialogs.earlier import before, filed

YEARLY = [load_form(f"{family}-{year}") for family in ("application", "report") for year in (2025, 2026, 2027)]
EDITIONS = [*YEARLY, *(load_form(name) for name in YEARLESS)]
"""Deadlines: applications for 2026 and 2027 on 1 February of the year, the report of a year on 1 February after it."""

APPLIED = filed("application", 2025, "2025-01-20")
LETTER = filed("grant_letter", 2025, "2025-04-10")
CONFIRMED = filed("confirmation", 2025, "2025-04-12")
REPORTED = filed("report", 2025, "2026-01-20", report_type="status")
CONTINUED = filed("application", 2026, "2026-01-21")
REFUSED = filed("grant_letter", 2025, "2025-04-10", decision="refused")
LETTER_2 = filed("grant_letter", 2026, "2026-04-10")
ENDED = filed("report", 2026, "2027-01-20", report_type="final")
DELIVERED = filed("report_elsewhere", 2025, "2026-02-20")
ELSEWHERE = REPORTED.model_copy(update={"measure": "other"})


def of(today: str, *filings: Filed, drafts: tuple[Draft, ...] = ()) -> Timeline:
    """Return the timeline on a day."""
    return timeline(before(*filings), drafts, EDITIONS, date.fromisoformat(today))


def shown(line: Timeline) -> list[str]:
    """Return the steps in short."""
    return [f"{each.kind} {each.year} {each.state}" for each in line.steps]
