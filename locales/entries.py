"""Reads catalogs with the place of every entry, for the linter and the tests; what people see is read by ``bot.i18n``."""

import re
from pathlib import Path

import polib

from dialogs.authoring.finding import Finding, Mistake
from dialogs.authoring.texts import Text, Texts
from dialogs.errors import FormError
from dialogs.language import Language

FOLDER = Path(__file__).parent
_LINE = re.compile(r"\(line (\d+)\)")


def read_entries(path: Path) -> list[Text]:
    """Return all entries of one .po file, fuzzy, empty and obsolete ones too. FormError when it cannot be read."""
    try:
        file = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        place = _LINE.search(str(error))
        message = "not a valid .po file: look at this line and the one above"
        raise FormError((str(Finding(path, int(place[1]) if place else 1, message, Mistake.NOT_PO)),)) from error
    return [Text(each.msgid, each.msgstr, path, each.linenum, each.fuzzy, bool(each.obsolete)) for each in file]


def read_texts(folder: Path = FOLDER) -> Texts:
    """Return all entries of both languages, from ``<folder>/nn/*.po`` and ``<folder>/nb/*.po``."""
    return {
        language: [each for path in sorted((folder / language.value).glob("*.po")) for each in read_entries(path)]
        for language in Language
    }
