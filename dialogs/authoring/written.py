"""What stands in a form's file: YAML in which every part knows its line. Parts can be put together anew without losing it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from dialogs.authoring.finding import Finding, Mistake

UNREADABLE = (YAMLError, ValueError, TypeError, RecursionError)
"""What reading raises; the last three: not UTF-8 or merged keys, odd keys, a loop of aliases."""


def read_written(path: Path) -> tuple[object, dict[str, int]]:
    """Return what stands in the file, and the line of every part by dotted path. Raises one of ``UNREADABLE``."""
    written: object = YAML().load(path.read_text(encoding="utf-8"))
    return written, lines_of(written)


def not_yaml(path: Path, error: Exception) -> Finding:
    """Return the finding for what reading raised."""
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    problem = error.problem if isinstance(error, MarkedYAMLError) else str(error).partition("\n")[0]
    message = f"not valid YAML: {problem}: look at this line and the one above"
    return Finding(path, mark.line + 1 if mark else 1, message, Mistake.NOT_YAML)


def lines_of(written: object) -> dict[str, int]:
    """Return the line of every part (from 1) by dotted path, such as ``sections.0.questions``."""
    lines: dict[str, int] = {}
    _note_lines(written, "", lines)
    return lines


def _note_lines(node: object, place: str, lines: dict[str, int]) -> None:
    if isinstance(node, CommentedMap) and node.merge:
        raise ValueError(f"in line {node.lc.line + 1}, keys are merged in with '<<', which have no line of their own")
    if isinstance(node, CommentedMap | CommentedSeq):
        lines.setdefault(place, node.lc.line + 1)
        for key, child in _items(node):
            path = f"{place}.{key}" if place else str(key)
            lines[path] = line_of(node, key) + 1
            _note_lines(child, path, lines)


def _items(node: CommentedMap | CommentedSeq) -> Iterable[tuple[object, object]]:
    return node.items() if isinstance(node, CommentedMap) else enumerate(node)


def line_of(node: CommentedMap | CommentedSeq, key: object) -> int:
    """Return the line (from 0) at which a part of a mapping or a list begins."""
    position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
    return int(position[0])


def mapping(items: Mapping[str, tuple[object, int]], line: int) -> CommentedMap:
    """Return a mapping whose values stand at these lines (from 0)."""
    made = CommentedMap({key: value for key, (value, _) in items.items()})
    made.lc.line, made.lc.col = line, 0
    for key, (_, at) in items.items():
        made.lc.add_kv_line_col(key, [at, 0, at, 0])
    return made


def listing(items: Iterable[tuple[object, int]], line: int) -> CommentedSeq:
    """Return a list whose items stand at these lines (from 0)."""
    made = CommentedSeq()
    made.lc.line, made.lc.col = line, 0
    for place, (value, at) in enumerate(items):
        made.append(value)
        made.lc.add_idx_line_col(place, [at, 0])
    return made


def moved(node: object, line: int) -> object:
    """Return a copy of which every part stands at this line (from 0): what was taken over from another file."""
    if isinstance(node, CommentedMap):
        return mapping({key: (moved(value, line), line) for key, value in node.items()}, line)
    if isinstance(node, CommentedSeq):
        return listing(((moved(value, line), line) for value in node), line)
    return node
