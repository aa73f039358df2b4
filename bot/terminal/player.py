"""One person at a terminal: a line typed → what is shown. Knows the conversation, not the screen or the keyboard."""

import uuid
from dataclasses import dataclass

from bot.conversation import Channel, Conversation, NoCaseError, Seat, View
from bot.i18n import FormTexts
from bot.proposing import takes_all
from bot.terminal.blocks import Block, Style
from bot.terminal.files import find
from bot.terminal.showing import Showing
from bot.vocabulary import vocabulary
from dialogs import view as views
from dialogs.events import Command, Do, Event, Reply
from dialogs.form import Kind, Question
from dialogs.language import Language
from dialogs.prompts import Message, Tone
from dialogs.route import State
from dialogs.session import Place, Status
from dialogs.vocabulary import command_word

SEAT = Seat(Channel.TERMINAL, "local")
CONFIRMATIONS = ("say.understood", "say.understood_long", "say.skipped")

NOT_KEPT = {"say.paused": "terminal.paused"}
"""What is said instead where nothing is kept."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is filled in: a form, of a ``measure`` that there is or of a new one; ``case`` is a draft to go on with.

    ``anew``: no draft is gone on with.
    """

    form: str
    measure: str | None = None
    case: str | None = None
    anew: bool = False


class Player:
    """Does one errand for one seat. ``view`` is the case as it stands; ``kept``: it will still be there another time."""

    def __init__(self, conversation: Conversation, errand: Errand, language: Language | None, *, kept: bool = True) -> None:
        self.conversation = conversation
        self.errand = errand
        self.language = language
        self.kept = kept
        self.seat = SEAT
        self.view: View

    async def open(self) -> list[Block]:
        """Go on with the seat's draft of this form, else start one; return what is shown."""
        found = await self._draft()
        if found is None:
            self.view = await self._begin(self.language)
            return self._shown(None)
        self.view = found
        if self.language is not None and found.session.language is not self.language:
            self.view = await self._turn(Do(Command.LANGUAGE, self.language.value))
        elif found.session.aside is not None:
            self.view = await self._turn(Do(Command.RESUME))
        resumed = [Block(self.text("say.resumed"))]
        return [*resumed, *Showing(self._texts()).asked(self.view, None)]

    async def reply(self, text: str) -> list[Block]:
        """Take what was typed; return what is shown."""
        before = self._question()
        if self._wants_file() and not self._is_word(text):
            found = find(text)
            if found is not None and found.event is not None:
                self.view = await self._turn(found.event, found.content)
                return self._shown(before)
            if found is not None:
                said = self._texts()[0].catalog.text(found.problem, **found.params)
                return [Block(said, Style.ERROR)]
        self.view = await self._turn(self._event(text))
        return self._shown(before)

    def _event(self, text: str) -> Event:
        """Return what was typed: a reply, or that all which is proposed on the question is right."""
        session, question = self.view.session, self._question()
        words = {command_word(each.text("say.accept_all")) for each in self.conversation.catalogs.values()}
        if question is not None and command_word(text) in words and takes_all(State.of(self.view.form, session), question):
            return Do(Command.ACCEPT, question.id, session.revision)
        return Reply(text, seen=session.revision)

    def hello(self) -> Block:
        """Return what is shown above everything else."""
        saved = "terminal.saved" if self.kept else "terminal.not_saved"
        catalogs = [texts.catalog for texts in self._texts()]
        return Block("\n".join(each.text("terminal.hello", saved=each.text(saved)) for each in catalogs), Style.HINT)

    def unfinished(self, option: str) -> Block:
        """Return what is shown at an end before the end; ``option`` is what keeps a draft."""
        said = "terminal.kept" if self.kept else "terminal.not_kept"
        return Block(self.text(said, number=self.view.session.number, option=option), Style.WARNING)

    @property
    def submitted(self) -> bool:
        """Tell whether the filing is finished."""
        return self.view.session.status is Status.SUBMITTED

    @property
    def takes_lines(self) -> bool:
        """Tell whether what is asked for may be a text of several lines."""
        session = self.view.session
        field = views.screen(self.view.form, session, self.view.state).field
        at_text = session.place is Place.FIELD and field is not None and field.kind is Kind.LONG_TEXT
        return session.aside is None and session.status is Status.DRAFT and (at_text or session.place is Place.REASON)

    def text(self, message_id: str, **params: object) -> str:
        """Return a text of ours in the person's language; in both where none is chosen yet."""
        return "\n".join(texts.catalog.text(message_id, **params) for texts in self._texts())

    async def _draft(self) -> View | None:
        if self.errand.case is not None:
            return await self.conversation.choose(self.seat, self.errand.case)
        if self.errand.anew:
            return None
        for line in await self.conversation.cases(self.seat):
            if line.form == self.errand.form and not line.submitted and self.errand.measure in (None, line.measure):
                return await self.conversation.choose(self.seat, line.case)
        return None

    async def _turn(self, event: Event, content: bytes | None = None) -> View:
        try:
            return await self.conversation.turn(self.seat, event, key=_key(), case=self.view.case, content=content)
        except NoCaseError:  # it was deleted elsewhere
            return await self._begin(self.view.session.language)

    async def _begin(self, language: Language | None) -> View:
        return await self.conversation.start(
            self.seat, form=self.errand.form, language=language, key=_key(), measure=self.errand.measure
        )

    def _shown(self, before: Question | None) -> list[Block]:
        showing = Showing(self._texts())
        said = self.view.session.said
        refused = any(message.tone is Tone.ERROR for message in said) and before is self._question()
        carries_on = bool(said) and all(message.id in CONFIRMATIONS for message in said)
        asked = (
            showing.again(self._question(), self.view) if refused else showing.asked(self.view, before if carries_on else None)
        )
        return [*showing.said(self.view.session.with_(said=tuple(map(self._true, said)))), *asked]

    def _true(self, message: Message) -> Message:
        """Return a message as it holds here: nothing outlives a talk that is not kept."""
        return message if self.kept else message.model_copy(update={"id": NOT_KEPT.get(message.id, message.id)})

    def _texts(self) -> tuple[FormTexts, ...]:
        language = self.view.session.language
        return tuple(self.conversation.texts(self.view.form, each) for each in ([language] if language else Language))

    def _question(self) -> Question | None:
        """Return the question that stands on the screen."""
        session = self.view.session
        at_question = session.place is Place.FIELD and session.aside is None and session.status is Status.DRAFT
        return views.screen(self.view.form, session, self.view.state).question if at_question else None

    def _wants_file(self) -> bool:
        question = self._question()
        return question is not None and question.fields[0].kind is Kind.FILE

    def _is_word(self, text: str) -> bool:
        words = vocabulary(self.view.form, self.conversation.catalogs, self.view.session.language or Language.NYNORSK)
        return command_word(text) in {**words.commands, **words.languages}


def _key() -> str:
    return f"terminal:{uuid.uuid4()}"
