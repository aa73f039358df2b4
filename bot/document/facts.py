"""The key facts of a filing: what a case worker looks for first. A fact whose question was not asked is left out."""

from collections.abc import Iterator

from bot.document.balance import LINES, Balance
from bot.document.shown import shown
from bot.document.view import Fact
from bot.document.wording import Wording
from dialogs.form import Form, Kind
from dialogs.rules.money import M1, M5
from dialogs.submission import ChoiceValue, FileValue, Submission


def key_facts(submission: Submission, form: Form, words: Wording) -> list[list[Fact]]:
    """Return them in the order of reading: those that the form names, what there is besides the answers, the money added up."""
    balance = Balance.of(form.fields.values(), submission.answers)
    shown_with_it = LINES if balance else ()
    first, *others = [
        [_fact(name, submission, form, words) for name in row if name in submission.answers and name not in shown_with_it]
        for row in form.paper.facts or ((),)
    ]
    first += _besides(submission, form, words)
    others += [list(_money(balance, words))] if balance else []
    if submission.expected is not None:
        others[-1].append(Fact(words.doc("fact.expected"), words.catalog.amount(submission.expected)))
    return [row for row in (first, *others) if row]


def _fact(name: str, submission: Submission, form: Form, words: Wording) -> Fact:
    value, field = submission.answers[name], form.fields[name]
    said = shown(field, value, words)
    if isinstance(value, ChoiceValue):
        said = words.shorter(field.option(value.code).text, said)
    return Fact(words.short(field.text), said)


def _besides(submission: Submission, form: Form, words: Wording) -> Iterator[Fact]:
    """Yield where earlier reports are, how many warnings were confirmed and what is attached, where the form can have any."""
    if submission.delivered:
        day = words.catalog.day(submission.delivered.date)
        yield Fact(words.doc("fact.delivered"), words.doc("fact.delivered.said", date=day, number=submission.delivered.number))
    for each in submission.elsewhere:
        days = {"report": words.catalog.day(each.report_date), "accounts": words.catalog.day(each.accounts_date)}
        said = words.doc("fact.elsewhere.said", **days, reference=each.reference)
        yield Fact(words.doc("fact.elsewhere", year=each.year), said)
    count = len(submission.warnings)
    if count or form.rules:
        said = str(count) if count else words.doc("fact.none")
        yield Fact(words.doc("fact.warnings"), said, "attention" if count else "ok")
    if any(field.kind is Kind.FILE for field in form.fields.values()):
        answers = submission.answers.items()
        names = [words.short(form.fields[name].text) for name, value in answers if isinstance(value, FileValue)]
        yield Fact(words.doc("fact.attachments"), ", ".join(names) or words.doc("fact.none"))


def _money(balance: Balance, words: Wording) -> Iterator[Fact]:
    amount = words.catalog.amount
    yield Fact(words.short(f"{words.form.text}.{M1}"), amount(balance.received))
    yield Fact(words.doc("fact.used"), amount(balance.used))
    yield Fact(words.short(f"{words.form.text}.{M5}"), amount(balance.carried_over))
    if balance.rest == 0:
        yield Fact(words.doc("fact.balance"), words.doc("fact.balance.ok"), "ok")
    else:
        over = "over" if balance.rest < 0 else "rest"
        yield Fact(words.doc("fact.balance"), words.doc(f"fact.balance.{over}", amount=amount(abs(balance.rest))), "attention")
