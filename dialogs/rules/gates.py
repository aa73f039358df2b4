"""The checks across filings and against deadlines: three years (R5.7), reports before new grants (R8.2, R11.2, R11.5, R11.6).

A gate knows only what was filed here. Where the office may have done it elsewhere, it can say so, or give a reason; what is
unknown (a deadline, an earlier grant) stops nobody. The record of decision 73 says why each gate is hard or soft.
"""

from datetime import date

from dialogs import history
from dialogs.deadlines import APPLICATION, REPORT, application_due, better_by, day_of, report_due
from dialogs.rules.base import Facts, Gate, Params, Rule, Severity
from dialogs.rules.money import M5, REPORT_TYPE

KIND, GRANT_YEAR, AMOUNTS = "kind", "grant_year", "earlier_amounts"
EARLIER, ELSEWHERE = "earlier_report", ("earlier_report_elsewhere.report_date", "earlier_report_elsewhere.accounts_date")
HERE, NOT_YET, NO_GRANT = "here", "not_yet", "no_grant"
NEW, CONTINUATION, FINAL, THIRD = "new", "continuation", "final", "third"
NUMBERS = {"first": 1, "second": 2, "third": 3}


def _year(facts: Facts) -> int:
    """Return the year that is applied for or reported on. Gates act on editions, which have one."""
    return facts.form.year or 0


def _years(years: list[int]) -> str:
    return ", ".join(map(str, years))


def _granted_before(facts: Facts) -> list[int]:
    return [year for year in history.granted_years(facts.past.own()) if year < _year(facts)]


def _stated(facts: Facts) -> list[int]:
    """Return the years of which the office itself says that it got an amount."""
    rows = ((row.get("year"), row.get("amount")) for row in facts.rows(AMOUNTS))
    return sorted({year for year, amount in rows if isinstance(year, int) and isinstance(amount, int) and amount > 0})


def _fourth_grant(facts: Facts) -> Params | None:
    years = _granted_before(facts)
    return {"years": _years(years)} if len(years) >= history.MOST_YEARS else None


def _fourth_grant_stated(facts: Facts) -> Params | None:
    years = sorted({*_granted_before(facts), *(year for year in _stated(facts) if year < _year(facts))})
    return {"years": _years(years)} if len(years) >= history.MOST_YEARS and not _fourth_grant(facts) else None


def _earlier_amount_ahead(facts: Facts) -> Params | None:
    ahead = [year for year in _stated(facts) if year >= _year(facts)]
    return {"ahead_year": ahead[0]} if ahead else None


def _grant_year_differs(facts: Facts) -> Params | None:
    """Fewer years than are here are a contradiction; more may have been elsewhere."""
    years = _granted_before(facts)
    return {"years": _years(years)} if 0 < NUMBERS.get(facts.chosen(GRANT_YEAR), 0) <= len(years) < history.MOST_YEARS else None


def _grant_year_adds_up(facts: Facts) -> Params | None:
    stated = _stated(facts)
    differs = NUMBERS.get(facts.chosen(GRANT_YEAR), 0) != len(stated) + 1
    said = _grant_year_differs(facts) or _fourth_grant_stated(facts) or _earlier_amount_ahead(facts)
    return {"count": len(stated)} if differs and not said else None


def _new_after_grants(facts: Facts) -> Params | None:
    years = _granted_before(facts)
    return {"years": _years(years)} if facts.chosen(KIND) == NEW and 0 < len(years) < history.MOST_YEARS else None


def _applied_already(facts: Facts) -> Params | None:
    earlier = facts.past.latest(APPLICATION, _year(facts))
    return {"number": earlier.number} if earlier else None


def _report_due(facts: Facts) -> date | None:
    """Return when a continuation needs the report of the year before: by its own day, else with the application (R8.2)."""
    return None if facts.today == date.min else report_due(_year(facts) - 1) or application_due(_year(facts))


def _lacks_report(facts: Facts) -> date | None:
    """Return when it is due, if the office says that it is not delivered yet, and nothing else is known."""
    is_delivered = _year(facts) - 1 in history.reported_years(facts.past.own())
    return None if is_delivered or facts.chosen(EARLIER) != NOT_YET else _report_due(facts)


def _report_to_deliver(facts: Facts) -> Params | None:
    due = _lacks_report(facts)
    if due is None or facts.today > due:
        return None
    working = better_by(due, facts.today) or due
    return {"report_year": _year(facts) - 1, "due_date": due.isoformat(), "working_date": working.isoformat()}


def _report_not_delivered(facts: Facts) -> Params | None:
    due = _lacks_report(facts)
    if due is None or facts.today <= due:
        return None
    return {"report_year": _year(facts) - 1, "due_date": due.isoformat()}


def _report_delivered_late(facts: Facts) -> Params | None:
    reports, due = facts.past.own(REPORT, _year(facts) - 1), _report_due(facts)
    if not reports or due is None or facts.chosen(EARLIER) != HERE:
        return None
    sent = day_of(reports[0].submitted_at)  # the first: a corrected one that comes later makes nobody late
    dates: Params = {"report_year": _year(facts) - 1, "sent_date": sent.isoformat(), "due_date": due.isoformat()}
    return dates if sent > due else None


