"""The payment that a grant lets expect (R10.2): in what is filed, and in what is said when it is filed."""

import pytest

from dialogs import expecting
from dialogs.events import Command, Do
from dialogs.freeze import freeze
from dialogs.load import load_form
from dialogs.past import NOTHING, Past
from dialogs.prompts import Money
from dialogs.route import State
from dialogs.session import Answer, Session
from tests.dialogs.earlier import before, filed
from tests.dialogs.filled import filled, finished
from tests.dialogs.turns import assert_sayable, play

LETTER = filed("grant_letter", 2025, amount=100_000_00, carried_over=30_000_00)


def letter(decision: str, carried: int = 0) -> Session:
    """Register a letter of 100 000 kroner, or a refusal."""
    form, session = load_form("grant-letter"), filled("grant-letter", decision=decision)
    amounts = {"carried_over": Answer(value=carried, revision=0)} if decision == "granted" else {}
    return play(form, session.with_(answers=session.answers | amounts), Do(Command.SUBMIT))


def said(session: Session) -> list[int]:
    """Return the payments that are said to be expected, in øre."""
    amounts = (each.params["expected"] for each in session.said if each.id == expecting.SAID)
    return [each.ore for each in amounts if isinstance(each, Money)]


@pytest.mark.proves("R10.2")
@pytest.mark.parametrize(("carried", "expected"), [(0, 100_000_00), (30_000_00, 70_000_00), (120_000_00, 0)])
def test_a_letter_keeps_what_it_lets_expect(carried: int, expected: int) -> None:
    """What was carried over is deducted, and never more than there is; it is said once more when the letter is registered."""
    form, session = load_form("grant-letter"), letter("granted", carried)
    assert (freeze(form, session).expected, said(session)) == (expected, [expected])
    assert_sayable(form, expecting.told(State.of(form, session)))


@pytest.mark.proves("R10.2")
@pytest.mark.parametrize(("past", "expected"), [(before(LETTER), 70_000_00), (NOTHING, None)])
def test_a_confirmation_keeps_it_where_its_letter_is_here(past: Past, expected: int | None) -> None:
    """What was carried over stands in the letter alone."""
    confirmation = finished("confirmation", past)
    assert freeze(load_form("confirmation"), confirmation).expected == expected
    assert said(confirmation) == ([] if expected is None else [expected])


@pytest.mark.parametrize("name", ["report-2026", "carry-over", "application-2026"])
def test_other_filings_let_expect_nothing(name: str) -> None:
    """Only a grant does."""
    assert freeze(load_form(name), finished(name)).expected is None


def test_a_refusal_lets_expect_nothing() -> None:
    """There is no amount in it."""
    assert (freeze(load_form("grant-letter"), letter("refused")).expected, said(letter("refused"))) == (None, [])
