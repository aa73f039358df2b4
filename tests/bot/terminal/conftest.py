"""A person at a terminal, whose answers are piped in."""

import io
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.terminal.playing import FORM, Play


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Play:
    """Pipe answers in; return the exit code and all that was printed."""
    monkeypatch.setenv("VEGVISAR_DATABASE_URL", f"sqlite:///{tmp_path}/data.db")

    def run(answers: list[str], *options: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        code = main(["play", FORM, *options])
        out, err = capsys.readouterr()
        assert err == ""
        return code, out.replace("\u00a0", " ")

    return run
