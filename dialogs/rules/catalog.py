"""All rules by name, and what they find in a set of answers."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from dialogs.form import MORE, YES, Field, Form, Kind
from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.rules.application import APPLICATION_RULES
from dialogs.rules.base import Facts, Finding, Rule, Severity
from dialogs.rules.budget import BUDGET_RULES
from dialogs.rules.gates import GATES
from dialogs.rules.grants import GRANT_RULES
from dialogs.rules.money import MONEY_RULES
from dialogs.rules.report import REPORT_RULES
from dialogs.rules.same import SAME
from dialogs.rules.stated import STATED
from dialogs.rules.wording import WORDING_RULES
from dialogs.years import Year, load_year

NO_YEAR = Year(0, None, None, None, None)
"""What is known of a form that belongs to no year."""

_ALL = (MONEY_RULES, APPLICATION_RULES, BUDGET_RULES, WORDING_RULES, GATES, STATED, GRANT_RULES, REPORT_RULES, SAME)
RULES: Mapping[str, Rule] = {rule.name: rule for rules in _ALL for rule in rules}


def rule_called(name: str) -> Rule:
    """Return a rule by its name, also as it acts on one field (``payment_words.goals``). KeyError where there is none."""
    if name in RULES:
        return RULES[name]
    family, _, field = name.partition(".")
    return RULES[family].of(field)


def rules_of(form: Form) -> tuple[Rule, ...]:
    """Return the rules that act on this edition: named in its file, and with what they need known of its year."""
    return _rules_of(form, _year(form))


@cache
def _rules_of(form: Form, year: Year) -> tuple[Rule, ...]:
    return tuple(each for name in form.rules if RULES[name].known(year) for each in _acting(RULES[name], form))


def _year(form: Form) -> Year:
    return NO_YEAR if form.year is None else load_year(form.year)


def _acting(rule: Rule, form: Form) -> Iterator[Rule]:
    if not rule.each:
        yield rule
    yield from (rule.of(name) for name, field in form.fields.items() if rule.acts_on(field))


def rules_reading(form: Form, field: str) -> tuple[Rule, ...]:
    """Return those of them that wait for this field."""
    return _rules_reading(form, _year(form)).get(field, ())


@cache
def _rules_reading(form: Form, year: Year) -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in _rules_of(form, year):
        for name in rule.reads:
            for field in (name,) if name in form.fields else (each.id for each in form.questions[name].fields):
                found[field] = (*found.get(field, ()), rule)
    return found


def held_to(form: Form, question: str) -> Field | None:
    """Return the amount that a hard rule holds a question's rows to: their first column is to come to it."""
    for rule in rules_of(form):
        if rule.severity is Severity.HARD and question in rule.reads:
            fields = (form.fields[name] for name in rule.reads if name in form.fields)
            return next((each for each in fields if each.kind is Kind.AMOUNT), None)
    return None


def findings(
    form: Form, values: Mapping[str, Value], past: Past = NOTHING, today: date = date.min, rules: Iterable[Rule] | None = None
) -> list[Finding]:
    """Return what the rules find, all of them or these; ``values`` are the relevant answers.

    A rule waits until all that it reads is answered.
    """
    year = _year(form)
    found = []
    for rule in rules_of(form) if rules is None else rules:
        reads = _answered(form, rule, values)
        if reads is None:
            continue
        world = (past, today) if rule.gate else (NOTHING, date.min)
        params = rule.check(Facts(form, year, values, *world, rule.reads[0]))
        if params is not None:
            blamed = max(reads, key=form.order.__getitem__)
            also = tuple(name for name in rule.also if name in values)
            read = tuple(values[name] for name in (*reads, *also))
            found.append(Finding(rule, blamed, params, read, (*reads, *also)))
    return found


def _answered(form: Form, rule: Rule, values: Mapping[str, Value]) -> tuple[str, ...] | None:
    """Return the fields that a rule reads, None where one of them is not answered yet."""
    reads: list[str] = []
    for name in rule.reads:
        if name in values:
            reads.append(name)
        elif name in form.questions and name not in form.fields:
            rows = _rows(form, name, values)
            if rows is None:
                return None
            reads += rows
        else:
            return None
    return tuple(reads)


def _rows(form: Form, question: str, values: Mapping[str, Value]) -> list[str] | None:
    """Return the answered fields of a question of rows, None until its last row is filled in and says that it is the last."""
    asked = form.questions[question]
    found = [each for each in asked.fields if each.id in values]
    last = found[-1].row if found else None
    if last is None or (found[-1].column != MORE and last < asked.rows) or values[found[-1].id] == YES:
        return None
    for number in range(1, last + 1):
        row = asked.row(number)
        if any(each.required and each.relevant is row[0].relevant and each.id not in values for each in row):
            return None
    return [each.id for each in found]
