"""The payment that a grant lets expect: what was carried over is deducted (R10.2). The note that says so is where it is known."""

from dialogs.prompts import Message, Tone
from dialogs.route import State
from dialogs.rules import Finding
from dialogs.saying import finding_message

PAYMENT = "rule.expected_payment"
SAID = f"{PAYMENT}.message"


def payment(state: State) -> int | None:
    """Return it in øre: of a grant letter, or of a confirmation whose letter is here; None where it is not known."""
    found = _noted(state)
    return int(found.params["expected"]) if found else None


def told(state: State) -> tuple[Message, ...]:
    """Return how it is said; nothing where it is not known."""
    found = _noted(state)
    return (finding_message(found, Tone.INFO),) if found else ()


def _noted(state: State) -> Finding | None:
    return next((each for each in state.findings if each.rule.message == PAYMENT), None)
