"""Texts in both languages, read from the .po files at start; numbers, moments and answers as people write them.

Two peers: a text that lacks in one language is an error that ``vegvisar check`` names, never a fall-back to the other.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

from dialogs.answers import kontonr, municipality, orgnr, phone, postcode
from dialogs.answers.file import FileInfo
from dialogs.deadlines import OSLO
from dialogs.form import Field, Form, Kind, Question, Unit
from dialogs.language import Language
from dialogs.prompts import Day, Given, Message, Moment, Money, Param, Percent, Shown, Value, Wording
from dialogs.view import Screen
from locales.entries import FOLDER, read_entries

NBSP = "\u00a0"
MINUS = "−"
ORE = 100
PLAIN: Mapping[Kind, Callable[[str], str]] = {
    Kind.PHONE: phone.plain,
    Kind.POSTCODE: postcode.plain,
    Kind.ORGNR: orgnr.plain,
    Kind.KONTONR: kontonr.plain,
}
FORMAL = frozenset({Kind.AMOUNT, Kind.DATE, Kind.MUNICIPALITY, Kind.NUMBER, *PLAIN})


class Catalog:
    """All texts of one language."""

    def __init__(self, language: Language, messages: Mapping[str, str]) -> None:
        self.language = language
        self.messages = messages

    def text(self, message_id: str, /, **params: object) -> str:
        """Return the text with its ``{placeholders}`` filled. KeyError when there is none, or a parameter lacks."""
        template = self.messages[message_id]
        return template.format_map(params) if "{" in template else template

    def amount(self, ore: int) -> str:
        """Return øre as kroner: «1 250 000 kr», «−1 250,50 kr»; spaces are no-break."""
        return self.column([ore])[0]

    def column(self, amounts: Sequence[int]) -> list[str]:
        """Return øre as kroner that can stand under each other: with decimals in all of them, or in none."""
        pattern = "#,##0.00" if any(ore % ORE for ore in amounts) else "#,##0"
        return [f"{self._decimal(ore / ORE, pattern)}{NBSP}kr" for ore in amounts]

    def percent(self, tenths: int) -> str:
        """Return tenths of a per cent as «−18,2 %»."""
        return f"{self._decimal(tenths / 10, '#,##0.#')}{NBSP}%"

    def _decimal(self, number: float, pattern: str) -> str:
        return format_decimal(number, pattern, locale=self.language.value).replace("-", MINUS)

    def moment(self, at: datetime | str) -> str:
        """Return a moment in Oslo's time: «1. februar 2026 kl. 14.03»."""
        when = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(OSLO)
        day = format_date(when.date(), "d. MMMM y", locale=self.language.value)
        return f"{day} kl. {when:%H.%M}"

    def day(self, day: date | str) -> str:
        """Return a day: «1. februar 2026»."""
        when = date.fromisoformat(day) if isinstance(day, str) else day
        return format_date(when, "d. MMMM y", locale=self.language.value)

    def number(self, number: int, unit: Unit = Unit.COUNT) -> str:
        """Return a number as its unit is written: «80 %», «2026», «1 250»."""
        if unit is Unit.YEAR:
            return str(number)
        shown = format_decimal(number, "#,##0", locale=self.language.value)
        return f"{shown}{NBSP}%" if unit is Unit.PERCENT else shown

    def size(self, size: int) -> str:
        """Return bytes as «812 kB» or «1,4 MB»."""
        kilo = 1024
        if size < kilo * kilo:
            return f"{max(1, round(size / kilo))}{NBSP}kB"
        return f"{format_decimal(round(size / kilo / kilo, 1), locale=self.language.value)}{NBSP}MB"


class FormTexts:
    """A form's texts in one language: labels, options, and answers as a person reads them."""

    def __init__(self, catalog: Catalog, form: Form) -> None:
        self.catalog = catalog
        self.form = form

    def of(self, text: str) -> str:
        """Return any text of the form; it may name the report year and its neighbours."""
        return self.catalog.text(text, **self.form.years)

    def label(self, text: str) -> str:
        """Return the full wording."""
        return self.of(f"{text}.label")

    def short(self, text: str) -> str:
        """Return the few words for an overview."""
        return self.of(f"{text}.short")

    def help(self, text: str) -> str:
        """Return the line of help."""
        return self.of(f"{text}.help")

    def whereabouts(self, screen: Screen) -> str:
        """Return which question is asked: its number among those that apply, or what one without a number is called."""
        if screen.position is not None:
            return self.catalog.text("say.progress", position=screen.position, total=screen.total)
        return self.unnumbered(screen.question) if screen.question else ""

    def unnumbered(self, question: Question) -> str:
        """Return what a question without a number is called: an attachment when it asks for a file, else an additional one."""
        attachment = any(each.kind is Kind.FILE for each in question.fields)
        return self.catalog.text("say.attachment" if attachment else "say.additional")

    def answer(self, field: Field, value: Value) -> str:
        """Return an answer as a person reads it; "not answered" for None."""
        if value is None:
            return self.catalog.text("say.not_answered")
        if isinstance(value, FileInfo):
            return f"{value.name} ({self.catalog.size(value.size)})"
        if field.kind in FORMAL:
            return self._formal(field, value)
        if isinstance(value, int):
            return self.of(field.option(value).text)
        if isinstance(value, tuple):
            return "; ".join(self.of(field.option(code).text) for code in value)
        return value

    def _formal(self, field: Field, value: Value) -> str:
        """Return what has a written form of its own."""
        match field.kind:
            case Kind.AMOUNT:
                return self.catalog.amount(int(str(value)))
            case Kind.DATE:
                return self.catalog.day(str(value))
            case Kind.MUNICIPALITY:
                return municipality.plain(int(str(value)), date.max)
            case Kind.NUMBER:
                return self.catalog.number(int(str(value)), field.unit)
            case _:
                return PLAIN[field.kind](str(value))

    def say(self, message: Message) -> str:
        """Return what a message says."""
        params = {name: self._param(name, param) for name, param in message.params.items()}
        return self.catalog.text(message.id, **{**self.form.years, **params})

    def _param(self, name: str, param: Param) -> str:
        match param:
            case Money():
                shown = self.catalog.amount(param.ore)
            case Percent():
                shown = self.catalog.percent(param.tenths)
            case Day():
                shown = self.catalog.day(param.day)
            case Moment():
                shown = self.catalog.moment(param.at)
            case Wording():
                shown = self.of(param.id)
            case Given():
                shown = param.of(self.catalog.language)
            case Shown():
                shown = self.answer(self.form.fields[param.field], param.value)
            case int() if not name.endswith("year"):
                shown = self.catalog.number(param)
            case _:
                shown = str(param)
        return shown


def read_catalog(language: Language, folder: Path = FOLDER) -> Catalog:
    """Read all .po files of one language into one catalog; empty and fuzzy entries are left out (and found by the tests)."""
    entries = [each for path in sorted((folder / language.value).glob("*.po")) for each in read_entries(path)]
    messages = {each.id: each.text for each in entries if each.text and not each.fuzzy and not each.obsolete}
    return Catalog(language, messages)


@cache
def load_catalogs() -> Mapping[Language, Catalog]:
    """Return both catalogs, read once."""
    return {language: read_catalog(language) for language in Language}


@cache
def form_texts(catalog: Catalog, form: Form) -> FormTexts:
    """Return a form's texts in one language, made once."""
    return FormTexts(catalog, form)
