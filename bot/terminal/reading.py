"""Reads replies: a line each from a keyboard or a pipe; a text of several lines where each but the last ends with a backslash."""

import sys
from contextlib import suppress
from typing import TextIO

from dialogs.answers.cleaning import clean_text

PROMPT = "> "
GOES_ON = "\\"


class Reader:
    """Gives replies until the input ends. Lines from a pipe are repeated after the prompt, so that the output reads as a talk."""

    def __init__(self, source: TextIO, out: TextIO) -> None:
        self._source = source
        self._out = out
        self._line = _line_from_keyboard if _at_keyboard(source, out) else self._line_from_pipe

    def reply(self, *, lines: bool) -> str | None:
        """Return the next reply, None at the end of the input. ``lines``: it may go on after a line's end."""
        found = self._line()
        while lines and found is not None and found.endswith(GOES_ON):
            more = self._line()
            found = f"{found.removesuffix(GOES_ON)}\n{more or ''}"
        return found

    def _line_from_pipe(self) -> str | None:
        self._out.write(PROMPT)
        line = self._source.readline()
        self._out.write(f"{clean_text(line.rstrip())}\n")
        self._out.flush()
        return line.rstrip("\r\n") if line else None


def _at_keyboard(source: TextIO, out: TextIO) -> bool:
    return source is sys.stdin and out is sys.stdout and source.isatty() and out.isatty()


def _line_from_keyboard() -> str | None:
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - gives input() its line editing; writes to a pipe when imported there
    try:
        return input(PROMPT)
    except EOFError:
        sys.stdout.write("\n")
        return None
