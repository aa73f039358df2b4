"""A measure has many cases; what was filed before is at hand in each."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply: every case there is becomes the first of a measure of its own."""
    op.add_column("cases", sa.Column("measure", sa.String(length=64), nullable=True))
    op.add_column("cases", sa.Column("past", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.execute("UPDATE cases SET measure = id")
    with op.batch_alter_table("cases") as cases:
        cases.alter_column("measure", existing_type=sa.String(length=64), nullable=False)
    op.create_index("ix_cases_measure", "cases", ["measure"], unique=False)
    op.add_column("submissions", sa.Column("digest", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("submissions") as submissions:
        submissions.drop_column("digest")
    op.drop_index("ix_cases_measure", table_name="cases")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("past")
        cases.drop_column("measure")
