"""What the README says of commands and settings is what there is."""

import re
from pathlib import Path

from bot.cli.commands import NAMES
from bot.settings import PREFIX, variables

README = Path("README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_table() -> None:
    """All of them, and no other."""
    assert sorted(re.findall(r"^\| `([a-z]+)[^`]*` \|", README, re.MULTILINE)) == sorted(NAMES)


def test_every_setting_is_in_the_table() -> None:
    """All of them, and no other; a default that can be written down is written down."""
    named = set(re.findall(rf"`({PREFIX}\w+)`", README))
    assert named == {name for name, _, _ in variables()}
    rows = [line for line in README.splitlines() if line.startswith(f"| `{PREFIX}")]
    for name, default, _ in variables():
        row = next(line for line in rows if f"`{name}`" in line)
        assert default in ("", "True", "False") or f"`{default}`" in row, name
