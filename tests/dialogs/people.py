"""What people send, for tests that do at random what people do: answers of each kind with what they mean, and everything else."""

from collections.abc import Callable

from hypothesis import strategies as st

from dialogs.events import Command, Do, Event, Fill, Press, Upload
from dialogs.form import Field, Kind, Unit
from dialogs.language import Language
from dialogs.prompts import Value
from dialogs.session import Aside, Place, Session
from tests.dialogs.talk import ACCOUNTS, FORM, MONEY, NATIONAL_ID, WORDS

KRONER = (0, 1, 50_000, 400_000, 500_000, 600_000)
JUNK = (
    *("", " ", "👍", "\x00", "\u202e", "\ud83d", "x" * 5000, "9" * 5000, "1" + " 000" * 2000, "<b>&amp;</b>", "{year}"),
    *(NATIONAL_ID, f"Ola, {NATIONAL_ID[:6]} {NATIONAL_ID[6:]}", f"{NATIONAL_ID}@nav.no"),
    *("ja", "nei", "1", "12", "99", "1.250", "ca. 3", "-5", "§ 12", "kari@", "gå til", "gå til x"),
)  # fmt: skip
COMMAND_WORDS = sorted({*WORDS[Language.NYNORSK].commands, *WORDS[Language.NYNORSK].languages})
MULTI = [each.id for each in FORM.fields.values() if each.kind is Kind.CHOICES]
LONG = [each.id for each in FORM.fields.values() if each.kind is Kind.LONG_TEXT]
CHOICES = [each.id for each in FORM.fields.values() if each.options]
KEYS = ("m1", "m2", "m3")
FORMAL: dict[Kind, tuple[tuple[str, Value], ...]] = {
    Kind.EMAIL: (("post@nav-volda.example", "post@nav-volda.example"), ("nav@orsta.example", "nav@orsta.example")),
    Kind.DATE: (("1. mars 2027", "2027-03-01"), ("31.12.2026", "2026-12-31"), ("2026-02-02", "2026-02-02")),
    Kind.PHONE: (("915 04 800", "+4791504800"), ("+47 22 00 00 00", "+4722000000")),
    Kind.POSTCODE: (("6100", "6100"), ("0150 Oslo", "0150")),
    Kind.ORGNR: (("939 760 946", "939760946"), ("NO 958 935 420 MVA", "958935420")),
    Kind.KONTONR: (("1234.56.78903", "12345678903"), ("NO93 8601 1117 947", "86011117947")),
    Kind.MUNICIPALITY: (("Volda", 1577), ("Bergen", 4601), ("0301", 301)),
}
YEARS = (2023, 2024, 2025, 2026)
PERCENTAGES = (1, 50, 100, 250)


def replies(field: Field) -> st.SearchStrategy[tuple[str, Value]]:
    """Return ways to answer a field, with the value that each means."""
    match field.kind:
        case Kind.AMOUNT:
            return st.sampled_from(KRONER).map(lambda kroner: (f"{kroner} kr", kroner * 100))
        case Kind.CHOICE:
            found = [(str(position), option.code) for position, option in enumerate(field.options, start=1)]
            return st.sampled_from(found)
        case Kind.CHOICES:
            found_several = st.sets(st.integers(1, len(field.options)), min_size=1, max_size=4).map(sorted)
            # "nr." since a bare number can also be meant as a paragraph of the act
            return found_several.map(
                lambda several: (", ".join(f"nr. {n}" for n in several), tuple(field.options[n - 1].code for n in several))
            )
        case Kind.NUMBER:
            numbers = YEARS if field.unit is Unit.YEAR else PERCENTAGES
            return st.sampled_from(numbers).map(lambda number: (f"{number} %" if numbers is PERCENTAGES else str(number), number))
        case Kind.TEXT | Kind.LONG_TEXT | Kind.FILE:
            return st.sampled_from(["Ung i jobb", "Vi starta i mars.", "Nye vegar"]).map(lambda text: (text, text))
        case _:
            return st.sampled_from(FORMAL[field.kind])


def raw_of(field: Field, value: Value) -> str:
    """Return a value as a screen sends it."""
    if isinstance(value, tuple):
        return ",".join(str(code) for code in value)
    return str(value // 100 if field.kind is Kind.AMOUNT and isinstance(value, int) else value)


texts = st.one_of(st.sampled_from(JUNK), st.sampled_from(COMMAND_WORDS), st.text(max_size=30))


ANSWERS: dict[Kind, Callable[[Field], Event | str]] = {
    Kind.TEXT: lambda _field: "Ung i jobb",
    Kind.LONG_TEXT: lambda _field: "Vi starta i mars.",
    Kind.EMAIL: lambda _field: "post@nav-volda.example",
    Kind.AMOUNT: lambda field: MONEY[field.id],
    Kind.CHOICE: lambda field: Press(field.id, field.options[-1].code),
    Kind.CHOICES: lambda _field: "§ 12",
    Kind.FILE: lambda _field: Upload(ACCOUNTS),
}


def next_step(session: Session) -> Event | str:
    """Return what a person would do who wants to be done."""
    if session.aside is not None:
        return Do(Command.NO if session.aside is Aside.DELETE else Command.RESUME)
    if session.place in (Place.LANGUAGE, Place.REASON):
        return "nynorsk" if session.place is Place.LANGUAGE else "Slik er det."
    if session.place is Place.SUMMARY:
        return "avslutt"
    field = FORM.fields[session.target]
    if any(each.id in ("rule.spent_within_funds.message", "rule.funds_add_up.message") for each in session.said):
        return Fill("economy", MONEY)
    return ANSWERS[field.kind](field)
