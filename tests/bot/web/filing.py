"""Whole filings made at once through the conversation itself, for tests that are about what comes after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from bot.conversation import Conversation
from bot.seats import Seat, View
from dialogs import view
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Event, Fill, Reply
from dialogs.form import MORE, NO, Field, Kind, Layout, Question
from dialogs.language import Language
from dialogs.session import Place, Status
from tests.usual import USUAL

ACCOUNTS = b"Konto;Sum\n5000;561250\n"
APPLICATION: Mapping[str, str] = {
    "measure_name": "Ung i jobb",
    "kind": "1",
    "national_trial": "2",
    "prop": "2",
    "amount": "710 000",
    "posts_percent": "100",
    "points.user_participation": "3",
    "points.prevention": "4",
    "budget.1.post": "1",
    "budget.1.grant": "610 000",
    "budget.1.own": "150 000",
    "budget.1.more": "1",
    "budget.2.post": "2",
    "budget.2.what": "Kurs i rettleiing",
    "budget.2.grant": "100 000",
    "budget.2.more": "2",
    "other_grants": "1",
    "no_direct_payments": "1",
    "manager.name": "Kari Nordmann",
    "manager.title": "Kommunedirektør",
    "manager.email": "kari@volda.example",
    "leader.name": "Ola Nordmann",
    "leader.title": "NAV-leiar",
    "leader.email": "ola@volda.example",
}


@dataclass
class Filer:
    """Somebody at a seat who answers all that is asked: as told, else with what is typical of the kind."""

    conversation: Conversation
    seat: Seat

    async def file(self, form: str, answers: Mapping[str, str], *, measure: str | None = None) -> View:
        """Fill in a form and finish it."""
        shown = await self.draft(form, answers, measure=measure)
        shown = await self.do(shown, Do(Command.SUBMIT))
        assert shown.session.status is Status.SUBMITTED, shown.session.said
        return shown

    async def begin(self, form: str, *, measure: str | None = None) -> View:
        """Begin a form."""
        key = uuid4().hex
        return await self.conversation.start(self.seat, form=form, language=Language.NYNORSK, key=key, measure=measure)

    async def measure(self) -> str:
        """Return the measure that comes first on the home."""
        return (await self.conversation.home(self.seat)).measures[0].measure

    async def draft(self, form: str, answers: Mapping[str, str], *, measure: str | None = None, until: str | None = None) -> View:
        """Fill in a form up to a question, else all of it."""
        shown = await self.begin(form, measure=measure)
        for _ in range(100):
            asked = view.screen(shown.form, shown.session)
            if shown.session.place is Place.SUMMARY or (asked.question and asked.question.id == until):
                return shown
            if shown.session.place is Place.REASON:
                shown = await self.do(shown, Reply("Det er rett."))
            elif asked.question:
                shown = await self._fill(shown, asked.question, answers)
        raise AssertionError(shown.session.said)

    async def _fill(self, shown: View, question: Question, answers: Mapping[str, str]) -> View:
        if question.fields[0].kind is Kind.FILE:
            info = inspect("Rekneskap.csv", ACCOUNTS)
            return await self.do(shown, Fill(question.id, {}, upload=info), ACCOUNTS)
        given = {each.id: answers[each.id] for each in question.fields if each.id in answers}
        typical = {each.id: _typical(each) for each in question.fields if _is_asked(each, question)}
        return await self.do(shown, Fill(question.id, typical | given))

    async def do(self, shown: View, event: Event, content: bytes | None = None) -> View:
        """Take a turn."""
        key = uuid4().hex
        return await self.conversation.turn(self.seat, event, key=key, case=shown.case, content=content)


def _is_asked(each: Field, question: Question) -> bool:
    return each.required if question.layout is not Layout.ROWS else each.row == 1 and each.required


def _typical(each: Field) -> str:
    if each.column == MORE:
        return str(NO)
    return str(each.options[0].code) if each.options else USUAL[each.kind]
