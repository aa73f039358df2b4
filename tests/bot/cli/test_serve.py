"""The service as an operator meets it: started as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.bot.cli.service import Started, address_of


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_it_says_where_it_is_and_stops_cleanly(name: str, start: Started, tmp_path: Path) -> None:
    """One address, what to do next, and no stack trace at the end."""
    process = start()
    with urllib.request.urlopen(address_of(process), timeout=30) as page:
        assert page.status == 200
        assert b"<html" in page.read()
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out == "Stopped. Nothing is lost.\n"
    assert err == ""
    assert (tmp_path / "var" / "vegvisar.db").is_file()


def test_a_taken_port_is_named(start: Started) -> None:
    """One line says what is in the way and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        out, err = start(PORT=str(port)).communicate(timeout=30)
    assert out == ""
    assert err == f"vegvisar: cannot listen at 127.0.0.1, port {port}: Address already in use; choose another port with PORT=…\n"


@pytest.mark.parametrize(
    ("host", "why"), [("203.0.113.5", "Cannot assign requested address"), ("vegvisar.invalid", "Name or service not known")]
)
def test_a_wrong_address_is_named(host: str, why: str, start: Started) -> None:
    """It is the address that is to be mended, not the port."""
    out, err = start(VEGVISAR_HOST=host, PORT="0").communicate(timeout=30)
    assert out == ""
    assert (
        err
        == f"vegvisar: cannot listen at {host}: {why}; VEGVISAR_HOST is the address to listen at, such as 127.0.0.1 or 0.0.0.0\n"
    )


def test_a_database_out_of_reach_is_named_without_its_password(start: Started) -> None:
    """One line, and the address is not in it."""
    process = start(VEGVISAR_DATABASE_URL="postgresql://user:hush-hush@127.0.0.1:1/vegvisar")
    out, err = process.communicate(timeout=30)
    assert (out, process.returncode) == ("", 1)
    assert err.startswith("vegvisar: the database")
    assert err.count("\n") == 1
    assert "hush" not in err


def test_wrong_settings_stop_the_start(start: Started) -> None:
    """Each in a line of its own."""
    process = start(PORT="eighty", VEGVISAR_HOTS="x")
    out, err = process.communicate(timeout=30)
    assert (out, process.returncode) == ("", 1)
    assert err.splitlines() == [
        "vegvisar: VEGVISAR_HOTS is no setting: did you mean VEGVISAR_HOST?",
        "vegvisar: PORT is 'eighty', which cannot be used: expected a number from 0 to 65535",
    ]


def test_what_is_slow_to_import_is_not_imported(tmp_path: Path) -> None:
    """Telegram's library and the command line's other parts cost seconds and memory that a start must not wait for."""
    code = (
        "import sys, bot.cli.serve; slow = ('aiogram', 'typst', 'hypothesis', 'alembic', 'rich');"
        "print([name for name in slow if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
