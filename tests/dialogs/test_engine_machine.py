"""Anything in any order: a machine that does at random what people do, and checks after every turn what must always hold."""

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import initialize, precondition, rule

from dialogs.events import Append, Command, Do, Edit, Fill, Press, Refused, Toggle, Upload
from dialogs.session import Status
from dialogs.turn import Outcome
from tests.dialogs.machine import Talk
from tests.dialogs.people import CHOICES, KEYS, LONG, MULTI, replies, texts
from tests.dialogs.places import PLACES
from tests.dialogs.talk import ACCOUNTS, FORM, NATIONAL_ID, turn, values


class Conversation(Talk):
    """One case, begun anywhere, and all that people do with it."""

    @initialize(place=st.sampled_from(sorted(PLACES)))
    def begin(self, place: str) -> None:
        """Begin anywhere."""
        self.session = PLACES[place]()

    # What people do

    @rule(data=st.data(), times=st.integers(1, 30))
    def answer(self, data: st.DataObject, times: int) -> None:
        """Answer what is asked, and be understood."""
        self.answer_some(data, times)

    @precondition(lambda self: any(each.suggestions for each in self.session.said))
    @rule(data=st.data())
    def take_a_suggestion(self, data: st.DataObject) -> None:
        """Press what is offered: it is taken."""
        message = data.draw(st.sampled_from([each for each in self.session.said if each.suggestions]))
        if message.field in (None, self.session.target):
            self.do(data.draw(st.sampled_from(message.suggestions)))
            assert message.id not in [each.id for each in self.session.said if each.tone.value == "error"]

    @rule(code=st.sampled_from([option.code for option in FORM.fields["start"].options]), by_edit=st.booleans())
    def change_the_start(self, code: int, by_edit: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        """Take the branch that hides or brings back most of the report: no answer is lost on the way."""
        before = values(self.session)
        if by_edit:
            self.do(Edit("start", next(str(n) for n, each in enumerate(FORM.fields["start"].options, 1) if each.code == code)))
        else:
            self.do(Do(Command.JUMP, "start"))
            self.do(Press("start", code))
        assert values(self.session).items() >= {name: value for name, value in before.items() if name != "start"}.items()

    @rule(field=st.sampled_from([*CHOICES, "tull"]), which=st.integers(0, 14), seen=st.sampled_from(["unknown", "now", "older"]))
    def press_an_option(self, field: str, which: int, seen: str) -> None:
        """Press one of this question or another, there or not."""
        codes = [each.code for each in FORM.fields[field].options] if field in FORM.fields else [1]
        self.do(Press(field, codes[which] if which < len(codes) else 99, self.seen(seen)))

    @rule(field=st.sampled_from(MULTI), codes=st.lists(st.sampled_from([1, 2, 4, 18, 99]), max_size=4), finish=st.booleans())
    def tick_boxes(self, field: str, codes: list[int], finish: bool) -> None:  # noqa: FBT001 - as above
        """Tick some, and perhaps be done."""
        self.do(Do(Command.JUMP, field))
        for code in codes:
            self.do(Toggle(field, code))
        if finish:
            self.do("ferdig")

    @rule(field=st.sampled_from(LONG), sent=st.lists(st.tuples(texts, st.sampled_from(KEYS)), max_size=3), finish=st.booleans())
    def send_a_text_in_parts(self, field: str, sent: list[tuple[str, str]], finish: bool) -> None:  # noqa: FBT001 - as above
        """Send some messages, and perhaps be done."""
        self.do(Do(Command.JUMP, field))
        for text, key in sent:
            self.do(Append(text, key))
        if finish:
            self.do("ferdig")

    @rule(data=st.data(), field=st.sampled_from([*FORM.fields, *FORM.rules, "tull"]), key=st.sampled_from([*KEYS, ""]))
    def edit_a_message(self, data: st.DataObject, field: str, key: str) -> None:
        """Make it an answer, or anything."""
        valid = replies(FORM.fields[field]).map(lambda pair: pair[0]) if field in FORM.fields else texts
        self.do(Edit(field, data.draw(st.one_of(valid, texts)), key))

    @rule(data=st.data(), question=st.sampled_from(sorted(FORM.questions)), seen=st.sampled_from(["unknown", "now", "older"]))
    def fill_a_screen(self, data: st.DataObject, question: str, seen: str) -> None:
        """Send one with answers, gaps, junk and fields that are not its own."""
        filled = {"tull": "x", "email": "x@y.no"}
        for field in FORM.questions[question].fields:
            filled[field.id] = self.drawn(data, field)
        self.do(Fill(question, filled, self.seen(seen), data.draw(st.sampled_from([None, ACCOUNTS]))))

    @rule(refused=st.booleans())
    def send_a_file(self, refused: bool) -> None:  # noqa: FBT001 - as above
        """Send a good one, or one that was refused."""
        self.do(Refused("file.kind", {"name": f"{NATIONAL_ID}.exe"}) if refused else Upload(ACCOUNTS))

    @precondition(lambda self: self.session.status is not Status.DRAFT)
    @rule(place=st.sampled_from(sorted(PLACES)))
    def begin_anew(self, place: str) -> None:
        """Leave a closed case, which takes nothing more."""
        assert turn(self.session, Do(Command.NEW)).outcome is Outcome.NEW
        self.session = PLACES[place]()


TestConversation = Conversation.TestCase
TestConversation.settings = settings(
    max_examples=120,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
