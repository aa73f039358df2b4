"""The log: sober lines on standard error, without answers, personal data or secrets, for whoever runs the service."""

import logging
import re
import sys

LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
TOKEN = re.compile(r"\d{5,}:[\w-]{30,}")
QUIET = ("aiohttp.access", "aiogram.event", "alembic", "asyncio", "fontTools")
"""What libraries say at INFO of each request or each start helps nobody, and may hold addresses with secrets."""


class _Formatter(logging.Formatter):
    """Takes out whatever looks like a bot's token, wherever a library put it: in a message, in an address, in a stack trace."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))


def configure(level: str) -> None:
    """Send the log to standard error from this level on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
