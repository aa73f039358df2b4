"""An edition that follows another has all that the other has, but for what it says itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from dialogs.authoring.shape import read_draft
from dialogs.editions import Change, compare
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


WHOLE = """\
form: sample-2021
texts: sample
year: 2021
sections:
  - section: measure
    questions:
      - {question: name, kind: text, max_length: 200}
      - {question: posts, kind: number, unit: percent, minimum: 0, maximum: 100}
      - question: start
        kind: choice
        options:
          - {code: 1, name: started, follow_up: {field: day, kind: date}}
          - {code: 2, name: not_started}
      - question: budget
        kind: rows
        most: 3
        fields:
          - {field: post, kind: choice, options: [{code: 1, name: pay}, {code: 2, name: other}]}
          - {field: grant, kind: amount}
      - question: grid
        kind: grid
        options: [{code: 2, name: few, score: 0}, {code: 1, name: many, score: 1}]
        rows: [early, late]
rules: [rate_posts]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("max_length: 200", "max_length: 300", ["~ name", "max_length: 200 → 300"]),
        ("kind: text, max_length: 200", "kind: email", ["~ name", "kind: text → email", "max_length: 200 → None"]),
        ("max_length: 200}", "max_length: 200, required: false}", ["~ name", "required: True → False"]),
        ("max_length: 200}", "max_length: 200, text: other}", ["~ name", "wording: sample.name → sample.other"]),
        ("max_length: 200}", "max_length: 200, guidance: [R5.2]}", ["~ name", "points: None → R5.2"]),
        ("maximum: 100", "maximum: 200", ["~ posts", "maximum: 100 → 200"]),
        ("unit: percent", "unit: count", ["~ posts", "unit: percent → count"]),
        (", follow_up: {field: day, kind: date}", "", ["~ start", "- start.day"]),
        ("code: 2, name: not_started", "code: 3, name: not_started", ["~ start", "~ 3", "code: 2 → 3"]),
        ("code: 2, name: not_started", "code: 3, name: later", ["~ start", "+ 3", "- 2"]),
        ("most: 3", "most: 4", ["~ budget", "most rows: 3 → 4"]),
        ("{field: grant, kind: amount}", "{field: sum, kind: amount}", ["~ budget", "+ budget.sum", "- budget.grant"]),
        ("{code: 2, name: other}", "{code: 3, name: other}", ["~ budget", "~ budget.post", "~ 3", "code: 2 → 3"]),
        ("rows: [early, late]", "rows: [late]", ["~ grid", "- grid.early"]),
        ("rows: [early, late]", "rows: [late, early]", ["~ grid", "order: early, late → late, early"]),
        ("score: 1", "score: 3", ["~ grid", "~ 1", "score: 1 → 3"]),
        (
            "most: 3",
            "most: 3\n        relevant: {field: start, one_of: [started]}",
            ["~ budget", "condition: None → start is one of: started"],
        ),
    ],
)
def test_each_thing_that_is_other_is_found(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    """Where it is other, and nothing else."""
    path = tmp_path / "sample-2021.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    before = read_form(path)
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    difference = compare(before, read_form(path))
    assert [line for change in difference.questions for line in outlined(change)] == said
    assert difference == replace(compare(before, before), questions=difference.questions)


def outlined(change: Change) -> list[str]:
    """Return a change with all that is in it, line by line."""
    traits = [f"{each.name}: {each.old} → {each.new}" for each in change.traits]
    return [signed(change), *traits, *(line for each in change.inner for line in outlined(each))]


def signed(change: Change) -> str:
    """Return what becomes of a part, by its name."""
    sign = "+" if change.old is None else "-" if change.new is None else "~"
    item = change.new or change.old
    return f"{sign} {item.name}" if item else sign


def test_a_form_does_not_differ_from_itself(forms: dict[int, Form]) -> None:
    """Nor does one that follows differ in more than it says."""
    assert not compare(forms[2021], forms[2021])
    difference = compare(forms[2021], forms[2022])
    assert [signed(each) for each in difference.questions] == ["+ email", "+ phone", "~ start", "+ left", "- published"]
    assert (difference.rules_added, difference.rules_dropped) == (("rate_competence",), ("late_grant",))
    assert [each.name for each in difference.form] == ["year", "proposal for name"]


def test_years_are_compared_by_what_is_known(forms: dict[int, Form]) -> None:
    """Nothing is known of 2021 but its rules; of 2022, deadlines and rates (øre)."""
    year = {each.name: (each.old, each.new) for each in compare(forms[2021], forms[2022]).year}
    assert year["post_rate"] == (None, 61_000_000)
    assert year["competence_rate"] == (None, 2_000_000)
    assert set(year) == {"application_deadline", "report_deadline", "post_rate", "competence_rate"}
