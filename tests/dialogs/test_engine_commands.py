"""Every command at every place: where it leads, what it stores, what it says. The whole table stands in ``commands.txt``."""

import os
from pathlib import Path

import pytest

from dialogs.events import Command, Do, Event
from dialogs.session import Session
from dialogs.turn import Outcome
from dialogs.view import screen
from tests.dialogs.places import PLACES
from tests.dialogs.talk import FORM, asked, full, new, play, said, turn, where

TABLE = Path(__file__).with_name("commands.txt")
HEAD = "# place: what each command leads to. Written by REWRITE=1 pytest tests/dialogs/test_engine_commands.py; read the diff.\n"


def came_to(session: Session, event: Event) -> str:
    """Return what a turn came to, in a line."""
    taken = turn(session, event)
    after = taken.session
    if taken.outcome is Outcome.STALE:
        return "stale"
    parts = [] if taken.outcome is Outcome.CONTINUED else [f"*{taken.outcome.value}*"]
    if where(after) != where(session):
        parts.append(f"→ {where(after)}")
    if after.language != session.language:
        parts.append(f"in {after.language}")
    parts += [f"{change.field} = {change.new!r}" for change in taken.changes]
    spoken = f"says {', '.join(said(after))}" if said(after) else ""
    return "; ".join(filter(None, [*parts, spoken])) or "shows the same again"


def block(name: str, session: Session) -> str:
    """Return a place's part of the table: commands that come to the same on one line."""
    results: dict[str, list[str]] = {}
    for command in Command:
        results.setdefault(came_to(session, Do(command)), []).append(command.value)
    lines = [f"    {', '.join(names)}: {result}" for result, names in results.items()]
    return "\n".join([f"{name} ({where(session)})", *lines, ""])


def test_every_command_at_every_place() -> None:
    """None fails, none is without an effect that makes sense."""
    table = "\n".join([HEAD, *(block(name, make()) for name, make in PLACES.items())])
    if "REWRITE" in os.environ:
        TABLE.write_text(table, encoding="utf-8")
    assert table == TABLE.read_text(encoding="utf-8")


def test_one_step_passes_the_whole_question_where_it_is_shown_whole() -> None:
    """A browser shows five lines or fourteen rows at once: there, "back" does not go through them one by one."""
    assert where(play(asked("start"), Do(Command.BACK, "start"))) == "economy.received"
    assert where(play(asked("start"), Do(Command.BACK))) == "economy.carried_over"
    assert where(play(asked("economy.posts"), Do(Command.BACK, "economy"))) == "county"
    assert where(play(asked("target_group"), Do(Command.BACK, "target_group"))) == "assessment.coherent_effort"
    assert where(play(asked("start"), "gå til 5.3", Do(Command.KEEP, "economy"))) == "start"
    assert where(play(asked("economy.posts"), Do(Command.SKIP, "economy"))) == "start"
    assert where(play(asked("assessment.youth"), Do(Command.SKIP, "assessment"))) == "target_group"
    assert said(play(new(), Do(Command.BACK, "measure_name"))) == ["say.first_question"]


def test_optional_lines_are_skipped_together_where_they_are_shown_together() -> None:
    """And one by one in a chat."""
    session = asked("competence_use.used", economy__competence="0", economy__posts="450 000")
    both = play(session, Do(Command.SKIP, "competence_use"))
    assert where(both) == "comments"
    assert both.answers["competence_use.used"].value is both.answers["competence_use.unused"].value is None
    assert where(play(session, Do(Command.SKIP))) == "competence_use.unused"


def test_a_step_from_another_question_than_the_one_shown_passes_one_field() -> None:
    """The channel's screen may lag behind: what it names then is not skipped unseen."""
    assert where(play(asked("economy.posts"), Do(Command.SKIP, "county"))) == "economy.competence"


def test_what_was_taken_back_is_within_reach() -> None:
    """An optional answer that was cleared is not lost: it stands there as if typed and not sent."""
    session = play(full(), "21", "fjern svaret")
    assert session.answers["comments"].value is None
    assert session.typed["comments"] == "Takk."
    assert where(session) == "summary"


@pytest.mark.parametrize("name", PLACES)
def test_a_language_changes_nothing_but_itself(name: str) -> None:
    """At every place, there and back."""
    session = PLACES[name]()
    if session.language is None:
        return
    there = play(session, Do(Command.LANGUAGE, session.language.other.value))
    back = play(there, Do(Command.LANGUAGE))
    kept = {"said": (), "revision": 0, "language": None}
    assert there.with_(**kept) == back.with_(**kept) == session.with_(**kept)
    assert (there.language, back.language) == (session.language.other, session.language)


def test_a_report_is_finished_from_its_summary_only() -> None:
    """«Avslutt» elsewhere shows it first: whoever writes it in the middle of something may want to go home."""
    session = play(full(), "1", "avslutt")
    assert (where(session), session.status.value) == ("summary", "draft")
    assert play(session, "avslutt").status.value == "submitted"


def test_a_new_report_leaves_the_old_one_as_it_is() -> None:
    """The case that one wishes a new one from is not touched; the caller begins the other."""
    taken = turn(full(), "ny")
    assert taken.outcome is Outcome.NEW
    assert taken.session.answers == full().answers
    assert FORM.id == taken.session.form


def test_what_may_be_left_out_keeps_nobody_from_finishing() -> None:
    """Optional questions that were never come to are not missing; they are skipped when the report is finished."""
    session = play(asked("competence_use.used", economy__competence="0", economy__posts="450 000"), Do(Command.SUMMARY))
    assert screen(FORM, session).missing == 0
    done = turn(session, Do(Command.SUBMIT))
    assert done.outcome is Outcome.SUBMITTED
    assert {change.field for change in done.changes} == {"competence_use.used", "competence_use.unused", "comments"}


def test_a_check_on_what_was_left_out_still_asks() -> None:
    """Money for competence and not a word of what it was used for: a reason is asked for before the report is finished."""
    asking = play(asked("competence_use.used"), Do(Command.SUMMARY), Do(Command.SUBMIT))
    assert where(asking) == "reason competence_unexplained"
    assert said(asking) == ["say.not_finished"]
