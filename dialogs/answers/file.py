"""An attachment: PDF, XLSX, XLS, ODS, CSV, JPG or PNG of up to 20 MB. The content decides, not the name.

Reads the bytes it is given and nothing else; writes nothing. What the bytes are is found in ``filekind``.
"""

import hashlib
import re
from dataclasses import dataclass

from dialogs.answers.cleaning import clean_text
from dialogs.answers.filekind import Kind, kind_of
from dialogs.errors import AnswerError

MAX_BYTES = 20 * 1024 * 1024
MAX_NAME = 120
_MEGABYTE = 1024 * 1024
_NAMELESS = "vedlegg"
_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{0,4}$", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"|?*\s]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What is known of a file that was taken: a safe name, its size in bytes, its SHA-256 in hex, its media type."""

    name: str
    size: int
    sha256: str
    media_type: str


def inspect(name: str, content: bytes) -> FileInfo:
    r"""Return what *content* is, under a *name* made safe.

    Refuses with ``file.empty``, ``file.too_large`` (size, max: in MB, as people write it), ``file.kind`` (name), ``file.macros``
    (name), ``file.encrypted`` and ``file.broken``.

    >>> info = inspect("../../Rekneskap 2021.exe", b"Konto;Sum\n5000;1250\n")
    >>> info.name, info.size, info.media_type
    ('Rekneskap 2021.csv', 20, 'text/csv')
    """
    check_size(len(content))
    if not content:
        raise AnswerError("file.empty")
    kind = kind_of(content, safe_name(name, None))
    return FileInfo(safe_name(name, kind), len(content), hashlib.sha256(content).hexdigest(), kind.media_type)


def check_size(size: int) -> None:
    """Refuse a file of more bytes than can be taken with ``file.too_large``, perhaps before it is fetched.

    >>> try:
    ...     check_size(MAX_BYTES + 1)
    ... except AnswerError as error:
    ...     print(error.code, dict(error.params))
    file.too_large {'size': '20,1', 'max': '20'}
    """
    if size > MAX_BYTES:
        raise AnswerError("file.too_large", size=_megabytes(size), max=_megabytes(MAX_BYTES))


def safe_name(name: str, kind: Kind | None) -> str:
    """Return the last part of *name* without what could harm a file system or mislead a reader, its extension fit for *kind*.

    >>> safe_name("../../x", Kind.PDF), safe_name("Rekneskap pr. 31.12", Kind.XLSX), safe_name(".JPEG", Kind.JPG)
    ('x.pdf', 'Rekneskap pr. 31.12.xlsx', 'JPEG.jpg')
    """
    last = re.split(r"[/\\]", clean_text(name).strip().rstrip("/\\"))[-1]
    stem = _UNSAFE.sub(" ", last).strip(" .")
    extension = ""
    if kind:
        found = _EXTENSION.search(stem)
        written = found[0].lower() if found else ""
        extension = written if written in kind.extensions else kind.extensions[0]
        stem = stem[: found.start()].rstrip(" .") if found else stem
        if stem.lower().endswith(kind.extensions):
            stem = stem.rpartition(".")[0].rstrip(" .")
    stem = f"_{stem}" if _DEVICE.match(stem) else stem
    return (stem[: MAX_NAME - len(extension)].rstrip(" .") or _NAMELESS) + extension


def _megabytes(size: int) -> str:
    """Return *size* in MB with a decimal comma, rounded up so that what is over a limit never looks equal to it."""
    tenths = -(-size * 10 // _MEGABYTE)
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth}" if tenth else str(whole)
