"""Free text as blocks: paragraphs of lines, and lists where the person wrote a list. Only blank lines and list signs are read.

Also says where a line may break that could not, and may not where it could.
"""

import re
from itertools import groupby
from typing import TypedDict

LONGEST_WORD = 40  # characters that surely fit on a line of the body text
BREAK = "\u200b"
"""Where a line may break inside a word; the templates put a place for a break there, and never print it."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")
_CHUNK = re.compile(r"(?:.[\u0300-\u036f]*){1,4}")  # four characters, each with its combining marks
_BEFORE_A_NUMBER = re.compile(r"(§|\b(?:kap|kl|nr|pkt|post|spørsmål))(\.?) (?=\d)", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–—•*·‣▪]\s+(?=\S)")


class Block(TypedDict):
    """``lines`` are a paragraph's lines, or a list's items (without their signs)."""

    kind: str
    lines: list[str]


def blocks(text: str) -> list[Block]:
    r"""Return the text's blocks; several blank lines count as one, and one item alone is a paragraph with a dash.

    >>> blocks("Vi har:\n- kurs\n- praksis\n\n\nTakk.")[1:]
    [{'kind': 'list', 'lines': ['kurs', 'praksis']}, {'kind': 'paragraph', 'lines': ['Takk.']}]
    """
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        for is_list, run in groupby(lines, key=lambda line: _ITEM.match(line) is not None):
            part = list(run)
            if is_list and len(part) > 1:
                found.append({"kind": "list", "lines": [_ITEM.sub("", line, count=1) for line in part]})
            elif part:
                found.append({"kind": "paragraph", "lines": part})
    return found


def breakable(text: str) -> str:
    r"""Return the text with places for a break in its overlong words, and none between «pkt.» and its number.

    >>> breakable("Sjå " + "x" * 40) == "Sjå " + "\u200b".join(["xxxx"] * 10)
    True
    >>> breakable("regelverket pkt. 11")
    'regelverket pkt.\xa011'
    """
    return _LONG_WORD.sub(lambda word: BREAK.join(_CHUNK.findall(word[0])), _BEFORE_A_NUMBER.sub("\\1\\2\u00a0", text))
