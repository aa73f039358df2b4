"""One-time links to a case: stored as their hash, used once, gone when they expire."""

import sqlalchemy as sa

from storage.tables import handovers


def offer(connection: sa.Connection, case_id: str, token_sha256: str, expires_at: str) -> None:
    """Store a one-time link."""
    connection.execute(sa.insert(handovers).values(case_id=case_id, token_sha256=token_sha256, expires_at=expires_at))


def take(connection: sa.Connection, token_sha256: str, now: str) -> str | None:
    """Use up a one-time link: return its case, or None when it is unknown, used or expired. Expired ones are cleared away."""
    connection.execute(sa.delete(handovers).where(handovers.c.expires_at <= now))
    used = sa.delete(handovers).where(handovers.c.token_sha256 == token_sha256).returning(handovers.c.case_id)
    return connection.scalar(used)
