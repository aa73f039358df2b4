"""The catalogs as they stand, and plain words out of them."""

import re
from collections.abc import Callable, Iterator

import pytest

from dialogs.authoring.texts import Texts
from locales.entries import read_texts

_NO_PROSE = re.compile(
    r"\{\w*\}"  # placeholders
    r"|<[^<>]*>|&\w+;"  # markup
    r"|https?://\S+|[\w.-]+@[\w.-]+|\b[\w-]+\.(?:no|pdf|json|csv)\b"  # addresses and files
    r"|(?<!\w)/\w+"  # commands
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@pytest.fixture(scope="session")
def texts() -> Texts:
    """All entries of both languages."""
    return read_texts()


@pytest.fixture(scope="session")
def prose() -> Callable[[str], str]:
    """Leave out of a text what is no prose."""
    return lambda text: _NO_PROSE.sub(" ", text)


@pytest.fixture(scope="session")
def words(prose: Callable[[str], str]) -> Callable[[str], Iterator[str]]:
    """Give the words of a text as they are written."""
    return lambda text: (match[0] for match in _WORD.finditer(prose(text)))
