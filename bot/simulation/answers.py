"""Replies to a field, right ones and wrong ones, drawn by a given source of randomness."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random

from bot.simulation.written import AMOUNTS, FILES, JUNK, REFERENCES, TEXTS, WARNING_TEXTS, WRITTEN
from dialogs.answers import amount, day
from dialogs.events import Fill, Press, Reply, Upload
from dialogs.form import MORE, NO, YES, Field, Kind, Layout, Question, Unit
from dialogs.past import REFERENCE, Past
from dialogs.reading import Setting

ANOTHER_ROW = 1 / 4
WARNING = 1 / 40
KRONE = 100
NEAR = (100, 100, 105, 140)
"""Per cent of an amount that was filed before: as it was, near it, far from it."""
DAYS_AGO = (0, 1, 30, 400)


class Replies:
    """Draws replies; an option that ``wanted`` has not seen taken yet is drawn first as often as not.

    The day and the year of the ``setting``, and what was filed before, make that dates and amounts may well be right.
    """

    def __init__(self, random: Random, setting: Setting, past: Past, wanted: Callable[[Field, int], bool]) -> None:
        self._random = random
        self._wanted = wanted
        self._words = setting.words
        self._today = setting.today
        self._year = setting.year or setting.today.year
        self._past = past

    def typed(self, field: Field) -> str:
        """Return something that the field takes when it is typed; files cannot be."""
        match field.kind:
            case Kind.CHOICE:
                return self._named(field, self.code(field))
            case Kind.CHOICES:
                codes = self._several(field)
                return ", ".join(str(place) for place, option in enumerate(field.options, start=1) if option.code in codes)
            case _:
                return self._written(field)

    def event(self, field: Field) -> Reply | Press | Upload:
        """Return an answer to one field, as a chat gives it."""
        if field.kind is Kind.FILE:
            return Upload(self._random.choice(FILES))
        if field.kind is Kind.CHOICE and self._random.random() < 1 / 2:
            return Press(field.id, self.code(field))
        return Reply(self.typed(field))

    def screen(self, question: Question, revision: int) -> Fill:
        """Return answers to all of a question, as a page gives them; of rows mostly a few."""
        upload = self._random.choice(FILES) if any(field.kind is Kind.FILE for field in question.fields) else None
        values = {field.id: self._boxed(field) for field in self._shown(question)}
        if question.layout is Layout.GRID and self._random.random() < 1 / 4:  # people who take the same all the way down
            values = dict.fromkeys(values, self._random.choice(list(values.values())))
        return Fill(question.id, values, revision, upload)

    def junk(self) -> str:
        """Return something that is hardly an answer."""
        return self._random.choice(JUNK)

    def code(self, field: Field) -> int:
        """Return the code of an option."""
        codes = [option.code for option in field.options]
        missing = [code for code in codes if self._wanted(field, code)]
        if missing and self._random.random() < 1 / 2:
            return self._random.choice(missing)
        if field.column == MORE:
            return YES if self._random.random() < ANOTHER_ROW else NO
        return self._random.choice(codes)

    def _shown(self, question: Question) -> list[Field]:
        rows = 1
        while rows < question.rows and self._random.random() < ANOTHER_ROW:
            rows += 1
        return [field for field in question.fields if field.row is None or field.row <= rows]

    def _several(self, field: Field) -> set[int]:
        count = self._random.randint(1, len(field.options))
        return {self.code(field) for _ in range(count)}

    def _boxed(self, field: Field) -> str:
        if field.kind is Kind.CHOICE:
            return str(self.code(field))
        if field.kind is Kind.CHOICES:
            return ",".join(str(code) for code in self._several(field))
        optional = not field.required and self._random.random() < 1 / 2
        return "" if optional or field.kind is Kind.FILE else self.typed(field)

    def _named(self, field: Field, code: int) -> str:
        """Name an option by its number or by one of its words."""
        place = next(place for place, option in enumerate(field.options, start=1) if option.code == code)
        names: Mapping[str, tuple[str, ...]] = self._words.options
        return self._random.choice((str(place), *names.get(field.option(code).text, ())))

    def _written(self, field: Field) -> str:
        match field.kind:
            case Kind.NUMBER:
                return self._number(field)
            case Kind.AMOUNT:
                return self._amount()
            case Kind.DATE:
                return self._date()
            case Kind.TEXT | Kind.LONG_TEXT:
                return self._text(field)
            case _:
                return self._random.choice(WRITTEN[field.kind])

    def _number(self, field: Field) -> str:
        if field.unit is Unit.YEAR:
            return str(self._year + self._random.randint(-3, 2))
        low = field.minimum or 0
        return str(self._random.randint(low, min(field.maximum or low + 100, low + 100)))

    def _amount(self) -> str:
        """Return any amount, or one that agrees more or less with what was filed before."""
        known = [value for each in self._past.filed for value in each.values.values() if isinstance(value, int) and value > KRONE]
        if not known or self._random.random() < 1 / 2:
            return self._random.choice(AMOUNTS)
        return amount.plain(self._random.choice(known) // KRONE * self._random.choice(NEAR))

    def _date(self) -> str:
        before = self._today - timedelta(days=self._random.choice(DAYS_AGO))
        last, ahead = f"31.12.{self._year}", f"1. mars {self._today.year + 1}"
        return self._random.choice((day.plain(before), before.isoformat(), "31.12", last, ahead))

    def _text(self, field: Field) -> str:
        if field.id.rpartition(".")[2] == REFERENCE:
            return self._random.choice(REFERENCES)
        return self._random.choice(WARNING_TEXTS if self._random.random() < WARNING else TEXTS)
