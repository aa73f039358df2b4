"""A report's accounts held against the budget that was applied for, line by line (R11.8): the one place that does it.

What is here is shown where the money is asked about, in the summary and in the document. Nothing is compared before every line
has its amount, nor where no application for the year is here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from dialogs import history
from dialogs.deadlines import APPLICATION, REPORT
from dialogs.form import Form
from dialogs.past import Past
from dialogs.prompts import Message, Money, Param, Percent, Value, Wording
from dialogs.route import State
from dialogs.rules import Finding
from dialogs.rules.budget import LINES
from dialogs.session import Place, Session
from dialogs.submission import Compared, Submission

CHECKS = ("deviation", "grant_deviation", "unbudgeted")
"""The soft checks that ask for the reason of a deviation, one of each a line."""
SUM = "compared.sum"
LINES_SAID = ("compared.line", "compared.unbudgeted")
SAID = frozenset({"compared.intro", "compared.intro_granted", *LINES_SAID})
"""The ids of what ``told`` says."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lines, as far as there is anything in them; amounts are in øre.

    ``application`` is the number of the filing that has the budget. Where the letter ``granted`` another sum than was applied
    for, each line of the budget is its part of that.
    """

    application: str
    lines: tuple[Compared, ...]
    granted: int | None = None

    @classmethod
    def of(cls, submission: Submission) -> Self | None:
        """Return what stands in a finished filing."""
        found = cls(submission.budget_from or "", submission.budget, submission.granted)
        return found if found.lines else None

    @property
    def total(self) -> Compared:
        """What the lines come to."""
        budget, accounts = (sum(getattr(each, name) for each in self.lines) for name in ("budget", "accounts"))
        return Compared(line="", budget=budget, accounts=accounts)


def compared(form: Form, values: Mapping[str, Value], past: Past) -> Comparison | None:
    """Return the comparison for the answers that count; None where there is nothing to compare, or not all of it yet."""
    budget = history.budget(past, form.year) if form.text == REPORT and form.year else None
    application = past.latest(APPLICATION, form.year)
    accounts = {line: values.get(field) for line, field in LINES.items() if field in form.fields}
    spent = {line: ore for line, ore in accounts.items() if isinstance(ore, int)}
    if budget is None or application is None or len(spent) < len(accounts):
        return None
    lines = (Compared(line=line, budget=budget.lines.get(line, 0), accounts=ore) for line, ore in spent.items())
    found = Comparison(application.number, tuple(each for each in lines if each.budget or each.accounts), budget.granted)
    return found if found.lines else None


def asked_about(finding: Finding) -> bool:
    """Tell whether it asks for the reason of a deviation."""
    return finding.rule.message.removeprefix("rule.") in CHECKS


def is_touched(fields: Iterable[str]) -> bool:
    """Tell whether one of these fields is a line of the accounts."""
    return not set(LINES.values()).isdisjoint(fields)


def told(found: Comparison | None) -> tuple[Message, ...]:
    """Return how it is said: what is compared, then each line and what they come to; nothing for None."""
    return (intro(found), *_lines(found)) if found else ()


def news(state: State, session: Session, changed: Iterable[str]) -> tuple[Message, ...]:
    """Return what to say when these fields were changed, where the place that ``session`` is at does not show it by itself."""
    finding = state.finding(session.target) if session.place is Place.REASON else None
    if session.place is Place.SUMMARY or (finding and asked_about(finding)) or not is_touched(changed):
        return ()
    return told(compared(state.form, state.values, session.past))


def intro(found: Comparison) -> Message:
    """Return what is compared, and how."""
    params: dict[str, Param] = {"number": found.application}
    if found.granted is None:
        return Message(id="compared.intro", params=params)
    return Message(id="compared.intro_granted", params={**params, "granted": Money(ore=found.granted)})


def named(line: Compared) -> Wording:
    """Return what a line is called: as in the budget."""
    return Wording(id=f"application.budget.post.option.{line.line}" if line.line else SUM)


def _lines(found: Comparison) -> Iterator[Message]:
    for each in (*found.lines, found.total):
        amounts = {"budget": each.budget, "accounts": each.accounts, "deviation": each.deviation}
        params: dict[str, Param] = {"line": named(each), **{name: Money(ore=ore) for name, ore in amounts.items()}}
        if each.tenths is None:
            yield Message(id="compared.unbudgeted", params=params)
        else:
            yield Message(id="compared.line", params={**params, "percent": Percent(tenths=each.tenths)})
