"""Random walks through every family of forms: what they draw, what they count, and the invariants of rows and proposals."""

from dataclasses import replace

import pytest

from bot.i18n import load_catalogs
from bot.simulation.coverage import Coverage
from bot.simulation.invariants import broken
from bot.simulation.walk import Walks
from dialogs.events import Command, Do, Event, Fill, Press, Reply
from dialogs.form import NO, YES
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.route import State
from dialogs.session import Answer, Place, Proposal, Session
from dialogs.turn import Turn
from tests.dialogs.branches import YEARLESS
from tests.dialogs.earlier import before, filed
from tests.dialogs.filled import filled
from tests.dialogs.turns import turn

APPLICATION, CONFIRMATION = load_form("application-2027"), load_form("confirmation")


@pytest.mark.parametrize(
    ("name", "runs"),
    [(name, 5) for name in ("application-2027", "report-2026", *YEARLESS)],
)
def test_walks_find_no_fault(name: str, runs: int) -> None:
    """In a form of each family; ``vegvisar simulate`` walks on until everything is reached."""
    walks = Walks(load_form(name), load_catalogs(), seed=3)
    assert [str(fault) for number in range(runs) for fault in walks.walk(number)] == []
    assert walks.coverage.finished + walks.coverage.turned_away == runs


def test_a_fourth_grant_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no such filing to be made: that is an end, and no fault."""
    three = before(*(filed("grant_letter", year, f"{year}-02-01") for year in (2024, 2025, 2026)))
    monkeypatch.setattr("bot.simulation.walk.past", lambda *_: three)
    walks = Walks(APPLICATION, load_catalogs(), seed=1)
    assert [fault for number in range(2) for fault in walks.walk(number)] == []
    assert (walks.coverage.finished, walks.coverage.turned_away) == (0, 2)


def seen(session: Session, event: Event) -> tuple[set[str], set[str]]:
    """Return the options and the rules that one turn has reached."""
    form = load_form(session.form)
    coverage, taken = Coverage(form), turn(form, session, event)
    coverage.see(taken.session, State.of(form, taken.session), event)
    return {name for _, name in coverage.options}, {name for _, name in coverage.rules}


@pytest.mark.parametrize("event", [Press("terms", 2), Fill("terms", {"terms": "2"})])
def test_what_is_there_to_refuse_is_reached_when_it_has_refused(event: Event) -> None:
    """The answer is not taken, and counts all the same."""
    session = filled("confirmation").with_(place=Place.FIELD, target="terms")
    options, rules = seen(session, event)
    assert {"terms=1", "terms=2"} <= options
    assert "terms_not_accepted" in rules
    assert "terms_not_accepted" not in seen(session, Press("terms", 1))[1]


def test_an_option_of_a_column_and_a_rule_on_many_fields_count_once() -> None:
    """Whatever the row, and whichever the field."""
    coverage = Coverage(APPLICATION)
    names = [line.split()[1] for line in coverage.missing() if line.endswith("in nn")]
    assert len(names) == len(set(names))
    assert {"budget.post=4", "budget.more=1", "payment_words", "direct_payments_budgeted"} <= set(names)
    session = filled("application-2027").with_(place=Place.FIELD, target="budget.1.post")
    options, rules = seen(session, Press("budget.1.post", 4))
    assert "budget.post=4" in options
    assert "direct_payments_budgeted" in rules
    assert "payment_words" in seen(session.with_(target="aim"), Reply("Gåvekort til deltakarane"))[1]


def test_what_a_rule_reads_is_sought_until_it_is_found() -> None:
    """In one language as in the other; of a question of rows, its first field."""
    coverage = Coverage(CONFIRMATION)
    read = {"municipality", "measure_name", "letter_date", "grant_year", "reference", "amount", "terms"}
    assert read == set(coverage.sought(Language.NYNORSK))
    coverage.rules.add((Language.NYNORSK, "terms_not_accepted"))
    assert "terms" not in coverage.sought(Language.NYNORSK)
    assert "terms" in coverage.sought(Language.BOKMAL)
    assert "budget.1.post" in Coverage(APPLICATION).sought(Language.NYNORSK)


def test_a_rule_that_needs_what_nobody_knows_is_not_asked_for() -> None:
    """No deadline is known of any report before 2022's; of those before 2027's there is."""
    missing = {"report_missing", "report_missing_elsewhere"}
    assert set(Coverage(load_form("application-2022")).out_of_reach) == missing
    assert set(Coverage(APPLICATION).out_of_reach) == {"posts_above_rate", "competence_above_rate"}


def test_a_message_that_rules_share_counts_for_the_one_that_said_it() -> None:
    """By where it stands."""
    session = filled("report-2026").with_(place=Place.FIELD, target="economy.other")
    rules = seen(session, Reply("900 000"))[1]
    assert "other_within_funds" in rules
    assert "spent_within_funds" not in rules


def rows_of(*rows: dict[str, str]) -> Session:
    """Return an application with these rows of its budget."""
    values = {f"budget.{row}.{column}": raw for row, cells in enumerate(rows, start=1) for column, raw in cells.items()}
    values |= {f"budget.{row}.more": str(YES if row < len(rows) else NO) for row in range(1, len(rows) + 1)}
    return turn(APPLICATION, filled("application-2027"), Fill("budget", values)).session


PAY, OTHER = {"post": "1", "grant": "70 000"}, {"post": "3", "grant": "30 000"}


def found(before: Session, event: Event, taken: Turn) -> list[str]:
    """Return what a turn broke."""
    return list(broken(APPLICATION, before, event, taken))


def test_a_row_that_is_not_wholly_removed_is_named() -> None:
    """Be it that it stays, or that something is left behind the last one."""
    before, event = rows_of(PAY, OTHER), Do(Command.REMOVE, "budget.1")
    taken = turn(APPLICATION, before, event)
    assert found(before, event, taken) == []
    answers = {name: answer.value for name, answer in taken.session.answers.items() if name.startswith("budget.")}
    assert {name: value for name, value in answers.items() if value is not None} == {
        "budget.1.post": 3,
        "budget.1.grant": 30_000_00,
        "budget.1.more": NO,
    }
    stays = replace(taken, session=taken.session.with_(answers=before.answers))
    assert "budget.1: removed, but the others are not what is left" in found(before, event, stays)
    left = taken.session.answers | {"budget.2.post": Answer(value=1, revision=1)}
    behind = replace(taken, session=taken.session.with_(answers=left))
    assert "budget.1: removed, but something is left behind the last row" in found(before, event, behind)


@pytest.mark.parametrize("row", [1, 2, 3])
def test_a_row_that_comes_after_a_removed_one_is_blank(row: int) -> None:
    """Nothing of what is gone comes back, whichever it was."""
    session = turn(APPLICATION, rows_of(PAY, OTHER, PAY), Do(Command.REMOVE, f"budget.{row}")).session
    session = turn(APPLICATION, session, Do(Command.ADD, "budget")).session
    assert [name for name in session.answers if name.startswith("budget.3.")] == []
    assert session.target == "budget.3.post"


NAME = Proposal(value="Nye vegar", form="application-2026", year=2026)


def proposing(**proposed: Proposal) -> Session:
    """Return an application whose name and office have no answer yet, with what is proposed."""
    session = filled("application-2027")
    answers = {name: each for name, each in session.answers.items() if name not in ("measure_name", "office_name")}
    return session.with_(answers=answers, proposed=proposed, place=Place.FIELD, target="measure_name")


def test_a_proposal_that_is_taken_for_an_answer_is_named() -> None:
    """It is one only when it is accepted, and then as it was proposed."""
    before, event = proposing(measure_name=NAME), Do(Command.ACCEPT)
    taken = turn(APPLICATION, before, event)
    assert taken.session.answers["measure_name"].value == "Nye vegar"
    assert found(before, event, taken) == []
    kept = replace(taken, session=taken.session.with_(proposed={"measure_name": NAME}))
    assert "measure_name: answered, and still proposed" in found(before, event, kept)
    new = replace(taken, session=taken.session.with_(proposed={"office_name": NAME}))
    assert "office_name: something else is proposed than before" in found(before, event, new)
    other = proposing(measure_name=NAME.model_copy(update={"value": "Ung i jobb"}))
    assert "measure_name: another answer was taken than was proposed" in found(other, event, taken)


def test_what_the_turn_derived_is_what_follows() -> None:
    """Channels show it without deriving it again."""
    before = proposing()
    taken = turn(APPLICATION, before, Reply("Nye vegar"))
    assert taken.state is not None
    stale = State(APPLICATION, taken.session)
    object.__setattr__(stale, "open", [])
    assert "what was derived on the way is another than what follows" in found(before, Reply("x"), replace(taken, state=stale))


def test_each_language_counts_by_itself() -> None:
    """What one has reached in Nynorsk is not reached in Bokmål."""
    coverage = Coverage(CONFIRMATION)
    session = filled("confirmation")
    coverage.see(session, State.of(CONFIRMATION, session), Reply("x"))
    assert session.language is Language.NYNORSK
    assert "option terms=1 in nn" not in list(coverage.missing())
    assert "option terms=1 in nb" in list(coverage.missing())
