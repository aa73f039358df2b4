"""How the money lines on a screen are read and how they add up, while they are being written. Pure; stores nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.i18n import Catalog
from bot.web.inputs import FUNDS, USES, html_id
from dialogs.answers import amount
from dialogs.errors import AnswerError


@dataclass(frozen=True, slots=True)
class Sums:
    """What there was, what became of it, and the rest; ``tone``: "ok", "info" (something is left), "error" (too much is used)."""

    funds: str
    uses: str
    rest: str
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class Read:
    """How one box is understood; "" while it is empty or not understood."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """All boxes, and the sums once every line has an amount."""

    reads: tuple[Read, ...]
    sums: Sums | None


def sums_of(values: Mapping[str, str], catalog: Catalog) -> Reckoned:
    """Reckon with what stands in the boxes, by field id."""
    lines = {name: _ore(values[name]) for name in (*FUNDS, *USES) if name in values}
    reads = tuple(Read(html_id(name), "" if ore is None else catalog.amount(ore)) for name, ore in lines.items())
    known = {name: ore for name, ore in lines.items() if ore is not None}
    if len(known) < len(FUNDS) + len(USES):
        return Reckoned(reads, None)
    funds, uses = sum(known[name] for name in FUNDS), sum(known[name] for name in USES)
    verdict, tone = ("even", "ok") if funds == uses else ("left", "info") if funds > uses else ("over", "error")
    return Reckoned(reads, Sums(catalog.amount(funds), catalog.amount(uses), catalog.amount(abs(funds - uses)), verdict, tone))


def _ore(raw: str) -> int | None:
    try:
        return amount.parse(raw).ore
    except AnswerError:
        return None
