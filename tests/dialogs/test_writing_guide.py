"""docs/writing-a-form.md is held against the code: authors rely on it."""

import re
from pathlib import Path
from typing import get_args

import pytest

from dialogs.authoring import source
from dialogs.load import read_form

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-a-form.md").read_text(encoding="utf-8")
PARTS = (
    source.FormSource,
    source.SectionSource,
    source.QuestionSource,
    source.OptionSource,
    source.FieldSource,
    source.ConditionSource,
)


@pytest.mark.parametrize("part", PARTS)
def test_every_key_is_explained(part: type[source.Source]) -> None:
    """Each key that a part of a form takes has its row in the part's table."""
    tables = [block for block in GUIDE.split("\n\n") if block.startswith("| key |")]
    assert list(part.model_fields) in [re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) for table in tables]


def test_every_kind_is_explained() -> None:
    """Each kind of question has its row."""
    rows = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
    assert set(get_args(source.QuestionKind)) <= set(rows)


def test_the_sample_form_is_right(tmp_path: Path) -> None:
    """The form in the guide is one."""
    sample = re.findall(r"```yaml\n(form: .*?)```", GUIDE, re.DOTALL)
    assert len(sample) == 1
    path = tmp_path / "sample-2021.yaml"
    path.write_text(sample[0], encoding="utf-8")
    assert list(read_form(path).fields) == [
        *("office_name", "email", "start", "money.received", "money.spent", "changes", "changes.described", "comments"),
    ]
