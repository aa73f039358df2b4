"""Buttons: pressed, pressed again, pressed when it is too late; and what is edited in place."""

from collections.abc import Callable

import pytest

from dialogs.language import Language
from tests.bot.telegram.person import Person
from tests.bot.telegram.texts import nb, nn
from tests.bot.telegram.wire import Sent

pytestmark = pytest.mark.asyncio(loop_scope="session")

TO_COUNTY = ("Ung i jobb", "NAV Volda", "postmottak@nav-volda.example")
ROWS = 14


async def go(person: Person, field: str) -> Sent:
    """Go to a field by its number in the overview or, for a row, by its place; return the message that asks for it."""
    await person.write("oversikt")
    await person.press(field)
    return person.find("Tilbake")


async def test_an_answered_question_stays_with_its_answer_and_without_buttons(person: Person) -> None:
    """What was said above it stays too, and only the question asked now has buttons."""
    await person.arrive(*TO_COUNTY)
    asked = person.last
    assert len(asked.labels) == 11 + 4
    notice = await person.press("Møre og Romsdal")
    assert notice is not None
    assert notice.text == "Fylke: Møre og Romsdal"
    assert asked.text == "✓ E-postadresse: postmottak@nav-volda.example\n\nVel fylke\n✓ Møre og Romsdal"
    assert person.with_buttons() == [person.last]


async def test_short_options_stand_two_in_a_row_and_long_ones_are_listed_in_full(person: Person) -> None:
    """A button on a phone shows about thirty letters: what is longer can be read in the message."""
    await person.arrive(*TO_COUNTY)
    assert [len(row) for row in person.last.keyboard[:6]] == [2, 2, 2, 2, 2, 1]
    asked = await go(person, "6")
    assert "2. Tiltaket har nyleg starta, så det er for tidleg å rapportere på innhald" in asked.text
    assert [len(row) for row in asked.keyboard[:7]] == [1] * 7


async def test_the_grid_is_one_message_edited_in_place(person: Person) -> None:
    """Its rows fill up, earlier ones can be changed, typing works too, and in the end it stands there without buttons."""
    await person.arrive(*TO_COUNTY)
    grid = await go(person, "8")
    count = len(person.seen)
    for _ in range(3):
        await person.press("Ja, noko (2)", grid)
    assert "✓ 3. Brukarmedverknad: Ja, noko (2)\n▶ 4. Brukarar med i utviklinga\n" in grid.text
    await person.press("1", grid)
    assert "▶ 1. Heilskapleg lokal innsats: Ja, noko (2)\n" in grid.text
    assert "✓ Ja, noko (2)" in grid.labels
    await person.press("Nei (0)", grid)
    assert "✓ 1. Heilskapleg lokal innsats: Nei (0)\n" in grid.text
    await person.write("4")
    assert "✓ 4. Brukarar med i utviklinga: Ja, i stor grad (3)\n" in grid.text
    assert len(person.seen) == count
    for _ in range(ROWS - 4):
        await person.press("Ja, i liten grad (1)", grid)
    assert grid.keyboard == []
    assert grid.text.count("✓") == ROWS
    assert person.last is not grid


async def test_something_wrong_typed_to_the_grid_is_said_below_it(person: Person) -> None:
    """The grid stays the one message with buttons."""
    await person.arrive(*TO_COUNTY)
    grid = await go(person, "8")
    await person.write("kanskje")
    assert person.last.text.startswith("❗ ")
    assert person.with_buttons() == [grid]


async def test_boxes_are_toggled_in_place_until_done(person: Person) -> None:
    """Each shows its tick; unticking works; "done" is there as soon as one is ticked, and settles the message."""
    await person.arrive(*TO_COUNTY)
    boxes = await go(person, "15")
    assert "Ferdig" not in boxes.labels
    await person.press("3. § 13 – Samarbeid med frivillige organisasjonar", boxes)
    await person.press("14. Andre", boxes)
    assert "✓ 14. Andre" in boxes.labels
    assert "✓ 14. Andre" in boxes.text
    await person.press("✓ 3. § 13 – Samarbeid med frivillige organisasjonar", boxes)
    await person.press("1. § 1 – Formålsparagrafen", boxes)
    await person.press("Ferdig", boxes)
    assert boxes.text.endswith("✓ § 1 – Formålsparagrafen; Andre")
    assert boxes.keyboard == []


async def test_done_pressed_before_the_last_tick_was_drawn_is_as_good(person: Person) -> None:
    """On a slow line the button pressed is that of an older keyboard of the very same question."""
    await person.arrive(*TO_COUNTY)
    boxes = await go(person, "15")
    await person.press("14. Andre", boxes)
    older = boxes.behind("Ferdig")
    await person.press("1. § 1 – Formålsparagrafen", boxes)
    await person.press_data(older, boxes)
    assert boxes.text.endswith("✓ § 1 – Formålsparagrafen; Andre")


async def test_a_button_of_a_question_long_past_changes_nothing(person: Person) -> None:
    """It is answered with a notice; what is asked now is shown again, and its answer is not touched."""
    await person.arrive(*TO_COUNTY)
    county = person.last
    agder = county.behind("Agder")
    await person.press("Oslo")
    notice = await person.press_data(agder, county)
    assert notice is not None
    assert notice.alert
    assert notice.text == nn("say.stale")
    assert "✓ Oslo" in county.text
    assert "Tilskot motteke i 2021" in person.last.text


