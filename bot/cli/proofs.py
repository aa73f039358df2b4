"""Which tests prove which points of the regulation: those marked ``@pytest.mark.proves("R5.4")``. Reads tests, runs none."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

MARK = "pytest.mark.proves"


def proofs(folder: Path) -> Mapping[str, list[str]]:
    """Return the tests by point, as pytest names them from the folder above; none where the tests are not at hand."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if MARK in text:
            for name, point in _marked(ast.parse(text)):
                found[point].append(f"{path.relative_to(folder.parent).as_posix()}::{name}")
    return found


def _marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for test in tree.body:
        if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef) and test.name.startswith("test_"):
            for each in test.decorator_list:
                if isinstance(each, ast.Call) and ast.unparse(each.func) == MARK:
                    yield from ((test.name, str(ast.literal_eval(point))) for point in each.args)
