"""What the bot says, by the texts' ids: tests of the channel do not hold the wording."""

from bot.i18n import load_catalogs
from dialogs.language import Language


def nn(message_id: str) -> str:
    """Return a text in Nynorsk, up to its first placeholder."""
    return _begin(Language.NYNORSK, message_id)


def nb(message_id: str) -> str:
    """Return a text in Bokmål, up to its first placeholder."""
    return _begin(Language.BOKMAL, message_id)


def _begin(language: Language, message_id: str) -> str:
    return load_catalogs()[language].messages[message_id].partition("{")[0].strip()
