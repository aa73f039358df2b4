"""``vegvisar play`` without a form: the office's home, and what is chosen there."""

import io
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.terminal.playing import SHORT


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> object:
    """Pipe lines in; return the exit code and all that was printed."""
    monkeypatch.setenv("VEGVISAR_DATABASE_URL", f"sqlite:///{tmp_path}/data.db")

    def run(lines: list[str], *options: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main(["play", *options])
        out, err = capsys.readouterr()
        return code, (out + err).replace("\u00a0", " ")

    return run


def choice(out: str, label: str) -> str:
    """Return the number of what is to be chosen, as the list shows it last."""
    return next(line.partition(")")[0] for line in reversed(out.splitlines()) if line.endswith(f") {label}"))


def test_language_form_and_home_again(play: object) -> None:
    """The language is asked first; a finished filing leads back home, where its measure stands."""
    assert callable(play)
    _, out = play(["Nynorsk"])
    report = choice(out, "Nytt tiltak: Rapportering for 2021")
    code, out = play(["1", "tull", report, *SHORT])
    assert code == 0
    assert "✗ Det står ikkje på lista." in out
    home = out[out.rindex("Tiltaka dykkar") :]
    assert "\nUng i jobb\n✓ Rapport og rekneskap for 2021: Ferdig " in home
    assert ") Ung i jobb: fleire skjema\n" in home


def test_a_draft_is_left_and_gone_on_with(play: object) -> None:
    """«Alle tiltak» leads home; what is not finished is kept, where one asks."""
    assert callable(play)
    _, out = play([], "--language", "nb", "--keep")
    report = choice(out, "Nytt tiltak: Rapportering for 2021")
    code, out = play([report, "Ung i jobb", "alle tiltak"], "--language", "nb", "--keep")
    assert code == 1
    draft = choice(out, "Fortsett: Ung i jobb: Rapport og regnskap for 2021")
    code, out = play([draft, *SHORT[1:]], "--keep")
    assert code == 0
    assert "Velkommen tilbake" in out


def test_for_a_measure_that_is_there(play: object) -> None:
    """By its name, with proposals from what was filed; a name that is not there is told with those that are."""
    assert callable(play)
    play(SHORT, "report-2021", "--language", "nn", "--keep")
    code, out = play(["seinare"], "repayment", "--measure", "ung i jobb", "--language", "nn", "--keep")
    assert code == 1
    assert "Stemmer dette? Forslag frå rapporten for 2021: NAV Volda" in out
    code, out = play([], "repayment", "--measure", "Ung i jobben", "--keep")
    assert code == 2
    assert "there is no measure 'Ung i jobben'; there is: Ung i jobb" in out


def test_reminders_are_turned_off_and_on(play: object) -> None:
    """The home says how it stands, and offers the other; so it is the next time too."""
    assert callable(play)
    play(SHORT, "report-2021", "--language", "nn", "--keep")
    _, out = play([], "--keep")
    assert "Påminningar om fristane er slått på.\n" in out
    _, out = play([choice(out, "Slå av påminningar")], "--keep")
    assert out.rindex("Påminningar om fristane er slått av.") > out.rindex("Påminningar om fristane er slått på.")
    _, out = play([choice(out, "Slå på påminningar")], "--keep")
    assert "Påminningar om fristane er slått på.\n" in out[out.rindex("Tiltaka dykkar") :]


def test_forms_of_no_year(play: object) -> None:
    """For a measure that is there and for a new one they are a list of their own, with a way back."""
    assert callable(play)
    play(SHORT, "report-2021", "--language", "nb", "--keep")
    _, out = play([], "--keep")
    assert "Tilskuddsbrev eller avslag" not in out
    more = choice(out, "Ung i jobb: flere skjema")
    _, out = play([more], "--keep")
    letter, back = choice(out, "Tilskuddsbrev eller avslag"), choice(out, "Tilbake til alle tiltakene")
    _, out = play([more, back, more, letter], "--keep")
    assert out.count("Tiltakene deres\n") == 2
    assert "Stemmer dette? Forslag fra rapporten for 2021: Ung i jobb" in out
    _, out = play([], "--keep")
    _, out = play([choice(out, "Nytt tiltak: annet, når dere har fått tilskudd uten å ha søkt her"), letter], "--keep")
    assert "Forslag fra" not in out
    assert "Hva heter tiltaket?" in out
