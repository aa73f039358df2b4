"""``vegvisar export``: all finished filings as files."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.conversation import Channel, Seat, open_conversation
from dialogs.events import Reply
from dialogs.language import Language

FORM = "report-2021"
NOT_STARTED = ("Ung i jobb", "NAV Volda", "post@nav-volda.example", "1", "305 000", "0", "0", "0", "305 000", "1", "avslutt")


async def file_report(url: str, language: Language) -> str:
    """Finish a short report in the database at ``url``; return its number."""
    seat = Seat(Channel.TERMINAL, f"test-{language}")
    async with open_conversation(url) as conversation:
        view = await conversation.start(seat, form=FORM, language=language, key=f"start-{language}")
        for count, text in enumerate(NOT_STARTED):
            view = await conversation.turn(seat, Reply(text), key=f"{language}-{count}")
    return view.session.number


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the settings name an empty database."""
    url = f"sqlite:///{tmp_path}/data.db"
    monkeypatch.setenv("VEGVISAR_DATABASE_URL", url)
    return url


@pytest.mark.parametrize("kind", ["json", "csv", "pdf"])
def test_an_empty_database_is_said_to_be(kind: str, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written."""
    assert database
    assert main(["export", "--form", FORM, "--format", kind, "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"No filings of {FORM} in the database: nothing written\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("kind", "start"), [("json", b"{"), ("csv", "\ufeffnumber;".encode()), ("pdf", b"%PDF-")])
def test_all_filings_are_written(
    kind: str, start: bytes, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file each, named by its number, or one table."""
    numbers = [asyncio.run(file_report(database, language)) for language in Language]
    assert main(["export", "--form", FORM, "--format", kind, "--out", str(tmp_path / "out")]) == 0
    written = sorted((tmp_path / "out").iterdir())
    assert all(path.read_bytes().startswith(start) for path in written)
    expected = [f"{FORM}.csv"] if kind == "csv" else sorted(f"report-{number}.{kind}" for number in numbers)
    assert [path.name for path in written] == expected
    assert capsys.readouterr().out == f"Written: 2 filing(s) in {len(expected)} file(s) in {tmp_path / 'out'}\n"


def test_wrong_settings_stop_an_export(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It must not write to another database than the one that is meant."""
    monkeypatch.setenv("VEGVISAR_DATABASE_ULR", "sqlite:///x.db")
    assert main(["export", "--form", FORM, "--format", "csv", "--out", "out"]) == 1
    assert capsys.readouterr().err == "vegvisar: VEGVISAR_DATABASE_ULR is no setting: did you mean VEGVISAR_DATABASE_URL?\n"
