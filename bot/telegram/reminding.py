"""A reminder in a chat: the only thing that the bot says without having been spoken to."""

from bot.conversation import Conversation
from bot.home import reminder_text
from bot.telegram.outbox import AwayError, Outbox, UnreachableError
from bot.telegram.text import Line
from bot.telling import GoneError, NotNowError, Teller, Telling
from dialogs.language import Language


def teller(conversation: Conversation, outbox: Outbox) -> Teller:
    """Return what tells a chat. It raises what ``Outbox`` does where Telegram refuses a request."""

    async def tell(telling: Telling) -> None:
        languages = [telling.language] if telling.language else list(Language)
        lines = [Line(text) for each in languages for text in _said(conversation, telling, each)]
        try:
            await outbox.send(int(telling.reminder.address), tuple(lines))
        except AwayError as error:
            raise GoneError from error
        except UnreachableError as error:
            raise NotNowError from error

    return tell


def _said(conversation: Conversation, telling: Telling, language: Language) -> list[str]:
    catalog = conversation.catalogs[language]
    said = reminder_text(telling.step, telling.title, telling.today, catalog)
    return [said, catalog.text("telegram.reminder.how")]
