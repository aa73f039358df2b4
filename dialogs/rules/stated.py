"""The checks of what an application says of the years before, held against what was filed here, and against the calendar.

What differs takes a reason: an earlier filing may be wrong, and the county governor may have decided otherwise. Refused is only
what cannot be so. The record of decision 73 says why.
"""

from dialogs.deadlines import REPORT, day_of
from dialogs.rules.base import Facts, Params, Rule, Severity
from dialogs.rules.gates import EARLIER, HERE, NOT_YET


def _last_year(facts: Facts) -> int:
    """Return the year before the one that is applied for."""
    return (facts.form.year or 0) - 1


def _report_not_here(facts: Facts) -> Params | None:
    year = _last_year(facts)
    return {"report_year": year} if facts.chosen(EARLIER) == HERE and not facts.past.own(REPORT, year) else None


def _report_is_here(facts: Facts) -> Params | None:
    report = facts.past.latest(REPORT, _last_year(facts))
    if report is None or facts.chosen(EARLIER) != NOT_YET:
        return None
    return {"report_year": _last_year(facts), "number": report.number, "sent_date": day_of(report.submitted_at).isoformat()}


STATED = (
    Rule("report_not_here", Severity.HARD, (EARLIER,), ("R8.2",), _report_not_here),
    Rule("report_is_here", Severity.SOFT, (EARLIER,), ("R8.2",), _report_is_here),
)
