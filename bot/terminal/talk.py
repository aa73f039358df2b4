"""A whole conversation at a terminal: show, read, take, until the filing is finished or the input ends."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bot.terminal.blocks import Block, Printer
from bot.terminal.desk import Choice, Desk
from bot.terminal.player import Errand, Player
from bot.terminal.reading import Reader

T = TypeVar("T")


class Runs:
    """Runs what is asynchronous between two lines, so that Ctrl-C at the prompt is an ordinary KeyboardInterrupt."""

    def __init__(self, run: Callable[[Coroutine[Any, Any, Any]], Any]) -> None:
        self._run = run

    def __call__(self, work: Coroutine[Any, Any, T]) -> T:
        """Run it to its end."""
        result: T = self._run(work)
        return result


def talk(player: Player, printer: Printer, reader: Reader, run: Runs) -> bool:
    """Hold the conversation; return whether the filing is finished."""
    opening = run(player.open())
    printer.show([player.hello(), *opening])
    try:
        _converse(player, None, printer, reader, run)
    except KeyboardInterrupt:
        printer.show([Block("")])
    return player.submitted


def talk_from(desk: Desk, make: Callable[[Errand], Player], printer: Printer, reader: Reader, run: Runs) -> Player | None:
    """Let a person choose what to do, again and again until the input ends; return what was spoken of last."""
    player: Player | None = None
    try:
        while True:
            printer.show(run(desk.open()))
            found = _chosen(desk, printer, reader)
            if found is None:
                return player
            if found.errand is None:
                run(desk.take(found))
                continue
            player = make(found.errand)
            opening = run(player.open())
            printer.show([player.hello(), *opening])
            if not _converse(player, desk, printer, reader, run):
                return player
    except KeyboardInterrupt:
        printer.show([Block("")])
        return player


def _chosen(desk: Desk, printer: Printer, reader: Reader) -> Choice | None:
    """Return what is chosen, None at the end of the input."""
    while (text := reader.reply(lines=False)) is not None:
        found = desk.choose(text)
        if found is not None:
            return found
        printer.show(desk.again())
    return None


def _converse(player: Player, desk: Desk | None, printer: Printer, reader: Reader, run: Runs) -> bool:
    """Hold a conversation until the filing is finished, or somebody goes back to the desk; False at the end of the input."""
    while not player.submitted:
        text = reader.reply(lines=player.takes_lines)
        if text is None:
            return False
        if desk is not None and desk.is_way_back(text):
            break
        printer.show(run(player.reply(text)))
    return True
