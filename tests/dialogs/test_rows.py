"""A question of rows: filled in line by line in a chat and whole on a screen, a row more, a row less; nothing typed is lost."""

import pytest
from hypothesis import given, settings, strategies as st

from dialogs.engine import Start, begin
from dialogs.events import Command, Do, Fill, Press
from dialogs.form import MORE, NO, YES
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.route import State
from dialogs.session import Answer, Session
from dialogs.turn import Outcome
from dialogs.view import summary
from tests.dialogs.budget import FORM, play, turn

QUESTION = FORM.questions["lines"]
Cells = dict[str, str]


def at_rows() -> Session:
    """Return a session at the first row."""
    session = begin(FORM, number="2022-TEST", language=Language.NYNORSK, start=Start(day="2022-01-10"))
    return play(session, "Ung i jobb", "no")


def rows(session: Session) -> list[dict[str, object]]:
    """Return the rows that apply, by column, without what asks for more."""
    found: dict[int, dict[str, object]] = {}
    for section in summary(FORM, session):
        for question in section.questions:
            for row in question.rows:
                if question.question is QUESTION and row.field.row and row.status == "answered":
                    found.setdefault(row.field.row, {})[row.field.column] = row.value
    return list(found.values())


def screen(*given: Cells, more: int = NO) -> Fill:
    """Return a screen with these rows, as a page sends it."""
    values = {f"lines.{row}.{column}": raw for row, cells in enumerate(given, start=1) for column, raw in cells.items()}
    values |= {f"lines.{row}.{MORE}": str(YES if row < len(given) else more) for row in range(1, len(given) + 1)}
    return Fill("lines", values)


PAY = {"post": "1", "grant": "400 000", "own": ""}
OTHER = {"post": "2", "grant": "50 000", "own": "1000"}
FILLED_PAY = {"post": 1, "grant": 400_000_00}
FILLED_OTHER = {"post": 2, "grant": 50_000_00, "own": 1_000_00}


def test_line_by_line() -> None:
    """Each column is asked of each row, then whether there is another; what does not apply is not asked."""
    session = at_rows()
    asked = []
    for reply in ("pay", "400 000", Do(Command.SKIP), Press(f"lines.1.{MORE}", YES), "other", "50 000", "1000"):
        asked.append(session.target)
        session = play(session, reply)
    assert asked == [
        *("lines.1.post", "lines.1.grant", "lines.1.own", "lines.1.more", "lines.2.post", "lines.2.grant", "lines.2.own")
    ]
    assert play(session, Press(f"lines.2.{MORE}", NO)).target == "day"
    assert rows(session) == [FILLED_PAY, FILLED_OTHER]


def test_a_column_that_depends_on_an_answer() -> None:
    """Is asked of each row where it applies."""
    session = play(at_rows(), Do(Command.JUMP, "trial"), "yes")
    assert [play(session, "pay").target, play(session, "pay", "Løn").target] == ["lines.1.what", "lines.1.grant"]


@pytest.mark.parametrize(
    ("given_rows", "more", "expected", "target"),
    [
        pytest.param([PAY], NO, [FILLED_PAY], "day", id="one"),
        pytest.param([PAY, OTHER], NO, [FILLED_PAY, FILLED_OTHER], "day", id="two"),
        pytest.param([PAY], YES, [FILLED_PAY], "lines.2.post", id="one more is asked for"),
        pytest.param([PAY, {"post": "", "grant": "", "own": ""}], NO, [FILLED_PAY], "day", id="an empty one at the end"),
        pytest.param([PAY, {"grant": ""}, OTHER], NO, [FILLED_PAY, FILLED_OTHER], "day", id="an empty one in between"),
        pytest.param([{"grant": ""}], NO, [], "lines.1.post", id="nothing at all"),
        pytest.param([{"grant": ""}], YES, [], "lines.1.post", id="nothing at all, and one more"),
        pytest.param([PAY, {"post": "2"}], NO, [FILLED_PAY, {"post": 2}], "lines.2.grant", id="half a row"),
    ],
)
def test_a_screen(given_rows: list[Cells], more: int, expected: list[dict[str, object]], target: str) -> None:
    """All that is right is taken, and what lacks is asked for."""
    session = play(at_rows(), screen(*given_rows, more=more))
    assert (rows(session), session.target) == (expected, target)


def test_a_cell_that_is_refused_is_kept() -> None:
    """With the reason at the cell; the others are taken."""
    session = play(at_rows(), screen(PAY, OTHER | {"grant": "ca. 50 000"}))
    assert session.target == "lines.2.grant"
    assert session.typed == {"lines.2.grant": "ca. 50 000"}
    assert [message.field for message in session.said] == ["lines.2.grant"]


