"""No word of one written standard stands in the other's texts (dictionaries accept most of them in both)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialogs.authoring.texts import Texts
from dialogs.language import Language

PAIRS = Path(__file__).with_name("cross_norm.txt")
NOT_CHOSEN = {"vart", "vert", "henne", "skildring", "skildringa"}  # but blei, blir, ho, beskriving
TYPED = "words."  # what people may type, in either standard


def foreign_words() -> dict[Language, dict[str, str]]:
    """Return, for each language, the words that must not stand in its texts, and what to write instead."""
    foreign: dict[Language, dict[str, str]] = {each: {} for each in Language}
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            bokmal, nynorsk = (side.strip() for side in line.split("|"))
            for language, wrong, right in ((Language.NYNORSK, bokmal, nynorsk), (Language.BOKMAL, nynorsk, bokmal)):
                bare = wrong.partition("(")[0].split(",")
                foreign[language].update((word.strip(), right.strip("()")) for word in bare if word.strip())
    return foreign


FOREIGN = foreign_words()


@pytest.mark.parametrize("language", Language)
def test_no_word_of_the_other_standard(language: Language, texts: Texts, words: Callable[[str], Iterator[str]]) -> None:
    """Every word is one that the language's own norm has."""
    found = [
        f"{each.path.parent.name}/{each.path.name}:{each.line}: {each.id}: {word!r}: write {FOREIGN[language][word.lower()]!r}"
        for each in texts[language]
        if not each.id.startswith(TYPED)
        for word in words(each.text)
        if word.lower() in FOREIGN[language]
    ]
    assert not found, "\n" + "\n".join(found)


def test_nynorsk_keeps_to_one_form(texts: Texts, words: Callable[[str], Iterator[str]]) -> None:
    """Where the norm lets one choose, one choice stands everywhere."""
    found = [(each.id, word) for each in texts[Language.NYNORSK] for word in words(each.text) if word.lower() in NOT_CHOSEN]
    assert found == []


def test_the_list_is_sound() -> None:
    """No word is refused in both languages, so each has a place to stand; entries are single words."""
    nynorsk, bokmal = FOREIGN[Language.NYNORSK], FOREIGN[Language.BOKMAL]
    a_infinitives = {"vera", "gjera", "koma", "verta", "skriva", "velja"}
    assert nynorsk.keys() & bokmal.keys() - a_infinitives == set()
    assert [word for word in (*nynorsk, *bokmal) if " " in word] == []


@pytest.mark.parametrize(
    ("language", "word"), [(Language.NYNORSK, "økt"), (Language.NYNORSK, "søker"), (Language.NYNORSK, "ikke"),
                           (Language.BOKMAL, "auka"), (Language.BOKMAL, "korleis"), (Language.BOKMAL, "ikkje")]
)  # fmt: skip
def test_typical_slips_are_on_the_list(language: Language, word: str) -> None:
    """The slips that are made most are known."""
    assert word in FOREIGN[language]
