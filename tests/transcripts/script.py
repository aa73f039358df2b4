"""The format of a golden transcript: what a person does, and all that comes back. Knows no channel and no form.

    # A note, for the reader.
    type Ung i jobb
        ✓ Namn på tiltaket: Ung i jobb
        # Spørsmål 2 av 21 · Om tiltaket

    fill
      Motteke i 2021 = 610 000
        ✓ Motteke i 2021: 610 000 kr

A step begins in the first column; values of a screen are indented by two, what comes back by four. ``README.md`` lists the verbs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

VALUE, BACK = "  ", "    "
CHAT = "chat: "
_SPECIAL = re.compile(r"\{(?:(?P<name>empty|NUL|RLM|newline)|(?P<times>\d+) × (?P<what>[^{}]+))\}")
_CHARACTERS = {"empty": "", "NUL": "\0", "RLM": "\u200f", "newline": "\n"}

Values = Sequence[tuple[str, str]]
"""Short names of fields, and what is given for each."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the person does, and ``back``, what comes back.

    ``chat``: only where one can type, send or press anything at any time; a page with a form has no way to do it.
    """

    verb: str
    text: str = ""
    values: tuple[tuple[str, str], ...] = ()
    back: tuple[str, ...] = ()
    chat: bool = False
    notes: tuple[str, ...] = ()

    @property
    def raw(self) -> str:
        """What is typed, with ``{…}`` for what cannot be seen or would be too long to read."""
        return plain(self.text)

    @property
    def parts(self) -> list[str]:
        """Several things in one step: «A | B»."""
        return [part.strip() for part in self.raw.split(" | ")]

    @property
    def pair(self) -> tuple[str, str]:
        """Two things in one step: «A = B»."""
        left, _, right = self.raw.partition(" = ")
        return left.strip(), right

    @property
    def filled(self) -> dict[str, str]:
        """The values of a screen, by their short names."""
        return {name: plain(value) for name, value in self.values}

    @property
    def pairs(self) -> Values:
        """The same in order, where a name may come again in the next row."""
        return [(name, plain(value)) for name, value in self.values]

    @property
    def given(self) -> list[str]:
        """The step as it is written, without what comes back."""
        head = f"{CHAT if self.chat else ''}{self.verb} {self.text}".rstrip()
        return [*self.notes, head, *(f"{VALUE}{name} = {value}".rstrip() for name, value in self.values)]


def plain(text: str) -> str:
    """Return what ``{…}`` in a text stands for."""
    return _SPECIAL.sub(_special, text)


def _special(match: re.Match[str]) -> str:
    return match["what"] * int(match["times"]) if match["times"] else _CHARACTERS[match["name"]]


def read(text: str) -> list[Step]:
    """Return the steps of a transcript."""
    steps: list[Step] = []
    notes: list[str] = []
    for line in text.splitlines():
        if line.startswith(BACK):
            steps[-1] = replace(steps[-1], back=(*steps[-1].back, line.removeprefix(BACK)))
        elif line.startswith(VALUE):
            name, _, value = line.strip().partition(" =")
            steps[-1] = replace(steps[-1], values=(*steps[-1].values, (name, value.removeprefix(" "))))
        elif line.startswith("#"):
            notes.append(line)
        elif line:
            verb, _, rest = line.removeprefix(CHAT).partition(" ")
            steps.append(Step(verb, rest, chat=line.startswith(CHAT), notes=tuple(notes)))
            notes = []
    return steps


def written(steps: list[Step]) -> str:
    """Return the transcript as text: ``read`` gives the same steps back."""
    return "\n\n".join("\n".join([*step.given, *(f"{BACK}{line}" for line in step.back)]) for step in steps) + "\n"


def load(path: Path) -> list[Step]:
    """Return the steps of a transcript's file."""
    return read(path.read_text(encoding="utf-8"))


def save(path: Path, steps: list[Step]) -> None:
    """Write a transcript's file."""
    path.write_text(written(steps), encoding="utf-8")
