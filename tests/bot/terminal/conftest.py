"""A person at a terminal, whose answers are piped in."""

import io
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.terminal.playing import FORM, Play

MISUSED = 2
"""The exit code where the command line itself is wrong."""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Play:
    """Pipe lines in; return the exit code and all that was printed, mistakes last."""
    monkeypatch.setenv("VEGVISAR_DATABASE_URL", f"sqlite:///{tmp_path}/data.db")

    def run(lines: list[str], *options: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main(["play", *options])
        out, err = capsys.readouterr()
        assert err == "" or code == MISUSED
        return code, (out + err).replace("\u00a0", " ")

    return run


@pytest.fixture
def play(desk: Play) -> Play:
    """Pipe answers to a report in."""

    def run(answers: list[str], *options: str) -> tuple[int, str]:
        code, out = desk(answers, FORM, *options)
        assert code != MISUSED, out
        return code, out

    return run
