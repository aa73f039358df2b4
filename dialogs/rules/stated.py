"""The checks of what an application says of the years before, held against what was filed here, and against the calendar.

What differs takes a reason: an earlier filing may be wrong, and the county governor may have decided otherwise. Refused is only
what cannot be so. The record of decision 73 says why.
"""

from collections.abc import Iterator

from dialogs import history
from dialogs.deadlines import APPLICATION, REPORT, day_of
from dialogs.rules.base import Facts, Gate, Params, Rule, Severity
from dialogs.rules.gates import (
    AMOUNTS,
    CONTINUATION,
    EARLIER,
    GRANT_YEAR,
    HERE,
    KIND,
    NEW,
    NO_GRANT,
    NOT_YET,
    NUMBERS,
)
from dialogs.rules.money import M5

START_DATE, UNUSED = "start_date", "carry_over.unused"


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


def _report_is_registered(facts: Facts) -> Params | None:
    registered = facts.past.latest(history.REPORT_ELSEWHERE, _last_year(facts))
    if registered is None or facts.chosen(EARLIER) != NOT_YET:
        return None
    return {"report_year": _last_year(facts), "number": registered.number}


def _had_a_grant(facts: Facts) -> Params | None:
    year = _last_year(facts)
    known = year in history.granted_years(facts.past.own())
    return {"report_year": year} if known and facts.chosen(EARLIER) == NO_GRANT else None


def _continued_from_nothing(facts: Facts) -> Params | None:
    """Say so where it is another measure that was filed for here: a continuation begun at its own step knows what is known."""
    has_own, has_others = bool(facts.past.own()), any(history.others(facts.past))
    return {} if facts.chosen(KIND) == CONTINUATION and has_others and not has_own else None


def _applied_as_often(facts: Facts) -> Params | None:
    """Find an earlier application for as high a number of the grant: then this would be one more than the office says."""
    stated = NUMBERS.get(facts.chosen(GRANT_YEAR), 0)
    as_high = [year for year, number in _applied(facts) if year < (facts.form.year or 0) and number >= stated > 0]
    return {"applied_year": max(as_high)} if as_high else None


def _applied(facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield the years that this measure was applied for and not refused, each with which of the grants it was said to be."""
    for each in facts.past.own(APPLICATION):
        if each.year is not None and not history.refused(facts.past, each.year):
            yield each.year, 1 if each.values.get(KIND) == NEW else NUMBERS.get(str(each.values.get(GRANT_YEAR)), 0)


def _earlier_amount_differs(facts: Facts) -> Params | None:
    for row in facts.rows(AMOUNTS):
        year, stated = row.get("year"), row.get("amount")
        if isinstance(year, int) and isinstance(stated, int):
            granted = history.amount(facts.past.latest(history.GRANT_LETTER, year), "amount")
            if granted not in (None, stated):
                return {"letter_year": year, "amount": stated, "granted": granted or 0}
    return None


def _expected_unused_differs(facts: Facts) -> Params | None:
    left, unused = history.amount(facts.past.latest(REPORT, _last_year(facts)), M5), facts.ore(UNUSED)
    if left is None or left == unused:
        return None
    return {"unused": unused, "reported": left, "report_year": _last_year(facts)}


def _start_date_far(facts: Facts) -> Params | None:
    """Find a start that is not near the year applied for; a continuation may have started as long ago as its grants go."""
    year = facts.form.year or 0
    first, start = year - (1 if facts.chosen(KIND) == NEW else history.MOST_YEARS), facts.text(START_DATE)
    is_near = f"{first}-01-01" <= start <= f"{year + 1}-12-31"
    return None if is_near else {"start_date": start, "first_year": first, "last_year": year + 1}


STATED = (
    Rule("start_date_far", Severity.SOFT, (KIND, START_DATE), ("R5.7",), _start_date_far),
    Gate("continued_from_nothing", Severity.SOFT, (KIND,), ("R5.7",), _continued_from_nothing),
    Gate("applied_as_often", Severity.SOFT, (GRANT_YEAR,), ("R5.7",), _applied_as_often),
    Gate("earlier_amount_differs", Severity.SOFT, (AMOUNTS,), ("R5.7",), _earlier_amount_differs),
    Gate("expected_unused_differs", Severity.SOFT, (UNUSED,), ("R10.2",), _expected_unused_differs),
    Gate("report_not_here", Severity.HARD, (EARLIER,), ("R8.2",), _report_not_here),
    Gate("report_is_here", Severity.SOFT, (EARLIER,), ("R8.2",), _report_is_here),
    Gate("report_is_registered", Severity.SOFT, (EARLIER,), ("R8.2",), _report_is_registered),
    Gate("had_a_grant", Severity.HARD, (EARLIER,), ("R8.2",), _had_a_grant),
)
