"""Reads a form's file and says what is wrong in its shape: no YAML, unknown or missing keys, values of the wrong sort."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from dialogs.authoring.finding import Finding, Mistake, Report, hint
from dialogs.authoring.source import ConditionSource, FieldSource, FormSource, OptionSource, QuestionSource, SectionSource, Source

_PARTS: Mapping[str, type[Source]] = {
    "sections": SectionSource,
    "questions": QuestionSource,
    "options": OptionSource,
    "fields": FieldSource,
    "follow_up": FieldSource,
    "relevant": ConditionSource,
}
_CODES = {"extra_forbidden": Mistake.UNKNOWN_KEY, "missing": Mistake.MISSING_KEY}
_SHOULD_BE = {
    "int_type": "should be a whole number",
    "bool_type": "should be true or false",
    "string_type": "should be a word or text",
    "list_type": "should be a list: [a, b]",
    "model_type": "should be a mapping: {key: value}",
}
_STAND_IN = "email"  # the kind that needs no other key


@dataclass(frozen=True, slots=True)
class Draft:
    """A form's file as far as it could be read.

    Where only the inside of questions is wrong, ``source`` holds stand-ins for them, named in ``broken``, so that the rest can be
    looked at all the same; it is None where no sense can be made of the whole.
    """

    path: Path
    lines: Mapping[str, int]
    source: FormSource | None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str] = field(default_factory=frozenset)


def read_draft(path: Path) -> Draft:
    """Return what stands in the file; never raises for what an author can do wrong."""
    lines: dict[str, int] = {}
    try:
        data = YAML().load(path.read_text(encoding="utf-8"))
        _note_lines(data, "", lines)
    except (YAMLError, ValueError, TypeError, RecursionError) as error:  # the last three: not UTF-8, odd keys, a loop of aliases
        return Draft(path, {}, None, (_not_yaml(path, error),))
    try:
        return Draft(path, lines, FormSource.model_validate(data))
    except ValidationError as error:
        details = error.errors(include_url=False)
    report = Report(path, lines)
    for each in details:
        _explain(report, each)
    source, broken = _stand_ins(data, details)
    return Draft(path, lines, source, tuple(report.findings), broken)


def _not_yaml(path: Path, error: Exception) -> Finding:
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    problem = error.problem if isinstance(error, MarkedYAMLError) else str(error).partition("\n")[0]
    message = f"not valid YAML: {problem}: look at this line and the one above"
    return Finding(path, mark.line + 1 if mark else 1, message, Mistake.NOT_YAML)


def _note_lines(node: object, place: str, lines: dict[str, int]) -> None:
    if isinstance(node, CommentedMap | CommentedSeq):
        lines.setdefault(place, node.lc.line + 1)
        items = node.items() if isinstance(node, CommentedMap) else enumerate(node)
        for key, child in items:
            path = f"{place}.{key}" if place else str(key)
            position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
            lines[path] = position[0] + 1
            _note_lines(child, path, lines)


def _explain(report: Report, error: ErrorDetails) -> None:
    *around, key = error["loc"] or ("the file",)
    part = next((str(step) for step in reversed(around) if isinstance(step, str)), "")
    what = f"{key!r}" if isinstance(key, str) else f"item {key + 1} of {part!r}"
    code = _CODES.get(error["type"], Mistake.WRONG_VALUE)
    match error["type"]:
        case "extra_forbidden":
            message = f"unknown key {what}: {hint(str(key), _PARTS.get(part, FormSource).model_fields)}"
        case "missing":
            message = f"the key {what} is missing: add it"
        case "literal_error":
            code = Mistake.UNKNOWN_KIND
            message = f"unknown kind {error['input']!r}: there is {error.get('ctx', {}).get('expected')}"
        case "string_pattern_mismatch":
            message = f"{what} is {error['input']!r}: a name begins with a letter and holds only a-z, 0-9 and _"
        case _:
            message = f"{what} is {_shown(error['input'])}: {_SHOULD_BE.get(error['type'], error['msg'])}"
    report.add(".".join(str(step) for step in error["loc"]), code, message)


def _shown(raw: object) -> str:
    if raw is None:
        return "empty"
    return repr(raw) if isinstance(raw, str | int | float) else "a list" if isinstance(raw, list) else "a mapping"


def _stand_ins(data: Any, details: list[ErrorDetails]) -> tuple[FormSource | None, frozenset[str]]:
    """Return the form with unknown keys left out and a plain question in place of each broken one, and these questions' names."""
    data = copy.deepcopy(data)
    for each in details:
        if each["type"] == "extra_forbidden":
            _leave_out(data, each["loc"])
    broken = set()
    for each in details:
        match each["loc"]:
            case ("sections", int(section), "questions", int(question), *_) if each["type"] != "extra_forbidden":
                questions = data["sections"][section]["questions"]
                name = questions[question].get("question") if isinstance(questions[question], dict) else None
                name = name if isinstance(name, str) else f"broken_{section}_{question}"
                questions[question] = {"question": name, "kind": _STAND_IN}
                broken.add(name)
    try:
        return FormSource.model_validate(data), frozenset(broken)
    except ValidationError:
        return None, frozenset(broken)


def _leave_out(data: Any, place: tuple[int | str, ...]) -> None:
    *around, key = place
    for step in around:
        if isinstance(data, dict) and isinstance(step, int):  # a lone condition, which needs no list
            continue
        data = data[step]
    data.pop(key, None)
