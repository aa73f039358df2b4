"""A gate looks at what was filed before, or at the day; a rule that is none is told neither, so it cannot."""

from collections.abc import Mapping
from datetime import date

from dialogs.form import Form
from dialogs.load import form_names, load_form
from dialogs.past import Past
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.rules import RULES, Facts, Rule, Severity, findings
from dialogs.rules.base import Gate, Params
from dialogs.rules.catalog import NO_YEAR
from dialogs.years import load_year
from tests.dialogs.filled import filled

TODAY = date(2026, 11, 24)
OPTIONS = {
    "application": {"kind": "continuation", "earlier_report": "here"},
    "grant_letter": {"decision": "granted"},
}
"""What has to be chosen, by family, for all gates to have something to look for."""
ELSEWHERE = {"kind": "continuation", "earlier_report": "elsewhere"}


def test_only_a_gate_is_told_of_the_world() -> None:
    """The other rule sees no filing, and a day that has long passed."""

    def told(facts: Facts) -> Params:
        return {"measure": facts.past.measure, "day": facts.today.isoformat()}

    rules = [made("told", Severity.NOTE, ("start",), ("R11.1",), told) for made in (Rule, Gate)]
    found = findings(load_form("report-2021"), {"start": 1}, Past(measure="this"), TODAY, rules)
    assert [each.params for each in found] == [{"measure": "", "day": "0001-01-01"}, {"measure": "this", "day": "2026-11-24"}]


def looks(rule: Rule, form: Form, values: Mapping[str, Value]) -> bool:
    """Tell whether a check looks at the world beyond these answers."""
    looked: set[str] = set()

    class Watched(Facts):
        """Notes what is looked at."""

        def __getattribute__(self, name: str) -> object:
            looked.add(name)
            return super().__getattribute__(name)

    rule.check(Watched(form, NO_YEAR if form.year is None else load_year(form.year), values, Past(), TODAY, rule.reads[0]))
    return not looked.isdisjoint({"past", "today"})


def test_every_gate_looks_there() -> None:
    """In one case or another; what has no need to is no gate."""
    found = set()
    for form in map(load_form, form_names()):
        for options in ({}, OPTIONS.get(form.text, {}), ELSEWHERE):
            values = State.of(form, filled(form.id, **options)).values
            gates = (RULES[name] for name in form.rules if RULES[name].gate)
            rows = form.questions.keys() - form.fields.keys()
            ready = (each for each in gates if {*each.reads} <= {*values, *rows})
            found |= {each.name for each in ready if looks(each, form, values)}
    assert found == {name for name, rule in RULES.items() if rule.gate}
