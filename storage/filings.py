"""What a case comes to: its frozen snapshot, and the files' bytes."""

import sqlalchemy as sa

from storage.cases import CaseRow
from storage.errors import NoCaseError
from storage.tables import attachments, submissions


def add_submission(connection: sa.Connection, row: CaseRow, submitted_at: str, snapshot: str) -> None:
    """Store a finished filing."""
    connection.execute(
        sa.insert(submissions).values(
            case_id=row.id, number=row.number, form=row.form, submitted_at=submitted_at, snapshot=snapshot
        )
    )


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
    here = (attachments.c.case_id == case_id, attachments.c.sha256 == sha256)
    if connection.scalar(sa.select(attachments.c.sha256).where(*here)) is None:
        connection.execute(sa.insert(attachments).values(case_id=case_id, sha256=sha256, content=content))


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
