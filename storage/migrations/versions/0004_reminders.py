"""Reminders of what is due: each once, and who wants none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "reminders",
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("measure", "form", "days", name="pk_reminders"),
    )
    op.create_index("ix_reminders_status", "reminders", ["status", "channel", "at"], unique=False)
    op.create_table(
        "silences",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_silences"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("silences")
    op.drop_index("ix_reminders_status", table_name="reminders")
    op.drop_table("reminders")
