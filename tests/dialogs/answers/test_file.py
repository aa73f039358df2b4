"""The content decides what an attachment is; its name is made safe; nothing is unpacked."""

import hashlib
import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.file import MAX_BYTES, MAX_NAME, inspect, safe_name
from dialogs.answers.filekind import Kind
from dialogs.errors import AnswerError

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def _zip(*members: tuple[str, bytes], stored: bool = False) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return packed.getvalue()


def _ole(*entries: tuple[str, int]) -> bytes:
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    header[30:32] = (9).to_bytes(2, "little")
    directory = b""
    for name, kind in (("Root Entry", 5), *entries):
        written = f"{name}\0".encode("utf-16-le")
        directory += written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + bytes([kind]) + bytes(61)
    return bytes(header) + directory.ljust(1024, b"\0")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n50\n%%EOF\n"
LOCKED_PDF = PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R")
PNG = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", bytes(13)) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
JPG_PREVIEW = b"\xff\xe1\x00\x0aExif\xff\xd8\xff\xd9"
JPG = b"\xff\xd8" + JPG_PREVIEW + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"picture" + b"\xff\xd9"
XLSX_PARTS = (("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"))
XLSX = _zip(*XLSX_PARTS)
ODS = _zip(("mimetype", ODS_TYPE.encode()), ("content.xml", b"<office/>"), ("Basic/script-lc.xml", b"<x/>"))
XLS = _ole(("Workbook", 2))
CSV = "Konto;Tekst;Sum\n5000;Løn;1 250,50\n5400;Avgift;176\n"

