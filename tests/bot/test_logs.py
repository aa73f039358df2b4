"""What the log holds, and what it never does."""

import logging
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "1234567890:AAHhush-hush_hush-hush_hush-hush_hush"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


def test_lines_say_when_how_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, from the level that is set."""
    logs.configure("INFO")
    logging.getLogger("bot.app").info("started")
    logging.getLogger("bot.app").debug("details")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(" INFO    bot.app: started\n")
    assert err.count("\n") == 1


def test_a_token_is_taken_out_wherever_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """Libraries put addresses into their messages."""
    logs.configure("INFO")
    logging.getLogger("aiohttp.client").error("Cannot connect to %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    err = capsys.readouterr().err
    assert "hush" not in err
    assert "/bot<token>/getMe" in err


def test_an_error_is_logged_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """They may hold answers; its kind, its place and what it came of are enough to mend it."""
    logs.configure("INFO")
    answers = {"email": "kari@nav.example"}

    def fail() -> None:
        try:
            answers["Kari Nordmann".casefold()]
        except KeyError as error:
            raise ValueError(answers["email"]) from error

    try:
        fail()
    except ValueError:
        logging.getLogger("bot.web").exception("GET failed")
    err = capsys.readouterr().err
    assert "kari nordmann" not in err
    assert "kari@nav.example" not in err
    assert "ValueError\nwhich came of:\n" in err
    assert "test_logs.py" in err


def test_libraries_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each request, with its address, helps nobody."""
    logs.configure("INFO")
    for name in logs.QUIET:
        logging.getLogger(name).info("GET /continue/secret")
    assert capsys.readouterr().err == ""
