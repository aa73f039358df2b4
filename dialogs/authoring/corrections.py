"""Reads an operator's file of corrections and names every mistake in it, each with file and line (docs/operator.md)."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from dialogs import registers
from dialogs.authoring.finding import hint
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


def read_corrections(path: Path) -> Corrections:
    """Return what the file corrects; an empty one corrects nothing. CorrectionsError names everything that is wrong."""
    data = _load(path)
    wrong = dict(_strangers(data))
    try:
        corrections = Corrections.model_validate(_plain(data))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            place, message = _explain(data, each)
            wrong.setdefault(place, message)
    if wrong:
        lines = sorted((_line(data, place), message) for place, message in wrong.items())
        raise CorrectionsError(tuple(f"{path}:{line}: {message}" for line, message in lines))
    return corrections


def _load(path: Path) -> Any:
    try:
        data = YAML().load(path.read_text(encoding="utf-8"))
    except (YAMLError, ValueError) as error:  # ValueError: not UTF-8
        mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
        problem = error.problem if isinstance(error, MarkedYAMLError) else str(error).partition("\n")[0]
        line = mark.line + 1 if mark else 1
        raise CorrectionsError((f"{path}:{line}: not valid YAML: {problem}: look at this line and the one above",)) from None
    except OSError as error:
        raise CorrectionsError((f"{path}: cannot be read ({error.strerror}): expected a YAML file of corrections",)) from None
    return CommentedMap() if data is None else data


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


def _explain(data: Any, error: ErrorDetails) -> tuple[Place, str]:
    """Return the place in the file that an error is about, and what is wrong there."""
    steps = tuple(str(step) for step in error["loc"])
    place = _within(data, steps)
    key = _called(data, place)
    if error["type"] == "missing":
        return (*place, steps[-1]), f"{key!r} lacks the key {steps[-1]!r}: expected {EXPECTED[steps[-1]]}"
    if error["type"] == "extra_forbidden":
        known = KEYS[len(place)]["" if len(place) == 1 else place[0]]
        return place, f"unknown key {key!r}: {hint(key, known)}"
    if steps[-1:] == ("[key]",):
        return place, f"{key!r} is no year: expected a number, such as 2027"
    return place, f"{key!r} is {_shown(error['input'])}: expected {EXPECTED.get(key, 'a mapping, {key: value}')}"


def _within(data: Any, steps: Place) -> Place:
    """Return the steps that lead somewhere in the file: the others are the checker's own."""
    place = []
    for step in steps:
        key = _key(data, step)
        if key is not None:
            place.append(step)
            data = data[key]
    return tuple(place)


def _called(data: Any, place: Place) -> str:
    """Return the last key that leads to a place: an entry of a list goes by the list's."""
    called = "the file"
    for step in place:
        called = called if isinstance(data, list) else step
        data = data[_key(data, step)]
    return called


def _key(node: Any, step: str) -> Any:
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    return next((key for key in keys if str(key) == step), None)


def _line(data: Any, place: Place) -> int:
    """Return the line of the last step that is written down."""
    line = 1
    for step in place:
        key = _key(data, step)
        if key is None:
            break
        line = (data.lc.item(key) if isinstance(data, CommentedSeq) else data.lc.key(key))[0] + 1
        data = data[key]
    return line


def _shown(raw: object) -> str:
    if raw is None or raw == []:
        return "empty"
    return "a mapping" if isinstance(raw, dict) else "a list" if isinstance(raw, list) else repr(str(raw))
