"""What differs between two editions of a form is found where it differs, and nothing else is."""

from dataclasses import replace
from pathlib import Path

import pytest

from dialogs.editions import Change, compare
from dialogs.load import load_form, read_form

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


NEXT = """\
form: sample-2022
follows: sample-2021
year: 2022
intro: intro_2022
change:
  - {question: posts, maximum: 50}
drop: [grid]
add:
  - {after: name, question: email, kind: email}
drop_rules: [rate_posts]
add_rules: [rate_competence]
prefill: {name: [previous.sample.name]}
"""


def test_a_form_does_not_differ_from_itself() -> None:
    """Nothing is added, dropped or changed."""
    form = load_form("application-2027")
    assert not compare(form, form)


def test_an_edition_differs_in_what_it_says(tmp_path: Path) -> None:
    """And in no more than that: questions, rules, where proposals come from, and what is known of its year (rates in øre)."""
    (tmp_path / "sample-2021.yaml").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "sample-2022.yaml").write_text(NEXT, encoding="utf-8")
    difference = compare(*(read_form(tmp_path / f"sample-{year}.yaml") for year in (2021, 2022)))
    assert [signed(each) for each in difference.questions] == ["+ email", "~ posts", "- grid"]
    assert (difference.rules_added, difference.rules_dropped) == (("rate_competence",), ("rate_posts",))
    assert [each.name for each in difference.form] == ["year", "introduction", "proposal for name"]
    year = {each.name: (each.old, each.new) for each in difference.year}
    assert year["post_rate"] == (None, 61_000_000)
    assert year["competence_rate"] == (None, 2_000_000)
    assert set(year) == {"application_deadline", "report_deadline", "post_rate", "competence_rate"}
