"""Which questions apply: the operators' truth table, and the report's own branches."""

from dataclasses import replace

import pytest

from dialogs.form import Condition, Field, Form, Kind, Layout, Operator, Option, Question, Section
from dialogs.prompts import Value
from dialogs.route import State, route
from dialogs.session import Answer, Place, Reason
from tests.dialogs.talk import FORM, STARTED, asked, full, new, play, positions, unstarted, values, walk

YES, NO, MAYBE = 1, 2, 3
OPTIONS = tuple(Option(code, name, f"x.{name}") for code, name in ((YES, "yes"), (NO, "no"), (MAYBE, "maybe")))
EARLIER = tuple(each for each in FORM.fields if FORM.order[each] <= FORM.order["start"])
STARTS = [4, 10, 9, 8, 7, 6, 5]


def small(operator: Operator, kind: Kind = Kind.CHOICE, codes: frozenset[int] = frozenset({YES, MAYBE})) -> Form:
    """Return a form of three: a gate, a choice behind it, and what is asked of that choice."""
    behind = Condition("gate", Operator.ONE_OF, ("yes",), frozenset({YES}))
    asks = Condition("choice", operator, ("yes", "maybe"), codes)
    fields = (
        Field("gate", Kind.CHOICE, "gate", "x.gate", options=OPTIONS),
        Field("choice", kind, "choice", "x.choice", relevant=(behind,), options=OPTIONS),
        Field("last", Kind.TEXT, "last", "x.last", relevant=(asks,), max_length=10),
    )
    questions = tuple(Question(each.id, "s", each.text, Layout.SINGLE, (each,), n) for n, each in enumerate(fields, start=1))
    return Form("x", "x", 2021, (Section("s", "x.s", questions),))


def answers(**given: Value) -> dict[str, Answer]:
    """Return answers by field."""
    return {name: Answer(value=value, revision=1) for name, value in given.items()}


@pytest.mark.parametrize(
    ("given", "one_of", "none_of"),
    [
        ({"gate": YES}, False, True),  # the choice is not answered yet
        ({"gate": YES, "choice": YES}, True, False),
        ({"gate": YES, "choice": MAYBE}, True, False),
        ({"gate": YES, "choice": NO}, False, True),
        ({"gate": YES, "choice": None}, False, True),  # skipped on purpose
        ({"gate": NO, "choice": YES}, False, True),  # answered, and hidden since
        ({"gate": NO, "choice": NO}, False, True),
        ({"choice": YES}, False, True),  # hidden by what is not answered
        ({}, False, True),
    ],
)
def test_operators(given: dict[str, Value], one_of: bool, none_of: bool) -> None:  # noqa: FBT001 - a truth table
    """An answer that does not apply counts as none."""
    assert ("last" in route(small(Operator.ONE_OF), answers(**given))) is one_of
    assert ("last" in route(small(Operator.NONE_OF), answers(**given))) is none_of


@pytest.mark.parametrize(
    ("chosen", "one_of"), [((YES,), True), ((NO,), False), ((NO, MAYBE), True), ((YES, NO, MAYBE), True), ((), False)]
)
def test_operators_on_several_options(chosen: tuple[int, ...], one_of: bool) -> None:  # noqa: FBT001 - a truth table
    """One of those taken is enough; none of them may be taken."""
    given = answers(gate=YES, choice=chosen)
    assert ("last" in route(small(Operator.ONE_OF, Kind.CHOICES), given)) is one_of
    assert ("last" in route(small(Operator.NONE_OF, Kind.CHOICES), given)) is not one_of


def test_all_conditions_must_hold() -> None:
    """They are joined by "and"."""
    form = small(Operator.ONE_OF)
    fields = form.fields["last"], form.fields["choice"]
    both = replace(fields[0], relevant=(*fields[0].relevant, *fields[1].relevant))
    question = replace(form.questions["last"], fields=(both,))
    section = replace(form.sections[0], questions=(*form.sections[0].questions[:2], question))
    joined = replace(form, sections=(section,))
    assert list(route(joined, answers(gate=YES, choice=YES))) == ["gate", "choice", "last"]
    assert list(route(joined, answers(gate=YES, choice=NO))) == ["gate", "choice"]
    assert list(route(joined, answers(gate=NO, choice=YES))) == ["gate"]


