"""A reminder in a chat: the only thing that the bot says without having been spoken to."""

from bot.conversation import Conversation
from bot.home import reminder_text
from bot.telegram.outbox import AwayError, Outbox
from bot.telegram.text import Line
from bot.telling import Teller, Telling
from dialogs.language import Language


def teller(conversation: Conversation, outbox: Outbox) -> Teller:
    """Return what tells a chat. It raises what ``Outbox`` does, but for a person who has left: nobody is there to be told."""

    async def tell(telling: Telling) -> None:
        languages = [telling.language] if telling.language else list(Language)
        lines = [Line(text) for each in languages for text in _said(conversation, telling, each)]
        try:
            await outbox.send(int(telling.reminder.address), tuple(lines))
        except AwayError:
            return

    return tell


def _said(conversation: Conversation, telling: Telling, language: Language) -> list[str]:
    catalog = conversation.catalogs[language]
    said = reminder_text(telling.reminder, telling.title, telling.today, catalog)
    return [said, catalog.text("telegram.reminder.how")]
