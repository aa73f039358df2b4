"""CSV: text in rows of fields. It has no signature, so it is what reads as a table, and as nothing that a browser would run.

Norwegian Excel writes Windows-1252 or UTF-8 with semicolons; exports come with tabs, commas or bars, and in UTF-16.
"""

import codecs
import re
from collections import Counter

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OTHER_LANGUAGE = re.compile(r"<\s*(?:!doctype|\?xml|\?php|html|head|body|svg|script|iframe|object|embed)\b", re.IGNORECASE)
_OTHER_STARTS = ("<", "{", "[", "#!", "%!", "From: ", "MIME-Version")
_DELIMITERS = ";\t,|"
_ROWS_LOOKED_AT = 500
_FEWEST_ROWS = 2


def is_csv(content: bytes) -> bool:
    r"""Tell whether *content* is text of which at least half the rows have the same number of fields, two or more.

    >>> is_csv("Konto;Sum\n5000;1 250,50\n".encode("cp1252"))
    True
    >>> is_csv(b"<html>a,b\n<script>c,d\n"), is_csv(b"Hei!\n"), is_csv(b"MZ\x90\x00,,\n,,\n")
    (False, False, False)
    """
    text = _decode(content)
    if text is None or _CONTROLS.search(text) or _OTHER_LANGUAGE.search(text) or text.lstrip().startswith(_OTHER_STARTS):
        return False
    rows = [row for row in text.split("\n", _ROWS_LOOKED_AT)[:_ROWS_LOOKED_AT] if row.strip()]
    return len(rows) >= _FEWEST_ROWS and any(_splits(rows, delimiter) for delimiter in _DELIMITERS)


def _decode(content: bytes) -> str | None:
    """Return the text in the encoding that it seems to have, or None when it has none of them."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.rstrip(b"\x1a").decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return None


def _splits(rows: list[str], delimiter: str) -> bool:
    """Tell whether *delimiter* gives at least half the *rows* the same number of fields."""
    counts = Counter(row.count(delimiter) for row in rows)
    del counts[0]
    return bool(counts) and 2 * max(counts.values()) >= len(rows)
