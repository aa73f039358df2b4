"""What an office has filed before, gathered for a case: for its checks, and for what is proposed in a new filing."""

from collections.abc import Iterable

from sqlalchemy import Connection

from dialogs.form import Form
from dialogs.load import load_form
from dialogs.past import Filed, Past, filed
from dialogs.prefill import Earlier, proposals
from dialogs.session import Proposal
from dialogs.submission import Submission
from storage import filings
from storage.filings import FilingRow


def past_of(rows: Iterable[FilingRow], measure: str) -> Past:
    """Return what was filed before, as a case of this measure sees it: of the other measures, only that it was filed."""
    found, titles = [], {}
    for row in rows:
        each = _digest(row)
        found.append(each if row.measure == measure else each.model_copy(update={"values": {}}))
        titles[row.measure] = row.title
    titles.pop(measure, None)
    return Past(measure=measure, filed=tuple(found), titles=titles)


def digest_of(submission: Submission, form: Form, measure: str) -> str:
    """Return what is stored of a filing for the checks of later ones, as JSON."""
    return filed(submission, measure, form.text).model_dump_json()


def proposals_for(form: Form, rows: Iterable[FilingRow], measure: str | None) -> dict[str, Proposal]:
    """Return what is proposed in a new filing of a measure (None: a new one), from all that the office has filed."""
    earlier = []
    for row in rows:
        submission = Submission.model_validate_json(row.snapshot)
        earlier.append(Earlier(load_form(submission.form).text, _digest(row).year, submission, row.measure == measure))
    return proposals(form, earlier) if earlier else {}


def tell(connection: Connection, address: tuple[str, str], measure: str) -> None:
    """Let the drafts of a seat, and those of a measure, know what has been filed by now."""
    rows = filings.of_seat(connection, *address)
    for case, its_measure in filings.drafts_near(connection, *address, measure):
        filings.put_past(connection, case, as_json(past_of(rows, its_measure)))


def as_json(past: Past) -> str:
    """Return what was filed before as it is stored: "" for nothing."""
    return past.model_dump_json() if past.filed else ""


def _digest(row: FilingRow) -> Filed:
    if row.digest:
        return Filed.model_validate_json(row.digest)
    submission = Submission.model_validate_json(row.snapshot)
    return filed(submission, row.measure, load_form(submission.form).text)
