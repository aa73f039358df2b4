"""What `vegvisar diff` says of two editions of a form."""

import pytest

from bot.__main__ import main
from bot.cli.difference import Report
from bot.i18n import load_catalogs
from dialogs.editions import compare
from dialogs.language import Language
from dialogs.load import load_form


def diff(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the lines that a person reads."""
    assert main(["diff", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def group(lines: list[str], title: str) -> list[str]:
    """Return the lines of a group, up to the blank line after it."""
    found = lines[lines.index(title) + 1 :]
    return found[: found.index("")] if "" in found else found


def test_it_shows_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """A question that only the later edition has stands with its labels and its limits."""
    lines = diff(capsys, "report-2021", "report-2026")
    assert lines[0] == "report-2021 → report-2026"
    added = "  + cost_centre: Kva kostnadsstad er tiltaket ført på? | Hvilket koststed er tiltaket ført på?"
    assert f"{added}  [text, at most 100 characters]" in group(lines, "Questions added")


def test_it_shows_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is asked for."""
    lines = diff(capsys, "report-2021", "report-2026", "--language", "nb")
    assert "  + cost_centre: Hvilket koststed er tiltaket ført på?  [text, at most 100 characters]" in lines
    assert not any("kostnadsstad" in line for line in lines)


def test_options_come_and_go(capsys: pytest.CaptureFixture[str]) -> None:
    """Counties and start years, by code and label; a new code for the same option is named."""
    lines = group(diff(capsys, "report-2021", "report-2026"), "Questions changed")
    assert "      + 32: Akershus" in lines
    assert "      - 6: Viken" in lines
    assert "      + 2026: 2026" in lines
    agder = lines.index("      ~ 42: Agder")
    assert lines[agder + 1] == "          code: 9 → 42"


def test_years_differ_in_deadlines_and_rates(capsys: pytest.CaptureFixture[str]) -> None:
    """Days and kroner are written as people write them; what is not known is called so."""
    lines = group(diff(capsys, "application-2022", "application-2027", "--language", "nb"), "Year")
    assert "  deadline for applying: 7. februar 2022 → 1. februar 2027" in lines
    assert "  rate for a full post: 610\u00a0000\u00a0kr → unknown" in lines


def test_the_other_way_round_is_the_opposite(capsys: pytest.CaptureFixture[str]) -> None:
    """What one adds, the other drops."""
    there, back = diff(capsys, "report-2021", "report-2026"), diff(capsys, "report-2026", "report-2021")
    added = [line.partition("  [")[0] for line in group(there, "Questions added") if line.startswith("  + ")]
    dropped = [line for line in group(back, "Questions dropped") if line.startswith("  - ")]
    assert [name(line) for line in added] == [name(line) for line in dropped]


def name(line: str) -> str:
    """Return the question that a line is about."""
    return line.strip("+- ").partition(":")[0]


def test_it_shows_another_introduction(capsys: pytest.CaptureFixture[str]) -> None:
    """As it is said, before and after."""
    (line,) = (line for line in diff(capsys, "report-2021", "report-2026", "--language", "nb") if "introduction: " in line)
    before, after = line.removeprefix("  introduction: ").split(" → ")
    assert before.startswith("Her rapporterer dere for 2021")
    assert after.startswith("Her rapporterer dere for 2026")
    assert not [line for line in diff(capsys, "report-2025", "report-2026") if "introduction: " in line]


def test_equal_editions_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing else."""
    assert diff(capsys, "report-2021", "report-2021") == ["report-2021 → report-2021", "No difference."]


def test_rules_are_named_with_how_strict_they_are() -> None:
    """What the later edition checks, and what it does not check any more."""
    old, new = load_form("report-2021"), load_form("application-2022")
    report = Report(old, new, {Language.NYNORSK: load_catalogs()[Language.NYNORSK]})
    lines = list(report.lines(compare(old, new)))
    assert "  + amount_positive (hard): R7.4e" in group(lines, "Rules added")
    assert "  - spent_within_funds (hard): R11.4" in group(lines, "Rules dropped")
