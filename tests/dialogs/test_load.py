"""How what an author writes becomes fields: rows, parts with options, conditions."""

from pathlib import Path

import pytest

from dialogs.form import Condition, Field, Form, Kind, Layout, Operator, Unit
from dialogs.load import read_form
from dialogs.prompts import Value
from dialogs.route import route
from dialogs.session import Answer

FORM = """\
form: sample
texts: sample
sections:
  - section: all
    questions:
      - {question: municipality, kind: municipality}
      - {question: district, kind: text, max_length: 100, relevant: {field: municipality, one_of: [oslo, bergen]}}
      - {question: posts, kind: number, unit: percent, minimum: 1, maximum: 500}
      - question: money
        kind: lines
        fields:
          - {field: paid, kind: choice, options: [{code: 1, name: paid}, {code: 2, name: unpaid}]}
          - {field: day, kind: date, relevant: {field: money.paid, one_of: [paid]}}
      - question: budget
        kind: rows
        most: 3
        text: costs
        relevant: {field: money.paid, one_of: [unpaid]}
        fields:
          - {field: post, kind: choice, options: [{code: 1, name: pay}, {code: 2, name: other}]}
          - {field: what, kind: text, max_length: 100, relevant: {field: budget.post, one_of: [other]}}
          - {field: grant, kind: amount}
"""


@pytest.fixture
def form(tmp_path: Path) -> Form:
    """Give a form of no year with all that a part can be."""
    path = tmp_path / "sample.yaml"
    path.write_text(FORM, encoding="utf-8")
    return read_form(path)


def asked(form: Form, **values: Value) -> list[str]:
    """Return the fields that apply, with ``__`` for a dot in what is answered."""
    answers = {name.replace("__", "."): Answer(value=value, revision=1) for name, value in values.items()}
    return list(route(form, answers))


def test_every_row_has_its_fields(form: Form) -> None:
    """All rows stand in the form from the start; all but the last ask for another one."""
    budget = form.questions["budget"]
    assert (budget.layout, budget.rows) == (Layout.ROWS, 3)
    names = [f"budget.{row}.{column}" for row in (1, 2, 3) for column in ("post", "what", "grant", "more")]
    assert [each.id for each in budget.fields] == names[:-1]
    assert [each.column for each in budget.row(3)] == ["post", "what", "grant"]


def test_rows_share_their_texts(form: Form) -> None:
    """By the name that the question's texts have."""
    texts = {(each.column, each.text) for each in form.questions["budget"].fields}
    assert texts == {(name, f"sample.costs.{name}") for name in ("post", "what", "grant", "more")}
    assert [each.text for each in form.fields["budget.2.post"].options] == [
        *("sample.costs.post.option.pay", "sample.costs.post.option.other"),
    ]


def test_a_row_comes_when_the_one_before_says_so(form: Form) -> None:
    """And goes with it."""
    whole = {"money__paid": 2, "budget__1__post": 1, "budget__2__post": 1}
    first = ["budget.1.post", "budget.1.grant", "budget.1.more"]
    second = ["budget.2.post", "budget.2.grant", "budget.2.more"]
    third = ["budget.3.post", "budget.3.grant"]
    around = ["municipality", "posts", "money.paid"]
    assert asked(form, **whole) == [*around, *first]
    assert asked(form, **whole, budget__1__more=1, budget__2__more=2) == [*around, *first, *second]
    assert asked(form, **whole, budget__1__more=1, budget__2__more=1) == [*around, *first, *second, *third]
    assert asked(form, **whole, budget__1__more=2, budget__2__more=1) == [*around, *first]


def test_a_condition_in_a_row_asks_the_same_row(form: Form) -> None:
    """What the second is for says nothing of the first."""
    found = asked(form, money__paid=2, budget__1__post=1, budget__1__more=1, budget__2__post=2)
    assert "budget.1.what" not in found
    assert "budget.2.what" in found


def test_a_part_can_ask_an_earlier_one(form: Form) -> None:
    """Of the same question; the question itself is asked all the same."""
    assert "money.day" in asked(form, money__paid=1)
    assert "money.day" not in asked(form, money__paid=2)
    assert form.questions["money"].relevant == ()
    assert form.questions["budget"].relevant == (Condition("money.paid", Operator.ONE_OF, ("unpaid",), frozenset({2})),)


@pytest.mark.parametrize(("municipality", "is_asked"), [(301, True), (4601, True), (1515, False), (None, False)])
def test_a_condition_can_ask_for_a_city(form: Form, municipality: int | None, *, is_asked: bool) -> None:
    """Oslo and Bergen have districts."""
    assert ("district" in asked(form, municipality=municipality)) is is_asked


def test_a_number_has_its_bounds(form: Form) -> None:
    """And what it counts."""
    text = "sample.posts"
    assert form.fields["posts"] == Field("posts", Kind.NUMBER, "posts", text, minimum=1, maximum=500, unit=Unit.PERCENT)


def test_a_form_can_have_no_year(form: Form) -> None:
    """Then its texts can name none."""
    assert form.year is None
    assert form.years == {}
