"""Anything in any order with an application: rows that come and go, proposals taken or not, days that pass, earlier filings."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from dialogs.engine import Start, begin
from dialogs.events import Command, Do, Edit, Event, Fill, Press
from dialogs.form import MORE, NO, YES, Field, Layout, Question
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.prompts import Value
from dialogs.route import State
from dialogs.session import Aside, Place, Status
from dialogs.turn import Outcome
from tests.dialogs.earlier import PASTS, proposed
from tests.dialogs.filled import filled, plain
from tests.dialogs.machine import Talk
from tests.dialogs.people import raw_of, replies
from tests.dialogs.talk import values

FORM = load_form("application-2027")
ROWS = [each.id for each in FORM.questions.values() if each.layout is Layout.ROWS]
DAYS = (datetime(2027, 1, 10, 12, tzinfo=UTC), datetime(2027, 3, 1, 12, tzinfo=UTC))
"""Before and after the deadline."""
Row = dict[str, Value]


def rows(case: Talk, question: Question) -> list[Row]:
    """Return the answers of the rows that apply, by column."""
    applying = State.of(FORM, case.session).route
    return [_row(case, question, number) for number in range(1, question.rows + 1) if question.row(number)[0].id in applying]


def _row(case: Talk, question: Question, number: int) -> Row:
    given = case.session.answers
    return {each.column: given[each.id].value for each in question.row(number) if each.id in given and each.column != MORE}


class Application(Talk):
    """One application, and all that people do with it."""

    form = FORM
    numbered: ClassVar = {sum(each.number is not None for each in FORM.questions.values())}
    now = DAYS[0]

    @initialize(past=st.sampled_from(sorted(PASTS)), with_proposals=st.booleans(), full=st.booleans())
    def begin(self, past: str, with_proposals: bool, full: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        """Begin with nothing, or at the end; with what was filed before, and what is proposed from it."""
        start = Start(day="2027-01-10", past=PASTS[past], proposed=proposed(FORM) if with_proposals else {})
        self.session = begin(FORM, number="2027-TEST", language=Language.BOKMAL, start=start)
        if full:
            given = filled("application-2027").answers
            left = {name: each for name, each in start.proposed.items() if name not in given}
            self.session = self.session.with_(answers=given, proposed=left, place=Place.SUMMARY, target="")
        self.offered = dict(self.session.proposed)

    # What people do

    @rule(data=st.data(), times=st.integers(1, 15))
    def answer(self, data: st.DataObject, times: int) -> None:
        """Answer what is asked, and be understood."""
        self.answer_some(data, times)

    @rule(data=st.data(), question=st.sampled_from(sorted(FORM.questions)), seen=st.sampled_from(["unknown", "now", "older"]))
    def fill_a_screen(self, data: st.DataObject, question: str, seen: str) -> None:
        """Send one with answers, gaps and junk."""
        asked = [field for field in FORM.questions[question].fields if (field.row or 1) == 1]
        self.do(Fill(question, {field.id: self.drawn(data, field) for field in asked}, self.seen(seen)))

    @rule(data=st.data(), name=st.sampled_from(ROWS), how_many=st.integers(1, 4), more=st.sampled_from([YES, NO]))
    def fill_rows(self, data: st.DataObject, name: str, how_many: int, more: int) -> None:
        """Send some rows, whole, half or empty: those that are not empty are there, in their order, and no others."""
        question = FORM.questions[name]
        if question.fields[0].id not in State.of(FORM, self.session).route or self.session.status is not Status.DRAFT:
            return
        given = [self.drawn_row(data, question) for _ in range(min(how_many, question.rows))]
        sent = {f"{question.id}.{n}.{column}": raw for n, row in enumerate(given, start=1) for column, (raw, _) in row.items()}
        ends = {f"{question.id}.{n}.{MORE}": str(YES if n < len(given) else more) for n in range(1, len(given) + 1)}
        self.do(Fill(question.id, sent | {name: raw for name, raw in ends.items() if name in FORM.fields}))
        right = [{column: value for column, (raw, value) in row.items() if raw} for row in given]
        right = [row for row in right if row]
        found = [{column: value for column, value in row.items() if value is not None} for row in rows(self, question)]
        if self.is_refused(question):
            assert len(found) >= len(right)
        else:  # behind a last row that wants one more, there may be one from before
            assert [row for row in found if row][: len(right) if more == YES else None] == right

    def drawn_row(self, data: st.DataObject, question: Question) -> dict[str, tuple[str, Value]]:
        """Draw a row: what is sent in each column, and what it means."""
        cells = {}
        for field in question.row(1):
            if field.column != MORE:
                raw, value = data.draw(st.one_of(replies(field), st.just(("", None))))
                cells[field.column] = (raw_of(field, value) if raw else "", value)
        return cells

    def is_refused(self, question: Question) -> bool:
        """Tell whether something in it was: then what stood there before stands."""
        return any(each.field and each.field.startswith(f"{question.id}.") for each in self.session.said)

    @rule(name=st.sampled_from(ROWS), row=st.integers(1, 4))
    def remove_a_row(self, name: str, row: int) -> None:
        """See that it is gone, and that the others are as they were."""
        question = FORM.questions[name]
        before, given = rows(self, question), values(self.session)
        taken = self.do(Do(Command.REMOVE, f"{question.id}.{row}"))
        if any(each.id == "say.row_removed" for each in self.session.said):
            assert rows(self, question) == ([*before[: row - 1], *before[row:]] or [{}])
            others = {each: value for each, value in given.items() if not each.startswith(f"{name}.")}
            assert values(self.session).items() >= others.items()
        else:
            assert taken.changes == ()

    @rule(name=st.sampled_from(ROWS))
    def add_a_row(self, name: str) -> None:
        """See that there is one more, and that it is asked for next."""
        question = FORM.questions[name]
        before = rows(self, question)
        self.do(Do(Command.ADD, question.id))
        after = rows(self, question)
        if len(after) > len(before):
            assert after[: len(before)] == before
            assert self.session.target == question.row(len(before) + 1)[0].id

    @precondition(lambda self: self.session.proposed)
    @rule(data=st.data(), whole=st.booleans())
    def accept(self, data: st.DataObject, whole: bool) -> None:  # noqa: FBT001 - as above
        """Go to what is proposed and take it: what becomes the answer is that, and nothing else."""
        name = data.draw(st.sampled_from(sorted(self.session.proposed)))
        self.do(Do(Command.JUMP, name))
        if self.session.target != name or self.session.place is not Place.FIELD or self.session.status is not Status.DRAFT:
            return
        question, before = FORM.fields[name].question, self.session
        taken = self.do(Do(Command.ACCEPT, question if whole else ""))
        assert taken.outcome is Outcome.CONTINUED
        changed = {change.field: change.new for change in taken.changes}
        wanted = {each: proposal.value for each, proposal in before.proposed.items() if each in changed}
        assert changed == wanted
        assert {FORM.fields[each].question for each in changed} <= {question}
        assert changed.keys() <= {name} or whole
        assert name in changed or any(each.id.startswith("rule.") for each in self.session.said) or name in before.ticked

    @rule(kind=st.sampled_from([1, 2]), by_edit=st.booleans())
    def change_the_kind(self, kind: int, by_edit: bool) -> None:  # noqa: FBT001 - as above
        """Take the branch of a continuation, or leave it: no answer is lost on the way."""
        before = values(self.session)
        if by_edit:
            self.do(Edit("kind", str(kind)))
        else:
            self.do(Do(Command.JUMP, "kind"))
            self.do(Press("kind", kind))
        assert values(self.session).items() >= {name: value for name, value in before.items() if name != "kind"}.items()

    @rule(day=st.sampled_from(DAYS))
    def come_back_another_day(self, day: datetime) -> None:
        """See that a day that passes changes what is found, and no answer."""
        before = values(self.session)
        self.now = day
        self.do(Do(Command.PAUSE))
        self.do(Do(Command.RESUME))
        assert values(self.session) == before

    # What always holds

    @invariant()
    def a_proposal_is_no_answer(self) -> None:
        """See that it is as it was, and goes away when there is an answer."""
        assert self.session.proposed.items() <= self.offered.items()
        assert not self.session.proposed.keys() & self.session.answers.keys()

    @invariant()
    def rows_are_in_a_row(self) -> None:
        """See that those that apply are the first ones, each but the last with another one behind it."""
        applying = State.of(FORM, self.session).route
        for question in map(FORM.questions.__getitem__, ROWS):
            there = [number for number in range(1, question.rows + 1) if question.row(number)[0].id in applying]
            assert there == list(range(1, len(there) + 1))
            given = [values(self.session).get(f"{question.id}.{number}.{MORE}") for number in there]
            assert all(each == YES for each in given[:-1])

    def step(self) -> Event | str:
        """Fill in what is asked, with plain answers; where sums differ, with those that add up."""
        session = self.session
        if session.aside is not None:
            return Do(Command.NO if session.aside is Aside.DELETE else Command.RESUME)
        if session.place is Place.REASON:
            return "Slik er det."
        if session.place is Place.SUMMARY:
            return Do(Command.SUBMIT)
        if any(each.id == "rule.budget_adds_up.message" for each in session.said) and values(session)["amount"] != 100_000_00:
            return Fill("amount", {"amount": "100 000"})
        return self.plain_screen(FORM.questions[FORM.fields[session.target].question].row(1) or self.asked_together())

    def asked_together(self) -> Sequence[Field]:
        """Return the fields of the question that is asked."""
        return FORM.questions[FORM.fields[self.session.target].question].fields

    def plain_screen(self, fields: Sequence[Field]) -> Fill:
        """Return a screen with plain answers."""
        own: Row = {"kind": 2, "earlier_report": 2, "carry_over.unused": 0, "carry_over.carried": 0}
        own |= {"earlier_report_elsewhere.report_date": "2027-01-05", "earlier_report_elsewhere.accounts_date": "2027-01-05"}
        return Fill(fields[0].question, {each.id: raw_of(each, own.get(each.id, plain(FORM, each))) for each in fields})


TestApplication = Application.TestCase
TestApplication.settings = settings(
    max_examples=50,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
