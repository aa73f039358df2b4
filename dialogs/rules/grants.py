"""The checks of a grant's money across filings: the letter, its confirmation, what is carried over and paid back (pkt. 10)."""

from datetime import date

from dialogs import history
from dialogs.deadlines import REPORT
from dialogs.past import Filed
from dialogs.rules.base import Facts, Gate, Params, Rule, Severity
from dialogs.rules.money import M1, M2, M5

AMOUNT, CARRIED, GRANT_YEAR, REFERENCE = "amount", "carried_over", "grant_year", "reference"
GRANTED, USED, UNUSED = "amounts.granted", "amounts.used", "amounts.unused"


def _grant_year(facts: Facts) -> int:
    year = facts.values.get(GRANT_YEAR)
    return year if isinstance(year, int) else 0


def _letter(facts: Facts) -> Filed | None:
    """Return the letter that is registered for the grant's year."""
    return facts.past.latest(history.GRANT_LETTER, _grant_year(facts))


def _left_over(facts: Facts, year: int) -> int | None:
    """Return what the report of a year carried over, None where it is not here."""
    return history.amount(facts.past.latest(REPORT, year), M5)


def _amount_positive(facts: Facts) -> Params | None:
    return {} if facts.ore(AMOUNT) == 0 else None


def _refusal_registered(facts: Facts) -> Params | None:
    return {"grant_year": _grant_year(facts)} if facts.chosen(history.DECISION) == history.REFUSED else None


def _expected_payment(facts: Facts) -> Params | None:
    return _payment(facts.ore(AMOUNT), facts.ore(CARRIED))


def _payment(granted: int, carried: int) -> Params:
    """Unused money of the year before is deducted from the payment (R10.2)."""
    return {"granted": granted, "carried": carried, "expected": history.payment(granted, carried)}


def _expected_payment_confirmed(facts: Facts) -> Params | None:
    carried = history.amount(_letter(facts), CARRIED)
    return None if carried is None else _payment(facts.ore(AMOUNT), carried)


def _carried_over_differs(facts: Facts) -> Params | None:
    left, carried = _left_over(facts, _grant_year(facts) - 1), facts.ore(CARRIED)
    if left is None or left == carried:
        return None
    return {"amount": carried, "reported": left, "report_year": _grant_year(facts) - 1}


def _letter_date_ahead(facts: Facts) -> Params | None:
    written = facts.text("letter_date")
    return {"letter_date": written} if facts.today != date.min and written > facts.today.isoformat() else None


def _grant_year_ahead(facts: Facts) -> Params | None:
    """Refuse a year that no letter can be for yet: a grant is given for the year, or at most for the next."""
    year = _grant_year(facts)
    return {"grant_year": year} if facts.today != date.min and year > facts.today.year + 1 else None


def _year_not_over(facts: Facts) -> Params | None:
    """Refuse a year that nobody can have reported on: accounts are per 31 December (R11.4)."""
    year = _grant_year(facts)
    return {"grant_year": year} if facts.today != date.min and year >= facts.today.year else None


def _letter_of_another_time(facts: Facts) -> Params | None:
    year, written = _grant_year(facts), facts.text("letter_date")
    is_near = f"{year - 1}-01-01" <= written <= f"{year + 1}-12-31"
    return None if is_near else {"letter_date": written, "grant_year": year}


def _paid_before_letter(facts: Facts) -> Params | None:
    written, paid = facts.text("letter_date"), facts.text("pay_date")
    return {"pay_date": paid, "letter_date": written} if paid < written else None


def _terms_not_accepted(facts: Facts) -> Params | None:
    return {} if facts.chosen("terms") == "not_accepted" else None


def _confirmed_amount_differs(facts: Facts) -> Params | None:
    granted, confirmed = history.amount(_letter(facts), AMOUNT), facts.ore(AMOUNT)
    return None if granted in (None, confirmed) else {"amount": confirmed, "granted": granted or 0}


def _confirmed_reference_differs(facts: Facts) -> Params | None:
    letter = _letter(facts)
    registered = letter.values.get(REFERENCE) if letter else None
    if not isinstance(registered, str) or _plain(registered) == _plain(facts.text(REFERENCE)):
        return None
    return {"reference": facts.text(REFERENCE), "registered_reference": registered}


def _plain(reference: str) -> str:
    """Return a reference as it is compared: blanks and upper case are matters of taste."""
    return "".join(reference.casefold().split())


def _granted_differs(facts: Facts) -> Params | None:
    registered, granted = history.amount(_letter(facts), AMOUNT), facts.ore(GRANTED)
    return None if registered in (None, granted) else {"amount": granted, "granted": registered or 0}


def _nothing_unused(facts: Facts) -> Params | None:
    return {} if facts.ore(UNUSED) == 0 else None


def _unused_differs(facts: Facts) -> Params | None:
    granted, used, unused = facts.ore(GRANTED), facts.ore(USED), facts.ore(UNUSED)
    return None if granted - used == unused else {"granted": granted, "used": used, "unused": unused}


def _unused_differs_from_report(facts: Facts) -> Params | None:
    left, unused = _left_over(facts, _grant_year(facts)), facts.ore(UNUSED)
    if left is None or left == unused:
        return None
    return {"unused": unused, "reported": left, "report_year": _grant_year(facts)}


