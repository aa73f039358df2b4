"""The budget that was applied for, held against the accounts, line by line (regulation 2016, pkt. 11: R11.8)."""

from collections.abc import Iterator

from babel.numbers import format_decimal

from bot.document.bodies import Column, Part, Prose, Table
from bot.document.prose import blocks
from bot.document.rows import BLANK
from bot.document.view import Comparison
from bot.document.wording import Wording
from bot.i18n import NBSP
from dialogs.submission import Compared, Submission

MINUS = "−"
CHECKS = ("deviation", "grant_deviation", "unbudgeted")
"""The soft checks that ask for a reason, one of each a line."""
LINE = "application.budget.post.option"


def comparison(submission: Submission, words: Wording) -> Comparison | None:
    """Return the table; None where the application is not here."""
    lines = submission.budget
    if not lines:
        return None
    total = Compared(line="", budget=sum(each.budget for each in lines), accounts=sum(each.accounts for each in lines))
    labels = [*(words.of(f"{LINE}.{each.line}") for each in lines), words.doc("table.sum")]
    all_lines = [*lines, total]
    amounts = words.column([ore for each in all_lines for ore in (each.budget, each.accounts, each.deviation)])
    amounts = [amount.replace("-", MINUS) for amount in amounts]
    rows = [
        [label, *amounts[3 * place : 3 * place + 3], _percent(each, words)]
        for place, (label, each) in enumerate(zip(labels, all_lines, strict=True))
    ]
    heads = ("line", "budget", "accounts", "deviation", "percent")
    return Comparison(
        title=words.doc("budget.title"),
        intro=_intro(submission, words),
        table=Table(
            [Column(words.doc(f"table.{head}"), right=head != "line", narrow=head != "line") for head in heads],
            rows[:-1],
            rows[-1],
        ),
        reasons=list(_reasons(submission, words)),
    )


def _intro(submission: Submission, words: Wording) -> str:
    number = submission.budget_from or ""
    if submission.granted is None:
        return words.doc("budget.intro", number=number)
    return words.doc("budget.intro_granted", number=number, granted=words.catalog.amount(submission.granted))


def _reasons(submission: Submission, words: Wording) -> Iterator[Part]:
    """Yield what was said for the lines that differ by more than a tenth."""
    lines = {f"{check}_{each.line}": each.line for each in submission.budget for check in CHECKS}
    for warning in submission.warnings:
        if warning.rule in lines:
            line = words.of(f"{LINE}.{lines[warning.rule]}")
            yield Part(words.doc("budget.reason", line=line), Prose(blocks(warning.reason)))


def _percent(line: Compared, words: Wording) -> str:
    """Return the deviation in per cent of the budget, with its sign; a dash where nothing was budgeted."""
    if line.budget == 0:
        return BLANK
    percent = format_decimal(round(100 * line.deviation / line.budget, 1), "#,##0.#", locale=words.locale)
    return f"{percent.replace('-', MINUS)}{NBSP}%"
