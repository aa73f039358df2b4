"""All rules by name, and what they find in a set of answers."""

from collections.abc import Mapping
from functools import cache

from dialogs.form import Form
from dialogs.prompts import Value
from dialogs.rules.base import Facts, Finding, Rule
from dialogs.rules.money import MONEY_RULES
from dialogs.years import load_year

RULES: Mapping[str, Rule] = {rule.name: rule for rule in MONEY_RULES}


@cache
def rules_of(form: Form) -> tuple[Rule, ...]:
    """Return the rules that act on this edition: named in its file, and with what they need known of its year."""
    year = load_year(form.year)
    return tuple(RULES[name] for name in form.rules if RULES[name].known(year))


def findings(form: Form, values: Mapping[str, Value]) -> list[Finding]:
    """Return what the rules find; ``values`` are the relevant answers. A rule waits until all that it reads is answered."""
    facts = Facts(form, load_year(form.year), values)
    found = []
    for rule in rules_of(form):
        if all(name in values for name in rule.reads):
            params = rule.check(facts)
            if params is not None:
                found.append(Finding(rule, rule.blames(form), params, tuple(values[name] for name in rule.reads)))
    return found
