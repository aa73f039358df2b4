"""What all registers share: entries that hold from a day to a day, and the table that they make on a given day."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML


class Entry(BaseModel):
    """Something that holds from ``valid_from`` to ``valid_to``, both included; left out: always, as far as is known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date = date.min
    valid_to: date = date.max

    def holds(self, on: date) -> bool:
        """Say whether it holds on a day."""
        return self.valid_from <= on <= self.valid_to


Dated = TypeVar("Dated", bound=Entry)


class Register(Generic[Dated]):
    """Entries and their times. Before the first day that is known, the first table counts; after the last change, the last."""

    def __init__(self, entries: Iterable[Dated], known_from: date) -> None:
        self.entries = tuple(entries)
        ends = (each.valid_to + timedelta(days=1) for each in self.entries if each.valid_to != date.max)
        changes = {each.valid_from for each in self.entries} | set(ends)
        self._starts = sorted({known_from, *(each for each in changes if each > known_from)})
        self._tables = [tuple(each for each in self.entries if each.holds(start)) for start in self._starts]

    def since(self, on: date) -> date:
        """Return the first day of the table that counts on a day: it names the table."""
        return self._starts[self._place(on)]

    def on(self, on: date) -> tuple[Dated, ...]:
        """Return the entries that count on a day."""
        return self._tables[self._place(on)]

    def _place(self, on: date) -> int:
        return max(bisect_right(self._starts, on) - 1, 0)


def read(name: str) -> dict[str, Any]:
    """Return what stands in a register's file."""
    return dict(YAML(typ="safe").load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")))
