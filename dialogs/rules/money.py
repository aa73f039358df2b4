"""The checks of the report's five money lines (pkt. 10 and 11 of the regulation).

M1 received, M2 brought forward, M3 spent on posts, M4 spent on competence, M5 carried over; all in øre. Editions from 2025 on
also ask for what was spent on other things: it counts wherever it is asked.
"""

from dialogs.rules.base import Facts, Params, Rule, Severity

M1, M2, M3, M4, M5 = (f"economy.{line}" for line in ("received", "brought_forward", "posts", "competence", "carried_over"))
OTHER = "economy.other"
START, REPORT_TYPE, USED = "start", "report_type", "competence_use.used"
LATE_YEARS = 3


def _spent(facts: Facts) -> int:
    """Return all that was spent, of what is asked."""
    other = facts.ore(OTHER) if OTHER in facts.values else 0
    return facts.ore(M3) + facts.ore(M4) + other


def _spent_within_funds(facts: Facts) -> Params | None:
    funds, spent = facts.ore(M1) + facts.ore(M2), facts.ore(M3) + facts.ore(M4)
    return {"funds": funds, "spent": spent, "excess": spent - funds} if spent > funds else None


def _other_within_funds(facts: Facts) -> Params | None:
    if _spent_within_funds(facts):  # which says it earlier
        return None
    funds, spent = facts.ore(M1) + facts.ore(M2), _spent(facts)
    return {"funds": funds, "spent": spent, "excess": spent - funds} if spent > funds else None


def _funds_add_up(facts: Facts) -> Params | None:
    funds, spent, carried = facts.ore(M1) + facts.ore(M2), _spent(facts), facts.ore(M5)
    if spent > funds or spent + carried <= funds:  # the first is spent_within_funds' to say
        return None
    return {"funds": funds, "spent": spent, "carried": carried, "rest": funds - spent}


def _all_funds_accounted(facts: Facts) -> Params | None:
    rest = facts.ore(M1) + facts.ore(M2) - _spent(facts) - facts.ore(M5)
    return {"rest": rest} if rest > 0 else None


def _unstarted_but_spent(facts: Facts) -> Params | None:
    spent = _spent(facts)
    return {"spent": spent} if facts.chosen(START) == "not_started" and spent > 0 else None


def _brought_forward_in_first_year(facts: Facts) -> Params | None:
    first = facts.chosen(START) == f"started_{facts.form.year}"
    return {"amount": facts.ore(M2)} if first and facts.ore(M2) > 0 else None


def _late_grant(facts: Facts) -> Params | None:
    _, _, start = facts.chosen(START).partition("started_")
    if not start.isdigit() or facts.year.year - int(start) < LATE_YEARS or facts.ore(M1) == 0:
        return None
    return {"start_year": int(start), "amount": facts.ore(M1)}


def _final_with_balance(facts: Facts) -> Params | None:
    left = facts.ore(M5)
    return {"amount": left} if facts.chosen(REPORT_TYPE) == "final" and left > 0 else None


def _competence_unexplained(facts: Facts) -> Params | None:
    return {"amount": facts.ore(M4)} if facts.ore(M4) > 0 and not facts.given(USED) else None


def _competence_without_money(facts: Facts) -> Params | None:
    return {} if facts.ore(M4) == 0 and facts.given(USED) else None


def _rate_posts(facts: Facts) -> Params | None:
    rate = facts.year.post_rate
    return {"amount": facts.ore(M3), "rate": rate} if rate is not None and facts.ore(M3) > rate else None


def _rate_competence(facts: Facts) -> Params | None:
    rate = facts.year.competence_rate
    return {"amount": facts.ore(M4), "rate": rate} if rate is not None and facts.ore(M4) > rate else None


ALL, WITHIN = (M1, M2, M3, M4, M5), "rule.spent_within_funds"
MONEY_RULES = (
    Rule("spent_within_funds", Severity.HARD, (M1, M2, M3, M4), ("R11.7", "R11.8"), _spent_within_funds),
    Rule("other_within_funds", Severity.HARD, (M1, M2, M3, M4, OTHER), ("R11.7", "R11.8"), _other_within_funds, text=WITHIN),
    Rule("funds_add_up", Severity.HARD, ALL, ("R11.7", "R10.2"), _funds_add_up, also=(OTHER,)),
    Rule("all_funds_accounted", Severity.SOFT, ALL, ("R10.3", "R10.4"), _all_funds_accounted, also=(OTHER,)),
    Rule("unstarted_but_spent", Severity.SOFT, (M3, M4, START), ("R11.7",), _unstarted_but_spent, also=(OTHER,)),
    Rule("brought_forward_in_first_year", Severity.SOFT, (M2, START), ("R10.2",), _brought_forward_in_first_year),
    Rule("late_grant", Severity.SOFT, (M1, START), ("R5.7",), _late_grant),
    Rule("final_with_balance", Severity.SOFT, (M5, REPORT_TYPE), ("R10.2", "R10.3"), _final_with_balance),
    Rule("competence_unexplained", Severity.SOFT, (M4, USED), ("R11.8",), _competence_unexplained),
    Rule("competence_without_money", Severity.SOFT, (M4, USED), ("R11.8",), _competence_without_money),
    Rule("rate_posts", Severity.SOFT, (M3,), ("R6.2",), _rate_posts, lambda year: year.post_rate is not None),
    Rule("rate_competence", Severity.SOFT, (M4,), ("R6.2",), _rate_competence, lambda year: year.competence_rate is not None),
)
