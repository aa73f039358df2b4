"""What is kept of a conversation: the row of its case, with what lists need to know of it, and the record of an update. Pure."""

from pydantic import TypeAdapter

from dialogs.events import Event
from dialogs.form import Form
from dialogs.prompts import Value
from dialogs.session import Session, Status
from dialogs.turn import Change, Turn
from storage.cases import CaseRow, Record

GRANT_YEAR = "grant_year"
"""What a form of no year asks instead (``dialogs.past.filed``)."""
CHANGES = TypeAdapter(tuple[Change, ...])


def row_of(row: CaseRow, session: Session, form: Form, now: str) -> CaseRow:
    """Return the row to save. A deleted case keeps nothing but its number."""
    if session.status is Status.DELETED:
        kept = Session(form=session.form, number=session.number, language=session.language, status=session.status)
        session = kept.with_(said=session.said, revision=session.revision)
    return CaseRow(
        id=row.id,
        number=row.number,
        form=row.form,
        version=session.revision,
        session=session.stored(),
        title=_title(session, form),
        status=session.status.value,
        language=session.language.value if session.language else None,
        changed_at=now,
        measure=row.measure,
        past=row.past,
        year=_year(session, form),
    )


def _title(session: Session, form: Form) -> str:
    """Return the measure's name, as answered or proposed; "" while there is none."""
    given = _given(session, form.paper.measure or next(iter(form.fields)))
    return given if isinstance(given, str) else ""


def _year(session: Session, form: Form) -> int | None:
    """Return the grant's year: the form's, else as answered or proposed; None while there is none."""
    given = form.year or _given(session, GRANT_YEAR)
    return given if isinstance(given, int) else None


def _given(session: Session, name: str) -> Value:
    given = session.answers.get(name) or session.proposed.get(name)
    return given.value if given is not None else None


def record_of(address: tuple[str, str], key: str, event: Event, before: Session, turn: Turn) -> Record:
    """Return the record of an update from a seat, by its address as stored."""
    channel, here = address
    changes = CHANGES.dump_json(turn.changes).decode()
    field = turn.changes[0].field if turn.changes else getattr(event, "field", before.target)
    return Record(key, turn.session.revision, channel, type(event).__name__.lower(), field, changes, here)
