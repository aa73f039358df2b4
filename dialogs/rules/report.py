"""The checks that reports have from 2025 on: what the regulation demands of accounts and results (pkt. 3 and 11)."""

from datetime import date

from dialogs.rules.base import Facts, Gate, Params, Rule, Severity
from dialogs.rules.money import ALL, M3, M4, M5, OTHER, START, left, spent

AS_OF, SEPARATE, BALANCE = "accounts_as_of", "separate_accounts", "balance"


def _accounts_date(facts: Facts) -> Params | None:
    if facts.form.year is None:
        return None
    last = date(facts.form.year, 12, 31).isoformat()
    return None if facts.text(AS_OF) == last else {"given_date": facts.text(AS_OF), "last_date": last}


def _accounts_ahead(facts: Facts) -> Params | None:
    """Find accounts per a day that has not been; where no day is known, nothing is ahead."""
    day = facts.text(AS_OF)
    return {"last_date": day} if facts.today != date.min and day > facts.today.isoformat() else None


def _accounts_not_separate(facts: Facts) -> Params | None:
    return {} if facts.chosen(SEPARATE) == "not_confirmed" else None


def _spent_without_accounts(facts: Facts) -> Params | None:
    """Find money used by a measure that has just started, which is not asked for accounts; not_started is another rule's."""
    used = spent(facts)
    return {"spent": used} if facts.chosen(START) == "just_started" and used > 0 else None


def _no_partners(facts: Facts) -> Params | None:
    return None if facts.given("partners") else {}


def _not_examined(facts: Facts) -> Params | None:
    return None if facts.given("examined") else {}


def _balance_differs(facts: Facts) -> Params | None:
    left = facts.ore(M5)
    return {"amount": left} if left > 0 and facts.chosen(BALANCE) == "nothing_left" else None


def _nothing_to_settle(facts: Facts) -> Params | None:
    """Find a balance that is to be settled where nothing is carried over, and nothing is left to pay back either."""
    settled = facts.chosen(BALANCE)
    is_nothing = facts.ore(M5) == 0 and (settled == "approved" or (settled == "to_be_repaid" and left(facts) <= 0))
    return {} if is_nothing else None


REPORT_RULES = (
    Rule("spent_without_accounts", Severity.SOFT, (M3, M4, START), ("R11.4",), _spent_without_accounts, also=(OTHER,)),
    Rule("nothing_to_settle", Severity.SOFT, (*ALL, BALANCE), ("R10.3",), _nothing_to_settle, also=(OTHER,)),
    Rule("accounts_date", Severity.HARD, (AS_OF,), ("R11.4",), _accounts_date),
    Gate("accounts_ahead", Severity.SOFT, (AS_OF,), ("R11.4",), _accounts_ahead),
    Rule("accounts_not_separate", Severity.HARD, (SEPARATE,), ("R11.7",), _accounts_not_separate),
    Rule("no_partners", Severity.SOFT, ("partners",), ("R3.3",), _no_partners),
    Rule("not_examined", Severity.SOFT, ("examined",), ("R3.4",), _not_examined),
    Rule("balance_differs", Severity.SOFT, (M5, BALANCE), ("R10.3",), _balance_differs),
)
