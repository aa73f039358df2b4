"""``vegvisar play``: odd bytes, and a real keyboard."""

import io
import os
import pty
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bot.terminal.reading import Reader
from tests.bot.terminal.playing import FORM, SHORT, Play


def test_odd_lines_do_no_harm(play: Play) -> None:
    """Control characters, markup, a very long line and an empty one."""
    answers = ["", "\x1b[31mrød\x00", "<script>", "x" * 100_000, "\u202e", "🙂", "kari@nav.example", *SHORT[3:]]
    _, out = play(answers, "--language", "nn")
    assert "\x1b" not in out
    assert "\x00" not in out


def test_input_that_is_no_utf_8_does_no_harm(tmp_path: Path) -> None:
    """As a process of its own, with bytes on its input."""
    lines = [b"\xff\xfe\x00", *(line.encode() for line in SHORT[1:])]
    done = subprocess.run(
        [sys.executable, "-m", "bot", "play", FORM, "--language", "nn"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1"},
        input=b"\n".join(lines),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 1)
    assert b"NAV Volda" in done.stdout


@pytest.mark.parametrize("way_out", ["Ctrl-C", "Ctrl-D"])
def test_at_a_keyboard_both_ways_out_are_clean(way_out: str, tmp_path: Path) -> None:
    """They end with a word and the exit code 1, never with a stack trace."""
    terminal, keyboard = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "play", FORM, "--language", "nn"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "TERM": "xterm"},
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        start_new_session=True,
    )
    os.close(keyboard)
    shown = read_until(terminal, r"Namn på tiltaket\x1b\[0m\r\n.*> ")
    os.write(terminal, b"Ung i jobb\n")
    shown += read_until(terminal, r"Namn på NAV-kontoret\x1b\[0m\r\n.*> ")
    while process.poll() is None:  # a signal in the very moment the prompt is set up is seen at the next key only
        if way_out == "Ctrl-C":
            process.send_signal(signal.SIGINT)
        else:
            os.write(terminal, b"\x04")
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=2)
    shown += read_until(terminal, None)
    os.close(terminal)
    assert process.returncode == 1
    assert "\x1b[32m✓ Namn på tiltaket: Ung i jobb\x1b[0m" in shown
    assert "Du er ikkje ferdig" in shown
    assert "Traceback" not in shown


def read_until(terminal: int, wanted: str | None) -> str:
    """Return what a terminal shows until it has shown what this pattern fits; until its end for None."""
    shown = b""
    while wanted is None or not re.search(wanted.encode(), shown, re.DOTALL):
        try:
            more = os.read(terminal, 65536)
        except OSError:  # the other side has closed
            break
        shown += more
    return shown.decode()


def test_a_reader_ends_with_its_input() -> None:
    """Also in the middle of a text of several lines."""
    reader = Reader(io.StringIO("ein\\"), io.StringIO())
    assert reader.reply(lines=True) == "ein\n"
    assert reader.reply(lines=True) is None
