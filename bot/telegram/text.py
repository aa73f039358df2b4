"""Text as Telegram takes it: lines with one style each, escaped as HTML, in messages that are never too long. Pure.

A style never reaches over a line, so a long text can be split at any line end without breaking an entity.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_TOAST = 200
ELLIPSIS = "…"


class Style(Enum):
    """How a line looks."""

    PLAIN = ""
    BOLD = "b"
    ITALIC = "i"
    QUOTE = "blockquote expandable"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; in a quote it may hold line ends of its own."""

    text: str
    style: Style = Style.PLAIN


BLANK = Line("")


def units(text: str) -> int:
    """Return the length as Telegram counts it: in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_html(lines: Iterable[Line]) -> str:
    """Return the lines as one message's HTML. Everything in them is text, never markup."""
    return "\n".join(_html(line) for line in lines)


def _html(line: Line) -> str:
    text = escape(line.text, quote=False)
    if line.style is Style.PLAIN or not text:
        return text
    return f"<{line.style.value}>{text}</{line.style.value.partition(' ')[0]}>"


def messages(lines: Iterable[Line], longest: int = LONGEST_TEXT) -> list[tuple[Line, ...]]:
    """Return the lines in as few messages as hold them, none of them empty, none beginning or ending with a blank line."""
    lines = tuple(lines)
    if units("\n".join(line.text for line in lines)) <= longest:
        return [whole] if (whole := _trimmed(lines)) else []
    found: list[list[Line]] = [[]]
    room = longest
    for line in (piece for whole in lines for piece in _pieces(whole, longest)):
        size = units(line.text) + 1  # with the line end before it
        if found[-1] and size > room:
            found.append([])
        if not found[-1]:
            room = longest + 1
        found[-1].append(line)
        room -= size
    return [message for message in map(_trimmed, found) if message]


def _trimmed(lines: Sequence[Line]) -> tuple[Line, ...]:
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()


def _pieces(line: Line, longest: int) -> Iterator[Line]:
    """Yield the line in pieces that fit a message: split at a line end, else at a blank, else between two characters."""
    text = line.text
    while units(text) > longest:
        end = _end(text, longest)
        cut = max(text.rfind("\n", 1, end + 1), 0) or max(text.rfind(" ", 1, end + 1), 0) or end
        yield Line(text[:cut].rstrip(), line.style)
        text = text[cut:].lstrip()
    yield Line(text, line.style)


def _end(text: str, longest: int) -> int:
    """Return how many characters from the start fit."""
    end = min(len(text), longest)
    while units(text[:end]) > longest:
        end -= max(1, (units(text[:end]) - longest) // 2)
    return end


def shortened(text: str, longest: int) -> str:
    """Return the text on one line, with an ellipsis where it is longer than that."""
    line = " ".join(text.split())
    return line if units(line) <= longest else line[: _end(line, longest - 1)].rstrip() + ELLIPSIS
