"""A registered grant letter, with which a measure's years begin."""

from collections.abc import Mapping

from tests.bot.talking import Talk
from tests.bot.web.filing import Filer

LETTER = {
    "measure_name": "Ung i jobb",
    "grant_year": "2026",
    "decision": "1",
    "letter_date": "10.4.2026",
    "reference": "2026/123",
    "amount": "610 000",
    "carried_over": "0",
    "national_trial": "2",
}
"""What stands in a grant letter, as a screen sends it; everything else has what is typical of its kind."""


async def fill_letter(talk: Talk, answers: Mapping[str, str] = LETTER) -> str:
    """Begin a grant letter and answer all that it asks; return its case, which is its measure."""
    talk.case = (await Filer(talk.conversation, talk.seat).draft("grant-letter", answers)).case
    return talk.case


async def file_letter(talk: Talk, answers: Mapping[str, str] = LETTER) -> str:
    """Register a grant letter; return its measure."""
    talk.case = (await Filer(talk.conversation, talk.seat).file("grant-letter", answers)).case
    return talk.case
