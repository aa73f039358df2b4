"""Which characters a TrueType font has: reads its ``cmap`` table (OpenType 1.9, "cmap", format 12) and nothing else."""

import struct
from pathlib import Path

ALL_OF_UNICODE = (3, 10)
"""(platform, encoding) of the subtable that holds every plane; it is in format 12."""


def code_points(path: Path) -> frozenset[int]:
    """Return the code points that the font file has a glyph for. ValueError when it has no table for all of Unicode."""
    data = path.read_bytes()
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)
        if (platform, encoding) == ALL_OF_UNICODE:
            return frozenset(_groups(data, cmap + offset))
    raise ValueError(f"{path.name} has no cmap for all of Unicode")


def _table(data: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")


def _groups(data: bytes, start: int) -> set[int]:
    """Read runs of code points whose glyphs are numbered one by one; glyph 0 is "missing"."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    found: set[int] = set()
    for first, last, glyph in struct.iter_unpack(">LLL", data[start + 16 : start + 16 + 12 * count]):
        found.update(range(first + (glyph == 0), last + 1))
    return found
