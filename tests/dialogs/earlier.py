"""What an office has filed before: filings of its measures, and proposals from last year's."""

from collections.abc import Mapping
from functools import cache

from dialogs.form import Form
from dialogs.freeze import freeze
from dialogs.load import load_form
from dialogs.past import NOTHING, Filed, Kept, Past
from dialogs.prefill import Earlier, proposals
from dialogs.session import Proposal
from tests.dialogs.filled import finished

ME = "this"


def filed(family: str, year: int, at: str = "", measure: str = ME, **values: Kept) -> Filed:
    """Return a filing; dots of field ids are written as ``__``."""
    return Filed(
        measure=measure,
        form=f"{family}-{year}",
        family=family,
        year=year,
        number=f"{year}-{family}",
        submitted_at=f"{at or f'{year + 1}-01-15'}T10:00:00+00:00",
        values={name.replace("__", "."): value for name, value in values.items()},
    )


def before(*filings: Filed, **titles: str) -> Past:
    """Return what the office has filed, seen from this measure."""
    return Past(measure=ME, filed=filings, titles=titles)


LETTER = filed("grant_letter", 2026, "2026-02-20")
PASTS: Mapping[str, Past] = {
    "nothing": NOTHING,
    "a grant and no report": before(LETTER),
    "two grants, and the final report late": before(
        filed("grant_letter", 2025, "2025-02-20"),
        filed("report_elsewhere", 2025),
        LETTER,
        filed("report", 2026, "2027-02-10", report_type="final"),
    ),
    "another measure's report is missing": before(filed("grant_letter", 2025, "2025-02-20", "other"), other="Nye vegar"),
}


@cache
def proposed(form: Form) -> Mapping[str, Proposal]:
    """Return what is proposed from last year's application."""
    from_last_year = finished("application-2026")
    return proposals(form, [Earlier("application", 2026, freeze(load_form("application-2026"), from_last_year))])
