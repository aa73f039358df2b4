"""No answers and no past make a rule stumble: what it finds can be said, cites a point, and stands at a field it read."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from bot.i18n import FormTexts, load_catalogs
from dialogs.form import Field, Kind
from dialogs.load import form_names, load_form
from dialogs.past import Filed, Past
from dialogs.prompts import Tone, Value
from dialogs.rules import Severity, findings
from dialogs.rules.points import POINTS
from dialogs.saying import finding_message, mending_message

DAYS = st.dates(date(2017, 1, 1), date(2030, 1, 1))
AMOUNTS = st.sampled_from([0, 1, 610_000_00, 10**12])
WORDS = st.sampled_from(["Gåvekort til dei unge.", "Samtalar.", "Kari", "2026/12"])
PLAIN: dict[Kind, SearchStrategy[Value]] = {
    Kind.AMOUNT: AMOUNTS,
    Kind.NUMBER: st.integers(1, 2100),
    Kind.DATE: DAYS.map(date.isoformat),
    Kind.ORGNR: st.sampled_from(["889640782", "974764067", "939760946"]),
    Kind.MUNICIPALITY: st.just(301),
    Kind.FILE: st.none(),
}
FAMILIES = st.sampled_from(
    ["application", "report", "grant_letter", "confirmation", "report_elsewhere", "carry_over", "repayment"]
)
KEPT = st.fixed_dictionaries(
    {},
    optional={
        "amount": AMOUNTS,
        "carried_over": AMOUNTS,
        "reference": WORDS,
        "economy.carried_over": AMOUNTS,
        "economy.received": AMOUNTS,
        "report_type": st.sampled_from(["status", "final"]),
        "grant_year": st.sampled_from(["second", "third", 2026]),
        "earlier_report": st.sampled_from(["here", "elsewhere"]),
        "budget.1.post": st.sampled_from(["pay", "other"]),
        "budget.1.grant": AMOUNTS,
    },
)
FILED = st.builds(
    Filed,
    measure=st.sampled_from(["this", "other"]),
    form=st.just("any"),
    family=FAMILIES,
    year=st.none() | st.integers(2020, 2028),
    number=st.just("2026-ABCD"),
    submitted_at=DAYS.map(lambda day: f"{day.isoformat()}T23:30:00+00:00"),
    values=KEPT,
)
PAST = st.builds(
    Past, measure=st.just("this"), filed=st.lists(FILED, max_size=6).map(tuple), titles=st.just({"other": "Heim att"})
)


def answer(field: Field) -> SearchStrategy[Value]:
    """Return answers that a field takes, "skipped" among them."""
    given: SearchStrategy[Value] = PLAIN.get(field.kind, WORDS)
    if field.kind is Kind.CHOICE:
        given = st.sampled_from([option.code for option in field.options])
    elif field.kind is Kind.CHOICES:
        given = st.just(tuple(option.code for option in field.options))
    return given if field.required else given | st.none()


@pytest.mark.parametrize("name", form_names())
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_rules_take_any_answers(name: str, data: DataObject) -> None:
    """Some answers may be missing, all past filings be contradictory, and the day unknown."""
    form = load_form(name)
    lacking = data.draw(st.sets(st.sampled_from(list(form.questions)), max_size=4), "questions that are not answered")
    values = {each.id: data.draw(answer(each), each.id) for each in form.fields.values() if each.question not in lacking}
    past, today = data.draw(PAST, "past"), data.draw(DAYS | st.just(date.min), "today")
    for finding in findings(form, values, past, today):
        assert finding.field in finding.reads
        assert set(finding.reads) <= set(values)
        assert set(finding.rule.cites) <= set(POINTS)
        said = [finding_message(finding, Tone.WARNING)]
        if finding.rule.severity is not Severity.NOTE:
            said.append(mending_message(finding))
        for catalog in load_catalogs().values():
            assert all("{" not in FormTexts(catalog, form).say(each) for each in said)
