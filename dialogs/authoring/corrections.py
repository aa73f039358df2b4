"""Reads an operator's file of corrections and names every mistake in it, each with file and line (docs/operator.md)."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dialogs import registers
from dialogs.authoring.finding import Report, hint
from dialogs.authoring.written import UNREADABLE, not_yaml, read_written
from dialogs.corrections import BothLanguages, Corrections, CorrectionsError, OfficeCorrection, YearCorrection

EXPECTED = {
    "governors": "offices by organisation number",
    "years": "years by number",
    "name": "the name in both languages, {nn: …, nb: …}",
    "mailbox": "a mailbox, such as post@statsforvalteren.example",
    "nn": "the text in Nynorsk, on one line",
    "nb": "the text in Bokmål, on one line",
    "post_rate": "whole kroner, such as 650000, or unknown",
    "competence_rate": "whole kroner, such as 20000, or unknown",
    "application_deadline": "a day, such as 2027-02-01, or unknown",
    "report_deadline": "a day, such as 2027-02-01, or unknown",
    "priorities": "a list of texts in both languages, [{nn: …, nb: …}], or unknown",
    "not_funded": "a list of texts in both languages, [{nn: …, nb: …}], or unknown",
    "announcement": "an address, such as https://www.nav.no/…, or unknown",
}
KEYS: Mapping[int, Mapping[str, Collection[str]]] = {
    1: {"": Corrections.model_fields},
    3: {"governors": OfficeCorrection.model_fields, "years": YearCorrection.model_fields},
    4: {"governors": BothLanguages.model_fields},
    5: {"years": BothLanguages.model_fields},
}
"""What keys there can be, by how deep they stand and under what."""
TOPIC = 4
"""How deep a topic of a year stands: ``years``, the year, the list, its place there."""


def read_corrections(path: Path) -> Corrections:
    """Return what the file corrects; an empty one corrects nothing. CorrectionsError names everything that is wrong."""
    data, lines = _load(path)
    wrong = dict(_strangers(data))
    try:
        corrections = Corrections.model_validate(_plain(data))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            place, message = _explain(lines, each)
            wrong.setdefault(place, message)
    if wrong:
        report = Report(path, lines)
        found = sorted((report.line(".".join(place)), message) for place, message in wrong.items())
        raise CorrectionsError(tuple(f"{path}:{line}: {message}" for line, message in found))
    return corrections


def _load(path: Path) -> tuple[Any, Mapping[str, int]]:
    try:
        data, lines = read_written(path)
    except UNREADABLE as error:
        raise CorrectionsError((str(not_yaml(path, error)),)) from None
    except OSError as error:
        raise CorrectionsError((f"{path}: cannot be read ({error.strerror}): expected a YAML file of corrections",)) from None
    return {} if data is None else data, lines


def _plain(data: Any) -> Any:
    """Return the data with organisation numbers as text: few think of the quotes."""
    offices = data.get("governors") if isinstance(data, dict) else None
    return {**data, "governors": {str(key): each for key, each in offices.items()}} if isinstance(offices, dict) else data


Place = tuple[str, ...]


def _strangers(data: Any) -> Iterator[tuple[Place, str]]:
    """Yield the organisation numbers that are no receiver's."""
    offices = data.get("governors") if isinstance(data, dict) else None
    known = [each.orgnr for each in (*registers.governors(), registers.directorate())]
    for key in offices if isinstance(offices, dict) else ():
        if str(key) not in known:
            yield ("governors", str(key)), f"{str(key)!r} is the organisation number of no receiver: {hint(str(key), known)}"


def _explain(lines: Mapping[str, int], error: ErrorDetails) -> tuple[Place, str]:
    """Return the place in the file that an error is about, and what is wrong there."""
    steps = tuple(str(step) for step in error["loc"])
    place = _within(lines, steps)
    key = _called(place)
    if error["type"] == "missing":
        return (*place, steps[-1]), f"{key!r} lacks the key {steps[-1]!r}: expected {EXPECTED[steps[-1]]}"
    if error["type"] == "extra_forbidden":
        known = KEYS[len(place)]["" if len(place) == 1 else place[0]]
        return place, f"unknown key {key!r}: {hint(key, known)}"
    if steps[-1:] == ("[key]",):
        return place, f"{key!r} is no year: expected a number, such as 2027"
    return place, f"{key!r} is {_shown(error['input'])}: expected {EXPECTED.get(key, 'a mapping, {key: value}')}"


def _within(lines: Mapping[str, int], steps: Place) -> Place:
    """Return the steps that lead somewhere in the file: the others are the checker's own."""
    place: Place = ()
    for step in steps:
        if ".".join((*place, step)) in lines:
            place = (*place, step)
    return place


def _called(place: Place) -> str:
    """Return the last key that leads to a place: a topic goes by the list that it stands in."""
    named = place[:3] if len(place) == TOPIC and place[0] == "years" else place
    return named[-1] if named else "the file"


def _shown(raw: object) -> str:
    if raw is None or raw == []:
        return "empty"
    return "a mapping" if isinstance(raw, dict) else "a list" if isinstance(raw, list) else repr(str(raw))
