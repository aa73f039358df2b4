"""What the tables of the rules share: answers by their options' names, filings before, and what one rule finds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from dialogs.form import MORE, Form, Kind
from dialogs.load import load_form
from dialogs.past import NOTHING, Filed, Kept, Past
from dialogs.prompts import Value
from dialogs.rules import Finding, findings

Said = dict[str, int | str]
TODAY = date(2026, 11, 24)
ME = "this"


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


def filed(family: str, year: int, at: str = "", measure: str = ME, **values: Kept) -> Filed:
    """Return a filing; dots of field ids are written as ``__``."""
    return Filed(
        measure=measure,
        form=f"{family}-{year}",
        family=family,
        year=year,
        number=f"{year}-{family}",
        submitted_at=f"{at or f'{year + 1}-01-15'}T10:00:00+00:00",
        values={name.replace("__", "."): value for name, value in values.items()},
    )


def before(*filings: Filed, **titles: str) -> Past:
    """Return what the office has filed, seen from this measure."""
    return Past(measure=ME, filed=filings, titles=titles)
