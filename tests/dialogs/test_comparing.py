"""Accounts held against the budget (R11.8): when they are, and where it is said."""

import pytest

from dialogs import comparing, view
from dialogs.comparing import Comparison, compared
from dialogs.engine import Start, begin
from dialogs.events import Command, Do, Fill
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.past import NOTHING, Past
from dialogs.prompts import Message, Money, Percent, Tone, Wording
from dialogs.route import State
from dialogs.session import Place, Session
from dialogs.submission import Compared
from tests.dialogs.earlier import before, filed
from tests.dialogs.turns import assert_sayable, play

FORM = load_form("report-2026")
APPLICATION = filed(
    "application",
    2026,
    budget__1__post="pay",
    budget__1__grant=600_000_00,
    budget__2__post="competence",
    budget__2__grant=90_000_00,
)
LETTER = filed("grant_letter", 2026, amount=345_000_00)
HERE = before(APPLICATION)
SPENT = {"economy.posts": 580_000_00, "economy.competence": 50_000_00, "economy.other": 4_000_00}
LINES = (
    Compared(line="pay", budget=600_000_00, accounts=580_000_00),
    Compared(line="competence", budget=90_000_00, accounts=50_000_00),
    Compared(line="other", budget=0, accounts=4_000_00),
)
IN_WORDS = {"received": "690 000", "brought_forward": "0", "carried_over": "0"}


def money(posts: str, competence: str, other: str = "0") -> Fill:
    """Return the answer to the whole question about money."""
    given = IN_WORDS | {"posts": posts, "competence": competence, "other": other}
    return Fill("economy", {f"economy.{line}": amount for line, amount in given.items()})


def at_money(past: Past = HERE) -> Session:
    """Return a report whose question about money is asked."""
    begun = begin(FORM, number="2026-TEST", language=Language.NYNORSK, start=Start("2026-11-24", past))
    return play(FORM, begun, Do(Command.JUMP, "economy.received"))


def ids(messages: tuple[Message, ...]) -> list[str]:
    """Return what is said of the comparison, by id."""
    return [each.id for each in messages if each.id in comparing.SAID]


@pytest.mark.parametrize(
    ("budget", "accounts", "tenths"),
    [
        (100, 110, 100),
        (300, 200, -333),
        (300, 100, -667),
        (200_00, 200_00, 0),
        (1_000, 999, -1),
        (10_000, 10_004, 0),
        (0, 5, None),
    ],
)
def test_a_deviation_in_tenths_of_a_per_cent(budget: int, accounts: int, tenths: int | None) -> None:
    """Of the budget, the half rounded away from nothing; of no budget there is none."""
    assert Compared(line="pay", budget=budget, accounts=accounts).tenths == tenths


@pytest.mark.proves("R11.8")
def test_every_line_is_held_against_its_budget() -> None:
    """Also one within a tenth, and one that was not budgeted; the budget is what was applied for, in that filing."""
    assert compared(FORM, SPENT, HERE) == Comparison("2026-application", LINES)
    assert comparing.told(None) == ()


def test_where_another_sum_was_granted_each_line_is_its_part_of_that() -> None:
    """And that sum is told."""
    found = compared(FORM, SPENT, before(APPLICATION, LETTER))
    assert found is not None
    assert [each.budget for each in found.lines] == [300_000_00, 45_000_00, 0]
    assert comparing.intro(found).params == {"number": "2026-application", "granted": Money(ore=345_000_00)}


@pytest.mark.parametrize(
    ("name", "values", "past"),
    [
        ("report-2026", SPENT, NOTHING),
        ("report-2026", SPENT, before(LETTER)),
        ("report-2025", SPENT, HERE),
        ("report-2026", {"economy.posts": 580_000_00, "economy.competence": 50_000_00}, HERE),
        ("application-2026", {}, HERE),
        ("carry-over", {}, HERE),
    ],
)
def test_nothing_is_compared_before_all_of_it_is_there(name: str, values: dict[str, int], past: Past) -> None:
    """No application of this year, a line without its amount, or no report."""
    assert compared(load_form(name), values, past) is None


def test_it_is_said_line_by_line_and_in_sum() -> None:
    """With the amounts, and the per cent where there is something to take it of."""
    told = comparing.told(compared(FORM, SPENT, HERE))
    assert [each.id.removeprefix("compared.") for each in told] == ["intro", "line", "line", "unbudgeted", "line"]
    assert told[2].params == {
        "line": Wording(id="application.budget.post.option.competence"),
        "budget": Money(ore=90_000_00),
        "accounts": Money(ore=50_000_00),
        "deviation": Money(ore=-40_000_00),
        "percent": Percent(tenths=-444),
    }
    assert told[-1].params["deviation"] == Money(ore=-56_000_00)
    assert {each.tone for each in told} == {Tone.INFO}
    assert_sayable(FORM, told)


@pytest.mark.proves("R11.8")
def test_it_is_said_when_the_money_is_answered() -> None:
    """Also where no line deviates by more than a tenth; not where the application is not here, and not of another answer."""
    answered = play(FORM, at_money(), money("600 000", "90 000"))
    assert answered.place is Place.FIELD
    assert ids(answered.said) == ["compared.intro", *["compared.line"] * 3]
    assert ids(play(FORM, at_money(NOTHING), money("600 000", "90 000")).said) == []
    assert ids(play(FORM, answered, Do(Command.JUMP, "measure_name"), "Ung i jobb").said) == []


@pytest.mark.proves("R11.8")
def test_it_stands_where_the_reason_of_a_deviation_is_asked_for() -> None:
    """Above it, as often as one is asked for, and there it is not said besides."""
    asked = play(FORM, at_money(), money("600 000", "40 000", "50 000"))
    for _ in ("competence", "other"):
        assert asked.place is Place.REASON
        told = comparing.told(compared(FORM, {name: each.value for name, each in asked.answers.items()}, HERE))
        assert len(told) == len(("intro", "pay", "competence", "other", "sum"))
        assert view.screen(FORM, asked).asking[: len(told)] == told
        assert ids(asked.said) == []
        asked = play(FORM, asked, "Kurset blei utsett til neste år.")
    assert asked.place is Place.FIELD


def test_it_stands_in_the_summary_with_the_question_about_money() -> None:
    """And with no other; who comes back there with another amount is not told besides."""
    answered = play(FORM, at_money(), money("600 000", "90 000"))
    state, changed = State.of(FORM, answered), ["economy.posts"]
    assert comparing.news(state, answered, changed) == comparing.told(compared(FORM, state.values, HERE)) != ()
    assert comparing.news(state, answered.with_(place=Place.SUMMARY, target=""), changed) == ()
    rows = [each for section in view.summary(FORM, answered) for each in section.questions]
    found = {each.question.id: each.compared for each in rows if each.compared}
    assert {name: len(each.lines) for name, each in found.items()} == {"economy": 2}
    assert all(each.compared is None for section in view.summary(FORM, at_money()) for each in section.questions)
