"""``vegvisar play`` with answers piped in, and at a keyboard."""

import asyncio
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.conversation import Channel, Seat, open_conversation
from bot.terminal.player import Player
from bot.terminal.reading import Reader
from dialogs.language import Language

FORM = "report-2021"
SHORT = ["Ung i jobb", "NAV Volda", "post@nav-volda.example", "møre og r", "305 000", "0", "0", "0", "305 000", "1", "avslutt"]
Play = Callable[..., tuple[int, str]]


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


def test_a_finished_form_exits_with_0(play: Play) -> None:
    """The receipt is the last thing shown."""
    code, out = play(SHORT, "--language", "nn")
    assert code == 0
    assert "Kvitteringsnummeret er 2021-" in out


@pytest.mark.parametrize("language", Language)
def test_a_whole_report_is_filled_in(language: Language, play: Play, tmp_path: Path) -> None:
    """All twenty-one questions, with the accounts, a warning with its reason and a mistake; then the documents."""
    accounts = tmp_path / "rekneskap.csv"
    accounts.write_text("Konto;Sum\n1;2\n", encoding="utf-8")
    answers = [
        *("Ung i jobb", "NAV Volda", "post@nav-volda.example", "3"),
        *("600 000", "0", "540 000", "kanskje", "18 400", "30 000", "11 600 kr gjekk til husleige.", "2020", str(accounts)),
        *("1", *"12341234123412"),
        *("Ungdom.", "Jobbgrupper.", "ja", "Fleire grupper.", "Ein modell.", "Fleire i arbeid.", "Intervju.", "1, 2 og 5"),
        *("Tid.", "Folk.", "nei", "3", "Kurs for fire.", "hopp over", "hopp over", "avslutt"),
    ]
    code, out = play(answers, "--language", language, "--out", str(tmp_path / "out"))
    assert code == 0, out
    assert out.count("✗") == 1
    assert ": 11 600 kr gjekk til husleige.\n" in out
    data = json.loads(next((tmp_path / "out").glob("*.json")).read_text(encoding="utf-8"))
    assert [each["rule"] for each in data["warnings"]] == ["all_funds_accounted"]
    assert data["language"] == language
    assert len(data["answers"]) == 39


def test_the_output_reads_as_a_talk(play: Play) -> None:
    """The question, the answer after the prompt, the answer as it was understood; numbered options; no colour."""
    _, out = play(SHORT, "--language", "nb")
    assert "Spørsmål 1 av 21 · Om tiltaket\nNavn på tiltaket\n> Ung i jobb\n✓ Navn på tiltaket: Ung i jobb\n" in out
    assert "Velg fylke\n1) Agder\n2) Innlandet\n3) Møre og Romsdal\n" in out
    assert "Linje 2 av 5: Overførte midler fra 2020\n> 0\n✓ Overført fra 2020: 0 kr\n" in out
    assert "\x1b" not in out


def test_the_whole_form_is_summed_up_before_it_is_finished(play: Play) -> None:
    """Every answer, by section."""
    _, out = play(SHORT, "--language", "nn")
    shown = out[out.rindex("Om tiltaket\n") :]
    for line in (" 1. Namn på tiltaket: Ung i jobb", " 4. Fylke: Møre og Romsdal", "    Motteke i 2021: 305 000 kr"):
        assert line in shown


def test_an_input_that_ends_before_exits_with_1(play: Play) -> None:
    """It says so, and that nothing is kept."""
    code, out = play(SHORT[:3], "--language", "nn")
    assert code == 1
    assert out.endswith("! Rapporten er ikkje ferdig, og svara er ikkje lagra. Med --keep blir dei lagra.\n")


def test_without_a_language_that_is_asked_first(play: Play) -> None:
    """In both, and the answer decides."""
    code, out = play(["hei", "bokmål", *SHORT])
    assert code == 0
    assert out.count("Kva målform vil du bruke?") >= 2
    assert "Navn på tiltaket\n> Ung i jobb" in out


def test_a_wrong_answer_is_explained_and_asked_again(play: Play) -> None:
    """With what was probably meant, and only the short name of the question."""
    answers = [*SHORT[:3], "vest", "Nordlnad", *SHORT[3:]]
    code, out = play(answers, "--language", "nn")
    assert code == 0
    assert "✗ Svaret passar på fleire av alternativa." in out
    assert "Meinte du «Vestfold og Telemark» eller «Vestland»?\nFylke\n> Nordlnad\n" in out
    assert "Meinte du «Nordland»?" in out


def test_help_shows_the_question_again(play: Play) -> None:
    """With its options."""
    _, out = play([*SHORT[:3], "hjelp", *SHORT[3:]], "--language", "nb")
    assert out.count("1) Agder") == 2
    assert "Velg fylket som NAV-kontoret lå i" in out


def test_the_overview_numbers_the_questions_and_takes_one(play: Play) -> None:
    """What is answered has a sign, what is not a word."""
    _, out = play([*SHORT[:2], "oversikt", "1", "Ung i arbeid"], "--language", "nn")
    assert " 2. NAV-kontor  ✓\n 3. E-postadresse  manglar\n" in out
    assert "Svaret no: Ung i jobb\n«neste»: Behald og gå vidare\n> Ung i arbeid\n" in out