@pytest.mark.parametrize("start", STARTS)
def test_the_start_decides_how_much_is_asked(start: int) -> None:
    """«Not started» and «just started» end the report after question 6; before the start is known, all of it lies ahead."""
    fields = route(FORM, answers(start=start))
    short = start in (4, 10)
    assert tuple(fields) == EARLIER if short else len(fields) == len(FORM.fields) - len(("changes.described", "continuation.how"))
    assert list(fields) == sorted(fields, key=FORM.order.__getitem__)
    assert "report_type" in route(FORM, {})


@pytest.mark.parametrize(("choice", "follow_up"), [("changes", "changes.described"), ("continuation", "continuation.how")])
def test_a_follow_up_applies_when_its_option_is_taken(choice: str, follow_up: str) -> None:
    """And not when the whole question is hidden."""
    assert follow_up not in route(FORM, {})
    assert follow_up in route(FORM, answers(**{choice: 1}))
    assert follow_up not in route(FORM, answers(**{choice: 2}))
    assert follow_up not in route(FORM, answers(**{choice: 1, "start": 4}))


def test_what_is_hidden_is_kept_and_comes_back() -> None:
    """From started to not started and back: not an answer is lost, none is asked again."""
    before = full()
    hidden = play(before, "6", "har ikkje starta", "Løn til han som førebudde det.")
    assert list(State.of(FORM, hidden).route) == list(EARLIER)
    assert values(hidden) == values(before) | {"start": 4}
    back = play(hidden, "6", "2020")
    assert values(back) == values(before)
    assert (back.place, State.of(FORM, back).open) == (Place.SUMMARY, [])


def test_what_is_open_comes_in_the_forms_order() -> None:
    """A reason right after the field that it is about; a field that breaks a hard rule is open again."""
    session = walk(new(), STARTED | {"economy.carried_over": "40 000", "office_name": "hopp over"}, until="start")
    opened = State.of(FORM, session).open
    assert [(each.place, each.target) for each in opened[:3]] == [
        (Place.FIELD, "office_name"),
        (Place.REASON, "all_funds_accounted"),
        (Place.FIELD, "start"),
    ]
    broken = play(session, "gå til 5.1", "300 000")
    assert [each.target for each in State.of(FORM, broken).open[:3]] == ["office_name", "economy.competence", "start"]
    assert State.of(FORM, broken).is_open("economy.competence")
    assert not State.of(FORM, broken).is_open("economy.posts")


def test_what_is_left_is_counted_in_questions() -> None:
    """Fourteen rows are one question, and so are a text and the choice that it follows."""
    assert len(State.of(FORM, new()).waiting) == 22  # and the accounts
    assert len(State.of(FORM, new()).unfinished) == 20  # two may be left without an answer
    half = asked("assessment.prevention")
    assert State.of(FORM, half).unfinished[0] == "assessment"
    assert len(State.of(FORM, half).waiting) == 14
    assert State.of(FORM, full()).unfinished == []


def test_a_reason_stands_for_the_answers_it_was_given_for() -> None:
    """It is void as soon as one of them is another, and stands again when it is the same as before."""
    session = walk(new(), STARTED | {"economy.carried_over": "40 000"}, until="start")
    session = play(session, "10 000 er betalt tilbake.")
    finding = State.of(FORM, session).finding("all_funds_accounted")
    assert finding
    assert session.reasons == {
        "all_funds_accounted": Reason(text="10 000 er betalt tilbake.", values=finding.values, found={"rest": 10_000_00})
    }
    assert State.of(FORM, session).stands(finding)
    changed = play(session, "gå til 5.5", "45 000")
    assert (changed.place, changed.target) == (Place.REASON, "all_funds_accounted")
    assert changed.typed["all_funds_accounted"] == "10 000 er betalt tilbake."
    assert not any(each.place is Place.REASON for each in State.of(FORM, play(changed, "tilbake", "40 000")).open)


def test_progress_counts_the_questions_that_apply() -> None:
    """«7 av 21», and «6 av 6» for a measure that has not started; the accounts have no number."""
    numbered = [each for each in FORM.questions.values() if each.number]
    assert positions(full(), [each.fields[0].id for each in numbered]) == [(number, 21) for number in range(1, 22)]
    assert positions(full(), ["changes.described", "assessment.transitions", "accounts"]) == [(11, 21), (8, 21), (None, 21)]
    assert positions(unstarted(), EARLIER) == [(n, 6) for n in (1, 2, 3, 4, 5, 5, 5, 5, 5, 6)]
