"""The checks that reports have from 2025 on: what the regulation demands of accounts and results (pkt. 3 and 11)."""

from datetime import date

from dialogs.rules.base import Facts, Params, Rule, Severity
from dialogs.rules.money import M5

AS_OF, SEPARATE, BALANCE = "accounts_as_of", "separate_accounts", "balance"


def _accounts_date(facts: Facts) -> Params | None:
    if facts.form.year is None:
        return None
    last = date(facts.form.year, 12, 31).isoformat()
    return None if facts.text(AS_OF) == last else {"given_date": facts.text(AS_OF), "last_date": last}


def _accounts_not_separate(facts: Facts) -> Params | None:
    return {} if facts.chosen(SEPARATE) == "not_confirmed" else None


def _no_partners(facts: Facts) -> Params | None:
    return None if facts.given("partners") else {}


def _not_examined(facts: Facts) -> Params | None:
    return None if facts.given("examined") else {}


def _balance_differs(facts: Facts) -> Params | None:
    left = facts.ore(M5)
    return {"amount": left} if left > 0 and facts.chosen(BALANCE) == "nothing_left" else None


REPORT_RULES = (
    Rule("accounts_date", Severity.HARD, (AS_OF,), ("R11.4",), _accounts_date),
    Rule("accounts_not_separate", Severity.HARD, (SEPARATE,), ("R11.7",), _accounts_not_separate),
    Rule("no_partners", Severity.SOFT, ("partners",), ("R3.3",), _no_partners),
    Rule("not_examined", Severity.SOFT, ("examined",), ("R3.4",), _not_examined),
    Rule("balance_differs", Severity.SOFT, (M5, BALANCE), ("R10.3",), _balance_differs),
)
