"""Which events only make sense on the screen as it was when they were made: two devices may be at the same case."""

from dialogs.errors import StaleEventError
from dialogs.events import Append, Command, Do, Event, Press, Reply
from dialogs.session import Session

STEPS = frozenset(
    {
        Command.BACK,
        Command.KEEP,
        Command.ACCEPT,
        Command.SKIP,
        Command.CLEAR,
        Command.DONE,
        Command.ADD,
        Command.REMOVE,
        Command.YES,
        Command.NO,
        Command.SUBMIT,
    }
)


def refuse_outdated(session: Session, event: Event) -> None:
    """StaleEventError when the case has moved on since the screen that a reply or a step belongs to.

    A whole screen (Fill) is compared answer by answer instead, and so is a pressed option: more of a grid's buttons may be
    pressed on one screen. A jump or a question for help fits any screen.
    """
    match event:
        case Press(seen=seen) if seen is not None:
            answer = session.answers.get(event.field)
            if answer is None or answer.revision <= seen or answer.value == event.code:
                return
        case Reply(seen=seen) | Append(seen=seen):
            pass
        case Do(command=command, seen=seen) if command in STEPS:
            pass
        case _:
            return
    if seen not in (None, session.revision):
        raise StaleEventError
