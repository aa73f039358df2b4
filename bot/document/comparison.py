"""The budget that was applied for, held against the accounts, and why they differ (regulation 2016, pkt. 11: R11.8)."""

from collections.abc import Iterator

from bot.comparing import laid
from bot.document.bodies import Column, Part, Prose, Table
from bot.document.prose import blocks
from bot.document.view import Comparison
from bot.document.wording import Wording
from dialogs import comparing
from dialogs.submission import Submission


def comparison(submission: Submission, words: Wording) -> Comparison | None:
    """Return the table; None where the application is not here."""
    found = comparing.Comparison.of(submission)
    if found is None:
        return None
    shown = laid(found, words)
    first, *others = shown.heads
    columns = [Column(first), *(Column(head, right=True, narrow=True) for head in others)]
    return Comparison(
        title=shown.title,
        intro=shown.intro,
        table=Table(columns, shown.rows, shown.sums),
        reasons=list(_reasons(submission, words)),
    )


def _reasons(submission: Submission, words: Wording) -> Iterator[Part]:
    """Yield what was said for the lines that differ by more than a tenth."""
    lines = {f"{check}_{each.line}": each for each in submission.budget for check in comparing.CHECKS}
    for warning in submission.warnings:
        if warning.rule in lines:
            line = words.of(comparing.named(lines[warning.rule]).id)
            yield Part(words.doc("budget.reason", line=line), Prose(blocks(warning.reason)))
