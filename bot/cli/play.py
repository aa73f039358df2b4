"""``vegvisar play``."""

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.command import command, known
from bot.cli.files import write
from bot.conversation import Conversation, open_conversation
from bot.corrections import prepare
from bot.terminal.blocks import Block, Printer, Style
from bot.terminal.desk import Desk
from bot.terminal.player import SEAT, Errand, Player
from bot.terminal.reading import Reader
from bot.terminal.talk import Runs, talk, talk_from
from dialogs.language import Language

IN_MEMORY = "sqlite://"
app = command()


def _known(name: str | None) -> str | None:
    return None if name is None else known(name)


@app.command()
def play(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[FORM]", callback=_known, help="The form's id, such as report-2021.", show_default=False),
    ] = None,
    *,
    language: Annotated[
        Language | None, typer.Option(help="Without it, that is the first thing asked.", show_default=False)
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Use the database of the settings, and go on with the draft there.")
    ] = False,
    measure: Annotated[
        str | None, typer.Option(metavar="NAME", help="File it for this measure, which is there already.", show_default=False)
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where to write the PDF and the JSON at the end.")] = None,
) -> None:
    r"""Fill in a form here, a line for each answer; answers may also be piped in.

    Without FORM, choose what to do: the measures are shown with what is due, and what can be begun.

    Words such as hjelp, tilbake and oversikt work at any time. A file is given by its path. In a long text, a backslash (\) at
    the end of a line goes on with the next. The exit code is 0 when the form is finished, 1 when the input ended before.
    """
    settings = prepare()
    url = settings.database_url if keep else IN_MEMORY
    printer, reader = _printer(), Reader(sys.stdin, sys.stdout)
    with asyncio.Runner() as runner:
        run = Runs(runner.run)
        with _conversation(run, url) as conversation:
            player: Player | None
            if name is None:
                desk = Desk(conversation, SEAT, language)
                player = talk_from(desk, _maker(conversation, desk, keep=keep), printer, reader, run)
            else:
                about = None if measure is None else run(_measure(conversation, measure))
                player = Player(conversation, Errand(name, about), language, kept=keep)
                talk(player, printer, reader, run)
            finished = player is not None and player.submitted
            if player is not None and not finished:
                printer.show([player.unfinished("--keep")])
            elif player is not None and out is not None:
                _write(player, out, printer, run)
    raise typer.Exit(0 if finished else 1)


def _maker(conversation: Conversation, desk: Desk, *, keep: bool) -> Callable[[Errand], Player]:
    return lambda errand: Player(conversation, errand, desk.language, kept=keep)


async def _measure(conversation: Conversation, title: str) -> str:
    """Return the measure with this name. BadParameter when there is none."""
    home = await conversation.home(SEAT)
    found = [each.measure for each in home.measures if each.title.casefold() == title.casefold()]
    if not found:
        known_titles = ", ".join(each.title for each in home.measures if each.title)
        raise typer.BadParameter(f"there is no measure {title!r}; there is: {known_titles or 'none yet'}")
    return found[0]


@contextmanager
def _conversation(run: Runs, url: str) -> Iterator[Conversation]:
    opening = open_conversation(url)
    conversation = run(opening.__aenter__())
    try:
        yield conversation
    finally:
        run(opening.__aexit__(None, None, None))


def _printer() -> Printer:
    """Print plainly into a pipe: no colour, no wrapping; whatever the terminal cannot show becomes a question mark."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not sys.stdout.isatty():
        return Printer(sys.stdout)
    colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Printer(sys.stdout, colour=colour, width=shutil.get_terminal_size().columns)


def _write(player: Player, out: Path, printer: Printer, run: Runs) -> None:
    from bot.document.data import file_name, to_json  # noqa: PLC0415 - the typesetter is slow to import, and a start must not wait for it
    from bot.document.pdf import render  # noqa: PLC0415

    submission, form = run(player.conversation.submission(player.seat, player.view.case))
    pdf, data = (out / file_name(submission, suffix) for suffix in ("pdf", "json"))
    write(data, to_json(submission, form))
    write(pdf, render(submission, form, player.conversation.catalogs[submission.language]))
    printer.show(Block(player.text("terminal.written", path=path), Style.OK) for path in (pdf, data))
