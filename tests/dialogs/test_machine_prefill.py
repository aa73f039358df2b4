"""What was filed last year is proposed this year as it was: whatever the answers were."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings, strategies as st

from dialogs.engine import Start, begin
from dialogs.events import Command, Do
from dialogs.form import Field, Form, Kind
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.prefill import Earlier, proposals
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.rules import Severity
from dialogs.session import Answer, Place, Reason, Session, Status
from dialogs.submission import Submission
from tests.dialogs.filled import filled
from tests.dialogs.people import replies
from tests.dialogs.turns import play

LAST, THIS = load_form("application-2025"), load_form("application-2026")
TEXT = st.text("aå æ«»🙂\n§-0", min_size=1, max_size=40).filter(str.strip)


def is_prefilled(form: Form, field: Field) -> bool:
    """Tell whether a field is proposed from earlier filings."""
    return bool({field.id, field.question} & form.prefill.keys())


def drawn(data: st.DataObject, field: Field) -> Value:
    """Draw an answer to a field; None where it need not be given."""
    if not field.required and data.draw(st.booleans()):
        return None
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return data.draw(TEXT)
    return data.draw(replies(field).map(lambda pair: pair[1]))


def filed(data: st.DataObject) -> tuple[Mapping[str, Value], Submission]:
    """Return a finished filing, of which what is proposed next year was drawn: its answers that apply, and the filing."""
    session = filled(LAST.id)
    kept = {name: each for name, each in session.answers.items() if not is_prefilled(LAST, LAST.fields[name])}
    session = session.with_(answers=kept, day="2025-01-15")
    while lacking := [field for name, field in State.of(LAST, session).route.items() if name not in session.answers]:
        answer = Answer(value=drawn(data, lacking[0]), revision=0)
        session = session.with_(answers=session.answers | {lacking[0].id: answer})
    found = State.of(LAST, session).findings
    assert all(each.rule.severity is not Severity.HARD for each in found)
    reasons = {each.rule.name: Reason(text="Slik er det.", values=each.values) for each in found}
    at = "2025-01-15T12:00:00+00:00"
    done = session.with_(reasons=reasons, status=Status.SUBMITTED, place=Place.SUBMITTED, submitted_at=at)
    return State.of(LAST, done).values, freeze(LAST, done)


def accepted(session: Session) -> Session:
    """Take all that is proposed, question by question, as long as there is any that applies."""
    while waiting := [name for name in session.proposed if name in State.of(THIS, session).route]:
        session = play(THIS, session, Do(Command.JUMP, waiting[0]), Do(Command.ACCEPT, THIS.fields[waiting[0]].question))
    return session


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_was_filed_is_proposed_as_it_was(data: st.DataObject) -> None:
    """Every answer that the new edition prefills, with the same value; nothing where nothing was answered."""
    values, submission = filed(data)
    proposed = proposals(THIS, [Earlier(LAST.text, LAST.year, submission)])
    expected = {name: values.get(name) for name, field in THIS.fields.items() if is_prefilled(THIS, field)}
    assert {name: each.value for name, each in proposed.items()} == {
        name: value for name, value in expected.items() if value is not None
    }
    assert {(each.form, each.year) for each in proposed.values()} == {(LAST.id, LAST.year)}
    start = Start(day="2026-01-15", proposed=proposed)
    session = accepted(begin(THIS, number="2026-TEST", language=Language.NYNORSK, start=start))
    assert {name: each.value for name, each in session.answers.items()} == {name: each.value for name, each in proposed.items()}


@pytest.mark.parametrize("field", ["amount", "budget.1.grant", "kind", "manager.name", "leader.email", "effect"])
def test_what_is_of_the_year_is_never_proposed(field: str) -> None:
    """This year's amounts, results, and who signs."""
    assert field in THIS.fields
    assert not is_prefilled(THIS, THIS.fields[field])
