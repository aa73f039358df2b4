"""What is written in a walk, by the kind of field: plainly, oddly, and so that the checks act."""

from collections.abc import Mapping

from dialogs.answers.file import inspect
from dialogs.form import Kind

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
WARNING_TEXTS = ("Gåvekort til deltakarane", "Vi betaler ut penger til ungdommene.")
"""Texts with words that hint at direct payments: asked about, never refused."""
REFERENCES = ("22/104-3", "2026/17")
WRITTEN: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.FILE), TEXTS),
    Kind.EMAIL: ("kari@nav-volda.example", " Post@NAV.example ", "<ola.nordmann@kommune.example>"),
    Kind.PHONE: ("91504800", "+47 22 00 00 00"),
    Kind.POSTCODE: ("6100", "0101"),
    Kind.ORGNR: ("958935420", "NO 939 760 946 MVA", "889640782", "974 764 067"),  # the last two can be no applicants
    Kind.KONTONR: ("1234.56.78903", "12345678903"),
    Kind.MUNICIPALITY: ("Volda", "301", "Bergen", "4601", "tromsø"),
}
FILES = tuple(inspect(name, content) for name, content in (("rekneskap.csv", b"Konto;Sum\n1;2\n"), ("../x", b"A;B\n3;4\n")))
JUNK = (
    "", " ", "?", "???", "hei", "ja", "nei", "ok", "1", "2", "99", "-5", "1.250", "ca. 300 000", "1e6", "kanskje", "a", "§", "🙂",
    "\x00\x1b[31m", "\u202eabc", "<script>alert(1)</script>", "{year}", "%s", "01017012345", "010170 12345", "x" * 5000, "\n\n",
    "kari@", "@", "../../etc/passwd", "hjelp", "tilbake", "hopp over", "oversikt", "oppsummering", "språk", "nynorsk", "bokmål",
    "neste", "ferdig", "fortset", "gå til 7", "gå til økonomi", "gå til 5.3", "spørsmål 99", "avslutt", "/start", "/hjelp", "/",
    "ny", "pause", "slett", "31.2.2026", "i går", "80,5 %", "9" * 5000, "1" + " 000" * 2000, "legg til", "fjern linja",
)  # fmt: skip
