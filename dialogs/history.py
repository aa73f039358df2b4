"""What earlier filings say of a measure: the years that it had a grant, what was reported, and what was left over.

Nothing is concluded from what is not there: an application alone is no grant, and a report may have been filed elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.deadlines import APPLICATION, REPORT, report_due
from dialogs.past import Filed, Past

MOST_YEARS = 3  # R5.7
GRANT_LETTER, CONFIRMATION, REPORT_ELSEWHERE = "grant_letter", "confirmation", "report_elsewhere"
DECISION, REFUSED = "decision", "refused"
CARRIED, RECEIVED = "economy.carried_over", "economy.received"
_POST = re.compile(r"budget\.(\d+)\.post")


def granted_years(filings: Iterable[Filed]) -> list[int]:
    """Return the years of which a grant is known: by its letter, a confirmation, or a report of money received.

    Of a year's letters the last one counts: a refusal that is registered afterwards takes back a letter, and what confirmed it.
    """
    known: dict[int, bool] = {}
    for each in filings:
        if each.year is not None and (shown := _shows_grant(each)) is not None:
            known[each.year] = shown
    return sorted(year for year, is_known in known.items() if is_known)


def _shows_grant(each: Filed) -> bool | None:
    """Tell whether a filing shows that there was a grant, or that there was none; None where it says neither."""
    if each.family == GRANT_LETTER:
        return not is_refusal(each)
    received = each.family == REPORT and each.values.get(RECEIVED) not in (None, 0)
    return True if received or each.family == CONFIRMATION else None


def is_refusal(letter: Filed) -> bool:
    """Tell whether a registered letter refuses what was applied for."""
    return letter.values.get(DECISION) == REFUSED


def refused(past: Past, year: int) -> bool:
    """Tell whether the measure's application for a year was refused; the letter that was registered last counts."""
    letter = past.latest(GRANT_LETTER, year)
    return letter is not None and is_refusal(letter)


def reported_years(filings: Iterable[Filed]) -> set[int]:
    """Return the years that a report was filed for, here, or elsewhere as a later application says with date and reference."""
    filings = list(filings)
    here = {each.year for each in filings if each.family in (REPORT, REPORT_ELSEWHERE) and each.year is not None}
    applied = (each for each in filings if each.family == APPLICATION and each.year is not None)
    return here | {each.year - 1 for each in applied if each.year and each.values.get("earlier_report") == "elsewhere"}


def elsewhere(past: Past) -> list[Filed]:
    """Return what is registered of the measure's reports that were delivered elsewhere, by year; of each the last."""
    latest = {each.year: each for each in past.own(REPORT_ELSEWHERE) if each.year is not None}
    return [latest[year] for year in sorted(latest)]


def unreported_years(filings: Iterable[Filed], today: date) -> list[int]:
    """Return the years with a grant whose report is missing, and whose deadline is known and has passed."""
    filings = list(filings)
    reported = reported_years(filings)
    overdue = ((year, report_due(year)) for year in granted_years(filings) if year not in reported)
    return [year for year, due in overdue if due is not None and today > due]


def others(past: Past) -> Iterator[tuple[str, list[Filed]]]:
    """Yield the office's other measures, each with its filings."""
    others: dict[str, list[Filed]] = {}
    for each in past.filed:
        if each.measure != past.measure:
            others.setdefault(each.measure, []).append(each)
    yield from others.items()


def final_report(past: Past, *, before: int | None = None) -> Filed | None:
    """Return the measure's final report, if there is one (of a year before this one)."""
    found = (each for each in past.own(REPORT) if each.values.get("report_type") == "final")
    return next((each for each in found if before is None or (each.year or 0) < before), None)


def amount(filing: Filed | None, field: str) -> int | None:
    """Return an amount in a filing, None where it is not known."""
    value = filing.values.get(field) if filing else None
    return value if isinstance(value, int) else None


def payment(granted: int, carried: int) -> int:
    """Return what is paid of a grant, all in øre: unused money of the year before is deducted (R10.2)."""
    return max(granted - carried, 0)


def expected_payment(letter: Filed | None) -> int | None:
    """Return what a grant letter lets expect, in øre; None where it is not known."""
    granted, carried = amount(letter, "amount"), amount(letter, "carried_over")
    return None if granted is None or carried is None else payment(granted, carried)


def posts_percent(past: Past, year: int) -> int | None:
    """Return the size of the posts that were applied for; None where no application for the year is here."""
    return amount(past.latest(APPLICATION, year), "posts_percent")


@dataclass(frozen=True, slots=True)
class Budget:
    """What a measure could spend, by kind of line, in øre.

    It is what was applied for, or, where a letter ``granted`` another sum, each line of it in proportion.
    """

    lines: Mapping[str, int]
    applied: int
    granted: int | None = None


def budget(past: Past, year: int) -> Budget | None:
    """Return the budget of a year; None where no application with a budget is here."""
    application = past.latest(APPLICATION, year)
    lines: dict[str, int] = {}
    for name, post in application.values.items() if application else ():
        if (row := _POST.fullmatch(name)) and isinstance(post, str):
            lines[post] = lines.get(post, 0) + (amount(application, f"budget.{row[1]}.grant") or 0)
    applied, granted = sum(lines.values()), amount(past.latest(GRANT_LETTER, year), "amount")
    if not lines:
        return None
    if not applied or not granted or granted == applied:
        return Budget(lines, applied)
    return Budget({line: (ore * granted + applied // 2) // applied for line, ore in lines.items()}, applied, granted)
