"""Starts the service as an operator does."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.cli.service import Started


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Started]:
    """Start the service in an empty folder; what still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []
    outside = {name: value for name, value in os.environ.items() if name != "PORT" and not name.startswith("VEGVISAR_")}

    def begin(**settings: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            cwd=tmp_path,
            env={**outside, "PYTHONPATH": str(Path.cwd()), "PYTHONUNBUFFERED": "1", "PORT": "0", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()
