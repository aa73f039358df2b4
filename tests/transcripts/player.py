"""Plays a transcript through a channel, and holds what came back against what is written, line by line, whole lists."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import Protocol

from dialogs.events import Oddity
from dialogs.language import Language
from tests.transcripts.files import content
from tests.transcripts.script import Step

TRANSCRIPTS = sorted(Path(__file__).parent.glob("n[nb]/*.txt"))
LANGUAGES = {"nynorsk": Language.NYNORSK, "bokmål": Language.BOKMAL, "": None}


class Driver(Protocol):
    """A person at a channel. Each method is one step; ``heard`` is then all that came back, in the transcripts' form."""

    def can(self, step: Step) -> bool:
        """Tell whether the channel has a way to do this at all."""

    def heard(self) -> list[str]:
        """Return all that the last step brought."""

    def rendition(self, step: Step) -> list[str]:
        """Return what the channel must show for a step's lines: the same, but for what it words or lays out in its own way."""

    async def start(self, language: Language | None) -> None:
        """Begin a new report."""

    async def type(self, text: str) -> None:
        """Type something and send it."""

    async def press(self, label: str) -> None:
        """Press an option, a suggestion or a command by its label."""

    async def tick(self, labels: list[str]) -> None:
        """Tick these boxes, and no others, and say that this is the answer."""

    async def fill(self, values: Mapping[str, str]) -> None:
        """Answer several fields of a question, by their short names."""

    async def upload(self, name: str, content: bytes) -> None:
        """Send a file."""

    async def go(self, question: str) -> None:
        """Go to a question or one of its fields, by its short name."""

    async def edit(self, field: str, text: str) -> None:
        """Change the message that answered a field."""

    async def send(self, oddity: Oddity) -> None:
        """Send something that is no answer."""

    async def stale(self, label: str) -> None:
        """Press what was on the screen before the last step."""

    async def reload(self) -> None:
        """Come back later, and look at the case as it is."""


VERBS: Mapping[str, Callable[[Driver, Step], Awaitable[None]]] = {
    "start": lambda driver, step: driver.start(LANGUAGES[step.text]),
    "type": lambda driver, step: driver.type(step.raw),
    "press": lambda driver, step: driver.press(step.text),
    "tick": lambda driver, step: driver.tick(step.parts),
    "fill": lambda driver, step: driver.fill(step.filled),
    "upload": lambda driver, step: driver.upload(step.pair[0], content(step.pair[1])),
    "go": lambda driver, step: driver.go(step.text),
    "edit": lambda driver, step: driver.edit(*step.pair),
    "send": lambda driver, step: driver.send(Oddity(step.text)),
    "stale": lambda driver, step: driver.stale(step.text),
    "reload": lambda driver, _step: driver.reload(),
}


async def play(driver: Driver, steps: list[Step]) -> list[Step]:
    """Play a transcript, and return it with what came back here."""
    played = []
    for step in steps:
        await VERBS[step.verb](driver, step)
        played.append(replace(step, back=tuple(driver.heard())))
    return played


async def check(driver: Driver, steps: list[Step]) -> None:
    """Play a transcript up to the first step that brings something else than what is written; AssertionError then."""
    for number, step in enumerate(steps, start=1):
        if not driver.can(step):
            continue
        await VERBS[step.verb](driver, step)
        heard, wanted = driver.heard(), driver.rendition(step)
        assert heard == wanted, _difference(f"step {number} of {len(steps)}", step, wanted, heard)


def _difference(where: str, step: Step, wanted: list[str], heard: list[str]) -> str:
    lines = unified_diff(wanted, heard, "written", "heard", lineterm="", n=20)
    return "\n".join([where, *step.given, *lines])
