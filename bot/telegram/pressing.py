"""What a pressed button means, by what it carries and what is on the screen."""

from bot.conversation import Conversation, NoCaseError
from bot.seats import View
from bot.telegram.buttons import Data, Verb, as_word, read
from bot.telegram.chats import Chat
from bot.telegram.deeds import Deed
from bot.telegram.documents import Documents
from bot.telegram.home import Home
from bot.telegram.office import form_called
from bot.telegram.page import Download
from bot.telegram.showing import Pressed
from dialogs.errors import FormError, VegvisarError
from dialogs.events import Command, Do, Press, Reply, Toggle
from dialogs.form import Field, Form, Layout
from dialogs.language import Language

ELSEWHERE = frozenset((Verb.LIST, Verb.OPEN, Verb.BROWSER, Verb.FILE, Verb.BEGIN, Verb.FORMS, Verb.MEASURE, Verb.REMIND))

ANSWERING = frozenset((Command.DONE, Command.ACCEPT))
"""Steps that make an answer of what is on the screen."""


class OldButtonError(VegvisarError):
    """A button that nothing can be done with any longer: say so, and show the case as it is."""


class Pressing:
    """Reads buttons. What needs no turn of the conversation is done here."""

    def __init__(self, conversation: Conversation, home: Home, documents: Documents) -> None:
        self.conversation = conversation
        self.home = home
        self.documents = documents

    async def read(self, chat: Chat, raw: str | None, pressed: Pressed) -> Deed | None:
        """Return what is to be done; None when it has been."""
        data = read(raw)
        try:
            if data is None:
                await self._refuse(chat, pressed)
            elif data.verb in ELSEWHERE:
                await self._elsewhere(chat, data, pressed)
            else:
                return await self._inside(chat, data, await self._form(chat, data.case or ""))
        except NoCaseError:
            await self.home.greet(chat, "telegram.case_gone", pressed=pressed)
        except (OldButtonError, FormError, LookupError, ValueError):
            await self._refuse(chat, pressed)
        return None

    async def _form(self, chat: Chat, case: str) -> Form:
        """Return the case's form; a button of another case than the one on the screen makes that the current one."""
        if chat.case != case or chat.form is None:
            view = await self.conversation.choose(chat.seat, case)
            chat.case, chat.form, chat.language = view.case, view.form, view.session.language
        return chat.form

    async def _elsewhere(self, chat: Chat, data: Data, pressed: Pressed) -> None:
        """Do what needs no turn of the conversation."""
        match data.verb, data.numbers:
            case Verb.LIST, _:
                await self.home.greet(chat, pressed=pressed)
            case Verb.MEASURE, _:
                await self.home.measure(chat, data.case or "", pressed)
            case Verb.FORMS, (language, *rest):
                await self.home.forms(chat, Language(as_word(language)), pressed, yearly=not rest)
            case Verb.REMIND, (on,):
                await self.home.remind(chat, pressed, on=bool(on))
            case Verb.OPEN, _:
                await self._show(chat, await self.conversation.choose(chat.seat, data.case or ""), pressed)
            case Verb.BROWSER, _:
                await self.home.outbox.notice(pressed.callback)
                await self.home.offer(chat, data.case)
            case Verb.FILE, which:
                await self.home.outbox.notice(pressed.callback)
                await self.documents.send(chat, data.case or "", *map(Download, which))
            case _:
                await self._begin(chat, data, pressed)

    async def _begin(self, chat: Chat, data: Data, pressed: Pressed) -> None:
        """Begin a draft; an old button carries no number of a form, but its name where now a measure stands."""
        language, *named = data.numbers
        form, measure = (form_called(as_word(named[0])), data.case) if named else (data.case or "", None)
        view = await self.conversation.start(
            chat.seat,
            form=form,
            language=Language(as_word(language)),
            key=f"telegram:{chat.id}:c{pressed.callback}",
            measure=measure,
        )
        await self._show(chat, view, pressed)

    async def _inside(self, chat: Chat, data: Data, form: Form) -> Deed:
        match data.verb, data.numbers:
            case Verb.PRESS, (place, code):
                field = _field(form, place)
                return Deed(Press(field.id, code), data.case, field.id)
            case Verb.TOGGLE, (place, code):
                return Deed(Toggle(_field(form, place).id, code), data.case)
            case ((Verb.STEP | Verb.WHOLE), (_, *shown)) if len(shown) in (0, 2):
                return self._step(chat, data, *shown)
            case Verb.JUMP, (place,):
                return Deed(Do(Command.JUMP, _field(form, place).id), data.case)
            case Verb.LANGUAGE, (language,):
                return Deed(Do(Command.LANGUAGE, Language(as_word(language)).value), data.case)
            case Verb.SUGGESTION, (message, which, revision):
                return await self._suggestion(chat, data.case, message, which, revision)
            case _:
                raise OldButtonError

    def _step(self, chat: Chat, data: Data, place: int = 0, revision: int | None = None) -> Deed:
        """Return a command. A button of the very place that is on the screen is as good as new, whatever was said there since."""
        seen = chat.revision if chat.place == place and chat.revision is not None else revision
        command, fields = Command(as_word(data.numbers[0])), len(chat.form.fields) if chat.form is not None else 0
        field = _field(chat.form, place) if chat.form is not None and place < fields else None
        whole = data.verb is Verb.WHOLE
        question = _passed(chat.form, command, field, whole=whole)
        return Deed(Do(command, question, seen), data.case, field.id if field and command in ANSWERING else None, whole=whole)

    async def _suggestion(self, chat: Chat, case: str | None, message: int, which: int, revision: int) -> Deed:
        view = await self.conversation.look(chat.seat, case)
        if view.session.revision != revision:
            raise OldButtonError
        said = view.session.said[message]
        return Deed(Reply(said.suggestions[which], seen=revision), case, said.field)

    async def _show(self, chat: Chat, view: View, pressed: Pressed) -> None:
        await self.home.outbox.notice(pressed.callback)
        if pressed.message != chat.message:
            await self.home.outbox.strip(chat.id, pressed.message)
        await self.home.stage.show(chat, view)

    async def _refuse(self, chat: Chat, pressed: Pressed) -> None:
        """Say that the button is too old, take it away, and show the case as it is."""
        await self.home.outbox.notice(pressed.callback, self.home.text(chat, "telegram.old_button"), alert=True)
        if pressed.message != chat.message:
            await self.home.outbox.strip(chat.id, pressed.message)
        try:
            view = await self.conversation.look(chat.seat)
        except NoCaseError:
            await self.home.greet(chat)
            return
        await self.home.stage.show(chat, view)


def _passed(form: Form | None, command: Command, field: Field | None, *, whole: bool) -> str:
    """Return the question that a step is to pass whole: a grid stands whole on the screen, and nobody skips it row by row."""
    if form is None or field is None:
        return ""
    grid = command is Command.SKIP and form.questions[field.question].layout is Layout.GRID
    return field.question if whole or grid else ""


def _field(form: Form, place: int) -> Field:
    return list(form.fields.values())[place]