def _report_elsewhere_late(facts: Facts) -> Params | None:
    due, sent = _report_due(facts), max(facts.text(name) for name in ELSEWHERE)
    late = due is not None and due.isoformat() < sent <= facts.today.isoformat()
    return {"sent_date": sent, "due_date": due.isoformat()} if due and late else None


def _elsewhere_ahead(facts: Facts) -> Params | None:
    sent = facts.text(facts.field)
    return {"sent_date": sent} if facts.today != date.min and sent > facts.today.isoformat() else None


def _elsewhere_early(facts: Facts) -> Params | None:
    """Refuse a day before the year was over: accounts are per 31 December (R11.4)."""
    year = facts.values.get(GRANT_YEAR) if facts.form.year is None else facts.form.year - 1
    last, sent = f"{year:04}-12-31" if isinstance(year, int) else "", facts.text(facts.field)
    return {"sent_date": sent, "last_date": last} if sent <= last else None


def _report_missing(facts: Facts) -> Params | None:
    """Look at all years before; a continuation is asked about the last one (R8.2)."""
    before = _year(facts) if facts.chosen(KIND) == NEW else _year(facts) - 1
    years = [each for each in history.unreported_years(facts.past.own(), facts.today) if each < before]
    return {"years": _years(years)} if years else None


def _report_missing_elsewhere(facts: Facts) -> Params | None:
    titles = [
        facts.past.titles.get(measure, "")
        for measure, filings in history.others(facts.past)
        if any(year < _year(facts) for year in history.unreported_years(filings, facts.today))
    ]
    return {"title": ", ".join(f"«{title}»" for title in titles)} if titles else None


def _continued_after_final(facts: Facts) -> Params | None:
    final = history.final_report(facts.past)
    if final is None or final.year is None or facts.chosen(KIND) != CONTINUATION:
        return None
    return {"report_year": final.year}


def _report_after_final(facts: Facts) -> Params | None:
    final = history.final_report(facts.past, before=_year(facts))
    return {"report_year": final.year} if final and final.year is not None else None


def _final_report_expected(facts: Facts) -> Params | None:
    """Expect the final report when the third year is over and nothing is carried over: nothing is left to report on."""
    if facts.chosen(REPORT_TYPE) == FINAL or facts.ore(M5) > 0:
        return None
    applied = facts.past.latest(APPLICATION, _year(facts))
    is_third = applied is not None and applied.values.get(GRANT_YEAR) == THIRD
    years = {*_granted_before(facts), _year(facts)}
    return {} if is_third or len(years) >= history.MOST_YEARS else None


GATES = (
    Gate("fourth_grant", Severity.HARD, (KIND,), ("R5.7",), _fourth_grant),
    Gate("fourth_grant_stated", Severity.HARD, (AMOUNTS,), ("R5.7",), _fourth_grant_stated),
    Rule("earlier_amount_ahead", Severity.HARD, (AMOUNTS,), ("R5.7",), _earlier_amount_ahead),
    Gate("grant_year_differs", Severity.SOFT, (GRANT_YEAR,), ("R5.7",), _grant_year_differs),
    Gate("grant_year_adds_up", Severity.SOFT, (GRANT_YEAR, AMOUNTS), ("R5.7",), _grant_year_adds_up),
    Gate("new_after_grants", Severity.SOFT, (KIND,), ("R5.7",), _new_after_grants),
    Gate("applied_already", Severity.SOFT, (KIND,), ("R5.7",), _applied_already),
    Gate("report_to_deliver", Severity.NOTE, (EARLIER,), ("R8.2", "R11.2"), _report_to_deliver),
    Gate("report_not_delivered", Severity.HARD, (EARLIER,), ("R8.2", "R11.2"), _report_not_delivered),
    Gate("report_delivered_late", Severity.SOFT, (EARLIER,), ("R8.2", "R11.5"), _report_delivered_late),
    Gate("report_elsewhere_late", Severity.SOFT, ELSEWHERE, ("R8.2", "R11.5"), _report_elsewhere_late),
    Gate("report_elsewhere_ahead", Severity.HARD, ELSEWHERE[:1], ("R8.2",), _elsewhere_ahead),
    Gate(
        "accounts_elsewhere_ahead", Severity.HARD, ELSEWHERE[1:], ("R8.2",), _elsewhere_ahead, text="rule.report_elsewhere_ahead"
    ),
    Rule("report_elsewhere_early", Severity.HARD, ELSEWHERE[:1], ("R8.2", "R11.4"), _elsewhere_early, also=(GRANT_YEAR,)),
    Rule(
        "accounts_elsewhere_early",
        Severity.HARD,
        ELSEWHERE[1:],
        ("R8.2", "R11.4"),
        _elsewhere_early,
        also=(GRANT_YEAR,),
        text="rule.report_elsewhere_early",
    ),
    Gate("report_missing", Severity.HARD, (KIND,), ("R11.5",), _report_missing),
    Gate("report_missing_elsewhere", Severity.SOFT, (KIND,), ("R11.5",), _report_missing_elsewhere),
    Gate("continued_after_final", Severity.SOFT, (KIND,), ("R11.6",), _continued_after_final),
    Gate("report_after_final", Severity.SOFT, (REPORT_TYPE,), ("R11.6",), _report_after_final),
    Gate("final_report_expected", Severity.SOFT, (M5, REPORT_TYPE), ("R11.6",), _final_report_expected),
)
