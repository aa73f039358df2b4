"""From which seat an update came; which year a case is of; a reminder of another day is another reminder."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = ["measure", "form", "days"]


def upgrade() -> None:
    """Apply. What only one seat of a channel can have said is that seat's; of whom the rest is, was not kept."""
    op.add_column("cases", sa.Column("year", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("address", sa.String(length=64), nullable=True))
    op.execute(
        "UPDATE events SET address = (SELECT CASE WHEN count(*) = 1 THEN min(seats.address) END FROM seats"
        " WHERE seats.case_id = events.case_id AND seats.channel = events.channel)"
        " WHERE NOT EXISTS (SELECT 1 FROM cases WHERE cases.id = events.case_id AND cases.status = 'deleted')"
    )
    _key_by([*KEY, "due"])


def downgrade() -> None:
    """Take back: of the reminders that differ only by the day, the last day's stays."""
    op.execute(
        "DELETE FROM reminders WHERE EXISTS (SELECT 1 FROM reminders AS later WHERE later.measure = reminders.measure"
        " AND later.form = reminders.form AND later.days = reminders.days AND later.due > reminders.due)"
    )
    _key_by(KEY)
    with op.batch_alter_table("events") as events:
        events.drop_column("address")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("year")


def _key_by(columns: list[str]) -> None:
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_constraint("pk_reminders", type_="primary")
        reminders.create_primary_key("pk_reminders", columns)
