"""A filing that was made before: answered and finished in one go, so that a transcript can begin after it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.conversation import Conversation
from bot.seats import Seat, View
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Event, Press, Reply, Toggle, Upload
from dialogs.form import Field, Form, Kind
from dialogs.language import Language
from dialogs.prompts import Tone
from dialogs.session import Place, Session, Status
from tests.transcripts.files import content
from tests.usual import USUAL

Turn = Callable[[Event, bytes | None], Awaitable[View]]
BY_NAME: Mapping[str, str] = {
    "measure_name": "Ung i jobb",
    "office_name": "NAV Volda",
    "street": "Stormyra 2",
    "place": "Volda",
    "manager.name": "Kari Nordmann",
    "leader.name": "Ola Nordmann",
    "manager.email": "kari.nordmann@volda.example",
    "leader.email": "ola.nordmann@volda.example",
}
"""What stands in a filing that does not say otherwise, by field or by a line's name."""
BY_KIND: Mapping[Kind, str] = {
    **USUAL,
    Kind.TEXT: "Som i søknaden",
    Kind.LONG_TEXT: "Som i søknaden.",
    Kind.DATE: "31.12.",
    Kind.NUMBER: "1",
}


async def fill_out(turn: Turn, view: View, values: Mapping[str, str]) -> View:
    """Answer everything that is asked, with ``values`` (typed, an option's name for a choice) by field id, and finish."""
    while view.session.status is Status.DRAFT:
        before = view.session
        event, attached = _step(view.form, before, values)
        view = await turn(event, attached)
        refused = [each.id for each in view.session.said if each.tone is Tone.ERROR]
        assert not refused, f"{before.target}: {refused} at {event}"
    return view


def _step(form: Form, session: Session, values: Mapping[str, str]) -> tuple[Event, bytes | None]:
    field = form.fields.get(session.target)
    if field is not None and session.place is Place.FIELD and field.kind is Kind.FILE:
        table = content("a table")
        return Upload(inspect("rekneskap.csv", table)), table
    return _said(field, session, values), None


def _said(field: Field | None, session: Session, values: Mapping[str, str]) -> Event:
    if session.place is Place.SUMMARY:
        return Do(Command.SUBMIT)
    if field is None:
        return Reply("Det er avtalt med statsforvaltaren.")
    if field.id in session.ticked:
        return Do(Command.DONE)
    if field.id in session.proposed and field.id not in values:
        return Do(Command.ACCEPT)
    return _chosen(field, values.get(field.id)) if field.options else Reply(values.get(field.id) or _usual(field))


def _chosen(field: Field, name: str | None) -> Event:
    codes = {option.name: option.code for option in field.options}
    assert name is None or name in codes, f"{field.id} has no option {name}"
    usual = codes.get("no", field.options[-1 if field.code is not None else 0].code)  # a grid's rows are numbered
    code = usual if name is None else codes[name]
    return Toggle(field.id, code) if field.kind is Kind.CHOICES else Press(field.id, code)


def _usual(field: Field) -> str:
    found = (BY_NAME.get(name) for name in (field.id, field.id.rpartition(".")[2], field.column))
    return next(filter(None, found), "") or BY_KIND[field.kind]


@dataclass
class Office:
    """What an office has filed from a seat: through a conversation, but no channel."""

    conversation: Conversation
    seat: Seat
    begun: int = 0

    async def measure(self) -> str:
        """Return the measure that was spoken of last."""
        return (await self.conversation.cases(self.seat))[0].measure

    async def language(self) -> Language | None:
        """Return the language that was spoken last."""
        return (await self.conversation.cases(self.seat))[0].language

    async def file(self, form: Form, language: Language | None, values: Mapping[str, str]) -> None:
        """File it, of a new measure or (without a language) of the last one; then the case that was open is current again."""
        lines = await self.conversation.cases(self.seat)
        measure, spoken = (None, language) if language else (lines[0].measure, lines[0].language)
        begun = await self.conversation.start(self.seat, form=form.id, language=spoken, key=self._key(), measure=measure)

        async def turn(event: Event, attached: bytes | None) -> View:
            return await self.conversation.turn(self.seat, event, key=self._key(), case=begun.case, content=attached)

        await fill_out(turn, begun, values)
        if lines and not lines[0].submitted:
            await self.conversation.choose(self.seat, lines[0].case)

    def _key(self) -> str:
        self.begun += 1
        return f"{self.seat.channel}:{self.seat.address}:filed:{self.begun}"
