"""The tables. Moments are UTC in ISO 8601 as text: they sort, and both databases keep them alike."""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("number", sa.String(32), nullable=False, unique=True),
    sa.Column("form", sa.String(64), nullable=False),
    sa.Column("measure", sa.String(64), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("language", sa.String(2)),
    sa.Column("created_at", sa.String(32), nullable=False),
    sa.Column("changed_at", sa.String(32), nullable=False),
    sa.Column("past", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("year", sa.Integer),
    sa.Column("session", sa.Text, nullable=False),  # last: SQLite reads through what is large to get at what stands behind it
)
"""One row a case. ``version`` is the session's revision: a save that does not follow on the loaded one is refused.

``measure`` is the id of the measure's first case. ``past`` is what the office has filed before (JSON, "" for nothing): written
when something is filed, so that a turn need not gather it. ``year`` is the grant's year, as answered or proposed; NULL where
it is not known, and where nothing was saved since it is kept.
"""

seats = sa.Table(
    "seats",
    metadata,
    sa.Column("channel", sa.String(16), primary_key=True),
    sa.Column("address", sa.String(64), primary_key=True),
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("opened_at", sa.String(32), nullable=False),
    sa.Index("ix_seats_latest", "channel", "address", "opened_at"),
)
"""From where a case can be reached; the one opened last is the current one. A browser's secret is stored as its SHA-256 only."""

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("key", sa.String(128), nullable=False, unique=True),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("field", sa.String(128), nullable=False),
    sa.Column("changes", sa.Text, nullable=False),
    sa.Column("address", sa.String(64)),
    sa.Index("ix_events_case_revision", "case_id", "revision", unique=True),
)
"""The append-only record: one row a handled update; ``key`` marks it as handled, ``changes`` holds old and new values as JSON.

``address`` is the seat's that it came from, as ``seats`` has it; NULL where it was not kept yet.
"""

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.String(32), nullable=False, unique=True),
    sa.Column("form", sa.String(64), nullable=False, index=True),
    sa.Column("submitted_at", sa.String(32), nullable=False),
    sa.Column("digest", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("snapshot", sa.Text, nullable=False),
)
"""The frozen snapshots, as JSON; ``digest`` is what later filings need to know of them, "" for those of before there was one."""

attachments = sa.Table(
    "attachments",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""The files' bytes; their names stand in the answers."""

handovers = sa.Table(
    "handovers",
    metadata,
    sa.Column("token_sha256", sa.String(64), primary_key=True),
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("expires_at", sa.String(32), nullable=False),
)
"""One-time links to go on with a case elsewhere; a row is deleted as it is used."""

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("address", sa.String(254), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due_at", sa.String(32), nullable=False),
    sa.Index("ix_outbox_due", "status", "due_at"),
)
"""The copies to send by e-mail, one a submitted case. While one is being sent, ``due_at`` is when it is tried again if we die."""

reminders = sa.Table(
    "reminders",
    metadata,
    sa.Column("measure", sa.String(64), primary_key=True),
    sa.Column("form", sa.String(64), primary_key=True),
    sa.Column("days", sa.Integer, primary_key=True),
    sa.Column("due", sa.String(10), primary_key=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("address", sa.String(64), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Index("ix_reminders_status", "status", "channel", "at"),
)
"""What a measure was reminded of (a form), how many days ahead of which day, on whose seat: its key is why each comes once."""

silences = sa.Table(
    "silences",
    metadata,
    sa.Column("channel", sa.String(16), primary_key=True),
    sa.Column("address", sa.String(64), primary_key=True),
)
"""The seats that want no reminders."""
