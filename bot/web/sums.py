"""How the boxes on a screen are read and how the money adds up, while it is being written. Pure; stores nothing.

What is summed follows from the form: the report's money lines against each other, a question of rows by its columns of amounts,
and against the amount that a hard rule of the form holds the first of them to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.i18n import FormTexts
from bot.web.inputs import html_id
from bot.web.raw import day_of, raw_of
from dialogs.answers import amount
from dialogs.errors import AnswerError
from dialogs.form import Field, Kind, Layout, Question
from dialogs.reading import Setting, read_filled
from dialogs.rules.catalog import held_to
from dialogs.rules.money import FUNDS, M5, SPENT
from dialogs.session import Session
from dialogs.vocabulary import Vocabulary

USES = (*SPENT, M5)
READ = (Kind.AMOUNT, Kind.DATE, Kind.MUNICIPALITY)
"""Kinds that are read back while one writes."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with its name; "" while a box that it needs is not understood."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Sums:
    """Some sums, and what they come to; ``tone``: "ok", "info" (something is left), "error" (it is too much).

    ``rest`` are sums that are no part of that: shown after it.
    """

    sums: tuple[Sum, ...]
    verdict: Sum | None = None
    tone: str = ""
    rest: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """How one box is understood; "" while it is empty or not understood."""

    id: str
    text: str


def reads_of(values: Mapping[str, str], texts: FormTexts, session: Session) -> tuple[Read, ...]:
    """Say how what stands in the boxes is understood, by field id."""
    fields = [each for name, each in texts.form.fields.items() if name in values and each.kind in READ]
    return tuple(Read(html_id(each.id), _read(each, values[each.id], texts, session)) for each in fields)


def _read(field: Field, raw: str, texts: FormTexts, session: Session) -> str:
    try:
        found = read_filled(field, raw, Setting(Vocabulary(), texts.form.year, day_of(session)))
    except AnswerError:
        return ""
    if found.value is None or (field.row is not None and _bare(raw) == _bare(raw_of(field, found.value))):
        return ""  # the boxes of rows have room for no more than what is not plain
    return texts.answer(field, found.value)


def _bare(raw: str) -> str:
    return "".join(raw.split())


def sums_of(question: Question, values: Mapping[str, str], texts: FormTexts, session: Session) -> Sums | None:
    """Reckon with what stands in the boxes, by field id. None where nothing is to be summed, or not all of it is known yet."""
    if question.layout is Layout.ROWS:
        return _of_rows(question, values, texts, session)
    return _of_report(question, values, texts)


def adds_up(question: Question) -> bool:
    """Tell whether a question has something to sum."""
    own = {each.id for each in question.fields}
    return {*FUNDS} < own or (question.layout is Layout.ROWS and any(_columns(question)))


def _of_report(question: Question, values: Mapping[str, str], texts: FormTexts) -> Sums | None:
    own = {each.id for each in question.fields}
    lines = {name: _ore(values.get(name, "")) for name in (*FUNDS, *USES) if name in own}
    known = {name: ore for name, ore in lines.items() if ore is not None}
    if not lines or len(known) < len(lines):
        return None
    funds, uses = (sum(known.get(name, 0) for name in names) for names in (FUNDS, USES))
    text = texts.catalog.text
    shown = (Sum(text("web.sums.funds"), texts.catalog.amount(funds)), Sum(text("web.sums.uses"), texts.catalog.amount(uses)))
    return _weighed(shown, funds, uses, texts)


def _of_rows(question: Question, values: Mapping[str, str], texts: FormTexts, session: Session) -> Sums | None:
    totals = {column: _total(question, column, values) for column in _columns(question)}
    if not totals:
        return None
    shown = [Sum(texts.short(f"{question.text}.{column}"), _shown(total, texts)) for column, total in totals.items()]
    if len(totals) > 1:
        known = [total for total in totals.values() if total is not None]
        shown.append(Sum(texts.catalog.text("web.sums.total"), _shown(sum(known), texts) if len(known) == len(totals) else ""))
    aim, first = held_to(texts.form, question.id), next(iter(totals.values()))
    wanted = session.answers[aim.id].value if aim and aim.id in session.answers else None
    if aim is None or not isinstance(wanted, int) or first is None:
        return Sums(tuple(shown))
    held = (shown[0], Sum(texts.short(aim.text), texts.catalog.amount(wanted)))
    return replace(_weighed(held, wanted, first, texts), rest=tuple(shown[1:]))


def _columns(question: Question) -> Iterator[str]:
    """Yield the columns of amounts."""
    return (each.column for each in question.row(1) if each.kind is Kind.AMOUNT)


def _total(question: Question, column: str, values: Mapping[str, str]) -> int | None:
    """Return a column's sum; an empty box counts for nothing, one that is not understood leaves it open."""
    written = [values[each.id] for each in question.fields if each.column == column and values.get(each.id, "").strip()]
    read = [ore for ore in map(_ore, written) if ore is not None]
    return sum(read) if len(read) == len(written) else None


def _weighed(shown: tuple[Sum, ...], funds: int, uses: int, texts: FormTexts) -> Sums:
    verdict, tone = ("even", "ok") if funds == uses else ("left", "info") if funds > uses else ("over", "error")
    difference = "" if verdict == "even" else texts.catalog.amount(abs(funds - uses))
    return Sums(shown, Sum(texts.catalog.text(f"web.sums.{verdict}"), difference), tone)


def _shown(ore: int | None, texts: FormTexts) -> str:
    return "" if ore is None else texts.catalog.amount(ore)


def _ore(raw: str) -> int | None:
    try:
        return amount.parse(raw).ore
    except AnswerError:
        return None
