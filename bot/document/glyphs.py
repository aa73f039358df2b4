"""Makes any text fit for print: what the font lacks is replaced by its Unicode name in brackets, what nobody sees is left out.

A glyph that lacks would abort the whole document (PDF/A, ISO 19005-3, 6.2.11.8 forbids .notdef), so it is caught before.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from bot.document.coverage import code_points

FONTS = Path(__file__).parent / "fonts"
FACES = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf")

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = ("Cc", "Cf")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def printable(text: str) -> str:
    r"""Return *text* in NFC with ``\n`` as its only control character and nothing in it that the font lacks.

    >>> printable("Hurra 🎉\u200b for a\u030a få til!\x00")
    'Hurra [PARTY POPPER] for å få til!'
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    known = _known()
    if known.issuperset(text):
        return text
    return "".join(char if char in known else _instead(char) for char in text)


@cache
def _known() -> frozenset[str]:
    """Return the characters that are printed as they are: those that all faces have, less the unseen ones."""
    codes = frozenset.intersection(*(code_points(FONTS / face) for face in FACES))
    return frozenset(char for char in map(chr, codes) if unicodedata.category(char) not in _UNSEEN) | {"\n"}


def _instead(char: str) -> str:
    category = unicodedata.category(char)
    if char == "\t" or category == "Zs":
        return " "
    if category in _UNSEEN or _VARIATION_SELECTORS.match(char):
        return ""
    return f"[{unicodedata.name(char, f'U+{ord(char):04X}')}]"
