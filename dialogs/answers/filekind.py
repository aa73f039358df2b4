"""Which of the seven kinds of attachment some bytes are, and whether they can be opened.

Looks at signatures and structure only: nothing is decompressed, so an archive bomb stays packed, and nothing is executed. The
signatures are those of ISO 32000 (PDF), PNG, JFIF/Exif, APPNOTE (ZIP) and [MS-CFB] (OLE); the libraries for magic numbers cannot
tell XLSX from DOCX, so a table of five signatures is all that would be left of them.
"""

import re
from collections.abc import Callable
from enum import Enum

from dialogs.answers import filekind_office, filekind_table
from dialogs.errors import AnswerError

_TAIL = 2048
_PDF_START = re.compile(rb"\s{0,32}%PDF-[12]\.\d")
_PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_PDF_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)")
_PNG_START = b"\x89PNG\r\n\x1a\n"
_JPG_START = b"\xff\xd8\xff"
_JPG_SCAN, _JPG_END = 0xDA, b"\xff\xd9"
_MARKER, _PADDING = 0xFF, 0xFF
_ZIP_START = b"PK\x03\x04"
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(Enum):
    """A kind of attachment: its media type, and its extensions, the usual one first."""

    PDF = ("application/pdf", ".pdf")
    XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
    XLS = ("application/vnd.ms-excel", ".xls")
    ODS = ("application/vnd.oasis.opendocument.spreadsheet", ".ods")
    CSV = ("text/csv", ".csv")
    JPG = ("image/jpeg", ".jpg", ".jpeg")
    PNG = ("image/png", ".png")

    def __init__(self, media_type: str, *extensions: str) -> None:
        """Name the two parts of the member's value."""
        self.media_type = media_type
        self.extensions = extensions


def kind_of(content: bytes, name: str) -> Kind:
    r"""Return the kind of *content*; *name* is only for the message.

    Refuses with ``file.kind`` (name), ``file.macros`` (name), ``file.encrypted`` and ``file.broken`` (of a kind that is taken,
    but cut off or damaged).

    >>> kind_of(b"Konto;Sum\n5000;1250\n", "x.pdf")
    <Kind.CSV: ('text/csv', '.csv')>
    """
    for begins, check in _SIGNATURES:
        if begins(content):
            return check(content, name)
    if filekind_table.is_csv(content):
        return Kind.CSV
    raise AnswerError("file.kind", name=name)


def _pdf(content: bytes, _name: str) -> Kind:
    """Check that a PDF ends where a PDF ends, and that no password stands in the way."""
    if not _PDF_END.search(content[-_TAIL:]):
        raise AnswerError("file.broken")
    if _PDF_ENCRYPTED.search(content):
        raise AnswerError("file.encrypted")
    return Kind.PDF


def _png(content: bytes, _name: str) -> Kind:
    """Walk the chunks of a PNG, each with a length, a type and a check sum, to its end."""
    at = len(_PNG_START)
    while at + 12 <= len(content):
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        at += length + 12
        if name == b"IEND" and at <= len(content):
            return Kind.PNG
    raise AnswerError("file.broken")


def _jpg(content: bytes, _name: str) -> Kind:
    """Walk the segments of a JPEG to its picture, and look for the end after that: a preview has an end of its own."""
    at = 2
    while at + 4 <= len(content) and content[at] == _MARKER:
        marker = content[at + 1]
        if marker == _PADDING:
            at += 1
            continue
        if marker == _JPG_SCAN:
            if content.find(_JPG_END, at) < 0:
                break
            return Kind.JPG
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    raise AnswerError("file.broken")


def _zip(content: bytes, name: str) -> Kind:
    return Kind[filekind_office.zip_kind(content, name)]


def _ole(content: bytes, name: str) -> Kind:
    return Kind[filekind_office.ole_kind(content, name)]


_SIGNATURES: tuple[tuple[Callable[[bytes], object], Callable[[bytes, str], Kind]], ...] = (
    (_PDF_START.match, _pdf),
    (lambda content: content.startswith(_PNG_START), _png),
    (lambda content: content.startswith(_JPG_START), _jpg),
    (lambda content: content.startswith(_ZIP_START), _zip),
    (lambda content: content.startswith(_OLE_START), _ole),
)
