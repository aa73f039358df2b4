"""What stands in a Telegram message, paragraph by paragraph. Knows no forms."""

import html
import re
from collections.abc import Iterator, Sequence

from tests.bot.telegram.wire import Sent
from tests.transcripts.lines import tidy

MARKS = {"✓ ": "✓", "⚠️ ": "!", "❗ ": "✗"}
PARAGRAPH = re.compile(r"<(b|i|blockquote)(?: [^>]*)?>(.*?)</\1>(?:\n|$)|([^\n]*)(?:\n|$)", re.DOTALL)
Paragraph = tuple[str, str]
"""A style and a text."""


def paragraphs(message: Sent) -> Iterator[Paragraph]:
    """Yield a message's paragraphs."""
    at = 0
    while at < len(message.html):
        found = PARAGRAPH.match(message.html, at)
        assert found is not None
        yield found[1] or "", html.unescape(found[2] if found[1] else found[3])
        at = found.end()


def spoken(found: Sequence[Paragraph]) -> list[str]:
    """Return what was said: a paragraph each, but that one thing said may have several, with empty lines between them."""
    lines: list[str] = []
    gap = False
    for _, text in found:
        mark = next((each for each in MARKS if text.startswith(each)), "")
        words = tidy(text.removeprefix(mark))
        if gap and words and not mark and lines:
            lines[-1] += f" ⏎ ⏎ {words}"
        elif words:
            lines.append(f"{MARKS.get(mark, '·')} {words}")
        gap = not words
    return lines
