"""A registered grant letter, with which a measure's years begin."""

from dialogs.events import Command, Do, Reply
from dialogs.language import Language
from tests.bot.talking import Talk

LETTER = {
    "measure_name": "Ung i jobb",
    "grant_year": "2026",
    "decision": "Tilskot",
    "letter_date": "10.4.2026",
    "reference": "2026/123",
    "amount": "610 000",
    "carried_over": "0",
    "national_trial": "nei",
}
"""What is answered to the registration of a grant letter; everything else that it asks is answered with a word."""


async def fill_letter(talk: Talk, answers: dict[str, str] = LETTER) -> str:
    """Begin a grant letter and answer all that it asks; return its case, which is its measure."""
    view = await talk.conversation.start(talk.seat, form="grant-letter", language=Language.NYNORSK, key=talk.key())
    talk.case = view.case
    for _ in range(len(view.form.fields)):
        if view.session.place.value != "field":
            break
        asked = view.form.fields[view.session.target]
        answer = answers.get(asked.id)
        view = await talk.send(Reply(answer) if answer else Do(Command.SKIP) if not asked.required else Reply("NAV Volda"))
    return view.case


async def file_letter(talk: Talk, answers: dict[str, str] = LETTER) -> str:
    """Register a grant letter; return its measure."""
    measure = await fill_letter(talk, answers)
    view = await talk.send(Do(Command.SUBMIT))
    assert view.session.status.value == "submitted", (view.session.target, view.session.said)
    return measure
