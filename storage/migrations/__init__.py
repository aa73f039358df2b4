"""The schema's history, by Alembic; brought up to date whenever a database is opened."""

from pathlib import Path

import sqlalchemy as sa

FOLDER = Path(__file__).parent


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Bring the database to ``revision``."""
    _run(engine, "upgrade", revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Take the database back to ``revision`` ("base" is an empty one)."""
    _run(engine, "downgrade", revision)


def _run(engine: sa.Engine, name: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - a slow import, needed once a start
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, name)(config, revision)
