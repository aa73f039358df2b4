"""What a case comes to: its frozen snapshot, and the files' bytes."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from storage.cases import CaseRow
from storage.errors import NoCaseError
from storage.tables import attachments, cases, seats, submissions


@dataclass(frozen=True, slots=True)
class FilingRow:
    """A finished filing with its measure; ``digest`` ("" where there is none) and ``snapshot`` are JSON."""

    case_id: str
    measure: str
    title: str
    number: str
    submitted_at: str
    digest: str
    snapshot: str


_ABOUT = (cases.c.id, cases.c.measure, cases.c.title, cases.c.number, submissions.c.submitted_at, submissions.c.digest)
_LACKING = sa.case((submissions.c.digest == "", submissions.c.snapshot), else_="")
_DIGESTS = sa.select(*_ABOUT, _LACKING).join(submissions, submissions.c.case_id == cases.c.id)
_WHOLE = sa.select(*_ABOUT, submissions.c.snapshot).join(submissions, submissions.c.case_id == cases.c.id)

_ATTACH = sa.text(
    "INSERT INTO attachments (case_id, sha256, content) VALUES (:case_id, :sha256, :content) ON CONFLICT DO NOTHING"
)


def add_submission(connection: sa.Connection, row: CaseRow, submitted_at: str, snapshot: str, digest: str = "") -> None:
    """Store a finished filing."""
    new = {"case_id": row.id, "number": row.number, "form": row.form, "submitted_at": submitted_at}
    connection.execute(sa.insert(submissions).values(**new, snapshot=snapshot, digest=digest))


def of_seat(connection: sa.Connection, channel: str, address: str, *, whole: bool = False) -> list[FilingRow]:
    """Return all finished filings that a seat reaches, the oldest first; the snapshots of all, or of those without a digest."""
    query = (
        (_WHOLE if whole else _DIGESTS)
        .join(seats, seats.c.case_id == cases.c.id)
        .where(seats.c.channel == channel, seats.c.address == address)
    )
    return [FilingRow(*row) for row in connection.execute(query.order_by(submissions.c.submitted_at))]


def digests_of(connection: sa.Connection, measures: Collection[str]) -> list[FilingRow]:
    """Return the finished filings of these measures, the oldest first; with the snapshot only where there is no digest."""
    query = _DIGESTS.where(cases.c.measure.in_(measures)).order_by(submissions.c.submitted_at)
    return [FilingRow(*row) for row in connection.execute(query)]


def drafts_of_seat(connection: sa.Connection, channel: str, address: str) -> list[tuple[str, str]]:
    """Return the drafts that a seat reaches, with their measures."""
    query = sa.select(cases.c.id, cases.c.measure).join(seats, seats.c.case_id == cases.c.id)
    mine = query.where(seats.c.channel == channel, seats.c.address == address, cases.c.status == "draft")
    return [(row.id, row.measure) for row in connection.execute(mine)]


def seats_of(connection: sa.Connection, measure: str) -> list[tuple[str, str]]:
    """Return the channels and addresses from where a measure can be reached."""
    query = sa.select(seats.c.channel, seats.c.address).join(cases, cases.c.id == seats.c.case_id).distinct()
    return [(row.channel, row.address) for row in connection.execute(query.where(cases.c.measure == measure))]


def put_past(connection: sa.Connection, case_id: str, past: str) -> None:
    """Write down what was filed before, as a draft's checks see it."""
    connection.execute(sa.update(cases).where(cases.c.id == case_id).values(past=past))


def submission(connection: sa.Connection, case_id: str) -> str:
    """Return a case's snapshot as JSON. NoCaseError when it is not submitted."""
    snapshot = connection.scalar(sa.select(submissions.c.snapshot).where(submissions.c.case_id == case_id))
    if snapshot is None:
        raise NoCaseError
    return str(snapshot)


def submissions_of(connection: sa.Connection, form: str) -> list[str]:
    """Return all snapshots of a form as JSON, in the order they were submitted."""
    query = sa.select(submissions.c.snapshot).where(submissions.c.form == form)
    return list(connection.scalars(query.order_by(submissions.c.submitted_at, submissions.c.number)))


def attach(connection: sa.Connection, case_id: str, sha256: str, content: bytes) -> None:
    """Store a file's bytes with a case; the same bytes once."""
    connection.execute(_ATTACH, {"case_id": case_id, "sha256": sha256, "content": content})


def detach_others(connection: sa.Connection, case_id: str, kept: set[str]) -> None:
    """Remove the files of a case that none of its answers names any longer."""
    here = attachments.c.case_id == case_id
    connection.execute(sa.delete(attachments).where(here, attachments.c.sha256.not_in(kept)))


def attachment(connection: sa.Connection, case_id: str, sha256: str) -> bytes:
    """Return a file's bytes. NoCaseError when the case has no such file."""
    here = (attachments.c.case_id == case_id, attachments.c.sha256 == sha256)
    content = connection.scalar(sa.select(attachments.c.content).where(*here))
    if content is None:
        raise NoCaseError
    return bytes(content)
