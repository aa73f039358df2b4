"""An edition that follows another has all that the other has, but for what it says itself."""

from pathlib import Path

import pytest

from dialogs.authoring.shape import read_draft
from dialogs.errors import FormError
from dialogs.form import Destination, Form
from dialogs.load import read_form

FIRST = """\
form: sample-2021
texts: sample
year: 2021
sections:
  - section: measure
    questions:
      - {question: name, kind: text, max_length: 200}
      - question: start
        kind: choice
        cites: [R11.2]
        options:
          - {code: 4, name: not_started}
          - {code: 9, name: started_2021}
      - {question: published, kind: email, required: false}
  - section: money
    relevant: {field: start, none_of: [not_started]}
    questions:
      - {question: spent, kind: amount}
rules: [late_grant, rate_posts]
prefill: {name: [sample.name]}
after: [R8.1]
recipient: directorate
"""
SECOND = """\
form: sample-2022
follows: sample-2021
year: 2022
change:
  - question: start
    options:
      - {code: 4, name: not_started}
      - {code: 9, name: started_2022}
      - {code: 8, name: started_2021}
drop: [published]
add:
  - {after: name, question: email, kind: email}
  - {after: email, question: phone, kind: phone}
  - {after: spent, question: left, kind: amount}
drop_rules: [late_grant]
add_rules: [rate_competence]
prefill: {name: [previous.sample.name]}
"""
THIRD = """\
form: sample-2023
follows: sample-2022
year: 2023
drop: [spent, left]
"""


@pytest.fixture
def forms(tmp_path: Path) -> dict[int, Form]:
    """Give three editions, each of which follows the one before."""
    made = {}
    for year, content in ((2021, FIRST), (2022, SECOND), (2023, THIRD)):
        path = tmp_path / f"sample-{year}.yaml"
        path.write_text(content, encoding="utf-8")
        made[year] = read_form(path)
    return made


def test_what_is_not_named_is_taken_over(forms: dict[int, Form]) -> None:
    """Texts, conditions, points and destination are those of the edition that is followed."""
    first, second = forms[2021], forms[2022]
    assert (second.id, second.year, second.follows, second.text) == ("sample-2022", 2022, "sample-2021", "sample")
    assert second.fields["name"] == first.fields["name"]
    assert second.fields["spent"] == first.fields["spent"]
    assert (second.after, second.recipient) == (("R8.1",), Destination.DIRECTORATE)


def test_a_change_replaces_the_keys_that_it_names(forms: dict[int, Form]) -> None:
    """The others stay."""
    options = forms[2022].fields["start"].options
    assert [(each.code, each.name) for each in options] == [(4, "not_started"), (9, "started_2022"), (8, "started_2021")]
    assert forms[2022].questions["start"].cites == ("R11.2",)
    assert [each.name for each in forms[2021].fields["start"].options] == ["not_started", "started_2021"]


def test_questions_are_added_where_they_are_said_to_come(forms: dict[int, Form]) -> None:
    """In the section of the question that they follow, whose conditions then hold for them too; the numbers follow."""
    second = forms[2022]
    assert list(second.questions) == ["name", "email", "phone", "start", "spent", "left"]
    assert second.questions["left"].section == "money"
    assert second.fields["left"].relevant == second.fields["spent"].relevant
    assert [each.number for each in second.questions.values()] == [1, 2, 3, 4, 5, 6]


def test_rules_and_whole_keys_are_replaced(forms: dict[int, Form]) -> None:
    """Rules come and go one by one; where proposals come from is said anew."""
    assert forms[2022].rules == ("rate_posts", "rate_competence")
    assert forms[2022].prefill == {"name": ("previous.sample.name",)}


def test_an_edition_can_follow_one_that_follows(forms: dict[int, Form]) -> None:
    """A section of which nothing is left is gone."""
    assert list(forms[2023].questions) == ["name", "email", "phone", "start"]
    assert [each.id for each in forms[2023].sections] == ["measure"]
    assert forms[2023].rules == forms[2022].rules


def test_an_edition_of_one_s_own_can_follow_an_installed_one(tmp_path: Path) -> None:
    """What is not beside it is looked for among the installed forms."""
    path = tmp_path / "report-2099.yaml"
    path.write_text("form: report-2099\nfollows: report-2021\nyear: 2099\n", encoding="utf-8")
    form = read_form(path)
    assert len(form.questions) > 20
    assert form.years["previous_year"] == 2098


@pytest.mark.parametrize("name", ["../sample-2021", "/etc/passwd", ""])
def test_an_edition_follows_a_form_by_its_name_only(name: str, tmp_path: Path) -> None:
    """A path is none."""
    (tmp_path / "sample-2021.yaml").write_text(FIRST, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "sample-2022.yaml").write_text(f"form: sample-2022\nfollows: {name!r}\nyear: 2022\n", encoding="utf-8")
    with pytest.raises(FormError, match=r"sample-2022.yaml:2: there is no form"):
        read_form(folder / "sample-2022.yaml")


@pytest.mark.usefixtures("forms")
def test_every_part_stands_at_its_line(tmp_path: Path) -> None:
    """In the edition's own file: what it says itself where it says it, the rest at the line of ``follows``."""
    lines = read_draft(tmp_path / "sample-2022.yaml").lines
    assert lines["sections.0.questions.0"] == 2
    assert lines["sections.0.questions.2"] == 13
    assert lines["sections.0.questions.3"] == 5
    assert lines["sections.0.questions.3.options.2.name"] == 9
    assert lines["rules.0"] == 2
    assert lines["rules.1"] == 16


@pytest.mark.parametrize(
    "content",
    [
        *("follows:", "follows: 5", "follows: [a]", "form: sample-2022\nfollows: sample-2021\nchange: 5"),
        "form: sample-2022\nfollows: sample-2021\nchange: [5]",
        "form: sample-2022\nfollows: sample-2021\nadd: [{after: name}]",
        "form: sample-2022\nfollows: sample-2021\nadd: [{after: name, question: new, kind: 5}]",
        "form: sample-2022\nfollows: sample-2021\nchange: [{question: name, kind: {}}]",
        "form: sample-2022\nfollows: sample-2021\nsections: []",
        "form: sample-2022\nfollows: sample-2021\nyear: x\ndocument: 5\nprefill: []",
    ],
)
def test_odd_editions_are_named(content: str, tmp_path: Path) -> None:
    """Whatever stands in the file, what is wrong is said instead of breaking down."""
    (tmp_path / "sample-2021.yaml").write_text(FIRST, encoding="utf-8")
    path = tmp_path / "sample-2022.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormError, match=r"sample-2022.yaml:\d+: "):
        read_form(path)
