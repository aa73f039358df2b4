"""Anything in any order: a machine that does at random what people do, and checks after every turn what must always hold."""

from collections.abc import Callable

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.i18n import FormTexts, load_catalogs
from dialogs.events import Append, Command, Do, Edit, Event, Fill, Junk, Oddity, Press, Refused, Reply, Toggle, Upload
from dialogs.form import Field, Kind
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.session import Aside, Place, Session, Status
from dialogs.turn import Outcome, Turn
from dialogs.view import screen, summary
from tests.dialogs.places import PLACES
from tests.dialogs.talk import ACCOUNTS, FORM, MONEY, WORDS, turn, values

TEXTS = [FormTexts(catalog, FORM) for catalog in load_catalogs().values()]
NATIONAL_ID = "01017012345"
MOST_TURNS = 150  # to the finish, from anywhere
KRONER = (0, 1, 50_000, 400_000, 500_000, 600_000)
JUNK = (
    *(
        "",
        " ",
        "👍",
        "\x00",
        "\u202e",
        "\ud83d",
        "x" * 5000,
        NATIONAL_ID,
        f"Ola, {NATIONAL_ID[:6]} {NATIONAL_ID[6:]}",
        "<b>&amp;</b>",
    ),
    *(
        "ja",
        "nei",
        "1",
        "12",
        "99",
        "1.250",
        "ca. 3",
        "-5",
        "§ 12",
        "{year}",
        "kari@",
        f"{NATIONAL_ID}@nav.no",
        "gå til",
        "gå til x",
    ),
)
COMMAND_WORDS = sorted({*WORDS[Language.NYNORSK].commands, *WORDS[Language.NYNORSK].languages})
MULTI = [each.id for each in FORM.fields.values() if each.kind is Kind.CHOICES]
LONG = [each.id for each in FORM.fields.values() if each.kind is Kind.LONG_TEXT]
CHOICES = [each.id for each in FORM.fields.values() if each.options]
KEYS = ("m1", "m2", "m3")


def replies(field: Field) -> st.SearchStrategy[tuple[str, Value]]:
    """Return ways to answer a field, with the value that each means."""
    match field.kind:
        case Kind.AMOUNT:
            return st.sampled_from(KRONER).map(lambda kroner: (f"{kroner} kr", kroner * 100))
        case Kind.CHOICE:
            found = [(str(position), option.code) for position, option in enumerate(field.options, start=1)]
            return st.sampled_from(found)
        case Kind.CHOICES:
            found_several = st.sets(st.integers(1, len(field.options)), min_size=1, max_size=4).map(sorted)
            # "nr." since a bare number can also be meant as a paragraph of the act
            return found_several.map(
                lambda several: (", ".join(f"nr. {n}" for n in several), tuple(field.options[n - 1].code for n in several))
            )
        case Kind.EMAIL:
            return st.sampled_from(["post@nav-volda.example", "nav@orsta.example"]).map(lambda address: (address, address))
        case _:
            return st.sampled_from(["Ung i jobb", "Vi starta i mars.", "Nye vegar"]).map(lambda text: (text, text))


