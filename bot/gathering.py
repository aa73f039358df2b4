"""What an office has filed before, gathered for a case: for its checks, and for what is proposed in a new filing."""

from collections.abc import Container, Iterable
from datetime import date

from sqlalchemy import Connection

from dialogs.form import Form
from dialogs.load import load_form
from dialogs.past import Filed, Past, filed
from dialogs.prefill import Earlier, derived, proposals
from dialogs.session import Proposal
from dialogs.submission import Submission
from storage import filings
from storage.filings import FilingRow

Address = tuple[str, str]
"""A seat's channel and address, as stored."""


OFFICE_WIDE = ("earlier_report", "economy.received", "report_type", "decision")
"""What the checks ask of another measure's filings: whether it got a grant, had money, and whether and how it was reported on."""


def past_of(rows: Iterable[FilingRow], measure: str, shared: Container[str] | None = None) -> Past:
    """Return what was filed before, as a case of this measure sees it: of the other measures, little more than that it was.

    ``shared`` are those whose names may be told (None: all); the others go by the number of their last filing.
    """
    found, titles = [], {}
    for row in rows:
        each = _digest(row)
        if row.measure != measure:
            values = {name: value for name, value in each.values.items() if name in OFFICE_WIDE}
            each = each.model_copy(update={"values": values})
            titles[row.measure] = row.title if shared is None or row.measure in shared else row.number
        found.append(each)
    return Past(measure=measure, filed=tuple(found), titles=titles)


def gathered(connection: Connection, measure: str, *more: Address) -> Past:
    """Return what was filed before by all who reach a measure, and by ``more`` who are about to.

    One who was given a single case learns no other measure's name by it, and takes nothing from what the others are checked by.
    """
    reached = [filings.of_seat(connection, *each) for each in {*filings.seats_of(connection, measure), *more}]
    shared = set.intersection(*({row.measure for row in rows} for rows in reached)) if reached else set()
    every = {row.case_id: row for rows in reached for row in rows}
    return past_of(sorted(every.values(), key=lambda row: row.submitted_at), measure, shared)


def digest_of(submission: Submission, form: Form, measure: str) -> str:
    """Return what is stored of a filing for the checks of later ones, as JSON."""
    return filed(submission, measure, form.text).model_dump_json()


def proposals_for(form: Form, rows: Iterable[FilingRow], measure: str | None, on: date = date.max) -> dict[str, Proposal]:
    """Return what is proposed on a day in a filing of a measure (None: a new one), from all that the office has filed."""
    earlier, rows = [], list(rows)
    for row in rows:
        submission = Submission.model_validate_json(row.snapshot)
        earlier.append(Earlier(load_form(submission.form).text, _digest(row).year, submission, row.measure == measure))
    if not earlier:
        return {}
    implied = derived(form, past_of(rows, measure), on) if measure else {}
    return proposals(form, earlier, on) | implied


def tell(connection: Connection, measure: str) -> None:
    """Let the drafts of all who reach a measure know what has been filed by now."""
    near = {draft for each in filings.seats_of(connection, measure) for draft in filings.drafts_of_seat(connection, *each)}
    pasts = {other: as_json(gathered(connection, other)) for other in {other for _, other in near}}
    for case, other in sorted(near):
        filings.put_past(connection, case, pasts[other])


def as_json(past: Past) -> str:
    """Return what was filed before as it is stored: "" for nothing."""
    return past.model_dump_json() if past.filed else ""


def _digest(row: FilingRow) -> Filed:
    if row.digest:
        return Filed.model_validate_json(row.digest)
    submission = Submission.model_validate_json(row.snapshot)
    return filed(submission, row.measure, load_form(submission.form).text)
