"""The small parts: blocks of prose, characters, amounts in columns, recipients, and what a sum check says."""

import doctest
import importlib
from pathlib import Path

import pytest

from bot.document import glyphs, prose
from bot.document.answers import verdict
from bot.document.balance import Balance
from bot.document.coverage import code_points
from bot.document.recipient import governor
from bot.document.wording import Wording
from bot.i18n import NBSP, load_catalogs
from dialogs.language import Language
from tests.bot.document.reading import FORM, pages, rendered
from tests.samples import full_report

NN, NB = (Wording(load_catalogs()[language], FORM) for language in Language)


@pytest.mark.parametrize("name", ["glyphs", "prose", "table"])
def test_examples_in_the_docstrings_hold(name: str) -> None:
    """They are run."""
    results = doctest.testmod(importlib.import_module(f"bot.document.{name}"))
    assert (results.failed, results.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n\n \n", []),
        ("ein\nto", [("paragraph", ["ein", "to"])]),
        ("ein\n\n\n\nto", [("paragraph", ["ein"]), ("paragraph", ["to"])]),
        ("• a\n• b", [("list", ["a", "b"])]),
        ("- a", [("paragraph", ["- a"])]),
        ("-5\n-6", [("paragraph", ["-5", "-6"])]),
        ("Først:\n* a\n* b\nså", [("paragraph", ["Først:"]), ("list", ["a", "b"]), ("paragraph", ["så"])]),
    ],
)
def test_blank_lines_and_list_signs_are_read(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """And nothing else is: the words stay as they are."""
    assert [(block["kind"], block["lines"]) for block in prose.blocks(text)] == expected


def test_only_overlong_words_get_places_for_a_break() -> None:
    """A word of 39 letters stays whole; marks stay with their letter."""
    assert prose.breakable("x" * 39) == "x" * 39
    assert prose.breakable("o\u0308" * 40).replace(prose.BREAK, "") == "o\u0308" * 40
    assert not any(part.startswith("\u0308") for part in prose.breakable("o\u0308" * 40).split(prose.BREAK))


def test_the_font_has_what_norway_writes() -> None:
    """Norwegian, Sámi, Kven and the signs that the templates use."""
    known = glyphs.FONTS / glyphs.FACES[0]
    needed = "æøåÆØÅéèêóòôüäöáčđŋšŧžÁČĐŊŠŦŽ«»–—…§½€✓•\u00a0"
    assert set(map(ord, needed)) <= code_points(known)


def test_a_font_without_unicode_is_refused(tmp_path: Path) -> None:
    """It is named, rather than every character of every document replaced."""
    path = tmp_path / "empty.ttf"
    path.write_bytes(b"\0\1\0\0\0\0" + b"\0" * 6)
    with pytest.raises(ValueError, match="cmap"):
        code_points(path)


def test_amounts_in_a_column_have_the_same_decimals() -> None:
    """Øre in one of them gives decimals in all."""
    assert NN.catalog.column([1_250_000_00, 0]) == [f"1{NBSP}250{NBSP}000{NBSP}kr", f"0{NBSP}kr"]
    assert NB.catalog.column([1_250_50, 0]) == [f"1{NBSP}250,50{NBSP}kr", f"0,00{NBSP}kr"]


@pytest.mark.parametrize(
    ("rest", "nynorsk"),
    [
        (0, "Beløpa går opp."),
        (5_00, f"Det er 5{NBSP}kr att når beløpa er trekte frå."),
        (-5_00, f"Det er ført opp 5{NBSP}kr meir enn midlane."),
    ],
)
def test_the_sum_check_is_said(rest: int, nynorsk: str) -> None:
    """In a sentence, with the difference."""
    assert (
        verdict(Balance(received=rest, brought_forward=0, used=0, carried_over=0) if rest >= 0 else Balance(0, 0, -rest, 0), NN)
        == nynorsk
    )


@pytest.mark.parametrize(
    ("county", "nynorsk"),
    [
        ("vestland", "Statsforvaltaren i Vestland"),
        ("oslo", "Statsforvaltaren i Oslo og Viken"),
        ("viken", "Statsforvaltaren i Oslo og Viken"),
        ("troms_og_finnmark", "Statsforvaltaren i Troms og Finnmark"),
    ],
)
def test_it_is_addressed_to_the_county_governor(county: str, nynorsk: str) -> None:
    """By the offices of 2021; the directorate gets a copy (R11.1)."""
    filing = full_report(county=county)
    assert governor(FORM, filing.answers, NN) == nynorsk
    first = pages(rendered(filing))[0]
    assert nynorsk in first
    assert NN.doc("directorate") in first


def test_points_of_the_regulation_are_cited_once() -> None:
    """As people cite them, in rising order."""
    assert NN.cite(["R11.4", "R10.2", "R10.3"]) == "Regelverket pkt. 10 og 11"
    assert NB.cite([]) == ""
    assert NB.listed(["a", "b", "c"], "or") == "a, b eller c"
