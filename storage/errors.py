"""What storage refuses, and whose fault it is."""

from dialogs.errors import VegvisarError


class NoCaseError(VegvisarError):
    """This seat has no such case (it never had, or it is deleted): offer to start or to choose one."""


class ConflictError(VegvisarError):
    """Another worker saved the case since it was loaded, or the same update is being handled twice: load again."""


class DatabaseUrlError(VegvisarError):
    """The operator's database address is of a kind that is not supported: stop the start with this one line."""


class DatabaseUnavailableError(VegvisarError):
    """The database is full, read-only, locked, newer than we are or out of reach, and nothing was saved.

    At the start: stop with this one line. Later: log the line, and tell the person that nothing was saved.
    """
