"""One-time links to a case: stored as their hash, used once, gone when they expire."""

import sqlalchemy as sa

from storage.tables import cases, handovers


def offer(connection: sa.Connection, case_id: str, token_sha256: str, expires_at: str) -> None:
    """Store a one-time link."""
    connection.execute(sa.insert(handovers).values(case_id=case_id, token_sha256=token_sha256, expires_at=expires_at))


def take(connection: sa.Connection, token_sha256: str, now: str) -> tuple[str, str] | None:
    """Use up a one-time link: return its case and that one's measure, or None when it is unknown, used or expired."""
    valid = (handovers.c.token_sha256 == token_sha256, handovers.c.expires_at > now)
    case = connection.scalar(sa.delete(handovers).where(*valid).returning(handovers.c.case_id))
    if case is None:
        return None
    return case, str(connection.scalar(sa.select(cases.c.measure).where(cases.c.id == case)))