def raw_of(field: Field, value: Value) -> str:
    """Return a value as a screen sends it."""
    if isinstance(value, tuple):
        return ",".join(str(code) for code in value)
    return str(value // 100 if field.kind is Kind.AMOUNT and isinstance(value, int) else value)


texts = st.one_of(st.sampled_from(JUNK), st.sampled_from(COMMAND_WORDS), st.text(max_size=30))


class Conversation(RuleBasedStateMachine):
    """One case. Every turn goes through ``do``, where what must hold of a turn is checked, and is read back from JSON."""

    session: Session

    @initialize(place=st.sampled_from(sorted(PLACES)))
    def begin(self, place: str) -> None:
        """Begin anywhere."""
        self.session = PLACES[place]()

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

    # What people do

    @rule(data=st.data(), times=st.integers(1, 30))
    def answer(self, data: st.DataObject, times: int) -> None:
        """Answer what is asked, and be understood."""
        for _ in range(times):
            if self.session.place is not Place.FIELD or self.session.aside or self.session.status is not Status.DRAFT:
                return
            field = FORM.fields[self.session.target]
            raw, value = ("", ACCOUNTS) if field.kind is Kind.FILE else data.draw(replies(field))
            self.do(Upload(ACCOUNTS) if field.kind is Kind.FILE else Reply(raw))
            assert any(each.id.startswith("rule.") for each in self.session.said) or values(self.session)[field.id] == value

    @rule(text=texts, seen=st.sampled_from(["unknown", "now", "older"]))
    def type(self, text: str, seen: str) -> None:
        """Type anything."""
        self.do(Reply(text, self.seen(seen)))

    @rule(oddity=st.sampled_from(Oddity))
    def send_something_odd(self, oddity: Oddity) -> None:
        """Send what is no text."""
        before = self.session
        self.do(Junk(oddity))
        kept = {"said": (), "revision": 0}
        assert self.session.with_(**kept) == before.with_(**kept)

    @rule(
        command=st.sampled_from([each for each in Command if each is not Command.YES]),
        argument=st.sampled_from(["", "economy", "assessment", "start", "nn", "tull"]),
        seen=st.sampled_from(["unknown", "now", "older"]),
        unsent=st.dictionaries(st.sampled_from([*FORM.fields, *FORM.rules, "tull"]), texts, max_size=2),
    )
    def press_a_command(self, command: Command, argument: str, seen: str, unsent: dict[str, str]) -> None:
        """Press any, from any screen, with something unsent on it."""
        self.do(Do(command, argument, self.seen(seen), unsent))

    @rule(data=st.data())
    def press_what_is_offered(self, data: st.DataObject) -> None:
        """See that nothing that is offered is stale."""
        offered = [each for each in screen(FORM, self.session).commands if each is not Command.YES]
        taken = self.do(Do(data.draw(st.sampled_from(offered)), "", self.session.revision))
        assert taken.outcome is not Outcome.STALE

    @precondition(lambda self: any(each.suggestions for each in self.session.said))
    @rule(data=st.data())
    def take_a_suggestion(self, data: st.DataObject) -> None:
        """Press what is offered: it is taken."""
        message = data.draw(st.sampled_from([each for each in self.session.said if each.suggestions]))
        if message.field in (None, self.session.target):
            self.do(data.draw(st.sampled_from(message.suggestions)))
            assert message.id not in [each.id for each in self.session.said if each.tone.value == "error"]

    @rule(field=st.sampled_from([*FORM.fields, *FORM.questions, "tull", "5.3", "99"]))
    def jump(self, field: str) -> None:
        """Go anywhere that applies."""
        self.do(Do(Command.JUMP, field))
        if field in State.of(FORM, self.session).route and self.session.status is Status.DRAFT and self.session.language:
            assert (self.session.place, self.session.target) == (Place.FIELD, field)

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

    @rule()
    def change_language(self) -> None:
        """See that nothing else changes."""
        before = self.session
        self.do(Do(Command.LANGUAGE))
        if before.language is not None:
            kept = {"said": (), "revision": 0, "language": None}
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
            right = replies(field).map(lambda pair: pair[1])
            drawn = data.draw(st.one_of(right, right, st.just(""), texts))
            filled[field.id] = raw_of(field, drawn)
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
        assert (shown.missing == 0) == (not state.open)

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
            self.do(self.next_step())
            self.the_place_is_there()
        raise AssertionError(f"no way to the finish from {self.session.place} {self.session.target}")

    def next_step(self) -> Event | str:
        """Return what a person would do who wants to be done."""
        session = self.session
        if session.aside is not None:
            return Do(Command.NO if session.aside is Aside.DELETE else Command.RESUME)
        if session.place in (Place.LANGUAGE, Place.REASON):
            return "nynorsk" if session.place is Place.LANGUAGE else "Slik er det."
        if session.place is Place.SUMMARY:
            return "avslutt"
        field = FORM.fields[session.target]
        if any(each.id in ("rule.spent_within_funds.message", "rule.funds_add_up.message") for each in session.said):
            return Fill("economy", MONEY)
        return ANSWERS[field.kind](field)


ANSWERS: dict[Kind, Callable[[Field], Event | str]] = {
    Kind.TEXT: lambda _field: "Ung i jobb",
    Kind.LONG_TEXT: lambda _field: "Vi starta i mars.",
    Kind.EMAIL: lambda _field: "post@nav-volda.example",
    Kind.AMOUNT: lambda field: MONEY[field.id],
    Kind.CHOICE: lambda field: Press(field.id, field.options[-1].code),
    Kind.CHOICES: lambda _field: "§ 12",
    Kind.FILE: lambda _field: Upload(ACCOUNTS),
}

TestConversation = Conversation.TestCase
TestConversation.settings = settings(
    max_examples=80,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
