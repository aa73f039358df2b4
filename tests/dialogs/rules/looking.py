"""What the tables of the rules share: answers by their options' names, what one rule finds, and a conversation at one field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache

from dialogs.engine import Start, begin
from dialogs.form import MORE, Form, Kind
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.rules import Finding, findings
from dialogs.session import Answer, Place, Session

Said = dict[str, int | str]
TODAY = date(2026, 11, 24)
ACCOUNTS = ("deviation", "grant_deviation", "unbudgeted")
"""How the rules begin that hold accounts against a budget."""


@cache
def acting(form: str, *rules: str) -> Form:
    """Return an edition in which only these rules act."""
    return replace(load_form(form), rules=rules)


def coded(form: Form, answers: Mapping[str, Value]) -> dict[str, Value]:
    """Return answers in which choices are named by their options: as they are stored. The very last row has no "more"."""
    return {name: _coded(form, name, value) for name, value in answers.items() if name in form.fields or not name.endswith(MORE)}


def _coded(form: Form, name: str, value: Value) -> Value:
    field = form.fields[name]
    if field.kind is not Kind.CHOICE or not isinstance(value, str):
        return value
    return next(option.code for option in field.options if option.name == value)


def rows(question: str, *given: Mapping[str, Value]) -> dict[str, Value]:
    """Return a question of rows, filled in, each saying whether there is another."""
    last = len(given)
    filled = {f"{question}.{number}.{name}": value for number, row in enumerate(given, start=1) for name, value in row.items()}
    return filled | {f"{question}.{number}.{MORE}": "yes" if number < last else "no" for number in range(1, last + 1)}


def found(form: Form, answers: Mapping[str, Value], past: Past = NOTHING, today: date = TODAY) -> dict[str, Finding]:
    """Return what is found, by the name of the rule as it acts."""
    return {each.rule.name: each for each in findings(form, coded(form, answers), past, today)}


def said(form: Form, answers: Mapping[str, Value], past: Past = NOTHING, today: date = TODAY) -> dict[str, Said]:
    """Return the parameters of what is found."""
    return {name: dict(each.params) for name, each in found(form, answers, past, today).items()}


def asked(form: Form, answers: Mapping[str, Value], at: str, past: Past, today: date) -> Session:
    """Return a conversation that asks for one field, all the others being answered."""
    start = Start(day=today.isoformat(), past=past)
    session = begin(form, number="2026-TEST", language=Language.NYNORSK, start=start)
    given = {name: Answer(value=value, revision=0) for name, value in answers.items() if name != at}
    return session.with_(answers=given, place=Place.FIELD, target=at)


def noon(today: date) -> datetime:
    """Return a moment of a day."""
    return datetime.combine(today, time(12), UTC)
