"""Cases, seats, the record, submissions, attachments and handovers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _cases()
    _attachments()
    _events()
    _handovers()
    _seats()
    _submissions()


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("number", name="uq_cases_number"),
    )


def _attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_attachments_case_id_cases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "sha256", name="pk_attachments"),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("field", sa.String(length=128), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_events_case_id_cases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("key", name="uq_events_key"),
    )
    op.create_index("ix_events_case_id", "events", ["case_id"], unique=False)


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_handovers_case_id_cases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_handovers"),
    )
    op.create_index("ix_handovers_case_id", "handovers", ["case_id"], unique=False)


def _seats() -> None:
    op.create_table(
        "seats",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_seats_case_id_cases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("channel", "address", "case_id", name="pk_seats"),
    )
    op.create_index("ix_seats_case_id", "seats", ["case_id"], unique=False)
    op.create_index("ix_seats_latest", "seats", ["channel", "address", "opened_at"], unique=False)


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("submitted_at", sa.String(length=32), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_submissions_case_id_cases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", name="pk_submissions"),
        sa.UniqueConstraint("number", name="uq_submissions_number"),
    )
    op.create_index("ix_submissions_form", "submissions", ["form"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_submissions_form", table_name="submissions")
    op.drop_table("submissions")
    op.drop_index("ix_seats_latest", table_name="seats")
    op.drop_index("ix_seats_case_id", table_name="seats")
    op.drop_table("seats")
    op.drop_index("ix_handovers_case_id", table_name="handovers")
    op.drop_table("handovers")
    op.drop_index("ix_events_case_id", table_name="events")
    op.drop_table("events")
    op.drop_table("attachments")
    op.drop_table("cases")
