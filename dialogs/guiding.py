"""When a chat tells of the guide: by itself where the points come to be asked about, and with the help of what it stands at."""

from dialogs import guide
from dialogs.collecting import is_collecting
from dialogs.reading import joined
from dialogs.session import Session
from dialogs.turn import Work


def tell_on_arrival(work: Work, before: Session) -> None:
    """Tell of the guide if this turn has come to the points. ``before`` is where it began."""
    if work.session.aside is None and _asks_of_points(work, work.session) and not _asks_of_points(work, before):
        tell(work)


def _asks_of_points(work: Work, session: Session) -> bool:
    field = work.form.fields.get(session.target)
    return field is not None and field.question == guide.QUESTION


def tell(work: Work) -> None:
    """Tell what the guide finds, where it stands at what is asked."""
    if work.at is None or not guide.stands_at(work.form, question := work.question_of(work.at.id)):
        return
    parts = {name: parts for name, parts in work.session.parts.items() if is_collecting(work.session, work.form.fields[name])}
    written = {**work.state.values, **{name: joined(each) for name, each in parts.items()}}
    work.said += guide.told(work.form, guide.look(work.form, written, question))
