"""An operator's corrections reach what the commands do, and mistakes in them are lines."""

from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.cli.service import Started

FORM = "report-2021"
UNCHECKED = "rate_posts (soft, not in this edition: its year's settings do not hold what it needs)"


@pytest.fixture
def corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file that the settings name."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "corrections.yaml"
    monkeypatch.setenv("VEGVISAR_CORRECTIONS", str(path))
    return path


def test_a_corrected_rate_is_checked(corrections: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The year's own settings do not know it; an empty file changes nothing."""
    corrections.write_text("", encoding="utf-8")
    assert main(["form", FORM]) == 0
    assert UNCHECKED in capsys.readouterr().out
    corrections.write_text("years:\n  2021: {post_rate: 610000}\n", encoding="utf-8")
    assert main(["form", FORM]) == 0
    out = capsys.readouterr().out
    assert UNCHECKED not in out
    assert "rate_posts (soft)" in out


def test_a_corrected_deadline_is_compared(corrections: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What two editions differ in is what differs at this installation."""
    corrections.write_text("years:\n  2026: {report_deadline: 2027-03-01}\n", encoding="utf-8")
    assert main(["diff", "report-2025", "report-2026", "--language", "nb"]) == 0
    assert "→ 1. mars 2027" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["form", FORM],
        ["simulate", FORM, "--runs", "1"],
        ["preview", FORM, "--language", "nn", "--out", "questions.pdf"],
        ["diff", FORM, "report-2026"],
        ["play", FORM],
        ["serve"],
    ],
)
def test_mistakes_stop_every_command(arguments: list[str], corrections: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line each, with file and line; nothing has been done."""
    corrections.write_text("years:\n  2021: {post_rate: much}\nyear: 1\n", encoding="utf-8")
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        f"vegvisar: {corrections}:2: 'post_rate' is 'much': expected whole kroner, such as 650000, or unknown",
        f"vegvisar: {corrections}:3: unknown key 'year': did you mean 'years'?",
    ]
    assert shown.out == ""


def test_the_service_starts_with_corrections(start: Started, tmp_path: Path) -> None:
    """As an operator starts it."""
    path = tmp_path / "corrections.yaml"
    path.write_text('governors:\n  "974763230": {mailbox: post@sf.example}\n', encoding="utf-8")
    process = start(VEGVISAR_CORRECTIONS=str(path))
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Vegvisar is at http://127.0.0.1:")
