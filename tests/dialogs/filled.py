"""Every form filled in from its first question to the last, with plain answers: for tests that look at all of them."""

from collections.abc import Mapping
from functools import cache

from dialogs.answers.file import FileInfo
from dialogs.engine import Start, begin
from dialogs.events import Command, Do, Event, Reply
from dialogs.form import Field, Form, Kind, Unit
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.session import Answer, Place, Session, Status
from tests.dialogs.turns import NOW, turn

VOLDA = 1577
PLAIN: Mapping[Kind, Value] = {
    Kind.TEXT: "Ung i jobb",
    Kind.LONG_TEXT: "Vi følgjer opp unge i Volda, saman med skulen.",
    Kind.EMAIL: "postmottak@nav-volda.example",
    Kind.AMOUNT: 100_000_00,
    Kind.PHONE: "+4791504800",
    Kind.POSTCODE: "6100",
    Kind.ORGNR: "939760946",
    Kind.KONTONR: "12345678903",
    Kind.MUNICIPALITY: VOLDA,
    Kind.FILE: FileInfo("Rekneskap.pdf", 48_213, "a" * 64, "application/pdf"),
}
OWN: Mapping[str, Value] = {"economy.other": 0, "economy.carried_over": 0}
CHOSEN = {"status", "new", "nynorsk", "no", "confirmed", "declared", "accepted", "pay"}
"""Options that are taken where there are; else the last."""


def plain(form: Form, field: Field) -> Value:
    """Return an answer to a field that no check refuses."""
    year = form.year or NOW.year
    if field.id in OWN:
        return OWN[field.id]
    if field.options:
        taken = next((each.code for each in field.options if each.name in CHOSEN), field.options[-1].code)
        return taken if field.kind is Kind.CHOICE else (taken,)
    if field.kind is Kind.DATE:
        return f"{year}-12-31" if field.id == "accounts_as_of" else f"{min(year, NOW.year)}-01-15"
    if field.kind is Kind.NUMBER:
        return year - 1 if field.unit is Unit.YEAR else 100
    return PLAIN[field.kind]


@cache
def filled(name: str, /, **options: str) -> Session:
    """Return the form's session at its summary, all answered; ``options`` are taken by name, and dots written as ``__``."""
    form = load_form(name)
    wanted = {field.replace("__", "."): option for field, option in options.items()}
    session = begin(form, number="2026-TEST", language=Language.NYNORSK, start=Start(day="2026-11-24"))
    while lacking := [field for name, field in State.of(form, session).route.items() if name not in session.answers]:
        field = lacking[0]
        value = next((each.code for each in field.options if each.name == wanted.get(field.id)), None)
        answer = Answer(value=plain(form, field) if value is None else value, revision=0)
        session = session.with_(answers=session.answers | {field.id: answer})
    return session.with_(place=Place.SUMMARY, target="")


def finished(name: str, past: Past = NOTHING, /, **options: str) -> Session:
    """Return the form submitted: every warning gets a reason on the way."""
    form, session = load_form(name), filled(name, **options).with_(past=past)
    for _ in form.rules:
        if session.status is not Status.DRAFT:
            break
        event: Event = Reply("Slik er det.") if session.place is Place.REASON else Do(Command.SUBMIT)
        session = turn(form, session, event).session.with_(past=past)
    assert session.status is Status.SUBMITTED, [each.rule.name for each in State.of(form, session).findings]
    return session
