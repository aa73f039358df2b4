"""What a pressed button means, by what it carries and what is on the screen."""

from bot.conversation import Conversation, NoCaseError
from bot.seats import View
from bot.telegram.buttons import Data, Verb, as_word, read
from bot.telegram.chats import Chat
from bot.telegram.deeds import Deed
from bot.telegram.documents import Documents
from bot.telegram.home import Home
from bot.telegram.page import Download
from bot.telegram.showing import Pressed
from dialogs.errors import FormError, VegvisarError
from dialogs.events import Command, Do, Press, Reply, Toggle
from dialogs.form import Field, Form, Layout
from dialogs.language import Language

ELSEWHERE = frozenset((Verb.LIST, Verb.OPEN, Verb.BROWSER, Verb.FILE, Verb.BEGIN))


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
        except (OldButtonError, FormError, IndexError, ValueError):
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
        if data.verb is Verb.LIST:
            await self.home.greet(chat, pressed=pressed)
        elif data.verb is Verb.OPEN:
            await self._show(chat, await self.conversation.choose(chat.seat, data.case or ""), pressed)
        elif data.verb is Verb.BROWSER:
            await self.home.outbox.notice(pressed.callback)
            await self.home.offer(chat, data.case)
        elif data.verb is Verb.FILE:
            await self.home.outbox.notice(pressed.callback)
            await self.documents.send(chat, data.case or "", *(Download(number) for number in data.numbers))
        else:
            (language,) = data.numbers
            key = f"telegram:{chat.id}:c{pressed.callback}"
            chosen = Language(as_word(language))
            view = await self.conversation.start(chat.seat, form=data.case or "", language=chosen, key=key)
            await self._show(chat, view, pressed)

    async def _inside(self, chat: Chat, data: Data, form: Form) -> Deed:
        match data.verb, data.numbers:
            case Verb.PRESS, (place, code):
                field = _field(form, place)
                return Deed(Press(field.id, code), data.case, field.id)
            case Verb.TOGGLE, (place, code):
                return Deed(Toggle(_field(form, place).id, code), data.case)
            case Verb.STEP, (command, *shown) if len(shown) in (0, 2):
                return self._step(chat, data.case, Command(as_word(command)), *shown)
            case Verb.JUMP, (place,):
                return Deed(Do(Command.JUMP, _field(form, place).id), data.case)
            case Verb.LANGUAGE, (language,):
                return Deed(Do(Command.LANGUAGE, Language(as_word(language)).value), data.case)
            case Verb.SUGGESTION, (message, which, revision):
                return await self._suggestion(chat, data.case, message, which, revision)
            case _:
                raise OldButtonError

    def _step(self, chat: Chat, case: str | None, command: Command, place: int = 0, revision: int | None = None) -> Deed:
        """Return a command. A button of the very place that is on the screen is as good as new, whatever was said there since."""
        seen = chat.revision if chat.place == place and chat.revision is not None else revision
        field = None
        if command is Command.DONE and chat.form is not None and place < len(chat.form.fields):
            field = _field(chat.form, place).id
        return Deed(Do(command, _whole_grid(chat.form, command, place), seen), case, field)

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


def _whole_grid(form: Form | None, command: Command, place: int) -> str:
    """Return the question that "skip" is to pass whole: a grid stands whole on the screen, and nobody leaves it row by row."""
    if command is not Command.SKIP or form is None or place >= len(form.fields):
        return ""
    question = form.questions[_field(form, place).question]
    return question.id if question.layout is Layout.GRID else ""


def _field(form: Form, place: int) -> Field:
    return list(form.fields.values())[place]
