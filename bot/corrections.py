"""Puts the operator's corrections in force: once, before anything is asked."""

from bot.settings import Settings, read_settings
from dialogs.authoring.corrections import read_corrections
from dialogs.corrections import NONE, use


def prepare() -> Settings:
    """Return the settings, with the corrections that they name in force. SettingsError or CorrectionsError when one is wrong."""
    settings = read_settings()
    use(read_corrections(settings.corrections) if settings.corrections else NONE)
    return settings
