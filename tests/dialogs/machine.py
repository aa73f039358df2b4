"""What always holds of a case, whatever is done with it, and what can be done with one of any form.

The rules for what is a form's own stand in ``test_engine_machine`` and ``test_machine_application``.
"""

from datetime import datetime
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from dialogs.events import Command, Do, Event, Junk, Oddity, Reply, Upload
from dialogs.form import MORE, Field, Form, Kind
from dialogs.freeze import freeze
from dialogs.route import State
from dialogs.rules import Severity
from dialogs.session import Place, Session, Status
from dialogs.turn import Outcome, Turn
from dialogs.view import screen, summary
from tests.dialogs.people import next_step, raw_of, replies, texts
from tests.dialogs.talk import ACCOUNTS, FORM, NATIONAL_ID, NOW, values
from tests.dialogs.turns import texts_of, turn

MOST_TURNS = 150  # to the finish, from anywhere
ACCOUNT = "12345678903"  # which happens to have digits of the identity number in it


class Case(RuleBasedStateMachine):
    """One case. Every turn goes through ``do``, where what must hold of a turn is checked, and is read back from JSON."""

    form: ClassVar[Form] = FORM
    numbered: ClassVar[set[int]] = {6, 21}
    """How many numbered questions may apply."""
    now: datetime = NOW
    session: Session

    def turn(self, event: Event | str) -> Turn:
        """Return the turn that an event, or a typed text, causes."""
        return turn(self.form, self.session, event, self.now)

    def do(self, event: Event | str) -> Turn:
        """Take a turn."""
        before, taken = self.session, self.turn(event)
        after = taken.session
        if taken.outcome is Outcome.STALE:
            assert after == before.with_(said=after.said, day=after.day)
            assert taken.changes == ()
        else:
            assert after.revision == before.revision + 1
        recorded = values(before)
        for change in taken.changes:
            assert recorded.get(change.field) == change.old
            recorded[change.field] = change.new
        gone = {change.field for change in taken.changes if change.new is None} - after.answers.keys()  # with their row
        left = {name: value for name, value in recorded.items() if name not in gone}
        assert left == values(after)  # the record tells all that changed, and nothing is dropped
        self.session = Session.model_validate_json(after.model_dump_json())
        assert self.session == after
        for message in after.said:
            for each in texts_of(self.form):
                assert each.say(message).strip()
        return taken

    def step(self) -> Event | str:
        """Return what a person would do who wants to be done."""
        return next_step(self.session)

    def seen(self, how: str) -> int | None:
        """Return the revision that a screen knew."""
        return {"unknown": None, "now": self.session.revision, "older": self.session.revision - 1}[how]

    # What always holds

    @invariant()
    def the_place_is_there(self) -> None:
        """See that the field that is asked applies, and the reason that is asked for is called for."""
        session, state = self.session, State.of(self.form, self.session)
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
        kept = self.session.model_dump_json().replace(ACCOUNT, "")
        assert NATIONAL_ID not in kept
        assert NATIONAL_ID[6:] not in kept

    @invariant()
    def it_can_be_shown(self) -> None:
        """See that screen and summary follow from it, whatever it is."""
        shown, state = screen(self.form, self.session), State.of(self.form, self.session)
        rows = [row for section in summary(self.form, self.session) for question in section.questions for row in question.rows]
        listed = [name for name, field in state.route.items() if field.column != MORE or name not in state.values]
        assert [row.field.id for row in rows] == listed
        assert [row.field.id for row in rows if row.status == "open"] == [name for name in listed if name not in state.values]
        assert shown.total in self.numbered
        assert shown.missing == len(state.unfinished)

    @invariant()
    def what_is_finished_is_whole(self) -> None:
        """See that a report with something open is never finished, and that its snapshot is the route's answers."""
        if self.session.status is Status.SUBMITTED:
            state = State.of(self.form, self.session)
            assert not state.open
            found = freeze(self.form, self.session)
            assert list(found.answers) == [name for name, value in state.values.items() if value is not None]
            warned = {each.rule.name for each in state.findings if each.rule.severity is not Severity.NOTE}
            assert {each.rule for each in found.warnings} == warned

    def teardown(self) -> None:
        """Answer what is asked, from wherever it came to: that leads to the finish, there is no dead end."""
        if not hasattr(self, "session") or self.session.status is Status.DELETED:
            return
        for _ in range(MOST_TURNS):
            if self.session.status is Status.SUBMITTED:
                self.what_is_finished_is_whole()
                return
            self.do(self.step())
            self.the_place_is_there()
        raise AssertionError(f"no way to the finish from {self.session.place} {self.session.target}")


