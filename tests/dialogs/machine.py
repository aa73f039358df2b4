"""What always holds of a case, whatever is done with it; the rules that do it stand in ``test_engine_machine``."""

from hypothesis.stateful import RuleBasedStateMachine, invariant

from dialogs.events import Event
from dialogs.freeze import freeze
from dialogs.route import State
from dialogs.session import Place, Session, Status
from dialogs.turn import Outcome, Turn
from dialogs.view import screen, summary
from tests.dialogs.people import next_step
from tests.dialogs.talk import FORM, NATIONAL_ID, TEXTS, turn, values

MOST_TURNS = 150  # to the finish, from anywhere


class Case(RuleBasedStateMachine):
    """One case. Every turn goes through ``do``, where what must hold of a turn is checked, and is read back from JSON."""

    session: Session

    def do(self, event: Event | str) -> Turn:
        """Take a turn."""
        before, taken = self.session, turn(self.session, event)
        after = taken.session
        if taken.outcome is Outcome.STALE:
            assert after == before.with_(said=after.said)
            assert taken.changes == ()
        else:
            assert after.revision == before.revision + 1
        recorded = values(before)
        for change in taken.changes:
            assert recorded.get(change.field) == change.old
            recorded[change.field] = change.new
        assert recorded == values(after)  # the record tells all that changed, and nothing is dropped
        self.session = Session.model_validate_json(after.model_dump_json())
        assert self.session == after
        for message in after.said:
            for each in TEXTS:
                assert each.say(message).strip()
        return taken

    def seen(self, how: str) -> int | None:
        """Return the revision that a screen knew."""
        return {"unknown": None, "now": self.session.revision, "older": self.session.revision - 1}[how]

    # What always holds

    @invariant()
    def the_place_is_there(self) -> None:
        """See that the field that is asked applies, and the reason that is asked for is called for."""
        session, state = self.session, State.of(FORM, self.session)
        assert (session.place is Place.LANGUAGE) == (session.language is None)
        assert (session.place is Place.SUBMITTED) == (session.status is Status.SUBMITTED)
        if session.place is Place.FIELD:
            assert session.target in state.route
        if session.place is Place.REASON:
            assert state.finding(session.target) is not None
        if session.status is not Status.DRAFT:
            assert session.aside is None

    @invariant()
    def no_identity_number_is_kept(self) -> None:
        """See that it stands nowhere: not as an answer, not as what was typed, not as what was said."""
        assert NATIONAL_ID not in self.session.model_dump_json()
        assert NATIONAL_ID[6:] not in self.session.model_dump_json()

    @invariant()
    def it_can_be_shown(self) -> None:
        """See that screen and summary follow from it, whatever it is."""
        shown, state = screen(FORM, self.session), State.of(FORM, self.session)
        rows = [row for section in summary(FORM, self.session) for question in section.questions for row in question.rows]
        assert [row.field.id for row in rows] == list(state.route)
        assert [row.field.id for row in rows if row.status == "open"] == [
            name for name in state.route if name not in state.values
        ]
        assert shown.total in (6, 21)
        assert shown.missing == len(state.unfinished)

    @invariant()
    def what_is_finished_is_whole(self) -> None:
        """See that a report with something open is never finished, and that its snapshot is the route's answers."""
        if self.session.status is Status.SUBMITTED:
            state = State.of(FORM, self.session)
            assert not state.open
            found = freeze(FORM, self.session)
            assert list(found.answers) == [name for name, value in state.values.items() if value is not None]
            assert {each.rule for each in found.warnings} == {each.rule.name for each in state.findings}

    def teardown(self) -> None:
        """Answer what is asked, from wherever it came to: that leads to the finish, there is no dead end."""
        if not hasattr(self, "session") or self.session.status is Status.DELETED:
            return
        for _ in range(MOST_TURNS):
            if self.session.status is Status.SUBMITTED:
                self.what_is_finished_is_whole()
                return
            self.do(next_step(self.session))
            self.the_place_is_there()
        raise AssertionError(f"no way to the finish from {self.session.place} {self.session.target}")
