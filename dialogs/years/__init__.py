"""What an announcement sets for a year: deadlines, rates, priorities. ``unknown`` is a value: then no check is made up.

An operator's corrections (``dialogs.corrections``) count before what stands in a year's file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML

from dialogs.corrections import ADDRESS, UNKNOWN, BothLanguages, YearCorrection, current
from dialogs.errors import FormError
from dialogs.prompts import Given, Wording

CITES = ("R1.2", "R6.1", "R6.2")
"""The points of the regulation that a year's settings hold what is announced by."""

Topics: TypeAlias = tuple[Wording | Given, ...]
"""What an announcement names: by texts of the catalogs, or in an operator's own words."""


@dataclass(frozen=True, slots=True)
class Year:
    """Rates are øre: ``post_rate`` for a full post, ``competence_rate`` for a measure. None where nothing is known.

    ``priorities`` are what the announcement puts first, ``not_funded`` what it gives nothing to, ``announcement`` its address.
    """

    year: int
    application_deadline: date | None = None
    report_deadline: date | None = None
    post_rate: int | None = None
    competence_rate: int | None = None
    priorities: Topics | None = None
    not_funded: Topics | None = None
    announcement: str | None = None


RATES = frozenset({"post_rate", "competence_rate"})
TOPICS: Mapping[str, str] = {"priorities": "year.priority.", "not_funded": "year.not_funded."}
"""What the ids begin with of the texts that an announcement's topics have in the catalogs."""


def _is_number(raw: object) -> bool:
    return type(raw) is int and raw >= 0


def _is_day(raw: object) -> bool:
    return raw == UNKNOWN or type(raw) is date


def _is_kroner(raw: object) -> bool:
    return raw == UNKNOWN or _is_number(raw)


def _is_names(raw: object) -> bool:
    is_list = isinstance(raw, list) and raw != [] and all(isinstance(each, str) and re.fullmatch("[a-z_]+", each) for each in raw)
    return raw == UNKNOWN or is_list


def _is_address(raw: object) -> bool:
    return raw == UNKNOWN or (isinstance(raw, str) and re.fullmatch(ADDRESS, raw) is not None)


KEYS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "year": (_is_number, "a number"),
    "application_deadline": (_is_day, "a day or unknown"),
    "report_deadline": (_is_day, "a day or unknown"),
    "post_rate": (_is_kroner, "whole kroner or unknown"),
    "competence_rate": (_is_kroner, "whole kroner or unknown"),
    "priorities": (_is_names, "a list of names or unknown"),
    "not_funded": (_is_names, "a list of names or unknown"),
    "announcement": (_is_address, "an address (https://…) or unknown"),
    "source": (lambda raw: isinstance(raw, str), "who says so"),
}
"""What a year's file holds: what fits, and how that is called."""


def read_year(path: Path) -> Year:
    """Read a year's file; its amounts are whole kroner. FormError names what is wrong, with file and line."""
    data = dict(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    wrong = tuple(f"{path}:{line_of(path, key)}: {message}" for key, message in _wrong(data))
    if wrong:
        raise FormError(wrong)
    return Year(**{key: _meant(key, value) for key, value in data.items() if key != "source"})


def _wrong(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the keys with something wrong, and what it is."""
    if data.keys() != KEYS.keys():
        yield "", f"keys differ from what a year has: {', '.join(sorted(map(str, data.keys() ^ KEYS.keys())))}"
        return
    for key, (fits, expected) in KEYS.items():
        if not fits(data[key]):
            yield key, f"{key}: expected {expected}, not {data[key]!r}"


def line_of(path: Path, key: str) -> int:
    """Return the line on which a key stands in a year's file, else the first."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)


def _meant(key: str, value: Any) -> Any:
    """Return what stands in a file, or in an operator's corrections, as a year holds it."""
    if value == UNKNOWN:
        return None
    if key in TOPICS:
        return tuple(_topic(key, each) for each in value)
    return value * 100 if key in RATES else value


def _topic(key: str, topic: str | BothLanguages) -> Wording | Given:
    return Wording(id=TOPICS[key] + topic) if isinstance(topic, str) else Given(nn=topic.nn, nb=topic.nb)


def load_year(year: int) -> Year:
    """Return what is known of a year: nothing at all, where it has no file and nothing is corrected."""
    correction = current().years.get(year)
    return _filed(year) if correction is None else _corrected(year, correction)


@cache
def _corrected(year: int, correction: YearCorrection) -> Year:
    changes: dict[str, Any] = {key: _meant(key, value) for key, value in correction if value is not None}
    return replace(_filed(year), **changes)


@cache
def _filed(year: int) -> Year:
    path = Path(__file__).parent / f"{year}.yaml"
    return read_year(path) if path.is_file() else Year(year)
