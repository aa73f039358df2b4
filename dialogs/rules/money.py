"""The checks of the report's five money lines (pkt. 10 and 11 of the regulation).

M1 received, M2 brought forward, M3 spent on posts, M4 spent on competence, M5 carried over; all in øre. Editions from 2025 on
also ask for what was spent on other things: it counts wherever it is asked.
"""

from dialogs import history
from dialogs.rules.base import Facts, Gate, Params, Rule, Severity

M1, M2, M3, M4, M5 = (f"economy.{line}" for line in ("received", "brought_forward", "posts", "competence", "carried_over"))
OTHER = "economy.other"
FUNDS, SPENT = (M1, M2), (M3, M4, OTHER)
START, REPORT_TYPE, USED = "start", "report_type", "competence_use.used"
LATE_YEARS = 3


def spent(facts: Facts) -> int:
    """Return all that was spent, of what is asked."""
    other = facts.ore(OTHER) if OTHER in facts.values else 0
    return facts.ore(M3) + facts.ore(M4) + other


def left(facts: Facts) -> int:
    """Return what is neither spent nor carried over; negative where that is more than there was."""
    return facts.ore(M1) + facts.ore(M2) - spent(facts) - facts.ore(M5)


def _spent_within_funds(facts: Facts) -> Params | None:
    funds, used = facts.ore(M1) + facts.ore(M2), facts.ore(M3) + facts.ore(M4)
    return {"funds": funds, "spent": used, "excess": used - funds} if used > funds else None


def _other_within_funds(facts: Facts) -> Params | None:
    if _spent_within_funds(facts):  # which says it earlier
        return None
    funds, used = facts.ore(M1) + facts.ore(M2), spent(facts)
    return {"funds": funds, "spent": used, "excess": used - funds} if used > funds else None


def _funds_add_up(facts: Facts) -> Params | None:
    funds, used, carried = facts.ore(M1) + facts.ore(M2), spent(facts), facts.ore(M5)
    if used > funds or used + carried <= funds:  # the first is spent_within_funds' to say
        return None
    return {"funds": funds, "spent": used, "carried": carried, "rest": funds - used}


def _all_funds_accounted(facts: Facts) -> Params | None:
    rest = left(facts)
    return {"rest": rest} if rest > 0 else None


def _unstarted_but_spent(facts: Facts) -> Params | None:
    used = spent(facts)
    return {"spent": used} if facts.chosen(START) == "not_started" and used > 0 else None


def _brought_forward_in_first_year(facts: Facts) -> Params | None:
    first = facts.chosen(START) == f"started_{facts.form.year}"
    return {"amount": facts.ore(M2)} if first and facts.ore(M2) > 0 else None


def _late_grant(facts: Facts) -> Params | None:
    _, _, start = facts.chosen(START).partition("started_")
    if not start.isdigit() or facts.year.year - int(start) < LATE_YEARS or facts.ore(M1) == 0:
        return None
    return {"start_year": int(start), "amount": facts.ore(M1)}


def _final_with_balance(facts: Facts) -> Params | None:
    carried = facts.ore(M5)
    return {"amount": carried} if facts.chosen(REPORT_TYPE) == "final" and carried > 0 else None


def _competence_unexplained(facts: Facts) -> Params | None:
    return {"amount": facts.ore(M4)} if facts.ore(M4) > 0 and not facts.given(USED) else None


def _competence_without_money(facts: Facts) -> Params | None:
    return {} if facts.ore(M4) == 0 and facts.given(USED) else None


def _rate_posts(facts: Facts) -> Params | None:
    """Hold posts against the rate of one; of how many is not known here."""
    rate = facts.year.post_rate
    is_known = history.posts_percent(facts.past, facts.year.year) is not None
    return {"amount": facts.ore(M3), "rate": rate} if rate is not None and facts.ore(M3) > rate and not is_known else None


def _rate_posts_applied_for(facts: Facts) -> Params | None:
    """Hold posts against the rate of as many as were applied for, where that application is here."""
    rate, percent = facts.year.post_rate, history.posts_percent(facts.past, facts.year.year)
    if rate is None or percent is None:
        return None
    limit = percent * rate // 100
    return {"amount": facts.ore(M3), "rate": rate, "limit": limit, "posts_percent": percent} if facts.ore(M3) > limit else None


def _rate_competence(facts: Facts) -> Params | None:
    rate = facts.year.competence_rate
    return {"amount": facts.ore(M4), "rate": rate} if rate is not None and facts.ore(M4) > rate else None


ALL, WITHIN = (M1, M2, M3, M4, M5), "rule.spent_within_funds"
MONEY_RULES = (
    Rule("spent_within_funds", Severity.HARD, (M1, M2, M3, M4), ("R11.4",), _spent_within_funds),
    Rule("other_within_funds", Severity.HARD, (M1, M2, M3, M4, OTHER), ("R11.4",), _other_within_funds, text=WITHIN),
    Rule("funds_add_up", Severity.HARD, ALL, ("R11.4", "R10.2"), _funds_add_up, also=(OTHER,)),
    Rule("all_funds_accounted", Severity.SOFT, ALL, ("R10.3", "R10.4"), _all_funds_accounted, also=(OTHER,)),
    Rule("unstarted_but_spent", Severity.SOFT, (M3, M4, START), ("R11.4",), _unstarted_but_spent, also=(OTHER,)),
    Rule("brought_forward_in_first_year", Severity.SOFT, (M2, START), ("R10.2",), _brought_forward_in_first_year),
    Rule("late_grant", Severity.SOFT, (M1, START), ("R5.7",), _late_grant),
    Rule("final_with_balance", Severity.SOFT, (M5, REPORT_TYPE), ("R10.2", "R10.3"), _final_with_balance),
    Rule("competence_unexplained", Severity.SOFT, (M4, USED), ("R11.8",), _competence_unexplained),
    Rule("competence_without_money", Severity.SOFT, (M4, USED), ("R11.8",), _competence_without_money),
    Gate("rate_posts", Severity.SOFT, (M3,), ("R6.2",), _rate_posts, lambda year: year.post_rate is not None),
    Gate(
        "rate_posts_applied_for",
        Severity.SOFT,
        (M3,),
        ("R6.2",),
        _rate_posts_applied_for,
        lambda year: year.post_rate is not None,
    ),
    Rule("rate_competence", Severity.SOFT, (M4,), ("R6.2",), _rate_competence, lambda year: year.competence_rate is not None),
)
