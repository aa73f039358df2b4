"""The checks of an application's money (pkt. 5, 6 and 7 of the regulation), and of a report's accounts against it (R11.8)."""

from collections.abc import Callable, Iterator

from dialogs import history
from dialogs.form import Kind
from dialogs.history import Budget
from dialogs.rules.base import Facts, Gate, Params, Rule, Severity
from dialogs.rules.money import M3, M4, OTHER, START
from dialogs.years import Year

AMOUNT, BUDGET, POSTS = "amount", "budget", "posts_percent"
PAY, COMPETENCE, DIRECT = "pay", "competence", "direct_payments"
LINES = {PAY: M3, COMPETENCE: M4, "other": OTHER}
"""A report's line for each kind of line in a budget."""

TENTH, WHOLE, KRONE = 10, 100, 100


def _amount_positive(facts: Facts) -> Params | None:
    return {} if facts.ore(AMOUNT) == 0 else None


def _amount_whole(facts: Facts) -> Params | None:
    ore = facts.ore(AMOUNT)
    return {"amount": ore} if ore % KRONE else None


def _grants(facts: Facts, post: str = "") -> int:
    """Return the sum of the grant column, or that of one kind of line."""
    total = 0
    for number, row in enumerate(facts.rows(BUDGET), start=1):
        grant = row.get("grant")
        if isinstance(grant, int) and post in ("", facts.chosen(f"{BUDGET}.{number}.post")):
            total += grant
    return total


def _budget_adds_up(facts: Facts) -> Params | None:
    total, applied = _grants(facts), facts.ore(AMOUNT)
    return None if total == applied else {"total": total, "applied": applied, "difference": abs(applied - total)}


def _empty_budget_line(facts: Facts) -> Params | None:
    """Say so at a line's last amount, when all of them are there and none is more than nothing."""
    row = facts.form.fields[facts.field].row or 0
    amounts = [each.id for each in facts.form.questions[BUDGET].row(row) if each.kind is Kind.AMOUNT]
    nothing = all(name in facts.values and facts.ore(name) == 0 for name in amounts)
    return {"line_count": row} if nothing else None


def _direct_payments_budgeted(facts: Facts) -> Params | None:
    return {} if facts.chosen(facts.field) == DIRECT else None


def _direct_payments_declared(facts: Facts) -> Params | None:
    return {} if facts.chosen("no_direct_payments") == "not_declared" else None


def _posts_above_rate(facts: Facts) -> Params | None:
    percent, rate = facts.values[POSTS], facts.year.post_rate
    if not isinstance(percent, int) or rate is None:
        return None
    pay, limit = _grants(facts, PAY), percent * rate // WHOLE
    return {"amount": pay, "limit": limit, "rate": rate, "posts_percent": percent} if pay > limit else None


def _competence_above_rate(facts: Facts) -> Params | None:
    competence, rate = _grants(facts, COMPETENCE), facts.year.competence_rate
    return {"amount": competence, "rate": rate} if rate is not None and competence > rate else None


def _deviates(line: str, field: str) -> Callable[[Facts], Params | None]:
    """Return the check of one line that was budgeted: by more than a tenth, up or down, calls for a reason."""

    def check(facts: Facts) -> Params | None:
        budget = _budget(facts)
        return None if budget is None or budget.granted else _deviation(facts, budget, line, field)

    return check


def _deviates_from_grant(line: str, field: str) -> Callable[[Facts], Params | None]:
    """Return the same where the letter granted another sum than was applied for: the line's part of that sum counts."""

    def check(facts: Facts) -> Params | None:
        budget = _budget(facts)
        found = None if budget is None or not budget.granted else _deviation(facts, budget, line, field)
        return None if budget is None or found is None else {**found, "granted": budget.granted or 0, "applied": budget.applied}

    return check


def _deviation(facts: Facts, budget: Budget, line: str, field: str) -> Params | None:
    planned, spent = budget.lines.get(line, 0), facts.ore(field)
    if not planned or abs(spent - planned) * TENTH <= planned or (spent == 0 and _may_not_have_started(facts)):
        return None
    percent = (abs(spent - planned) * WHOLE + planned // 2) // planned
    params: Params = {"line_field": facts.form.fields[field].text, "budget": planned, "accounts": spent}
    return {**params, "difference": abs(spent - planned), "percent": percent}


def _may_not_have_started(facts: Facts) -> bool:
    """Tell whether nothing spent needs no reason, or none yet: a measure that has not started says so after its money."""
    return facts.chosen(START) in ("", "not_started")


def _unbudgeted(line: str, field: str) -> Callable[[Facts], Params | None]:
    """Return the check of one line that was not budgeted, where there is a budget."""

    def check(facts: Facts) -> Params | None:
        spent, budget = facts.ore(field), _budget(facts)
        if budget is None or budget.lines.get(line, 0) or spent == 0:
            return None
        return {"line_field": facts.form.fields[field].text, "accounts": spent}

    return check


def _budget(facts: Facts) -> Budget | None:
    """Return what was budgeted, None where no application for the year is here."""
    return None if facts.form.year is None else history.budget(facts.past, facts.form.year)


def _knows_post_rate(year: Year) -> bool:
    return year.post_rate is not None


def _knows_competence_rate(year: Year) -> bool:
    return year.competence_rate is not None


def _line_rules(line: str, field: str) -> Iterator[Rule]:
    for name, check in (("deviation", _deviates), ("grant_deviation", _deviates_from_grant), ("unbudgeted", _unbudgeted)):
        yield Gate(f"{name}_{line}", Severity.SOFT, (field,), ("R11.8",), check(line, field), text=f"rule.{name}")


AMOUNTS, CHOICES = frozenset({Kind.AMOUNT}), frozenset({Kind.CHOICE})
BUDGET_RULES = (
    Rule("amount_positive", Severity.HARD, (AMOUNT,), ("R7.4e",), _amount_positive),
    Rule("amount_whole", Severity.HARD, (AMOUNT,), ("R7.4e",), _amount_whole),
    Rule("budget_adds_up", Severity.HARD, (AMOUNT, BUDGET), ("R7.4e",), _budget_adds_up),
    Rule("empty_budget_line", Severity.HARD, (), ("R7.4e",), _empty_budget_line, each=AMOUNTS, column="budget.other"),
    Rule("direct_payments_budgeted", Severity.HARD, (), ("R5.4",), _direct_payments_budgeted, each=CHOICES, column="budget.post"),
    Rule("direct_payments_declared", Severity.HARD, ("no_direct_payments",), ("R5.4",), _direct_payments_declared),
    Rule("posts_above_rate", Severity.SOFT, (POSTS, BUDGET), ("R6.2",), _posts_above_rate, _knows_post_rate),
    Rule("competence_above_rate", Severity.SOFT, (BUDGET,), ("R6.2",), _competence_above_rate, _knows_competence_rate),
    *(rule for line, field in LINES.items() for rule in _line_rules(line, field)),
)
