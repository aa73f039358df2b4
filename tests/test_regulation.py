"""No sentence of the regulation is missing: each has its plain words, acts in the product as it has to, and a test proves it."""

from itertools import groupby
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.proofs import proofs
from bot.cli.rulebook import ROLES as ROLE_NAMES, TEST
from bot.cli.rules import read_sentences
from dialogs.authoring.texts import placeholders
from dialogs.language import Language
from dialogs.rules.points import POINTS, ROLES, Role, part
from locales.entries import read_texts

PAGE = Path("docs/rules.md")
PREFIX = "regulation."
SENTENCES = dict(enumerate((3, 1, 4, 1, 7, 2, 12, 6, 1, 5, 9, 1, 1, 1), start=1))
"""How many there are in each part."""
UNFILLED: dict[str, set[str]] = {
    "R0": {"document"},
    "R1.1": {"soft"},
    "R1.2": {"year"},
    "R3.3": {"soft"},
    "R3.4": {"soft"},
    "R4.1": {"hard"},
    "R5.2": {"soft"},
    "R5.3": {"soft"},
    "R5.4": {"hard", "soft"},
    "R5.7": {"hard", "gate"},
    "R8.2": {"gate", "hard"},
    "R10.1": {"hard"},
    "R10.2": {"calculation"},
    "R11.2": {"gate"},
    "R11.4": {"hard"},
    "R11.5": {"gate", "hard", "soft"},
    "R11.6": {"gate"},
    "R11.8": {"document"},
}
"""Roles that nothing in the product fills yet, by point. It only shrinks."""
UNPROVEN: set[str] = {
    "R0",
    "R1.1",
    "R1.2",
    "R1.3",
    "R2.1",
    "R3.1",
    "R3.2",
    "R3.3",
    "R3.4",
    "R4.1",
    "R5.1",
    "R5.2",
    "R5.3",
    "R5.4",
    "R5.5",
    "R5.6",
    "R5.7",
    "R6.1",
    "R6.2",
    "R7.1",
    "R7.2",
    "R7.3",
    "R7.4a",
    "R7.4b",
    "R7.4c",
    "R7.4d",
    "R7.4e",
    "R7.4f",
    "R7.4g",
    "R7.5",
    "R7.6",
    "R8.1",
    "R8.2",
    "R8.3",
    "R8.4",
    "R8.5",
    "R8.6",
    "R9.1",
    "R10.1",
    "R10.2",
    "R10.3",
    "R10.4",
    "R10.5",
    "R11.1",
    "R11.2",
    "R11.3",
    "R11.4",
    "R11.5",
    "R11.6",
    "R11.7",
    "R11.8",
    "R11.9",
    "R12.1",
    "R13.1",
    "R14.1",
}
"""Points that no test proves yet. It only shrinks."""


def test_all_sentences_are_there() -> None:
    """The regulation has 14 parts, and above them what the scheme is; each with its number of normative sentences, in order."""
    assert {name: len(list(points)) for name, points in groupby(POINTS, part)} == {"": 1} | {
        str(each): n for each, n in SENTENCES.items()
    }


@pytest.mark.parametrize("language", Language)
def test_each_is_said_in_plain_words(language: Language) -> None:
    """Every one and no other, at once to be shown anywhere: without placeholders, in whole sentences."""
    texts = {each.id.removeprefix(PREFIX): each.text for each in read_texts()[language] if each.id.startswith(PREFIX)}
    assert list(texts) == list(POINTS)
    assert [point for point, text in texts.items() if placeholders(text) or not text[0].isupper() or text[-1] != "."] == []


def test_each_acts_as_it_has_to() -> None:
    """Where a point has to be a question, one asks for it, and so for every role."""
    lacking = {each.point: set(each.lacks()) - {TEST} for each in read_sentences([])}
    assert {point: roles for point, roles in lacking.items() if roles} == UNFILLED


def test_each_is_proven() -> None:
    """Some test is marked with it."""
    assert {each.point for each in read_sentences([]) if TEST in each.lacks()} == UNPROVEN


def test_tests_prove_points_that_there_are() -> None:
    """A mark names points of the regulation."""
    assert proofs(Path("tests")).keys() <= set(POINTS)


def test_the_page_is_what_the_command_makes(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever changes a form, a rule or a proof makes the page anew."""
    assert main(["rules", "--markdown"]) == 0
    made = capsys.readouterr().out
    assert PAGE.read_text(encoding="utf-8") == made, "make it anew: vegvisar rules --markdown > docs/rules.md"


def test_every_role_is_had_and_named() -> None:
    """None is idle; the list has words for each."""
    assert {role for roles in ROLES.values() for role in roles} == set(Role) == ROLE_NAMES.keys()
