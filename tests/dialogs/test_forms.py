"""The application holds what the scheme asks for: the tables follow application.md and rules.md, not the forms."""

import pytest

from dialogs.form import Layout
from dialogs.load import load_form
from dialogs.route import route
from dialogs.session import Answer
from tests.dialogs.branches import APPLICATIONS, FIVE, PARTS, asked, names

EIGHT = ("coherent_effort", "individual_adaptation", "user_participation", "new_methods", "knowledge", "cooperation",
         "intermunicipal", "prevention")  # fmt: skip
"""The points of R5.3, a to h."""
LINES = ("pay", "competence", "other")
"""The lines of a budget."""

OPTIONAL = {"district", "priority", "cooperating", "sources", "sources.named", "act_sections", "cost_centre"}
OPTIONAL_COLUMNS = {"what", "own", "other"}
DESCRIBES = {
    "R7.4a": {"target_group", "aim"},
    "R7.4b": {"living_conditions"},
    "R7.4c": {"ordinary_services"},
    "R7.4d": {"method"},
    "R7.4e": {"amount", "budget"},
    "R7.4f": {"other_grants", "other_grant_list"},
    "R7.4g": {"plan"},
}
NEW = {"kind": "new", "national_trial": "no", "prop": "no", "other_grants": "none"}


@pytest.mark.parametrize("name", APPLICATIONS)
def test_an_application_has_the_parts_of_the_source(name: str) -> None:
    """Part by part, in this order."""
    assert {each.id: tuple(question.id for question in each.questions) for each in load_form(name).sections} == PARTS


@pytest.mark.parametrize("name", APPLICATIONS)
def test_only_what_the_regulation_recommends_can_be_skipped(name: str) -> None:
    """R7.3, R7.4 and R5.1 are demands; R5.2 is advice, and a cost centre is demanded in the report."""
    fields = load_form(name).fields.values()
    assert {each.id for each in fields if not each.required and not each.column} == OPTIONAL
    assert {each.column for each in fields if not each.required and each.column} == OPTIONAL_COLUMNS


@pytest.mark.parametrize("point", DESCRIBES)
def test_what_an_application_shall_describe(point: str) -> None:
    """R7.4 a to g are each asked for, by questions that must be answered."""
    form = load_form("application-2027")
    citing = {each.id for each in form.questions.values() if point in each.cites}
    assert citing == DESCRIBES[point]
    assert all(form.questions[each].fields[0].required for each in citing)


@pytest.mark.parametrize("name", FIVE)
def test_name_address_numbers_and_contact(name: str) -> None:
    """R7.3: all five, and each in all its parts."""
    question = load_form("application-2027").questions[name]
    assert "R7.3" in question.cites
    assert all(each.required for each in question.fields)


@pytest.mark.parametrize(
    ("name", "length"),
    [("measure_name", 120), ("target_group", 2000), ("aim", 4000), ("living_conditions", 4000), ("ordinary_services", 4000),
     ("method", 4000), ("plan", 4000), ("budget.1.what", 120), ("point_reasons.prevention", 500)],
)  # fmt: skip
def test_room_for_what_is_written(name: str, length: int) -> None:
    """The limits of application.md."""
    assert load_form("application-2027").fields[name].max_length == length


NEW_ONES = set().union(*(each for part, each in PARTS.items() if part != "continuation"))
BRANCHED = {"district", "grant_year", "point_reasons", "other_grant_list"}


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (NEW, set()),
        (NEW | {"kind": "continuation"}, {"grant_year", *PARTS["continuation"]} - {"earlier_report_elsewhere"}),
        (NEW | {"kind": "continuation", "earlier_report": "elsewhere"}, {"grant_year", *PARTS["continuation"]}),
        (NEW | {"other_grants": "some"}, {"other_grant_list"}),
        (NEW | {"municipality": 301}, {"district"}),  # Oslo
        (NEW | {"municipality": 4601}, {"district"}),  # Bergen
        (NEW | {"municipality": 1577}, set()),  # Volda
    ],
)
@pytest.mark.parametrize("name", APPLICATIONS)
def test_branches_of_the_application(name: str, given: dict[str, str | int], more: set[str]) -> None:
    """A new measure is asked the least; every branch adds what it needs and nothing else."""
    assert asked(load_form(name), **given) == (NEW_ONES - BRANCHED) | more


def test_a_trial_is_named() -> None:
    """R5.5: only a national trial has a name to give."""
    form = load_form("application-2027")
    trial = form.fields["national_trial"]
    for name, expected in (("yes", True), ("no", False)):
        code = next(each.code for each in trial.options if each.name == name)
        assert ("national_trial.trial" in route(form, {"national_trial": Answer(value=code, revision=1)})) is expected


def test_years_of_a_grant() -> None:
    """R5.7: a new measure's is the first; a continuation's the second or the third, and there is no fourth."""
    assert names(load_form("application-2027").fields["grant_year"]) == ["second", "third"]


def test_the_eight_points() -> None:
    """R5.3 in its order, with a reason for each that is touched, and no score anywhere (R5.6)."""
    form = load_form("application-2027")
    assert [each.id for each in form.questions["points"].fields] == [f"points.{each}" for each in EIGHT]
    assert [each.id for each in form.questions["point_reasons"].fields] == [f"point_reasons.{each}" for each in EIGHT]
    for row, reason in zip(form.questions["points"].fields, form.questions["point_reasons"].fields, strict=True):
        assert names(row) == ["none", "little", "some", "large"]
        assert [each.score for each in row.options] == [None] * 4
        for option in row.options:
            given = {row.id: Answer(value=option.code, revision=1)}
            assert (reason.id in route(form, given)) is (option.name != "none")


def test_the_budget() -> None:
    """A line has its post, what it is, the grant, own share and others' money; payments to users can be refused."""
    budget = load_form("application-2027").questions["budget"]
    assert (budget.layout, budget.rows) == (Layout.ROWS, 12)
    assert [each.column for each in budget.row(12)] == ["post", "what", "grant", "own", "other"]
    assert names(budget.fields[0]) == [*LINES, "direct_payments"]


def test_two_sign() -> None:
    """R7.2: the municipality's management and the NAV leader, each by name and title."""
    form = load_form("application-2027")
    assert names(form.fields["manager.role"]) == ["municipal_director", "other_management"]
    for who in ("manager", "leader"):
        assert {f"{who}.name", f"{who}.title", f"{who}.email"} <= {each.id for each in form.questions[who].fields}
        assert form.questions[who].cites == ("R7.2",)


def test_what_is_new_in_an_edition() -> None:
    """Since 2024 the period counts from the actual start: that is asked in other words. No more is known to differ."""
    first, *others = (load_form(name) for name in APPLICATIONS)
    for form in others:
        assert list(form.fields) == list(first.fields)
        assert {each.id for each in form.fields.values() if each != first.fields[each.id]} == {"start_date"}
        assert form.rules == first.rules
