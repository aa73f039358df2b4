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
UNFILLED: dict[str, set[str]] = {}
"""Roles that nothing in the product fills yet, by point. It only shrinks."""
UNPROVEN: set[str] = set()
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
