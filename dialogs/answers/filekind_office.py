"""Spreadsheets: XLSX and ODS are ZIP archives, XLS is a compound file; so are other things, which are told apart here.

Only the archive's list of members and members that are stored as they are get read: nothing is decompressed.
"""

import io
import struct
import zipfile

from dialogs.errors import AnswerError

_MOST_MEMBERS = 20_000
_MEMBER_MARK = b"PK\x01\x02"
_ENCRYPTED = 0x1
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ODF = b"application/vnd.oasis.opendocument."
_BASIC_LISTS = ("script-lb.xml", "script-lc.xml", "dialog-lb.xml", "dialog-lc.xml")
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, struct.error)

_ENTRY = 128  # [MS-CFB] 2.6: a directory entry has 128 bytes, and stands on a multiple of it
_NAME_LENGTH, _ENTRY_TYPE = 64, 66
_STORAGE, _STREAM = 1, 2


def zip_kind(content: bytes, name: str) -> str:
    """Return "XLSX" or "ODS" for a ZIP archive that is one; *name* is only for the message."""
    if content.count(_MEMBER_MARK) > _MOST_MEMBERS:
        raise AnswerError("file.kind", name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member for member in archive.infolist()}
            kind = _stored(archive, members.get("mimetype"))
            start = _stored(archive, members.get("content.xml"))
    except _UNREADABLE:
        raise AnswerError("file.broken") from None
    if any(member.flag_bits & _ENCRYPTED for member in members.values()):
        raise AnswerError("file.encrypted")
    if kind.startswith(_ODF):
        return _ods(kind, start, set(members), name)
    return _ooxml({member.casefold() for member in members}, name)


def _stored(archive: zipfile.ZipFile, member: zipfile.ZipInfo | None) -> bytes:
    """Return the first bytes of a *member* that is stored as it is; nothing of one that is packed."""
    if member is None or member.compress_type != zipfile.ZIP_STORED or member.flag_bits & _ENCRYPTED:
        return b""
    with archive.open(member) as stored:
        return stored.read(100)


def _ods(kind: bytes, start: bytes, members: set[str], name: str) -> str:
    """Check an OpenDocument archive. With a password, its parts are stored encrypted, so its content does not begin as XML."""
    if "encrypted-package" in members or (start and not start.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<")):
        raise AnswerError("file.encrypted")
    if kind.strip() != _ODS:
        raise AnswerError("file.kind", name=name)
    if "content.xml" not in members:
        raise AnswerError("file.broken")
    scripts = (member for member in members if member.startswith(("Basic/", "Scripts/")) and not member.endswith("/"))
    if any(not member.endswith(_BASIC_LISTS) for member in scripts):
        raise AnswerError("file.macros", name=name)
    return "ODS"


def _ooxml(members: set[str], name: str) -> str:
    """Check an Office Open XML package by the names of its parts, in lower case."""
    if not {"[content_types].xml", "xl/workbook.xml"} <= members:
        raise AnswerError("file.kind", name=name)
    if any(member.endswith("vbaproject.bin") or member.startswith("xl/macrosheets/") for member in members):
        raise AnswerError("file.macros", name=name)
    return "XLSX"


def ole_kind(content: bytes, name: str) -> str:
    """Return "XLS" for a compound file that is a workbook of Excel 5 to 2003; *name* is only for the message."""
    sector = 1 << min(int.from_bytes(content[30:32], "little"), 16)
    directory = (int.from_bytes(content[48:52], "little") + 1) * sector
    if directory + _ENTRY > len(content):
        raise AnswerError("file.broken")
    if _has(content, "EncryptedPackage", _STREAM):
        raise AnswerError("file.encrypted")
    if _has(content, "WordDocument", _STREAM) or not (_has(content, "Workbook", _STREAM) or _has(content, "Book", _STREAM)):
        raise AnswerError("file.kind", name=name)
    if _has(content, "_VBA_PROJECT_CUR", _STORAGE):
        raise AnswerError("file.macros", name=name)
    return "XLS"


def _has(content: bytes, called: str, entry_type: int) -> bool:
    """Tell whether the directory has an entry *called* so: UTF-16, with its length in bytes and its type behind it."""
    wanted = f"{called}\0".encode("utf-16-le")
    at = content.find(wanted)
    while at >= 0:
        entry = content[at : at + _ENTRY]
        if at % _ENTRY == 0 and len(entry) == _ENTRY:
            length = int.from_bytes(entry[_NAME_LENGTH:_ENTRY_TYPE], "little")
            if length == len(wanted) and entry[_ENTRY_TYPE] == entry_type:
                return True
        at = content.find(wanted, at + 1)
    return False
