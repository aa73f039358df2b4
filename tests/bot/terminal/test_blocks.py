"""What is printed: plainly into a pipe, wrapped and coloured on a screen."""

import io

from bot.terminal.blocks import Block, Printer, Style

LONG = "Her rapporterer de for 2021 om tiltaket som har fått tilskot til utvikling av dei sosiale tenestene."


def printed(*blocks: Block, colour: bool = False, width: int | None = None) -> str:
    """Return what comes out."""
    stream = io.StringIO()
    Printer(stream, colour=colour, width=width).show(blocks)
    return stream.getvalue()


def test_a_pipe_gets_a_line_a_paragraph() -> None:
    """No colour, no wrapping, no cursor tricks: a program reads along."""
    assert printed(Block(LONG), Block("Lagra", Style.OK), Block("Nei", Style.ERROR, gap=True)) == f"{LONG}\n✓ Lagra\n\n✗ Nei\n"


def test_a_screen_gets_lines_that_fit() -> None:
    """Words are kept whole, and what belongs to a sign stands under it."""
    lines = printed(Block(LONG, Style.WARNING), width=40).splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert lines[0].startswith("! Her")
    assert all(line.startswith("  ") for line in lines[1:])


def test_a_narrow_and_a_wide_screen_are_both_readable() -> None:
    """Lines are neither shorter than a few words nor longer than one reads with ease."""
    assert max(map(len, printed(Block(LONG * 3), width=10).splitlines())) <= 40
    assert max(map(len, printed(Block(LONG * 3), width=300).splitlines())) <= 100


def test_colour_is_never_alone() -> None:
    """Every colour of a message has its sign beside it."""
    for style in (Style.OK, Style.WARNING, Style.ERROR):
        coloured = printed(Block("Tekst", style), colour=True)
        assert coloured.startswith("\x1b[")
        assert printed(Block("Tekst", style))[0] in "✓!✗"


def test_lines_inside_a_text_stay() -> None:
    """An answer of several lines is shown as it was written."""
    assert printed(Block("Ein\nto\n\ntre"), width=40) == "Ein\nto\n\ntre\n"
