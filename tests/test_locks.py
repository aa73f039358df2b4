"""Locked dependencies: exact, with hashes, for every platform, and free of addresses."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def pins(path: Path) -> dict[str, str]:
    """Map each requirement's name to its version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text(), re.MULTILINE))


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_requirements_are_exact_and_hashed(path: Path) -> None:
    """Every entry names one version and carries at least one hash."""
    entries = re.split(
        r"\n(?=\S)", "\n".join(line for line in path.read_text().splitlines() if not line.lstrip().startswith("#"))
    )
    for entry in filter(None, entries):
        assert re.match(r"[a-z0-9-]+==\S+ .*\\\n    --hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_both_files_agree() -> None:
    """Going from `make run` to `make test` and back changes no version."""
    run, dev = pins(ROOT / "requirements/run.txt"), pins(ROOT / "requirements/dev.txt")
    assert run.items() <= dev.items()


@pytest.mark.parametrize("path", [*REQUIREMENTS, ROOT / "package-lock.json"], ids=lambda path: path.name)
def test_no_file_names_a_registry(path: Path) -> None:
    """Each machine's own settings say where packages come from."""
    assert "://" not in path.read_text()


def test_all_that_is_asked_for_is_locked() -> None:
    """A dependency that was added without `make lock` is found here, not on somebody's machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    asked = {re.split(r"[\[<>=]", entry)[0].replace(".", "-") for group in groups for entry in group}
    assert asked <= pins(ROOT / "requirements/dev.txt").keys()


def test_front_end_parts_are_exact_and_hashed() -> None:
    """So are the front-end parts."""
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    asked = lock.pop("")
    versions = asked["dependencies"] | asked["devDependencies"]
    assert {name.removeprefix("node_modules/"): part["version"] for name, part in lock.items()} == versions
    assert all(part["integrity"].startswith("sha512-") for part in lock.values())
