"""Recognises what is said by the texts' ids."""

import re

from bot.i18n import FormTexts
from tests.transcripts.lines import tidy


def matching(texts: FormTexts, message_id: str, text: str) -> re.Match[str] | None:
    """Return the parameters with which a text is what a message says; None when it is something else."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(tidy(texts.catalog.messages[message_id])))
    return re.fullmatch(pattern, text)
