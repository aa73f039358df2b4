"""The two languages' catalogs are equal in all but wording."""

import re
from pathlib import Path

import polib
import pytest

from dialogs.authoring.texts import Texts, check_catalogs
from dialogs.language import Language
from locales.entries import FOLDER

PATHS = sorted(FOLDER.glob("*/*.po"))


def test_catalogs_agree(texts: Texts) -> None:
    """Equal ids and placeholders in both languages, nothing empty, fuzzy, obsolete or double."""
    assert [str(each) for each in check_catalogs(texts)] == []


@pytest.mark.parametrize("language", Language)
def test_nothing_is_said_by_two_ids(language: Language, texts: Texts) -> None:
    """Two sayings are there because they help in different ways."""
    said = [each.text for each in texts[language] if each.id.startswith(("say.", "error."))]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("language", Language)
def test_example_addresses_can_be_nobodys(language: Language, texts: Texts) -> None:
    """Their domains are reserved (RFC 2606)."""
    found = [address for each in texts[language] for address in re.findall(r"[\w.]+@([\w.]+\w)", each.text)]
    assert found
    assert [address for address in found if not address.endswith(".example")] == []


def test_each_file_has_its_peer() -> None:
    """A file of one language has one of the same name in the other, so that translators work side by side."""
    names = {each: {path.name for path in PATHS if path.parent.name == each} for each in Language}
    assert names[Language.NYNORSK] == names[Language.BOKMAL] != set()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_header_names_the_language(path: Path) -> None:
    """A file says which language it is in, and that it is UTF-8."""
    header = polib.pofile(str(path)).metadata
    assert header.get("Language") == path.parent.name
    assert header.get("Content-Type") == "text/plain; charset=UTF-8"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_ids_are_dotted(path: Path) -> None:
    """A message id is no prose: neither language is the source."""
    wrong = [each.msgid for each in polib.pofile(str(path)) if not each.msgid.replace(".", "").replace("_", "").isalnum()]
    assert wrong == []
