"""The lexicon's phrases as people would write them."""

from collections.abc import Mapping


def written(phrase: str, language: str, lists: Mapping[str, Mapping[str, list[str]]]) -> str:
    """Return a phrase with its gaps and beginnings filled in, and the first word of each list."""
    text = phrase.replace(" … ", " av midlar ").replace(" ~ ", " kvar ")
    for name, words in lists.items():
        text = text.replace(f"<{name}>", words[language][0])
    return text.replace("*", "x")
