"""A file named in a terminal: however it is written, and whatever it is."""

from pathlib import Path

import pytest

from bot.terminal.files import find
from dialogs.events import Refused, Upload

CSV = b"Konto;Sum\n5000;1250\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a home folder with a file whose name needs quoting, and stand in it."""
    (tmp_path / "min rekneskap.csv").write_bytes(CSV)
    (tmp_path / "rekneskap.csv").write_bytes(CSV)
    (tmp_path / "mappe").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "typed",
    [
        "rekneskap.csv",
        "  rekneskap.csv  ",
        "./rekneskap.csv",
        "mappe/../rekneskap.csv",
        "~/rekneskap.csv",
        '"rekneskap.csv"',
        "min rekneskap.csv",
        "'min rekneskap.csv'",
        '"~/min rekneskap.csv"',
        r"min\ rekneskap.csv",
        r"~/min\ rekneskap.csv",
        "{home}/min rekneskap.csv",
        "file://{home}/min%20rekneskap.csv",
        "'file://{home}/rekneskap.csv' ",
    ],
)
def test_a_file_is_found_as_people_and_terminals_write_it(typed: str, home: Path) -> None:
    """Quotes, ~, escapes and the addresses that dragging a file gives."""
    found = find(typed.format(home=home))
    assert found is not None
    assert isinstance(found.event, Upload)
    assert found.event.info.name.endswith("rekneskap.csv")
    assert found.content == CSV


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("nope.pdf", "missing"),
        ("~/nope", "missing"),
        ("~nobody-of-that-name/x.pdf", "missing"),
        (r"C:\Users\Kari\rekneskap.pdf", "missing"),
        ("'unfinished.pdf", "missing"),
        ("file:///nope.pdf", "missing"),
        ("x" * 5000 + ".pdf", "missing"),
        ("nul\0.pdf", "missing"),
        ("./mappe", "folder"),
        ("~/mappe/", "folder"),
        ("/", "folder"),
    ],
)
@pytest.mark.usefixtures("home")
def test_what_is_no_file_is_said_to_be(typed: str, problem: str) -> None:
    """With what was typed, so that the slip can be seen."""
    found = find(typed)
    assert found is not None
    assert found.event is None
    assert found.problem == f"terminal.file.{problem}"
    assert found.params == {"path": typed.strip()}


@pytest.mark.parametrize("typed", ["", "   ", "kjem seinare", "mappe", "hopp over", "ja", "1", "Sjå vedlegg. Takk!"])
@pytest.mark.usefixtures("home")
def test_what_does_not_look_like_a_path_is_a_reply(typed: str) -> None:
    """The engine says what it says anywhere."""
    assert find(typed) is None


def test_a_file_of_another_kind_is_refused_by_its_content(home: Path) -> None:
    """Not by its name."""
    (home / "rekneskap.pdf").write_bytes(b"MZ\x90\x00 a program")
    found = find("rekneskap.pdf")
    assert found is not None
    assert found.event == Refused("file.kind", {"name": "rekneskap.pdf"})


def test_a_large_file_is_refused_by_its_whole_size(home: Path) -> None:
    """Though no more than its start is read."""
    with (home / "stor.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(50 * 1024 * 1024)
    found = find("stor.pdf")
    assert found is not None
    assert isinstance(found.event, Refused)
    assert (found.event.code, found.event.params["size"]) == ("file.too_large", "50")


@pytest.mark.usefixtures("home")
def test_a_file_that_may_not_be_read_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is no crash (root may read everything, so the system is helped here)."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    found = find("rekneskap.csv")
    assert found is not None
    assert (found.problem, found.params) == ("terminal.file.unreadable", {"path": "rekneskap.csv"})