TAKEN = {
    "PDF": (PDF, Kind.PDF),
    "PDF after a blank line": (b"\r\n" + PDF, Kind.PDF),
    "PDF with a mail server's tail": (PDF + b"\r\n" * 20, Kind.PDF),
    "XLSX": (XLSX, Kind.XLSX),
    "ODS": (ODS, Kind.ODS),
    "XLS of Excel 97": (XLS, Kind.XLS),
    "XLS of Excel 5": (_ole(("Book", 2)), Kind.XLS),
    "JPG": (JPG, Kind.JPG),
    "JPG with a telephone's tail": (JPG + b"SEFT" * 9, Kind.JPG),
    "PNG": (PNG, Kind.PNG),
    "CSV in UTF-8": (CSV.encode(), Kind.CSV),
    "CSV in UTF-8 with a mark": (CSV.encode("utf-8-sig"), Kind.CSV),
    "CSV in Windows-1252": (CSV.encode("cp1252"), Kind.CSV),
    "CSV in UTF-16": (CSV.encode("utf-16"), Kind.CSV),
    "CSV with tabs": (CSV.replace(";", "\t").encode(), Kind.CSV),
    "CSV with a title": (b"Rekneskap 2021\n\nKonto,Sum\n5000,1250\n5400,176\n", Kind.CSV),
}
REFUSED = {
    "empty": (b"", "file.empty"),
    "too large": (bytes(MAX_BYTES + 1), "file.too_large"),
    "PDF cut off": (PDF[:-20], "file.broken"),
    "PDF behind a password": (LOCKED_PDF, "file.encrypted"),
    "PNG cut off": (PNG[:-5], "file.broken"),
    "JPG cut off, its preview whole": (JPG[:-2], "file.broken"),
    "XLSX cut off": (XLSX[:-30], "file.broken"),
    "XLSX behind a password": (_ole(("EncryptedPackage", 2), ("EncryptionInfo", 2)), "file.encrypted"),
    "XLSM": (_zip(*XLSX_PARTS, ("xl/vbaProject.bin", b"")), "file.macros"),
    "XLSX with macro sheets": (_zip(*XLSX_PARTS, ("xl/macrosheets/sheet1.xml", b"")), "file.macros"),
    "XLSB": (_zip(XLSX_PARTS[0], ("xl/workbook.bin", b"")), "file.kind"),
    "DOCX": (_zip(XLSX_PARTS[0], ("word/document.xml", b"")), "file.kind"),
    "ODT": (_zip(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")), "file.kind"),
    "ODS with macros": (
        _zip(("mimetype", ODS_TYPE.encode()), ("content.xml", b"<x/>"), ("Basic/Standard/M.xml", b"")),
        "file.macros",
    ),
    "ODS behind a password": (
        _zip(("mimetype", ODS_TYPE.encode()), ("content.xml", b"\x9c\x01\x02"), stored=True),
        "file.encrypted",
    ),
    "ODS without content": (_zip(("mimetype", ODS_TYPE.encode())), "file.broken"),
    "ZIP": (_zip(("rekneskap.pdf", PDF)), "file.kind"),
    "DOC": (_ole(("WordDocument", 2)), "file.kind"),
    "DOC with a workbook in it": (_ole(("WordDocument", 2), ("Workbook", 2)), "file.kind"),
    "XLS with macros": (_ole(("Workbook", 2), ("_VBA_PROJECT_CUR", 1)), "file.macros"),
    "XLS cut off": (XLS[:500], "file.broken"),
    "MSI": (_ole(("SummaryInformation", 2)), "file.kind"),
    "EXE": (b"MZ\x90\x00" + bytes(200), "file.kind"),
    "ELF": (b"\x7fELF" + bytes(200), "file.kind"),
    "shell script": (b"#!/bin/sh\necho a,b\necho c,d\n", "file.kind"),
    "HTML": (b"<!DOCTYPE html>\n<p>a,b\n<p>c,d\n", "file.kind"),
    "HTML inside a CSV": (b"a;b\n<script>alert(1)</script>;d\n", "file.kind"),
    "SVG": (b'<svg xmlns="x"><path d="M0,0 1,1"/>\n,\n</svg>', "file.kind"),
    "JSON": (b'{"a": 1,\n"b": 2}\n', "file.kind"),
    "prose": ("Hei på deg.\nDette er eit brev.\n".encode(), "file.kind"),
    "one line": (b"a;b\n", "file.kind"),
    "CSV with a NUL": (b"a;b\nc;\x00\n", "file.kind"),
    "GIF": (b"GIF89a" + bytes(50), "file.kind"),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(50), "file.kind"),
    "unknown bytes": (bytes(range(128, 256)) * 3, "file.kind"),
}


@pytest.mark.parametrize(("content", "kind"), TAKEN.values(), ids=TAKEN)
def test_the_seven_kinds_are_taken_whatever_they_are_called(content: bytes, kind: Kind) -> None:
    """Name and extension lie; size and hash are of the very bytes."""
    info = inspect("virus.exe", content)
    assert info.name == f"virus{kind.extensions[0]}"
    assert info.media_type == kind.media_type
    assert info.size == len(content)
    assert info.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_all_else_is_refused_whatever_it_is_called(content: bytes, code: str) -> None:
    """Each reason has its own code."""
    with pytest.raises(AnswerError) as refusal:
        inspect("rekneskap.csv", content)
    assert refusal.value.code == code


def test_an_encrypted_archive_is_told_apart() -> None:
    """The flag stands in the list of members: nothing needs to be opened."""
    locked = bytearray(XLSX)
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(AnswerError, match=r"file\.encrypted"):
        inspect("x.xlsx", bytes(locked))


def test_a_bomb_stays_packed() -> None:
    """A hundred megabytes of zeros behind a hundred kilobytes are just a workbook's part here."""
    assert inspect("x.xlsx", _zip(*XLSX_PARTS, ("xl/worksheets/sheet1.xml", bytes(100_000_000)))).size < 200_000


def test_the_largest_file_is_exactly_20_mb() -> None:
    """The message says both sizes in MB, and what is over never looks equal."""
    assert inspect("x.pdf", b"".join([PDF[:9], b" " * (MAX_BYTES - len(PDF)), PDF[9:]])).size == MAX_BYTES
    with pytest.raises(AnswerError) as refusal:
        inspect("x.pdf", bytes(MAX_BYTES + 1))
    assert dict(refusal.value.params) == {"size": "20,1", "max": "20"}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../x", "x.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("C:\\Brukar\\rekneskap.pdf", "rekneskap.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("Rekneskap.PDF", "Rekneskap.pdf"),
        ("rekneskap.pdf.exe", "rekneskap.pdf"),
        ("rekneskap.docx", "rekneskap.pdf"),
        ("Rekneskap pr. 31.12", "Rekneskap pr. 31.12.pdf"),
        ("...skjult", "skjult.pdf"),
        (".pdf", "pdf.pdf"),
        ("", "vedlegg.pdf"),
        ("..", "vedlegg.pdf"),
        ("/", "vedlegg.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("a\x00b\nc\td.pdf", "ab c d.pdf"),
        ('a<b>:"|?*.pdf', "a b.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("Løn og sosiale utgifter – 2021.pdf", "Løn og sosiale utgifter – 2021.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    """No folders, no leading dots, nothing unseen, an extension that fits the content, at most 120 characters."""
    assert safe_name(name, Kind.PDF) == safe


def test_a_jpeg_may_keep_its_longer_extension() -> None:
    """Both are right."""
    assert safe_name("kvittering.JPEG", Kind.JPG) == "kvittering.jpeg"
    assert safe_name("kvittering.png", Kind.JPG) == "kvittering.jpg"


def test_a_refused_file_is_named_safely() -> None:
    """The message quotes the name, so it too is cleaned."""
    with pytest.raises(AnswerError) as refusal:
        inspect("../\u202eb.docx", REFUSED["DOCX"][0])
    assert dict(refusal.value.params) == {"name": "b.docx"}


@given(st.text(st.characters()), st.sampled_from(Kind))
def test_any_name_is_made_safe_once_and_for_all(name: str, kind: Kind) -> None:
    """A safe name stays as it is, and has no part that leaves its folder."""
    safe = safe_name(name, kind)
    assert safe_name(safe, kind) == safe
    assert len(safe) <= MAX_NAME
    assert safe.endswith(kind.extensions)
    assert not safe.startswith(".")
    assert not set(safe) & set('/\\\0\n<>:"|?*\u202e')


STARTS = [b"", PDF, LOCKED_PDF, PNG, JPG, XLSX, ODS, XLS, CSV.encode(), CSV.encode("utf-16")]


@given(st.sampled_from(STARTS), st.integers(0, 2000), st.binary(max_size=300), st.integers(0, 2000))
def test_junk_is_a_file_or_is_refused(content: bytes, at: int, junk: bytes, skip: int) -> None:
    """Nothing else is raised, wherever a file is damaged."""
    damaged = content[:at] + junk + content[at + skip :]
    try:
        assert inspect("x", damaged).size == len(damaged)
    except AnswerError as refusal:
        code = refusal.code
    else:
        code = "file."
    assert code.startswith("file.")
