"""What an office has filed before an application begins, for the machine that does anything with one: filings, and proposals."""

from collections.abc import Mapping
from functools import cache

from dialogs.form import Form
from dialogs.freeze import freeze
from dialogs.load import load_form
from dialogs.past import NOTHING, Filed, Past
from dialogs.prefill import Earlier, proposals
from dialogs.session import Proposal
from tests.dialogs.filled import finished


def letter(year: int, measure: str = "own") -> Filed:
    """Return a registered grant letter."""
    at = f"{year}-02-20T10:00:00+00:00"
    return Filed(
        measure=measure, form="grant-letter", family="grant_letter", year=year, number=f"{year}-{measure}", submitted_at=at
    )


REPORT = Filed(
    measure="own",
    form="report-2026",
    family="report",
    year=2026,
    number="2026-R",
    submitted_at="2027-02-10T10:00:00+00:00",
    values={"report_type": "final"},
)
PASTS: Mapping[str, Past] = {
    "nothing": NOTHING,
    "a grant and no report": Past(measure="own", filed=(letter(2026),)),
    "two grants, and the final report late": Past(measure="own", filed=(letter(2025), letter(2026), REPORT)),
    "another measure's report is missing": Past(measure="own", filed=(letter(2025, "other"),), titles={"other": "Nye vegar"}),
}


@cache
def proposed(form: Form) -> Mapping[str, Proposal]:
    """Return what is proposed from last year's application."""
    from_last_year = finished("application-2026")
    return proposals(form, [Earlier("application", 2026, freeze(load_form("application-2026"), from_last_year))])
