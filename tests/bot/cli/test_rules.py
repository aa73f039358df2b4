"""``vegvisar rules``: what it lists, and how it finds out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.acting import Place, acting
from bot.cli.proofs import proofs
from bot.cli.rulebook import Sentence
from dialogs.load import load_form
from dialogs.rules import Rule, Severity
from dialogs.rules.base import Gate
from dialogs.rules.points import POINTS, Role

REPORT = "report-2021"
TESTS = """
import pytest

@pytest.mark.parametrize("case", [1, 2])
@pytest.mark.proves("R5.4", "R11.5")
def test_this(case): ...

@pytest.mark.proves("R5.4")
async def test_that(): ...

@pytest.mark.proves("R1.1")
def no_test(): ...
"""


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command prints."""
    assert main(["rules", *arguments]) == 0
    return capsys.readouterr().out


def test_all_points_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its words in both languages, in the regulation's order."""
    lines = listed(capsys).splitlines()
    assert [line.partition("  ")[0] for line in lines if not line.startswith(" ")] == list(POINTS)
    assert [line[:8] for line in lines if line[4:6] in ("nn", "nb")] == ["    nn: ", "    nb: "] * len(POINTS)


def test_one_point(capsys: pytest.CaptureFixture[str]) -> None:
    """Its plain words, its questions and checks with their editions, its tests; nothing of the others."""
    out = listed(capsys, "R11.7")
    assert out.startswith("R11.7  question, hard check\n    nn: Tiltaket skal ha ein eigen prosjektrekneskap")
    assert "\n    nb: Tiltaket skal ha et eget prosjektregnskap" in out
    assert "report.economy (2021" in out
    assert "    hard check: " in out
    assert "report: accounts_not_separate (2025" in out
    assert "R11.8" not in out


def test_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    """A reader of one language gets only its words."""
    out = listed(capsys, "R11.6", "--language", "nb")
    assert "    nb: Når tiltaket avsluttes, skal dere lage en sluttrapport." in out
    assert "    nn: " not in out


def test_no_such_point(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said in one line which there are."""
    assert main(["rules", "R5.9"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("vegvisar: Invalid value for 'ID': the regulation has no point 'R5.9'; there is: R0, R1.1, ")
    assert err.count("\n") == 1


def test_tests_are_found_by_their_mark(tmp_path: Path) -> None:
    """A test may prove several points, and be parametrised; what is no test proves nothing. Without tests, none is named."""
    folder = tmp_path / "tests"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "test_some.py").write_text(TESTS, encoding="utf-8")
    (folder / "other.py").write_text(TESTS, encoding="utf-8")
    this, that = "tests/deep/test_some.py::test_this", "tests/deep/test_some.py::test_that"
    assert proofs(folder) == {"R5.4": [this, that], "R11.5": [this]}
    assert proofs(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(("made", "roles"), [(Gate, {Role.HARD, Role.GATE}), (Rule, {Role.HARD})])
def test_a_check_across_filings_is_one(made: Callable[..., Rule], roles: set[Role], monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate; all other checks are what they do with an answer, and no more."""
    rule = made("made_up", Severity.HARD, ("start",), ("R14.1",), lambda _facts: None)
    monkeypatch.setattr("bot.cli.acting.rules_of", lambda _form: (rule,))
    form = load_form(REPORT)
    assert acting([form])["R14.1"][Place("hard check", "report: made_up", frozenset(roles))] == [form]


def test_what_is_lacking_is_named() -> None:
    """A role that no place fills, and a proof that there is not."""
    place = Place("question", "report.start", frozenset({Role.QUESTION}))
    assert list(Sentence("R5.4", (Role.QUESTION, Role.SOFT), {}, {place: []}, ()).lacks()) == ["soft", "test"]
    assert list(Sentence("R5.4", (Role.QUESTION,), {}, {place: []}, ("tests/test_it.py::test_it",)).lacks()) == []
