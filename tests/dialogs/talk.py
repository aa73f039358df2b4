"""What the tests of the engine share: the real form and words, a full report as a person would give it, and ways to any place."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache

from dialogs.answers.file import FileInfo
from dialogs.engine import Start, begin
from dialogs.events import Command, Do, Event, Upload
from dialogs.form import Kind
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.prompts import Value
from dialogs.session import Place, Session
from dialogs.turn import Turn
from dialogs.view import screen
from tests.dialogs import turns

FORM = load_form("report-2021")
WORDS = turns.words_of(FORM)
NOW = datetime(2022, 3, 1, 12, tzinfo=UTC)
NUMBER = "2021-TEST"
TEXTS = turns.texts_of(FORM)
NATIONAL_ID = "01017012345"
LONG = ("Vi har jobba med dette. " * 5000)[:100_000]
ACCOUNTS = FileInfo("Rekneskap.pdf", 48_213, "a" * 64, "application/pdf")

MEASURE = {"measure_name": "Ung i jobb", "office_name": "NAV Volda", "email": "postmottak@nav-volda.example", "county": "Agder"}
MONEY = {
    "economy.received": "500 000",
    "economy.brought_forward": "0",
    "economy.posts": "400 000",
    "economy.competence": "50 000",
    "economy.carried_over": "50 000",
}
NOT_STARTED = MEASURE | MONEY | {"economy.posts": "0", "economy.competence": "0", "economy.carried_over": "500 000", "start": "1"}
STARTED = (
    MEASURE
    | MONEY
    | {"start": "2020", "report_type": "status"}
    | {row.id: "3" for row in FORM.questions["assessment"].fields}
    | {"target_group": "Unge.", "description": "Jobbgrupper.", "changes": "ja", "changes.described": "Fleire grupper."}
    | {"developed": "Ein modell.", "achieved": "Fleire i arbeid.", "examined": "Intervju.", "act_sections": "1, 3"}
    | {"challenges": "Tid.", "success_factors": "Folk.", "continuation": "ja", "continuation.how": "Kommunen."}
    | {"published": "nei", "competence_use.used": "Kurs.", "competence_use.unused": "Ingenting.", "comments": "Takk."}
)
"""A whole report without a warning, as it would be typed, by field; the accounts are ``ACCOUNTS``."""


def turn(session: Session, event: Event | str, now: datetime = NOW) -> Turn:
    """Return the turn that an event, or a typed text, causes."""
    return turns.turn(FORM, session, event, now)


def play(session: Session, *events: Event | str) -> Session:
    """Return the session after these, stored and read back between every two. None of them may be stale."""
    return turns.play(FORM, session, *events, now=NOW)


def said(session: Session) -> list[str]:
    """Return the ids of what was said last."""
    return [message.id for message in session.said]


def where(session: Session) -> str:
    """Return where the conversation is, in a word."""
    place = session.target if session.place is Place.FIELD else f"{session.place.value} {session.target}".strip()
    return f"{place} ~{session.aside.value}" if session.aside else place


def values(session: Session) -> dict[str, Value]:
    """Return all answers, also those that do not apply now."""
    return {name: answer.value for name, answer in session.answers.items()}


def new(language: Language | None = Language.NYNORSK) -> Session:
    """Return a new case."""
    return begin(FORM, number=NUMBER, language=language, start=Start(day="2022-03-01"))


def walk(session: Session, answers: Mapping[str, str], *, until: str = "") -> Session:
    """Answer what is asked, as long as there is an answer to it, until a field is asked."""
    while session.place is Place.FIELD and session.target != until:
        field = FORM.fields[session.target]
        if field.kind is Kind.FILE:
            session = play(session, Upload(ACCOUNTS))
        elif field.id in answers:
            session = play(session, answers[field.id])
        else:
            return session
    return session


@cache
def asked(field: str, **answers: str) -> Session:
    """Return a case in which this field is asked for the first time; ``answers`` differ from ``STARTED`` (dots as ``__``)."""
    return walk(new(), STARTED | {name.replace("__", "."): raw for name, raw in answers.items()}, until=field)


@cache
def full() -> Session:
    """Return a whole report at its summary."""
    return walk(new(), STARTED)


@cache
def unstarted() -> Session:
    """Return the whole report of a measure that has not started, at its summary."""
    return walk(new(), NOT_STARTED)


@cache
def submitted() -> Session:
    """Return a report that is finished."""
    return play(full(), Do(Command.SUBMIT))


def positions(session: Session, fields: Iterable[str]) -> list[tuple[int | None, int]]:
    """Return the progress that is shown at each of these fields."""
    screens = [screen(FORM, session.with_(place=Place.FIELD, target=name)) for name in fields]
    return [(each.position, each.total) for each in screens]


def assert_sayable(session: Session) -> None:
    """All that is said has a text in both languages, with its parameters filled."""
    turns.assert_sayable(FORM, session.said)