class Talk(Case):
    """What people do with a case of any form."""

    def field(self, data: st.DataObject) -> Field:
        """Draw a field."""
        return self.form.fields[data.draw(st.sampled_from(list(self.form.fields)))]

    def answer_some(self, data: st.DataObject, times: int) -> None:
        """Answer what is asked, as long as a field is, and be understood."""
        for _ in range(times):
            if self.session.place is not Place.FIELD or self.session.aside or self.session.status is not Status.DRAFT:
                return
            field = self.form.fields[self.session.target]
            raw, value = ("", ACCOUNTS) if field.kind is Kind.FILE else data.draw(replies(field))
            self.do(Upload(ACCOUNTS) if field.kind is Kind.FILE else Reply(raw))
            assert any(each.id.startswith("rule.") for each in self.session.said) or values(self.session)[field.id] == value

    def drawn(self, data: st.DataObject, field: Field) -> str:
        """Draw what a box of a screen holds: an answer mostly, else nothing, or junk."""
        right = replies(field).map(lambda pair: pair[1])
        return raw_of(field, data.draw(st.one_of(right, right, st.just(""), texts)))

    @rule(text=texts, seen=st.sampled_from(["unknown", "now", "older"]))
    def type(self, text: str, seen: str) -> None:
        """Type anything."""
        self.do(Reply(text, self.seen(seen)))

    @rule(oddity=st.sampled_from(Oddity))
    def send_something_odd(self, oddity: Oddity) -> None:
        """Send what is no text."""
        before = self.session
        self.do(Junk(oddity))
        kept = {"said": (), "revision": 0, "day": ""}
        assert self.session.with_(**kept) == before.with_(**kept)

    @rule(
        command=st.sampled_from([each for each in Command if each is not Command.YES]),
        argument=st.sampled_from(["", "question", "row", "nn", "tull"]),
        seen=st.sampled_from(["unknown", "now", "older"]),
        unsent=texts,
        data=st.data(),
    )
    def press_a_command(self, command: Command, argument: str, seen: str, unsent: str, data: st.DataObject) -> None:
        """Press any, from any screen, with something unsent on it."""
        at = self.field(data)
        named = {"question": at.question, "row": f"{at.question}.{at.row or 1}"}.get(argument, argument)
        places = st.sampled_from([*self.form.fields, *self.form.rules, "tull"])
        typed = data.draw(st.dictionaries(places, st.just(unsent), max_size=2))
        self.do(Do(command, named, self.seen(seen), typed))

    @rule(data=st.data())
    def press_what_is_offered(self, data: st.DataObject) -> None:
        """See that nothing that is offered is stale."""
        offered = [each for each in screen(self.form, self.session).commands if each is not Command.YES]
        taken = self.do(Do(data.draw(st.sampled_from(offered)), "", self.session.revision))
        assert taken.outcome is not Outcome.STALE

    @rule(data=st.data(), elsewhere=st.sampled_from(["", "tull", "5.3", "99"]))
    def jump(self, data: st.DataObject, elsewhere: str) -> None:
        """Go anywhere that applies."""
        field = elsewhere or data.draw(st.sampled_from([*self.form.fields, *self.form.questions]))
        self.do(Do(Command.JUMP, field))
        if field in State.of(self.form, self.session).route and self.session.status is Status.DRAFT and self.session.language:
            assert (self.session.place, self.session.target) == (Place.FIELD, field)

    @rule()
    def change_language(self) -> None:
        """See that nothing else changes."""
        before = self.session
        self.do(Do(Command.LANGUAGE))
        if before.language is not None:
            kept = {"said": (), "revision": 0, "language": None, "day": ""}
            assert self.session.with_(**kept) == before.with_(**kept)
            assert self.session.language is before.language.other

    @rule(word=st.sampled_from(["nei", "behald", "tilbake", "kanskje", "oversikt"]))
    def ask_to_delete_and_think_better_of_it(self, word: str) -> None:
        """Ask, and see that nothing is deleted."""
        before = self.session
        self.do("slett")
        self.do(word)
        assert self.session.status is before.status
        assert values(self.session) == values(before)

    @rule()
    def pause_and_come_back(self) -> None:
        """See that it is the same place."""
        before = self.session
        self.do(Do(Command.PAUSE))
        self.do(Do(Command.RESUME))
        assert (self.session.place, self.session.target) == (before.place, before.target)
