"""The key facts of a report: what a case worker looks for first. A fact whose question was not asked is left out."""

from collections.abc import Iterator

from bot.document.balance import Balance
from bot.document.view import Fact
from bot.document.wording import Wording
from dialogs.form import Form
from dialogs.submission import ChoiceValue, FileValue, Submission

START, REPORT_TYPE = "start", "report_type"
SHORTER = {
    (START, "not_started"): "fact.not_started",
    (START, "just_started"): "fact.just_started",
    (REPORT_TYPE, "status"): "fact.status",
    (REPORT_TYPE, "final"): "fact.final",
}
"""Options whose own words are too long for a key fact."""


def key_facts(submission: Submission, form: Form, words: Wording) -> list[list[Fact]]:
    """Return them in the order of reading: how the measure stands, then its money."""
    balance = Balance.of(submission.answers)
    standing = [*_choices(submission, form, words), _warnings(submission, words), _attachments(submission, form, words)]
    return [standing, list(_money(balance, words))] if balance else [standing]


def _choices(submission: Submission, form: Form, words: Wording) -> Iterator[Fact]:
    for name in (START, REPORT_TYPE):
        value = submission.answers.get(name)
        if isinstance(value, ChoiceValue):
            shorter = SHORTER.get((name, value.name))
            said = words.doc(shorter) if shorter else words.of(form.fields[name].option(value.code).text)
            yield Fact(words.short(form.fields[name].text), said)


def _warnings(submission: Submission, words: Wording) -> Fact:
    count = len(submission.warnings)
    return Fact(words.doc("fact.warnings"), str(count) if count else words.doc("fact.none"), "attention" if count else "ok")


def _attachments(submission: Submission, form: Form, words: Wording) -> Fact:
    names = [words.short(form.fields[name].text) for name, value in submission.answers.items() if isinstance(value, FileValue)]
    return Fact(words.doc("fact.attachments"), ", ".join(names) or words.doc("fact.none"))


def _money(balance: Balance, words: Wording) -> Iterator[Fact]:
    amount = words.catalog.amount
    yield Fact(words.short("report.economy.received"), amount(balance.received))
    yield Fact(words.doc("fact.used"), amount(balance.used))
    yield Fact(words.short("report.economy.carried_over"), amount(balance.carried_over))
    if balance.rest == 0:
        yield Fact(words.doc("fact.balance"), words.doc("fact.balance.ok"), "ok")
    else:
        over = "over" if balance.rest < 0 else "rest"
        yield Fact(words.doc("fact.balance"), words.doc(f"fact.balance.{over}", amount=amount(abs(balance.rest))), "attention")
