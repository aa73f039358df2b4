"""``vegvisar export``: all finished filings as files."""

import asyncio
import json
from pathlib import Path

import jsonschema
import pytest

from bot.__main__ import main
from bot.conversation import Channel, Seat, open_conversation
from bot.document.schema import json_schema
from dialogs.events import Reply
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.session import Status

FORM = "report-2021"
OFFICE = ("Volda", "NAV Volda", "Ung i jobb", "post@nav-volda.example")
LETTER = ("2026", "8.5.2026", "2026/3341-7")
SIGNED = ("Jorunn Sæter", "Kommunedirektør", "1", "avslutt")
REPLIES = {
    FORM: ("Ung i jobb", "NAV Volda", "post@nav-volda.example", "1", "305 000", "0", "0", "0", "305 000", "1", "avslutt"),
    "grant-letter": ("Ung i jobb", "NAV Volda", LETTER[0], "Tilskot", *LETTER[1:], "610 000", "0", "hopp over", "nei", "avslutt"),
    "confirmation": (*OFFICE, *LETTER, "610 000", "nei", "1", "8601 11 17904", *SIGNED),
    "carry-over": (*OFFICE, "2026", "610 000", "600 000", "10 000", "Ferie.", "Kurs", "1.3.2027", "nei", "1", *SIGNED),
    "repayment": (*OFFICE, *LETTER, "24 000", "3", "Ført to gonger.", "8601 11 17904", "10.3.2027", "avslutt"),
}
"""How to finish the forms that are short."""


async def file_report(url: str, language: Language, form: str = FORM) -> str:
    """Finish a form in the database at ``url``; return its number."""
    seat = Seat(Channel.TERMINAL, f"test-{language}")
    async with open_conversation(url) as conversation:
        view = await conversation.start(seat, form=form, language=language, key=f"start-{language}")
        for count, text in enumerate(REPLIES[form]):
            view = await conversation.turn(seat, Reply(text), key=f"{language}-{count}")
    assert view.session.status is Status.SUBMITTED, view.session.target
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


@pytest.mark.parametrize("form", REPLIES)
def test_every_kind_of_filing_can_be_exported(form: str, database: str, tmp_path: Path) -> None:
    """The JSON fits the form's schema, the table has a row, and the document is one."""
    number = asyncio.run(file_report(database, Language.BOKMAL, form))
    for kind in ("json", "csv", "pdf"):
        assert main(["export", "--form", form, "--format", kind, "--out", str(tmp_path)]) == 0
    (data,), (table,), (document,) = (list(tmp_path.glob(f"*.{kind}")) for kind in ("json", "csv", "pdf"))
    jsonschema.Draft202012Validator(json_schema(load_form(form))).validate(json.loads(data.read_bytes()))
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].startswith(f"{number};")
    assert document.read_bytes().startswith(b"%PDF-")


def test_wrong_settings_stop_an_export(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It must not write to another database than the one that is meant."""
    monkeypatch.setenv("VEGVISAR_DATABASE_ULR", "sqlite:///x.db")
    assert main(["export", "--form", FORM, "--format", "csv", "--out", "out"]) == 1
    assert capsys.readouterr().err == "vegvisar: VEGVISAR_DATABASE_ULR is no setting: did you mean VEGVISAR_DATABASE_URL?\n"
