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
_UNCLOSED = re.compile(r'(?:msg\w+ +)?"(?:|.*[^"\\])\s*')  # polib takes it, and cuts the last letter off


def read_entries(path: Path) -> list[Text]:
    """Return all entries of one .po file, fuzzy, empty and obsolete ones too. FormError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
        unclosed = [number for number, line in enumerate(text.split("\n"), start=1) if _UNCLOSED.fullmatch(line)]
        if unclosed:
            raise _not_po(path, unclosed[0], "the closing quotation mark is missing: add it")
        file = polib.pofile(text)
    except UnicodeDecodeError as error:
        raise _not_po(path, 1, "not in UTF-8: save it as such") from error
    except OSError as error:
        place = _LINE.search(str(error))
        raise _not_po(path, int(place[1]) if place else 1, "not a valid .po file: look at this line and the one above") from error
    return [Text(each.msgid, each.msgstr, path, each.linenum or 1, each.fuzzy, bool(each.obsolete)) for each in file]


def _not_po(path: Path, line: int, message: str) -> FormError:
    return FormError((str(Finding(path, line, message, Mistake.NOT_PO)),))


def read_texts(folder: Path = FOLDER) -> Texts:
    """Return all entries of both languages, from ``<folder>/nn/*.po`` and ``<folder>/nb/*.po``."""
    return {
        language: [each for path in sorted((folder / language.value).glob("*.po")) for each in read_entries(path)]
        for language in Language
    }
