"""Every word is spelt as the dictionary or our own reviewed list (words.nn.txt, words.nb.txt) has it."""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialogs.authoring.texts import Texts
from dialogs.language import Language

HUNSPELL = shutil.which("hunspell")
DICTIONARIES = {Language.NYNORSK: "nn_NO", Language.BOKMAL: "nb_NO"}
TYPED = "words."  # what people may type, misspelt or not
ACRONYM = re.compile(r"[A-ZÆØÅ]{2,}(?:-[a-zæøå]{1,4})?")  # «PDF», «PDF-en»
SHORT = re.compile(r"[A-ZÆØÅ]{2,}|\w")


def reviewed(language: Language) -> set[str]:
    """Return the words that a person has looked at: compounds, names, terms of the field, holes in the dictionary."""
    lines = Path(__file__).with_name(f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip().lower() for line in lines if line and not line.startswith("#")}


def misspelt(words: set[str], language: Language) -> set[str]:
    """Return the words that the dictionary does not know."""
    command = [str(HUNSPELL), "-d", DICTIONARIES[language], "-i", "utf-8", "-l"]
    result = subprocess.run(command, input="\n".join(sorted(words)), text=True, encoding="utf-8", capture_output=True, check=True)
    assert "an't open" not in result.stderr, result.stderr
    return set(result.stdout.split())


pytestmark = pytest.mark.skipif(HUNSPELL is None, reason="hunspell is not installed: apt-get install hunspell hunspell-no")


@pytest.mark.parametrize("language", Language)
def test_spelling(language: Language, texts: Texts, words: Callable[[str], Iterator[str]]) -> None:
    """No word is unknown to both the dictionary and the reviewed list."""
    places = defaultdict(list)
    for each in texts[language]:
        if not each.id.startswith(TYPED):
            parts = (part for word in words(each.text) if not ACRONYM.fullmatch(word) for part in word.split("-"))
            for part in parts:
                places[part].append(f"{each.path.parent.name}/{each.path.name}:{each.line}")
    known = reviewed(language)
    unknown = {word for word in misspelt(set(places), language) if word.lower() not in known and not SHORT.fullmatch(word)}
    assert not unknown, "\n" + "\n".join(sorted(f"{places[word][0]}: {word}" for word in unknown))


@pytest.mark.parametrize("language", Language)
def test_the_dictionary_is_at_work(language: Language) -> None:
    """A misspelt word is found and a right one is not: an empty or missing dictionary would be silent."""
    assert misspelt({"kommunee", "kommune"}, language) == {"kommunee"}


@pytest.mark.parametrize("language", Language)
def test_reviewed_list_is_in_order(language: Language) -> None:
    """The list is sorted and holds no word twice, so that two people's additions merge."""
    lines = Path(__file__).with_name(f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert words == sorted(set(words))