async def test_a_step_from_an_older_screen_is_not_taken(person: Person) -> None:
    """«Tilbake» pressed twice in a hurry goes back once."""
    await person.arrive(*TO_COUNTY)
    asked = person.last
    back = asked.behind("Tilbake")
    await person.press("Tilbake")
    notice = await person.press_data(back, asked)
    assert notice is not None
    assert notice.alert
    assert "E-postadresse" in person.last.text


@pytest.mark.parametrize(
    "data", ["", "x", "p:0.0:nonsense", "p:zz.1:{case}", "d:1:{case}", "s:9.9.0:{case}", "q:1:-", "p:" + "z" * 60]
)
async def test_a_button_that_is_none_of_ours_is_answered(person: Person, data: str) -> None:
    """Whatever a client sends as a button: a notice, the question again, nothing else."""
    await person.arrive("Ung i jobb")
    case = person.last.keyboard[0][0]["callback_data"].rpartition(":")[2]
    await person.press_data(data.replace("{case}", case), person.last)
    assert "Namn på NAV-kontoret" in person.last.text or nn("telegram.cases") in person.last.text


async def test_navigation_turns_the_page_in_place(person: Person) -> None:
    """Help, overview, language and back do not fill the chat: the message at the bottom becomes what was asked for."""
    await person.arrive("Ung i jobb")
    page, count = person.last, len(person.seen)
    await person.press("Hjelp")
    assert nn("say.help.commands") in page.text
    await person.press("Oversikt")
    assert "✓ 1. Namn på tiltaket" in page.text
    assert "21" in page.labels
    await person.press("Byt til bokmål")
    assert nb("say.overview") in page.text
    await person.press("Byt til nynorsk" if "Byt til nynorsk" in page.labels else "Bytt til nynorsk")
    await person.press("4")
    assert "Vel fylke" in page.text
    await person.press("Tilbake")
    assert "E-postadresse" in page.text
    assert len(person.seen) == count


async def test_a_suggestion_is_a_button(person: Person) -> None:
    """What would be taken can be pressed; a suggestion that is no longer on the screen changes nothing."""
    await person.arrive(*TO_COUNTY, "Nordlnad")
    asked = person.last
    assert asked.text.startswith("❗ ")
    assert asked.labels[0] == "Nordland"
    suggestion = asked.keyboard[0][0]["callback_data"]
    await person.press_data(suggestion, asked)
    assert asked.text == "Vel fylke\n✓ Nordland"
    notice = await person.press_data(suggestion, asked)
    assert notice is not None
    assert notice.text == nn("telegram.old_button")


async def test_answers_that_do_not_add_up_can_be_gone_to(person: Person) -> None:
    """A warning that compares several answers has a button for each."""
    await person.arrive(*TO_COUNTY, "Agder", "610000", "0", "500000", "0", "0")
    assert person.last.text.startswith("✓ Overført til 2022: 0 kr\n\nStemmer dette?")
    await person.press("Endre: Nytta til stilling")
    assert "Svaret no: 500 000 kr" in person.last.text


@pytest.mark.parametrize("language", Language)
async def test_the_way_of_a_draft(people: Callable[[], Person], language: Language) -> None:
    """Pause, go on, delete: asked first, cancelled, then done; both languages have all of it."""
    nynorsk = language is Language.NYNORSK
    person = people()
    await person.arrive("Ung i jobb", language="Nynorsk" if nynorsk else "Bokmål")
    await person.write("/pause")
    await person.press("Hald fram" if nynorsk else "Fortsett")
    assert "NAV-kontoret" in person.last.text
    await person.write("/slett")
    await person.press("Nei, behald" if nynorsk else "Nei, behold")
    assert "NAV-kontoret" in person.last.text
    await person.write("/slett")
    await person.press("Ja, slett")
    assert (nn if nynorsk else nb)("say.deleted") in person.last.text
    await person.press("Nytt skjema")
    assert "21" in person.last.text


async def test_each_line_of_a_question_with_several_can_be_gone_to(person: Person) -> None:
    """The lines are listed with what has been answered; a number's button leads there, and the answer can be replaced."""
    await person.arrive(*TO_COUNTY, "Agder", "610.000", "45000", "561250")
    assert "✓ 1. Motteke i 2021: 610 000 kr\n✓ 2. Overført frå 2020: 45 000 kr\n" in person.last.text
    assert "▶ 4. Nytta til kompetanse\n▫ 5. Overført til 2022\n" in person.last.text
    await person.press("2")
    assert "Svaret no: 45 000 kr" in person.last.text
    await person.write("0")
    assert "✓ 2. Overført frå 2020: 0 kr\n" in person.last.text
    assert "▶ 4. Nytta til kompetanse\n" in person.last.text


async def test_a_grid_is_left_for_later_whole(person: Person) -> None:
    """It stands whole on the screen: nobody presses fourteen times to leave it."""
    await person.arrive(*TO_COUNTY)
    grid = await go(person, "8")
    await person.press("Ja, noko (2)", grid)
    await person.press("Svar seinare", grid)
    assert nn("say.left_for_later") in person.last.text
    assert "Spørsmål 9 av 21" in person.last.text
    assert person.with_buttons() == [person.last]
