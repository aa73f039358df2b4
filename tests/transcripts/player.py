"""Plays a transcript through a channel, and holds what came back against what is written, line by line, whole lists."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import Protocol

from dialogs.events import Oddity
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import load_form
from tests.transcripts.files import content
from tests.transcripts.script import Step, Values
from tests.transcripts.tables import Clock

TRANSCRIPTS = sorted(Path(__file__).parent.glob("n[nb]/*.txt"))
LANGUAGES = {"nynorsk": Language.NYNORSK, "bokmål": Language.BOKMAL, "": None, "next": None}
USUAL = "report-2021"


class Driver(Protocol):
    """A person at a channel. Each method is one step; ``heard`` is then all that came back, in the transcripts' form."""

    clock: Clock

    def can(self, step: Step) -> bool:
        """Tell whether the channel has a way to do this at all."""

    def heard(self) -> list[str]:
        """Return all that the last step brought."""

    def rendition(self, step: Step) -> list[str]:
        """Return what the channel must show for a step's lines: the same, but for what it words or lays out in its own way."""

    async def start(self, form: Form, language: Language | None) -> None:
        """Begin a filing of a new measure."""

    async def next(self, form: Form) -> None:
        """Begin another filing of the same measure, in the same language."""

    async def filed(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """Have filed something before, of a new measure or (without a language) of the same."""

    async def type(self, text: str) -> None:
        """Type something and send it."""

    async def press(self, label: str) -> None:
        """Press an option, a suggestion or a command by its label."""

    async def tick(self, labels: list[str]) -> None:
        """Tick these boxes, and no others, and say that this is the answer."""

    async def fill(self, values: Values) -> None:
        """Answer several fields of a question, by their short names; those of one row after those of another."""

    async def accept(self) -> None:
        """Take everything that is proposed on the question."""

    async def remove(self, row: int) -> None:
        """Remove a row of the question."""

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


def _begun(text: str) -> tuple[Form, Language | None]:
    """Return what is begun: «nynorsk», «bokmål application-2025», «» or «next report-2025»."""
    language, _, form = text.partition(" ")
    return load_form(form or USUAL), LANGUAGES[language]


VERBS: Mapping[str, Callable[[Driver, Step], Awaitable[None]]] = {
    "start": lambda driver, step: driver.start(*_begun(step.text)),
    "next": lambda driver, step: driver.next(load_form(step.text)),
    "filed": lambda driver, step: driver.filed(*_begun(step.text), step.filled),
    "type": lambda driver, step: driver.type(step.raw),
    "press": lambda driver, step: driver.press(step.text),
    "tick": lambda driver, step: driver.tick(step.parts),
    "fill": lambda driver, step: driver.fill(step.pairs),
    "accept": lambda driver, _step: driver.accept(),
    "remove": lambda driver, step: driver.remove(int(step.text)),
    "upload": lambda driver, step: driver.upload(step.pair[0], content(step.pair[1])),
    "go": lambda driver, step: driver.go(step.text),
    "edit": lambda driver, step: driver.edit(*step.pair),
    "send": lambda driver, step: driver.send(Oddity(step.text)),
    "stale": lambda driver, step: driver.stale(step.text),
    "reload": lambda driver, _step: driver.reload(),
}
DAY, FILED = "day", "filed"
SILENT = frozenset({DAY, FILED})
"""Steps that nobody sees anything of: what the world was when the others were taken."""


async def _take(driver: Driver, step: Step) -> list[str]:
    """Take a step; return what came back."""
    if step.verb == DAY:
        driver.clock.go_to(step.text)
    else:
        await VERBS[step.verb](driver, step)
    return [] if step.verb in SILENT else driver.heard()


async def play(driver: Driver, steps: list[Step]) -> list[Step]:
    """Play a transcript, and return it with what came back here."""
    return [replace(step, back=tuple(await _take(driver, step))) for step in steps]


async def check(driver: Driver, steps: list[Step]) -> None:
    """Play a transcript up to the first step that brings something else than what is written; AssertionError then."""
    for number, step in enumerate(steps, start=1):
        if not driver.can(step):
            continue
        heard = await _take(driver, step)
        wanted = [] if step.verb in SILENT else driver.rendition(step)
        assert heard == wanted, _difference(f"step {number} of {len(steps)}", step, wanted, heard)


def _difference(where: str, step: Step, wanted: list[str], heard: list[str]) -> str:
    lines = unified_diff(wanted, heard, "written", "heard", lineterm="", n=20)
    return "\n".join([where, *step.given, *lines])