def test_a_file_is_taken_by_its_path(play: Play, tmp_path: Path) -> None:
    """A path that leads nowhere is said to; words still work."""
    (tmp_path / "rekneskap 2021.csv").write_text("Konto;Sum\n1;2\n", encoding="utf-8")
    answers = [*SHORT[:9], "2021", f"{tmp_path}/nope.csv", "hjelp", "seinare", f"'{tmp_path}/rekneskap 2021.csv'"]
    answers = [*answers, "oversikt", "vedlegg", f"{tmp_path}/rekneskap 2021.csv"]
    _, out = play(answers, "--language", "nn")
    assert f"✗ Eg finn inga fil på «{tmp_path}/nope.csv»." in out
    assert "Fila kan vere PDF" in out
    assert "✓ Prosjektrekneskap: rekneskap 2021.csv (1 kB)" in out


def test_a_long_text_goes_on_after_a_backslash(play: Play) -> None:
    """One line is the whole answer, but for that."""
    _, out = play([*SHORT[:9], "2021", "gå til målgruppe", "Ungdom \\", "og familiar", "gå til 9"], "--language", "nn")
    assert "✓ Målgruppe: Ungdom\nog familiar\n" in out


def test_a_backslash_elsewhere_is_a_backslash(play: Play) -> None:
    """A short text and a path take one line."""
    _, out = play(["Ung \\", "NAV Volda"], "--language", "nn")
    assert "✓ Namn på tiltaket: Ung \\\n" in out


def test_documents_are_written_where_one_asks(play: Play, tmp_path: Path) -> None:
    """The PDF and the data, named by the number."""
    code, out = play(SHORT, "--language", "nb", "--out", str(tmp_path / "new" / "folder"))
    assert code == 0
    pdf, data = sorted((tmp_path / "new" / "folder").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert pdf.read_bytes().startswith(b"%PDF-")
    number = json.loads(data.read_bytes())["number"]
    assert pdf.name == f"report-{number}.pdf"
    assert f"✓ Lagret: {pdf}\n✓ Lagret: {data}\n" in out


def test_nothing_is_kept_unless_one_asks(play: Play, tmp_path: Path) -> None:
    """The database of the settings is not even opened."""
    play(SHORT, "--language", "nn")
    assert list(tmp_path.iterdir()) == []


def test_a_kept_draft_is_gone_on_with(play: Play, tmp_path: Path) -> None:
    """Where it was left, in the language it was in, and only once."""
    code, out = play(SHORT[:3], "--language", "nn", "--keep")
    assert code == 1
    assert "er lagra. Start på nytt med --keep for å halde fram." in out
    code, out = play(SHORT[3:], "--keep")
    assert code == 0
    assert "Velkomen tilbake" in out

    async def cases() -> int:
        async with open_conversation(f"sqlite:///{tmp_path}/data.db") as conversation:
            return len(await conversation.cases(Seat(Channel.TERMINAL, "local")))

    assert asyncio.run(cases()) == 1


def test_a_kept_draft_can_be_gone_on_with_in_the_other_language(play: Play) -> None:
    """Answers are unaffected."""
    play(SHORT[:3], "--language", "nn", "--keep")
    _, out = play(["oppsummering"], "--language", "nb", "--keep")
    assert "1. Navn på tiltaket: Ung i jobb" in out


def test_a_deleted_draft_makes_room_for_a_new_one(play: Play) -> None:
    """It asks first; then «ny» starts over."""
    code, out = play([*SHORT[:2], "slett", "ja", "hei", "ny", *SHORT], "--language", "nn")
    assert code == 0
    assert "✓ Kladden og alle svara er sletta." in out
    assert out.count("Spørsmål 1 av 21") == 2


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
    assert "Rapporten er ikkje ferdig" in shown
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


def test_a_paused_draft_is_gone_on_with_where_it_was(play: Play) -> None:
    """Not at the pause."""
    play([*SHORT[:2], "pause"], "--language", "nn", "--keep")
    _, out = play(SHORT[2:3], "--keep")
    assert "E-postadresse (kopi av svara blir send hit)\n> post@nav-volda.example\n" in out


def test_two_terminals_at_one_draft_do_not_answer_for_each_other(tmp_path: Path) -> None:
    """The second is told that the case has moved on, and sees it as it is."""

    async def meet() -> list[list[str]]:
        async with open_conversation(f"sqlite:///{tmp_path}/data.db") as conversation:
            first, second = (Player(conversation, FORM, Language.NYNORSK) for _ in range(2))
            await first.open()
            await second.open()
            shown = [await first.reply("Ung i jobb"), await second.reply("Eit anna namn"), await second.reply("NAV Volda")]
            return [[block.text for block in blocks] for blocks in shown]

    taken, stale, answered = asyncio.run(meet())
    assert taken[0] == "Namn på tiltaket: Ung i jobb"
    assert "Namn på NAV-kontoret" in stale
    assert "Namn på tiltaket: Eit anna namn" not in stale
    assert answered[0] == "NAV-kontor: NAV Volda"
