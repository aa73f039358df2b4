"""Side steps, which leave the conversation's place as it is: the overview, a pause, the question whether to delete."""

from dialogs import commands
from dialogs.events import Command, Do, Event, Junk, Refused, Reply
from dialogs.jumping import jump
from dialogs.prompts import Message, Tone
from dialogs.reading import without_national_ids
from dialogs.session import Aside
from dialogs.turn import Work
from dialogs.vocabulary import command_word

LONGEST_OFFERED = 60


def handle_aside(work: Work, event: Event) -> bool:
    """Answer a side step; return False when the event is to be handled as if there were none."""
    if not isinstance(event, Reply):
        if not isinstance(event, Do | Junk | Refused):
            commands.leave_aside(work)
        return False
    asked = commands.asked_by(work, event.text)
    if work.session.aside is Aside.DELETE:
        _decide(work, event.text, asked)
    elif asked:
        commands.run(work, *asked)
    elif work.session.aside is Aside.PAUSE:
        _come_back(work, event.text)
    else:
        jump(work, event.text)
    return True


def _decide(work: Work, raw: str, asked: commands.Asked | None) -> None:
    """Delete on a plain yes; any other wish means that the draft is kept, and anything else is asked about again."""
    confirmed = work.words.confirmations.get(command_word(raw))
    if confirmed:
        commands.run(work, confirmed)
    elif asked is None or asked[0] is Command.DELETE:
        commands.run(work, Command.DELETE)
    else:
        commands.run(work, *asked)


def _come_back(work: Work, raw: str) -> None:
    """Greet, and ask anew: after a pause nobody knows what a text was meant for. It is kept, and can be sent as it stands."""
    work.change(aside=None)
    text = without_national_ids(raw).strip()
    if work.at is not None and text:
        work.keep_typed(work.at.id, raw)
    offered = (text,) if text == raw.strip() and 0 < len(text) <= LONGEST_OFFERED else ()
    work.said.append(Message(id="say.resumed_by_text", tone=Tone.OK, suggestions=offered))
