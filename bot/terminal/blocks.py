"""What a terminal shows: paragraphs with a style, printed in colour on a screen and plainly into a file."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TextIO

import typer

NARROWEST, WIDEST = 40, 100


class Style(StrEnum):
    """What a paragraph is; its sign says so too, never colour alone."""

    PLAIN = "plain"
    TITLE = "title"
    QUESTION = "question"
    OPTION = "option"
    HINT = "hint"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


SIGNS = {Style.OK: "✓ ", Style.WARNING: "! ", Style.ERROR: "✗ "}
COLOURS: dict[Style, dict[str, Any]] = {
    Style.TITLE: {"fg": typer.colors.CYAN},
    Style.QUESTION: {"bold": True},
    Style.HINT: {"dim": True},
    Style.OK: {"fg": typer.colors.GREEN},
    Style.WARNING: {"fg": typer.colors.YELLOW},
    Style.ERROR: {"fg": typer.colors.RED},
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; ``gap`` puts an empty line before it."""

    text: str
    style: Style = Style.PLAIN
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints blocks; ``width`` None wraps nothing, so that a program that reads along gets one line a paragraph."""

    stream: TextIO
    colour: bool = False
    width: int | None = None

    def show(self, blocks: Iterable[Block]) -> None:
        """Print the blocks."""
        for block in blocks:
            lines = [*([""] if block.gap else []), *self._lines(block)]
            for line in lines:
                styled = typer.style(line, **COLOURS[block.style]) if self.colour and line and block.style in COLOURS else line
                self.stream.write(f"{styled}\n")
        self.stream.flush()

    def _lines(self, block: Block) -> list[str]:
        sign = SIGNS.get(block.style, "")
        indent = "  " if sign or block.style is Style.OPTION else ""
        lines = f"{sign}{block.text}".split("\n")
        if self.width is None:
            return lines
        width = max(NARROWEST, min(self.width, WIDEST))
        return [part for line in lines for part in textwrap.wrap(line, width, subsequent_indent=indent) or [""]]
