"""Words in free text that hint at direct payments to users (R5.4): asked about, never refused."""

from dialogs.form import Kind
from dialogs.registers import lexicon
from dialogs.rules.base import Facts, Params, Rule, Severity

LONGEST_SHOWN = 80


def _payment_words(facts: Facts) -> Params | None:
    found = lexicon.payments(facts.text(facts.field))
    return {"word": found[0][:LONGEST_SHOWN]} if found else None


TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
WORDING_RULES = (Rule("payment_words", Severity.SOFT, (), ("R5.4",), _payment_words, each=TEXTS),)
