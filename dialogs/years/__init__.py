"""What an announcement sets for a year: deadlines and rates. ``unknown`` is a value: then no check is made up.

An operator's corrections (``dialogs.corrections``) count before what stands in a year's file.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dialogs.corrections import YearCorrection, current
from dialogs.errors import FormError

CITES = ("R6.1", "R6.2")
"""The points of the regulation that a year's settings hold what is announced by."""

UNKNOWN = "unknown"
KEYS = {"year", "application_deadline", "report_deadline", "post_rate", "competence_rate", "source"}


@dataclass(frozen=True, slots=True)
class Year:
    """Rates are øre: ``post_rate`` for a full post, ``competence_rate`` for a measure. None where nothing is known."""

    year: int
    application_deadline: date | None
    report_deadline: date | None
    post_rate: int | None
    competence_rate: int | None


def read_year(path: Path) -> Year:
    """Read a year's file; its amounts are whole kroner. FormError names what is wrong."""
    data = dict(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    if data.keys() != KEYS:
        raise FormError((f"{path}:1: keys differ from what a year has: {', '.join(sorted(data.keys() ^ KEYS))}",))
    known = {key: None if value == UNKNOWN else value for key, value in data.items()}
    days, rates = ("application_deadline", "report_deadline"), ("post_rate", "competence_rate")
    wrong = [key for key in days if not isinstance(known[key], date | None)]
    wrong += [key for key in ("year", *rates) if not isinstance(known[key], int | None)]
    if wrong:
        raise FormError(tuple(f"{path}:1: {key}: a date, whole kroner or {UNKNOWN}, not {data[key]!r}" for key in wrong))
    post, competence = (None if data[key] == UNKNOWN else int(data[key]) * 100 for key in rates)
    return Year(int(data["year"]), known["application_deadline"], known["report_deadline"], post, competence)


def load_year(year: int) -> Year:
    """Return what is known of a year: nothing at all, where it has no file and nothing is corrected."""
    correction = current().years.get(year)
    return _filed(year) if correction is None else _corrected(year, correction)


@cache
def _corrected(year: int, correction: YearCorrection) -> Year:
    changes: dict[str, Any] = {}
    for key, value in correction:
        if value is not None:
            known = None if value == UNKNOWN else value
            changes[key] = known * 100 if isinstance(known, int) else known
    return replace(_filed(year), **changes)


@cache
def _filed(year: int) -> Year:
    path = Path(__file__).parent / f"{year}.yaml"
    return read_year(path) if path.is_file() else Year(year, None, None, None, None)
