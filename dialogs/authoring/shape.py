"""Reads a form's file and says what is wrong in its shape: no YAML, unknown or missing keys, values of the wrong sort."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.comments import CommentedMap

from dialogs.authoring.edition import put_together
from dialogs.authoring.finding import Finding, Mistake, Report, hint
from dialogs.authoring.source import (
    FORMS,
    ConditionSource,
    EditionSource,
    FieldSource,
    FormSource,
    OptionSource,
    PaperSource,
    QuestionSource,
    SectionSource,
    Source,
)
from dialogs.authoring.written import UNREADABLE, lines_of, not_yaml, read_written

_PARTS: Mapping[str, type[Source]] = {
    "sections": SectionSource,
    "questions": QuestionSource,
    "options": OptionSource,
    "fields": FieldSource,
    "follow_up": FieldSource,
    "relevant": ConditionSource,
    "document": PaperSource,
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
    looked at all the same; it is None where no sense can be made of the whole. ``written`` is the whole form, for those that
    follow it; None where something is wrong in it.
    """

    path: Path
    lines: Mapping[str, int]
    source: FormSource | None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str] = field(default_factory=frozenset)
    written: CommentedMap | None = None


def read_draft(path: Path, followers: tuple[str, ...] = ()) -> Draft:
    """Return what stands in the file, what it follows put in; never raises for what an author can do wrong.

    ``followers`` are the editions that are being read because of which this one is read.
    """
    try:
        written, lines = read_written(path)
    except UNREADABLE as error:
        return Draft(path, {}, None, (not_yaml(path, error),))
    report = Report(path, lines)
    if isinstance(written, CommentedMap) and "follows" in written:
        whole = _followed_up(report, written, (*followers, path.stem))
        if whole is None:
            return Draft(path, lines, None, tuple(report.findings))
        written, report = whole, Report(path, lines_of(whole), report.findings)
    return _validated(report, written)


def _followed_up(report: Report, written: CommentedMap, followers: tuple[str, ...]) -> CommentedMap | None:
    """Return the whole form of an edition that follows another, None where it cannot be put together."""
    try:
        source = EditionSource.model_validate(written)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            _explain(report, each, EditionSource)
        return None
    name = source.follows
    path = next((each for each in _places(report.path, name) if each.is_file()), None)
    if path is None:
        known = {each.stem for folder in (report.path.parent, FORMS) for each in folder.glob("*.yaml")} - {source.form}
        message = f"there is no form {name!r} to follow: {hint(name, sorted(known))}"
        report.add("follows", Mistake.UNKNOWN_EDITION, message)
        return None
    if name in followers:
        message = f"editions follow each other in a circle ({' → '.join((*followers, name))}): one must be whole"
        report.add("follows", Mistake.CIRCULAR_EDITION, message)
        return None
    followed = read_draft(path, followers)
    if followed.findings or followed.written is None:
        circle = next((each for each in followed.findings if each.code is Mistake.CIRCULAR_EDITION), None)
        message = circle.message if circle else f"{name!r} has mistakes of its own, and cannot be followed: mend it first"
        report.add("follows", circle.code if circle else Mistake.BROKEN_EDITION, message)
        return None
    return put_together(report, written, source, followed.written)


def _places(path: Path, name: str) -> Iterator[Path]:
    """Yield where the form with this name may stand: beside the one that follows it, or among the installed ones."""
    if re.fullmatch(r"[a-z0-9-]+", name):
        yield from (path.parent / f"{name}.yaml", FORMS / f"{name}.yaml")


def _validated(report: Report, written: object) -> Draft:
    whole = written if isinstance(written, CommentedMap) else None
    try:
        read = FormSource.model_validate(written)
        return Draft(report.path, report.lines, read, tuple(report.findings), written=whole)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for each in details:
        _explain(report, each, FormSource)
    source, broken = _stand_ins(written, details)
    return Draft(report.path, report.lines, source, tuple(report.findings), broken)


def _explain(report: Report, error: ErrorDetails, whole: type[Source]) -> None:
    *around, key = error["loc"] or ("the file",)
    part = next((str(step) for step in reversed(around) if isinstance(step, str)), "")
    what = f"{key!r}" if isinstance(key, str) else f"item {key + 1} of {part!r}"
    code = _CODES.get(error["type"], Mistake.WRONG_VALUE)
    match error["type"]:
        case "extra_forbidden":
            message = f"unknown key {what}: {hint(str(key), _PARTS.get(part, whole).model_fields)}"
        case "missing":
            message = f"the key {what} is missing: add it"
        case "literal_error":
            code = Mistake.UNKNOWN_KIND if key == "kind" else Mistake.WRONG_VALUE
            message = f"unknown {key} {error['input']!r}: there is {error.get('ctx', {}).get('expected')}"
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
