"""A report's accounts beside the budget as a table in a person's words, on a page and on paper (R11.8). Pure."""

from dataclasses import dataclass

from bot.i18n import FormTexts
from dialogs import comparing
from dialogs.comparing import Comparison

HEADS = ("line", "budget", "accounts", "deviation", "percent")
BLANK = "–"


@dataclass(frozen=True, slots=True)
class Laid:
    """Rows of as many cells as there are heads, the first of each its name; ``sums`` is what they come to."""

    title: str
    intro: str
    heads: list[str]
    rows: list[list[str]]
    sums: list[str]


def laid(found: Comparison, texts: FormTexts) -> Laid:
    """Lay it out: amounts that can stand under each other, and no per cent of nothing."""
    lines = (*found.lines, found.total)
    amounts = iter(texts.catalog.column([ore for each in lines for ore in (each.budget, each.accounts, each.deviation)]))
    percents = [BLANK if each.tenths is None else texts.catalog.percent(each.tenths) for each in lines]
    rows = [
        [texts.of(comparing.named(each).id), next(amounts), next(amounts), next(amounts), percent]
        for each, percent in zip(lines, percents, strict=True)
    ]
    return Laid(
        title=texts.of("compared.title"),
        intro=texts.say(comparing.intro(found)),
        heads=[texts.of(f"compared.head.{head}") for head in HEADS],
        rows=rows[:-1],
        sums=rows[-1],
    )
