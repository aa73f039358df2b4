"""``vegvisar play`` with answers piped in."""

import json
from pathlib import Path

import pytest

from dialogs.language import Language
from tests.bot.terminal.playing import SHORT, Play


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
    assert out.endswith("! Du er ikkje ferdig, og svara er ikkje lagra. Med --keep blir dei lagra.\n")


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


def test_the_overview_says_what_is_open(play: Play) -> None:
    """An answer is missing, one may be left out, or an answer that is there needs a reason."""
    _, out = play([*SHORT[:4], "610 000", "0", "540 000", "0", "30 000", "hopp over", "2021", "oversikt"], "--language", "nn")
    shown = out[out.rindex("Oversikt. ") :]
    assert "\n 5. Økonomi  må sjekkast\n 6. Oppstart  ✓\n  – Prosjektrekneskap  manglar\n" in shown
    assert "\n21. Andre kommentarar  ikkje svart\n" in shown


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


def test_a_deleted_draft_makes_room_for_a_new_one(play: Play) -> None:
    """It asks first; then «ny» starts over."""
    code, out = play([*SHORT[:2], "slett", "ja", "hei", "ny", *SHORT], "--language", "nn")
    assert code == 0
    assert "✓ Kladden og alle svara er sletta." in out
    assert out.count("Spørsmål 1 av 21") == 2
