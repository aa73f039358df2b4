"""The copies to send by e-mail; one event a revision."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "outbox",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_outbox_case_id_cases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_due", "outbox", ["status", "due_at"], unique=False)
    op.create_index("ix_events_case_revision", "events", ["case_id", "revision"], unique=True)
    op.drop_index("ix_events_case_id", table_name="events")


def downgrade() -> None:
    """Take back."""
    op.create_index("ix_events_case_id", "events", ["case_id"], unique=False)
    op.drop_index("ix_events_case_revision", table_name="events")
    op.drop_index("ix_outbox_due", table_name="outbox")
    op.drop_table("outbox")