def _reduction_not_confirmed(facts: Facts) -> Params | None:
    return {} if facts.chosen("reduced") == "not_confirmed" else None


def _repaid_beyond_grant(facts: Facts) -> Params | None:
    granted, repaid = history.amount(_letter(facts), AMOUNT), facts.ore(AMOUNT)
    return {"amount": repaid, "granted": granted} if granted is not None and repaid > granted else None


def _brought_forward_differs(facts: Facts) -> Params | None:
    left, brought = _left_over(facts, (facts.form.year or 0) - 1), facts.ore(M2)
    return None if left in (None, brought) else {"amount": brought, "reported": left or 0}


def _received_differs(facts: Facts) -> Params | None:
    granted = history.amount(facts.past.latest(history.GRANT_LETTER, facts.form.year or 0), AMOUNT)
    if granted is None:
        return None
    payment = _payment(granted, facts.ore(M2))
    return None if payment["expected"] == facts.ore(M1) else {**payment, "amount": facts.ore(M1)}


def _refusal_is_here(facts: Facts) -> Params | None:
    """Find what follows a grant of a year that was refused: the answer may have been another in the end."""
    year = facts.form.year or _grant_year(facts)
    return {"refused_year": year} if history.refused(facts.past, year) else None


def _filed_already(facts: Facts) -> Params | None:
    """Find an earlier filing of the same kind for the same year: to file again is to correct, and the last one counts."""
    year = facts.form.year or _grant_year(facts)
    earlier = facts.past.latest(facts.form.text, year)
    return {"filed_year": year, "number": earlier.number} if earlier else None


YEAR_AND_AMOUNT, EXPECTED = (GRANT_YEAR, AMOUNT), "rule.expected_payment"
GRANT_RULES = (
    Rule("grant_amount_positive", Severity.HARD, (AMOUNT,), ("R8.5",), _amount_positive),
    Gate("filed_already", Severity.NOTE, (GRANT_YEAR,), ("R10.1", "R10.2"), _filed_already),
    Gate("reported_already", Severity.NOTE, ("measure_name",), ("R11.1",), _filed_already, text="rule.filed_already"),
    Gate("refusal_is_here", Severity.SOFT, (GRANT_YEAR,), ("R10.1",), _refusal_is_here),
    Gate("refusal_of_the_year", Severity.SOFT, ("measure_name",), ("R10.1",), _refusal_is_here, text="rule.refusal_is_here"),
    Rule("refusal_registered", Severity.NOTE, (GRANT_YEAR, history.DECISION), ("R8.5",), _refusal_registered),
    Rule("expected_payment", Severity.NOTE, (AMOUNT, CARRIED), ("R10.2",), _expected_payment),
    Gate("carried_over_differs", Severity.SOFT, (GRANT_YEAR, CARRIED), ("R10.2",), _carried_over_differs),
    Gate("letter_date_ahead", Severity.HARD, ("letter_date",), ("R8.5",), _letter_date_ahead),
    Gate("grant_year_ahead", Severity.HARD, (GRANT_YEAR,), ("R8.5",), _grant_year_ahead),
    Gate("year_not_over", Severity.HARD, (GRANT_YEAR,), ("R11.4",), _year_not_over),
    Rule("letter_of_another_time", Severity.SOFT, (GRANT_YEAR, "letter_date"), ("R8.5",), _letter_of_another_time),
    Rule("paid_before_letter", Severity.HARD, ("letter_date", "pay_date"), ("R10.4",), _paid_before_letter),
    Rule("terms_not_accepted", Severity.HARD, ("terms",), ("R10.1", "R13.1"), _terms_not_accepted),
    Gate("confirmed_amount_differs", Severity.SOFT, YEAR_AND_AMOUNT, ("R10.1",), _confirmed_amount_differs),
    Gate("confirmed_reference_differs", Severity.SOFT, (GRANT_YEAR, REFERENCE), ("R10.1",), _confirmed_reference_differs),
    Gate("expected_payment_confirmed", Severity.NOTE, YEAR_AND_AMOUNT, ("R10.2",), _expected_payment_confirmed, text=EXPECTED),
    Gate("granted_differs", Severity.SOFT, (GRANT_YEAR, GRANTED), ("R10.2",), _granted_differs),
    Rule("nothing_unused", Severity.HARD, (UNUSED,), ("R10.2",), _nothing_unused),
    Rule("unused_differs", Severity.SOFT, (GRANTED, USED, UNUSED), ("R10.2",), _unused_differs),
    Gate("unused_differs_from_report", Severity.SOFT, (GRANT_YEAR, UNUSED), ("R10.2",), _unused_differs_from_report),
    Rule("reduction_not_confirmed", Severity.HARD, ("reduced",), ("R10.2",), _reduction_not_confirmed),
    Rule("nothing_repaid", Severity.HARD, (AMOUNT,), ("R10.4",), _amount_positive),
    Gate("repaid_beyond_grant", Severity.SOFT, YEAR_AND_AMOUNT, ("R10.4",), _repaid_beyond_grant),
    Gate("brought_forward_differs", Severity.SOFT, (M2,), ("R10.2",), _brought_forward_differs),
    Gate("received_differs", Severity.SOFT, (M1, M2), ("R10.2",), _received_differs),
)
