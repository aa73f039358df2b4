"""Every rule in a conversation: what is hard is refused where it stands, what is soft asks for a reason, a note is only said."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from dialogs.events import Command, Do, Event, Press, Reply, Toggle
from dialogs.form import Field, Kind
from dialogs.past import NOTHING, Past
from dialogs.prompts import Tone, Value
from dialogs.route import State
from dialogs.rules import RULES, Severity
from dialogs.rules.money import MONEY_RULES
from dialogs.session import Place
from dialogs.view import screen
from tests.dialogs.rules import gate_table, stated_table, test_application, test_grants, test_report, test_same, test_wording
from tests.dialogs.rules.looking import TODAY, acting, asked, coded, found, noon
from tests.dialogs.turns import assert_sayable, turn

OPENING: Mapping[str, Mapping[str, Value]] = {
    "application": {"kind": "continuation"},
    "grant_letter": {"decision": "granted"},
    "report": {"start": "started_2025", "report_type": "final"},
}
"""What opens the questions that a table answers, where it does not say itself."""

GATES = [*gate_table.TABLE, *stated_table.STATED_TABLE]

Case = tuple[str, str, Mapping[str, Value], Past, date]


def cases() -> Iterator[Case]:
    """Yield the first row of every table in which each rule finds something."""
    seen: set[str] = set()
    for form, rule, answers, past, today in _rows():
        if rule not in seen:
            seen.add(rule)
            yield form, rule, answers, past, today


def _rows() -> Iterator[Case]:
    yield from ((form, rule, said, past, day) for form, rule, said, past, day, finds in GATES if finds is not None)
    yield from ((form, rule, said, NOTHING, TODAY) for form, rule, said, finds in test_application.TABLE if finds is not None)
    yield from ((test_application.FORM, rule, said, NOTHING, TODAY) for rule, said, finds in test_application.EACH if finds)
    yield from ((form, rule, said, past, TODAY) for form, rule, said, past, finds in test_grants.TABLE if finds is not None)
    yield from ((test_report.FORM, rule, said, past, TODAY) for rule, said, past, finds in test_report.TABLE if finds is not None)
    yield from ((form, rule, said, past, TODAY) for form, rule, said, past, finds in test_same.TABLE if finds is not None)
    yield test_report.FORM, "accounts_ahead", {"accounts_as_of": "2026-12-31"}, NOTHING, date(2026, 12, 30)
    yield "application-2027", "payment_words", {"aim": test_wording.HINTS[0][0]}, NOTHING, TODAY


CASES = list(cases())


def as_typed(field: Field, value: Value) -> list[Event]:
    """Return what a person does to give this answer."""
    if value is None:
        return [Do(Command.SKIP)]
    if isinstance(value, tuple):
        return [*(Toggle(field.id, code) for code in value), Do(Command.DONE)]
    if field.kind is Kind.CHOICE and isinstance(value, int):
        return [Press(field.id, value)]
    if field.kind is Kind.AMOUNT and isinstance(value, int):
        return [Reply(f"{value // 100},{value % 100:02}")]
    return [Reply(str(value))]


@pytest.mark.parametrize(("name", "rule", "answers", "past", "today"), CASES, ids=[case[1] for case in CASES])
def test_a_rule_in_a_conversation(name: str, rule: str, answers: Mapping[str, Value], past: Past, today: date) -> None:
    """The last answer that a rule reads is refused, asked about or remarked on, in words of both languages."""
    form = acting(name, rule)
    given = coded(form, {**OPENING.get(form.text, {}), **answers})
    (finding,) = found(form, answers, past, today).values()
    session = asked(form, given, finding.field, past, today)
    for event in as_typed(form.fields[finding.field], given[finding.field]):
        session = turn(form, session, event, noon(today)).session
    said = {each.id: each for each in session.said}
    assert_sayable(form, session.said)
    match finding.rule.severity:
        case Severity.HARD:
            assert said[f"{finding.rule.message}.message"].tone is Tone.ERROR
            assert f"{finding.rule.message}.mend" in said
            assert finding.field not in session.answers
            assert (session.place, session.target) == (Place.FIELD, finding.field)
        case Severity.SOFT:
            assert finding.field in session.answers
            assert (session.place, session.target) == (Place.REASON, finding.rule.name)
            assert_sayable(form, screen(form, session).asking)
            explained = turn(form, session, Reply("Det er avklart med Statsforvaltaren."), noon(today)).session
            assert explained.reasons[finding.rule.name].values == finding.values
            assert explained.place is not Place.REASON
        case Severity.NOTE:
            assert said[f"{finding.rule.message}.message"].tone is Tone.INFO
            assert finding.field in session.answers
            assert session.place is Place.FIELD


def test_every_rule_is_played() -> None:
    """All but those of the report's money, which conversations of their own play."""
    assert {rule for _, rule, *_ in CASES} == RULES.keys() - {rule.name for rule in MONEY_RULES}


@pytest.mark.proves("R11.8")
@pytest.mark.parametrize(("start", "asked_for"), [("not_started", []), ("started_2026", ["deviation_pay"])])
def test_nothing_spent_waits_for_the_start(start: str, asked_for: list[str]) -> None:
    """Money comes before the start: no reason is asked for at once, and none at all of a measure that has not started."""
    form = acting("report-2026", "deviation_pay")
    session = asked(form, {"economy.received": 0, "economy.brought_forward": 0}, "economy.posts", test_report.APPLIED, TODAY)
    while session.target != "start":
        session = turn(form, session, Reply("0"), noon(TODAY)).session
        assert session.place is Place.FIELD
    code = next(option.code for option in form.fields["start"].options if option.name == start)
    session = turn(form, session, Press("start", code), noon(TODAY)).session
    assert [each.target for each in State.of(form, session).open if each.place is Place.REASON] == asked_for
