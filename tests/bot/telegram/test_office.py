"""The office's home: its measures over the years, what is due, and what can be begun."""

from collections.abc import Callable

import pytest

from dialogs.events import Fill
from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.telegram.conftest import Bot
from tests.bot.telegram.person import Person
from tests.bot.telegram.texts import nb, nn
from tests.transcripts.filing import Office

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("language", Language)
async def test_the_office_s_home(people: Callable[[], Person], language: Language) -> None:
    """Measures by name with what presses, the draft to go on with, all years, and a new measure in the language spoken."""
    person, say = people(), nn if language is Language.NYNORSK else nb
    await person.write("/start")
    await person.begin("Nynorsk" if language is Language.NYNORSK else "Bokmål")
    await person.write("Ung i jobb")
    await person.write("/ny")
    await person.write("/start")
    assert person.last.text.startswith(say("telegram.cases"))
    assert f"\n\nUng i jobb\n▶ {say('timeline.kind.report')}" in person.last.text
    assert f"\n\n{say('telegram.untitled')}\n▶ " in person.last.text
    go_on, whole = (f"{say(f'telegram.{each}')}" for each in ("go_on", "timeline"))
    named = next(each for each in person.last.labels if each.startswith(f"{go_on} Ung i jobb: "))
    assert f"Ung i jobb: {whole}" in person.last.labels
    assert person.last.labels[-2:] == [say("telegram.new"), say("telegram.remind_off")]
    await person.press(named)
    assert "NAV-kontoret" in person.last.text
    await person.write("/rapporter")
    await person.press(say("telegram.new"))
    await person.press_form("report-2021")
    assert "Spørsmål 1 av 21" in person.last.text
    assert len(person.with_buttons()) == 1


async def test_a_measure_over_the_years(bot: Bot, person: Person) -> None:
    """Its steps with their days, what is finished, and the next filing with proposals from the last."""
    office = Office(bot.conversation, person.seat)
    money = {"amount": "610 000", "budget.1.grant": "610 000"}
    await office.file(load_form("application-2026"), Language.NYNORSK, money)
    letter = {"grant_year": "2026", "amount": "610 000", "letter_date": "16.3.2026"}
    await office.file(load_form("grant-letter"), None, letter)
    await person.write("/start")
    await person.press(nn("telegram.timeline"))
    lines = person.last.text.splitlines()
    assert lines[0] == "Ung i jobb"
    assert lines[1].startswith("✓ Søknad for 2026: Ferdig ")
    assert lines[2].startswith("✓ Svar på søknaden for 2026: Ferdig ")
    assert any(line.startswith("▶ Rapport og rekneskap for 2026: Frist 1. februar 2027") for line in lines)
    assert "Start: Melding om tilbakebetaling" in person.last.labels
    await person.press(next(each for each in person.last.labels if each.startswith("Start: Rapport")))
    assert "Stemmer dette? Forslag frå søknaden for 2026: Ung i jobb" in person.last.text
    await person.press("Stemmer")
    assert "✓ Ung i jobb" in "\n".join(each.text for each in person.seen)
    session = (await bot.conversation.look(person.seat)).session
    assert session.answers["measure_name"].value == "Ung i jobb"


async def test_the_guide_of_the_eight_points(bot: Bot, person: Person) -> None:
    """Told by itself where they come to be asked about, and with the help of a text: which ones, and by which words."""
    view = await bot.conversation.start(person.seat, form="application-2026", language=Language.NYNORSK, key=f"{person.chat}:1")
    text = {"method": "Brukarråd, tidleg innsats og førebyggjande arbeid."}
    await bot.conversation.turn(person.seat, Fill("method", text), key=f"{person.chat}:2", case=view.case)
    for wanted, told in (("gå til metode", ""), ("/hjelp", "guide.intro"), ("gå til prioriterte punkt", "guide.answers")):
        before = len(person.seen)
        await person.write(wanted)
        new = "\n".join(each.text for each in person.seen[before:])
        assert (nn(told) in new) if told else ("«Brukarråd»" not in new)
        assert ("Førebygging og tidleg innsats: «tidleg innsats», «førebyggjande»" in new) is bool(told)


async def test_what_was_just_filed_is_not_offered_again(bot: Bot, person: Person) -> None:
    """An application of a year is made once."""
    await Office(bot.conversation, person.seat).file(
        load_form("application-2027"), Language.NYNORSK, {"amount": "610 000", "budget.1.grant": "610 000"}
    )
    await person.write("/start")
    await person.press(nn("telegram.timeline"))
    assert not [each for each in person.last.labels if each.startswith("Start: Søknad om tilskot for 2027")]


async def test_a_measure_of_somebody_else(person: Person) -> None:
    """Is not shown, and nothing is begun for it."""
    await person.write("/start")
    for carried in ("m::nobodys", "n:nn.report2026:nobodys"):
        await person.press_data(carried, person.last)
        assert nn("telegram.case_gone") in "\n".join(each.text for each in person.seen[-1:])


async def test_what_is_closed_says_so_before_it_is_begun(person: Person) -> None:
    """The editions whose turn it is come first; those of a last day that has passed are marked."""
    await person.write("/start")
    await person.press("Bokmål")
    closed = [each.endswith("(fristen er ute)") for each in person.last.labels[:-2]]
    assert closed == [False, False, True, True, True, True, False]  # for the report of 2021 no last day is known


async def test_a_grant_that_was_applied_for_elsewhere(bot: Bot, person: Person) -> None:
    """The forms of no year are behind one button, in the language spoken; the way back is there, and so is the other language."""
    await person.write("/start")
    await person.press("Nynorsk")
    assert "Tilskotsbrev eller avslag" not in person.last.labels
    await person.press(nn("telegram.yearless"))
    assert person.last.labels[:2] == ["Tilskotsbrev eller avslag", "Stadfesting av tilskot"]
    await person.press("Byt til bokmål")
    assert person.last.labels[:2] == ["Tilskuddsbrev eller avslag", "Bekreftelse av tilskudd"]
    await person.press(nb("telegram.yearly"))
    assert nb("telegram.choose_form") in person.last.text
    await person.press(nb("telegram.yearless"))
    await person.press("Tilskuddsbrev eller avslag")
    assert (await bot.conversation.look(person.seat)).form.id == "grant-letter"


async def test_all_forms_for_a_measure_that_is_there(bot: Bot, person: Person) -> None:
    """Also those that no step of its years asks for; what is begun is gone on with instead."""
    await Office(bot.conversation, person.seat).file(load_form("report-2021"), Language.NYNORSK, {})
    await person.write("/start")
    await person.press(nn("telegram.timeline"))
    label = "Start: Tilskotsbrev eller avslag"
    assert person.last.labels.count(label) == 1
    await person.press(label)
    await person.write("/start")
    await person.press(nn("telegram.timeline"))
    assert label not in person.last.labels
    assert "Start: Stadfesting av tilskot" in person.last.labels
