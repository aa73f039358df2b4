"""Replies to a field, right ones and wrong ones, drawn by a given source of randomness."""

from collections.abc import Callable, Mapping
from random import Random

from dialogs.answers.file import inspect
from dialogs.events import Fill, Press, Reply, Upload
from dialogs.form import Field, Kind, Question
from dialogs.vocabulary import Vocabulary

AMOUNTS = ("0", "0", "100 000", "kr 250.000,-", "300 000,50", "1,25 mill.", "null")
TEXTS = (
    "Ung i jobb",
    "Fleire enn 30 ungdomar",
    "«Nye vegar»",
    "=1+1",
    "<b>tiltak</b>",
    "Vi har lært mykje.\n\nOg meir til.",
    "🙂 bra",
)
ADDRESSES = ("kari@nav-volda.example", " Post@NAV.example ", "<ola.nordmann@kommune.example>")
WRITTEN: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.FILE), TEXTS),
    Kind.AMOUNT: AMOUNTS,
    Kind.EMAIL: ADDRESSES,
    Kind.DATE: ("1.3.2027", "31.12", "1. februar 2022", "2026-12-31", "31.12.2025", "31.12.2027"),
    Kind.PHONE: ("91504800", "+47 22 00 00 00"),
    Kind.POSTCODE: ("6100", "0101"),
    Kind.ORGNR: ("958935420", "NO 939 760 946 MVA"),
    Kind.KONTONR: ("1234.56.78903", "12345678903"),
    Kind.MUNICIPALITY: ("Volda", "301", "Bergen", "4601", "tromsø"),
}
FILES = tuple(inspect(name, content) for name, content in (("rekneskap.csv", b"Konto;Sum\n1;2\n"), ("../x", b"A;B\n3;4\n")))
JUNK = (
    "", " ", "?", "???", "hei", "ja", "nei", "ok", "1", "2", "99", "-5", "1.250", "ca. 300 000", "1e6", "kanskje", "a", "§", "🙂",
    "\x00\x1b[31m", "\u202eabc", "<script>alert(1)</script>", "{year}", "%s", "01017012345", "010170 12345", "x" * 5000, "\n\n",
    "kari@", "@", "../../etc/passwd", "hjelp", "tilbake", "hopp over", "oversikt", "oppsummering", "språk", "nynorsk", "bokmål",
    "neste", "ferdig", "fortset", "gå til 7", "gå til økonomi", "gå til 5.3", "spørsmål 99", "avslutt", "/start", "/hjelp", "/",
    "ny", "pause", "slett",
)  # fmt: skip


class Replies:
    """Draws replies; an option that ``wanted`` has not seen taken yet is drawn first as often as not."""

    def __init__(self, random: Random, words: Vocabulary, wanted: Callable[[str, int], bool]) -> None:
        self._random = random
        self._words = words
        self._wanted = wanted

    def typed(self, field: Field) -> str:
        """Return something that the field takes when it is typed; files cannot be."""
        match field.kind:
            case Kind.CHOICE:
                return self._named(field, self.code(field))
            case Kind.CHOICES:
                codes = self._several(field)
                return ", ".join(str(place) for place, option in enumerate(field.options, start=1) if option.code in codes)
            case Kind.NUMBER:
                low = field.minimum or 0
                return str(self._random.randint(low, min(field.maximum or low + 100, low + 100)))
            case _:
                return self._random.choice(WRITTEN[field.kind])

    def event(self, field: Field) -> Reply | Press | Upload:
        """Return an answer to one field, as a chat gives it."""
        if field.kind is Kind.FILE:
            return Upload(self._random.choice(FILES))
        if field.kind is Kind.CHOICE and self._random.random() < 1 / 2:
            return Press(field.id, self.code(field))
        return Reply(self.typed(field))

    def screen(self, question: Question, revision: int) -> Fill:
        """Return answers to all of a question, as a page gives them."""
        upload = self._random.choice(FILES) if any(field.kind is Kind.FILE for field in question.fields) else None
        return Fill(question.id, {field.id: self._boxed(field) for field in question.fields}, revision, upload)

    def junk(self) -> str:
        """Return something that is hardly an answer."""
        return self._random.choice(JUNK)

    def code(self, field: Field) -> int:
        """Return the code of an option."""
        codes = [option.code for option in field.options]
        missing = [code for code in codes if self._wanted(field.id, code)]
        return self._random.choice(missing if missing and self._random.random() < 1 / 2 else codes)

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
