"""The log: sober lines on standard error, without answers, personal data or secrets, for whoever runs the service."""

import logging
import re
import sys
import traceback
from types import TracebackType

LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
TOKEN = re.compile(r"\d{5,}:[\w-]{30,}")
QUIET = ("aiohttp.access", "aiogram.event", "alembic", "asyncio", "fontTools")
"""What libraries say at INFO of each request or each start helps nobody, and may hold addresses with secrets."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Formatter(logging.Formatter):
    """Takes out whatever looks like a bot's token, wherever a library put it, and an error's own words: they may hold answers."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - logging's name
        """Say where and of what kind an error was, and what it came of."""
        parts, error = [], ei[1]
        while error is not None:
            parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich came of:\n".join(parts)


def configure(level: str) -> None:
    """Send the log to standard error from this level on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
