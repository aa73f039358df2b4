"""docs/writing-a-form.md is held against the code: authors rely on it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

from dialogs.authoring import source
from dialogs.check import Mistake, Texts, check
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import read_form

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-a-form.md").read_text(encoding="utf-8")
PARTS = (
    source.FormSource,
    source.SectionSource,
    source.QuestionSource,
    source.OptionSource,
    source.FieldSource,
    source.ConditionSource,
    source.PaperSource,
    source.EditionSource,
)
SKELETON = "form: sample-2021\ntexts: sample\nyear: 2021\nsections:\n  - section: all\n    questions:\n"


@pytest.mark.parametrize("part", PARTS)
def test_every_key_is_explained(part: type[source.Source]) -> None:
    """Each key that a part of a form takes has its row in the part's table."""
    tables = [block for block in GUIDE.split("\n\n") if block.startswith("| key |")]
    assert list(part.model_fields) in [re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) for table in tables]


def test_every_kind_is_explained() -> None:
    """Each kind of question has its row."""
    rows = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
    assert set(get_args(source.QuestionKind)) <= set(rows)


def written(folder: Path, pieces: Iterable[str]) -> list[Path]:
    """Write whole forms down, each in the file that it names."""
    paths = []
    for piece in pieces:
        paths.append(folder / f"{piece.split()[1]}.yaml")
        paths[-1].write_text(piece, encoding="utf-8")
    return paths


def samples() -> list[str]:
    """Return the whole forms in the guide."""
    return re.findall(r"```yaml\n(form: .*?)```", GUIDE, re.DOTALL)


def test_the_sample_form_is_right(tmp_path: Path) -> None:
    """The form in the guide is one."""
    form = read_form(written(tmp_path, samples())[0])
    assert list(form.fields) == [
        *("office_name", "email", "start", "money.received", "money.spent", "changes", "changes.described", "comments"),
    ]


def test_the_sample_edition_is_right(tmp_path: Path) -> None:
    """What follows it in the guide is its next edition, and all that can be wrong with the two is that nobody wrote the texts."""
    paths = written(tmp_path, samples())
    form = read_form(paths[1])
    assert (form.follows, form.year) == ("sample-2021", 2022)
    assert list(form.questions) == [
        *("office_name", "phone", "start", "money", "letter_date", "changes", "comments"),
    ]
    assert [each.name for each in form.fields["start"].options] == ["not_started", "just_started", "started"]
    assert (form.fields["comments"].max_length, form.fields["comments"].text) == (2000, "sample.comments_short")
    texts: Texts = {language: [] for language in Language}
    assert {each.code for each in check(paths, texts)} == {Mistake.MISSING_TEXT}


def test_the_sample_proposals_are_right(tmp_path: Path) -> None:
    """Put into the whole form, they are for fields that it has."""
    (proposals,) = re.findall(r"```yaml\n(prefill:.*?)```", GUIDE, re.DOTALL)
    form = read_form(written(tmp_path, [samples()[0] + proposals])[0])
    assert form.prefill
    assert form.prefill.keys() <= form.fields.keys()


def one(folder: Path, question: str) -> Form:
    """Return a form of one question, written as in a list."""
    indented = "".join(f"      {line}\n" for line in question.splitlines())
    return read_form(written(folder, [SKELETON + indented])[0])


@pytest.mark.parametrize("question", re.findall(r"```yaml\n(- question: .*?)```", GUIDE, re.DOTALL))
def test_the_longer_questions_are_right(question: str, tmp_path: Path) -> None:
    """A grid and a budget."""
    assert len(one(tmp_path, question).fields) > 1


@pytest.mark.parametrize("question", re.findall(r"\| `(\{question: .*?\})` \|", GUIDE))
def test_the_short_questions_are_right(question: str, tmp_path: Path) -> None:
    """The examples of the kinds."""
    assert len(one(tmp_path, f"- {question}").fields) == 1


def test_there_are_examples() -> None:
    """What is looked for above is found: no kind but those that refer to another example is without one."""
    kinds = re.findall(r"^\| `\w+` \|.*\{question: .*kind: (\w+)", GUIDE, re.MULTILINE)
    assert {*kinds, "choice", "choices", "lines", "grid", "rows"} == set(get_args(source.QuestionKind))
    assert len(re.findall(r"```yaml\n- question: ", GUIDE)) == 2
    assert len(samples()) == 2
