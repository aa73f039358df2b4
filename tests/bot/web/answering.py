"""Stretches of a report, answered by a person without JavaScript."""

from tests.bot.web.person import Person

ACCOUNTS = b"Konto;Sum\n5000;561250\n"
MONEY = {"economy__received": "610 000", "economy__brought_forward": "0", "economy__posts": "561 250"}
REST = {"economy__competence": "18 400,50", "economy__carried_over": "30 349,50"}
ZEROES = {"economy__competence": "0", "economy__carried_over": "0"}


async def to_county(person: Person) -> None:
    """Answer the first three questions."""
    await person.begin()
    for text in ("Ung i jobb", "NAV Volda", "postmottak@nav-volda.example"):
        await person.answer(text)


async def not_started(person: Person) -> None:
    """Answer all of a report on a measure that has not started."""
    await to_county(person)
    await person.press("f.county", "14")
    await person.answer(economy__received="0", economy__brought_forward="0", economy__posts="0", **ZEROES)
    await person.press("f.start", "4")
