"""Every refusal can be said in both languages, with the parameters that it carries."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import polib
import pytest

import dialogs.answers
import locales

SOURCES = sorted(Path(dialogs.answers.__file__).parent.glob("*.py"))
LANGUAGES = ("nn", "nb")


def _refusals() -> Iterator[tuple[str, frozenset[str], str]]:
    """Give the code, the parameters and the place of every ``AnswerError(…)`` in dialogs/answers."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "AnswerError":
                code = node.args[0]
                place = f"{path.name}:{node.lineno}"
                assert isinstance(code, ast.Constant), f"{place}: the code is not written out"
                yield str(code.value), frozenset(str(key.arg) for key in node.keywords) - {"suggestions"}, place


REFUSALS = sorted(_refusals(), key=lambda refusal: refusal[2])


def _texts(language: str) -> dict[str, str]:
    catalog = polib.pofile(str(Path(locales.__file__).parent / language / "errors.po"), encoding="utf-8")
    assert catalog.metadata["Language"] == language
    assert catalog.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert not catalog.fuzzy_entries()
    return {entry.msgid: entry.msgstr for entry in catalog}


TEXTS = {language: _texts(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "params", "place"), REFUSALS, ids=[f"{code} {place}" for code, _, place in REFUSALS])
def test_each_refusal_has_its_text(language: str, code: str, params: frozenset[str], place: str) -> None:
    """The text has exactly the placeholders that the code passes."""
    text = TEXTS[language].get(f"error.{code}")
    assert text, f"{place}: error.{code} has no text in {language}"
    assert {name for _, name, _, _ in Formatter().parse(text) if name} == params


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_over(language: str) -> None:
    """A text that nothing says any more is taken out."""
    assert set(TEXTS[language]) == {f"error.{code}" for code, _, _ in REFUSALS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_short(language: str) -> None:
    """One or two sentences, in a bubble on a small screen."""
    for message_id, text in TEXTS[language].items():
        assert len(text) <= 160, message_id
        assert text.endswith((".", "?")), message_id