@pytest.mark.parametrize(
    ("removed", "left"),
    [(1, [FILLED_OTHER, FILLED_PAY]), (2, [FILLED_PAY, FILLED_PAY]), (3, [FILLED_PAY, FILLED_OTHER])],
)
def test_a_row_is_removed(removed: int, left: list[dict[str, object]]) -> None:
    """Those after it move up, and nothing of it comes back with the next row."""
    session = play(at_rows(), screen(PAY, OTHER, PAY), Do(Command.REMOVE, f"lines.{removed}"))
    assert rows(session) == left
    assert session.said[0].params == {"row": removed}
    assert rows(play(session, Do(Command.ADD, "lines"))) == left


def test_the_only_row_is_emptied() -> None:
    """One row is always there to be filled in."""
    session = play(at_rows(), screen(OTHER), Do(Command.REMOVE, "lines.1"))
    assert (rows(session), session.target) == ([], "lines.1.post")


@pytest.mark.parametrize(("removed", "left"), [(2, [FILLED_PAY]), (1, [])])
def test_a_row_that_was_asked_for_is_thought_better_of(removed: int, left: list[dict[str, object]]) -> None:
    """The blank one goes, or moves up; none is left behind it, and whether there is another is asked anew."""
    session = play(at_rows(), screen(PAY), Do(Command.ADD, "lines"), Do(Command.REMOVE, f"lines.{removed}"))
    applying = State.of(FORM, session).route
    assert ("lines.1.more" in applying, "lines.2.post" in applying) == (True, False)
    assert (rows(session), "lines.1.more" in session.answers) == (left, False)
    assert session.target == ("lines.1.more" if left else "lines.1.post")


def test_what_was_typed_moves_along() -> None:
    """A cell that waits to be mended stays with its row."""
    session = play(at_rows(), screen(PAY, OTHER | {"grant": "ca. 50 000"}), Do(Command.REMOVE, "lines.1"))
    assert session.typed == {"lines.1.grant": "ca. 50 000"}


def test_by_word() -> None:
    """In a chat, at any cell of the row."""
    session = play(at_rows(), screen(PAY, OTHER), Do(Command.JUMP, "lines.2.grant"), "fjern linja")
    assert rows(session) == [FILLED_PAY]
    assert play(session, Do(Command.JUMP, "lines.1.post"), "legg til").target == "lines.2.post"


def test_no_more_than_there_is_room_for() -> None:
    """The last row asks for none, and a button from elsewhere is told why."""
    session = play(at_rows(), screen(PAY, PAY, PAY, PAY))
    assert (len(rows(session)), session.target) == (4, "day")
    assert [each.id for each in play(session, Do(Command.ADD, "lines")).said] == ["error.rows.full"]


@pytest.mark.parametrize("argument", ["lines.3", "lines.0", "lines.x", "lines", "name.1", ""])
def test_a_row_that_is_not_there(argument: str) -> None:
    """Is stale, and changes nothing."""
    session = play(at_rows(), screen(PAY, OTHER))
    assert turn(session, Do(Command.REMOVE, argument)).outcome is Outcome.STALE


def test_a_no_and_a_yes_lose_nothing() -> None:
    """Rows that do not apply for a while come back as they were."""
    session = play(at_rows(), screen(PAY, OTHER, PAY), Do(Command.JUMP, f"lines.1.{MORE}"), Press(f"lines.1.{MORE}", NO))
    assert rows(session) == [FILLED_PAY]
    back = play(session, Do(Command.JUMP, f"lines.1.{MORE}"), Press(f"lines.1.{MORE}", YES))
    assert rows(back) == [FILLED_PAY, FILLED_OTHER, FILLED_PAY]


def test_what_is_found_at_the_end_of_the_rows_stands_in_the_summary() -> None:
    """At the last answer: that there is no more is not listed itself."""
    form = load_form("application-2027")
    given = {"amount": 1_000_00, "budget.1.post": 1, "budget.1.grant": 900_00, "budget.1.more": NO}
    answers = {name: Answer(value=value, revision=0) for name, value in given.items()}
    session = Session(form=form.id, number="x", language=Language.NYNORSK, answers=answers)
    rows = [row for section in summary(form, session) for each in section.questions for row in each.rows]
    assert [(row.field.id, message.id) for row in rows for message, _ in row.warnings] == [
        ("budget.1.grant", "rule.budget_adds_up.message")
    ]


CELLS = st.fixed_dictionaries({"post": st.sampled_from(["1", "2"]), "grant": st.sampled_from(["0", "1000"])})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.lists(CELLS, min_size=1, max_size=4), st.integers(1, 4)), max_size=8))
def test_rows_are_a_list(steps: list[list[Cells] | int]) -> None:
    """Whatever screens are sent and rows removed: what is shown is what a plain list would hold."""
    session, model = at_rows(), list[Cells]()
    for step in steps:
        if isinstance(step, int):
            if step <= len(model):
                session = play(session, Do(Command.REMOVE, f"lines.{step}"))
                del model[step - 1]
        else:
            session, model = play(session, screen(*step)), list(step)
        shown = [{"post": str(row["post"]), "grant": str(int(str(row["grant"])) // 100)} for row in rows(session)]
        assert shown == model
