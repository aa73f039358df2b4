"""Every sort of place that a conversation can be at, each reached as a person would reach it."""

from collections.abc import Callable

from dialogs.events import Append, Command, Do, Toggle
from dialogs.session import Session
from tests.dialogs.talk import STARTED, asked, full, new, play, submitted, walk

ACTS = "act_sections"


def broken_line() -> Session:
    """Return a case in which a later change made an amount too large."""
    return play(asked("start"), "gå til 5.1", "300 000")


def reason() -> Session:
    """Return a case that asks for a reason."""
    return walk(new(), STARTED | {"economy.carried_over": "40 000"})


PLACES: dict[str, Callable[[], Session]] = {
    "before a language is chosen": lambda: new(None),
    "the first question": new,
    "a question": lambda: asked("office_name"),
    "an answered question": lambda: play(asked("email"), Do(Command.BACK)),
    "a choice": lambda: asked("county"),
    "an answered choice with a follow-up": lambda: play(asked("developed"), "gå til 11"),
    "a line": lambda: asked("economy.posts"),
    "an answered line": lambda: play(asked("start"), "gå til 5.3"),
    "a line that breaks a rule": broken_line,
    "a file": lambda: asked("accounts"),
    "a row": lambda: asked("assessment.youth"),
    "an answered row": lambda: play(asked("assessment.youth"), "gå til 8.3"),
    "a long text": lambda: asked("target_group"),
    "a long text, half sent": lambda: play(asked("target_group"), Append("Unge.", "m1")),
    "an answered long text, half sent anew": lambda: play(full(), "9", Append("Nye unge.", "m1")),
    "boxes": lambda: asked(ACTS),
    "boxes, half ticked": lambda: play(asked(ACTS), Toggle(ACTS, 1)),
    "boxes, all unticked": lambda: play(asked(ACTS), Toggle(ACTS, 1), Toggle(ACTS, 1)),
    "an optional question": lambda: asked("comments"),
    "an optional question, answered": lambda: play(full(), "21"),
    "an optional question, skipped": lambda: play(full(), "21", Do(Command.CLEAR), "21"),
    "a reason": reason,
    "a summary with something left": lambda: play(asked("published"), "oppsummering"),
    "a summary": full,
    "a summary with a text half sent anew": lambda: play(full(), "9", Append("Nye unge.", "m1"), "oppsummering"),
    "a summary with hidden answers": lambda: play(full(), "6", "nyleg starta"),
    "the overview": lambda: play(asked("target_group"), "oversikt"),
    "the overview at an answered optional question": lambda: play(full(), "21", "oversikt"),
    "a pause": lambda: play(asked("target_group"), "pause"),
    "the question whether to delete": lambda: play(asked("target_group"), "slett"),
    "a finished report": submitted,
    "a deleted draft": lambda: play(asked("target_group"), "slett", "ja"),
}
