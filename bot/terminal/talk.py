"""A whole conversation at a terminal: show, read, take, until the filing is finished or the input ends."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bot.terminal.blocks import Block, Printer
from bot.terminal.player import Player
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
        while not player.submitted:
            text = reader.reply(lines=player.takes_lines)
            if text is None:
                break
            printer.show(run(player.reply(text)))
    except KeyboardInterrupt:
        printer.show([Block("")])
    return player.submitted
