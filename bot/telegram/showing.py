"""Brings a view onto a chat's screen: edits in place what is still being answered, and lets what was answered stand as such."""

import asyncio
from dataclasses import dataclass

from bot.seats import Handled, View
from bot.telegram import sayings
from bot.telegram.asking import answered, live_name
from bot.telegram.chats import Chat
from bot.telegram.outbox import Outbox
from bot.telegram.page import Page, Shown
from bot.telegram.rendering import Texts, render
from bot.telegram.text import BLANK, Line, messages
from dialogs.form import Field


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button: the callback to be answered, the message it was on, and the field that it answered, if any.

    ``whole``: it answered all of the field's question.
    """

    callback: str
    message: int | None
    field: str | None = None
    whole: bool = False


class Stage:
    """Shows."""

    def __init__(self, outbox: Outbox, texts: Texts) -> None:
        self.outbox = outbox
        self.texts = texts

    async def show(self, chat: Chat, view: View, pressed: Pressed | None = None) -> None:
        """Show a case as it stands after a turn.

        What could not be delivered is not remembered as shown: what is written next is not taken for an answer to it.
        """
        shown = render(view, self.texts, confirmed=pressed is not None and view.handled is not Handled.REPEATED)
        if pressed is not None:
            await asyncio.gather(self._notice(view, pressed), self._react(chat, view, shown, pressed))
        elif shown.follows and shown.live and shown.live == chat.live and chat.message is not None:
            await self._follow(chat, chat.message, shown)
        else:
            await self._renew(chat, shown)
        chat.remember(view)

    async def _notice(self, view: View, pressed: Pressed) -> None:
        stale = view.handled is Handled.STALE
        text = ""
        if view.session.language is not None and view.handled is not Handled.REPEATED:
            text = sayings.notice(Page.of(view, self.texts(view.form, view.session.language)), stale=stale)
        await self.outbox.notice(pressed.callback, text, alert=stale)

    async def _react(self, chat: Chat, view: View, shown: Shown, pressed: Pressed) -> None:
        """Let the message that a button was pressed on follow, where it is the one at the bottom."""
        if pressed.message is None or chat.message not in (None, pressed.message):
            await self._renew(chat, shown, pressed.message)
            return
        chat.message = pressed.message
        settled = self._settled(view, shown, pressed)
        if settled:
            await self._renew(chat, shown, settled=(*chat.said, BLANK, *settled) if chat.said else settled)
            return
        parts = messages(shown.whole)
        if len(parts) == 1 and not chat.torn and await self.outbox.edit(chat.id, pressed.message, parts[0], shown.keyboard):
            chat.live = shown.live
        else:
            await self._renew(chat, shown)

    def _settled(self, view: View, shown: Shown, pressed: Pressed) -> tuple[Line, ...]:
        """Return what stays of the question that the button answered; nothing while it is still the one asked."""
        field: Field | None = view.form.fields.get(pressed.field or "")
        if field is None or view.session.language is None or field.id not in view.session.answers:
            return ()
        if view.session.target == field.id or shown.live == live_name(view.form, field) != "":
            return ()
        return answered(Page.of(view, self.texts(view.form, view.session.language)), field, whole=pressed.whole)

    async def _follow(self, chat: Chat, message: int, shown: Shown) -> None:
        """Let the message that is edited in place follow what was typed; what there is to say stands below it."""
        if not await self.outbox.edit(chat.id, message, shown.lines, shown.keyboard):
            await self._renew(chat, shown)
        elif shown.said:
            await self.outbox.send(chat.id, shown.said)

    async def _renew(self, chat: Chat, shown: Shown, *others: int | None, settled: tuple[Line, ...] = ()) -> None:
        """Send it anew at the bottom; then take the buttons above away, or let the live message become ``settled``."""
        above, chat.message, chat.live = chat.message, None, ""
        chat.message = await self.outbox.send(chat.id, shown.whole, shown.keyboard)
        chat.live, chat.said = shown.live, sayings.lasting(shown.said)
        chat.torn = len(messages(shown.whole)) > 1
        for message in {above, *others} - {None}:
            await self._tidy(chat, message, settled if message == above else ())

    async def _tidy(self, chat: Chat, message: int | None, settled: tuple[Line, ...]) -> None:
        if settled and message is not None:
            await self.outbox.edit(chat.id, message, settled)
        else:
            await self.outbox.strip(chat.id, message)
