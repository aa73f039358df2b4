"""The service as a process of its own, and how it is spoken with."""

import subprocess
from collections.abc import Callable

Started = Callable[..., "subprocess.Popen[str]"]


def address_of(process: "subprocess.Popen[str]") -> str:
    """Return the address that the service says it is at; then it says what to do next, and how it is set up."""
    assert process.stdout is not None
    where, what_next, setup = (process.stdout.readline() for _ in range(3))
    assert where.startswith("Vegvisar is at http"), where
    assert what_next.endswith("Ctrl-C stops.\n")
    assert setup.startswith("Data: var/vegvisar.db. Telegram: o")
    return where.split()[-1]
