"""A case in the browser: presses that come twice or too late, steps, words and languages."""

import pytest

from bot.conversation import Conversation
from bot.i18n import load_catalogs
from bot.seats import Channel, Seat
from dialogs.language import Language
from tests.bot.web.answering import MONEY, REST, ZEROES, not_started, to_county
from tests.bot.web.person import Person


async def test_the_same_press_twice_counts_once(person: Person) -> None:
    """A double click, or a form sent again because the answer was lost, does nothing more."""
    await person.begin()
    first = person.page
    await person.answer("Ung i jobb")
    person.page = first
    page = await person.answer("Ung i jobb")
    assert page.status == 200
    assert "Namn på NAV-kontoret" in page.text
    before = person.page
    await person.press("do", "back")
    person.page = before
    page = await person.press("do", "back")
    assert "Namn på tiltaket" in page.text


async def test_a_start_pressed_twice_begins_one_report(person: Person) -> None:
    """The second press leads to the same draft."""
    await person.open("/")
    front = person.page
    await person.send("form0", {"language": "nn"})
    case, person.page = person.case, front
    await person.send("form0", {"language": "nn"})
    assert person.case == case


async def test_an_older_page_overwrites_nothing_and_loses_nothing(person: Person) -> None:
    """Two windows at one question: the later is told, sees the newer answer and keeps its own text, to send or to leave."""
    await person.begin()
    older = person.page
    await person.answer("Ung i jobb")
    person.page = older
    page = await person.answer("Noko heilt anna")
    assert page.status == 409
    assert "Namn på tiltaket" in page.text
    assert page.value("f.measure_name") == "Noko heilt anna"
    assert "Svaret no: Ung i jobb" in page.text
    assert "Det du skreiv, står her framleis" in page.text
    page = await person.answer("Noko heilt anna")
    assert page.status == 200
    assert "Noko heilt anna" in page.text


async def test_a_screen_of_several_lines_shows_the_newer_of_each(person: Person) -> None:
    """Only those that differ, each by its name."""
    await to_county(person)
    await person.press("f.county", "14")
    older = person.page
    await person.answer(**MONEY, **REST)
    person.page = older
    page = await person.answer(**MONEY | {"economy__posts": "1 000"}, **REST)
    assert page.status == 409
    assert page.text.count("Svaret no:") == 1
    assert "Nytta til stilling. Svaret no: 561 250 kr" in page.text.replace("\u00a0", " ")
    assert page.value("f.economy.posts") == "1 000"


async def test_a_reason_that_came_too_late_is_not_lost(person: Person) -> None:
    """The question that it belonged to is behind: it is shown, and put in no other box."""
    await to_county(person)
    await person.press("f.county", "14")
    await person.answer(**MONEY, **ZEROES)
    older = person.page
    await person.answer("Resten er betalt tilbake.")
    person.page = older
    page = await person.answer("Vi ventar på svar.")
    assert page.status == 409
    assert "Dette skreiv du, og det er ikkje lagra: Vi ventar på svar." in page.text
    assert "står her framleis" not in page.text


async def test_a_step_from_an_older_page_does_nothing(person: Person) -> None:
    """A button that belongs to the screen as it was says so, and shows the case as it is."""
    await person.begin()
    await person.answer("Ung i jobb")
    older = person.page
    await person.answer("NAV Volda")
    person.page = older
    page = await person.press("do", "back")
    assert page.status == 409
    assert "E-postadresse" in page.text


async def test_half_a_sentence_is_kept_when_another_button_is_pressed(person: Person) -> None:
    """Without JavaScript too: what stood in the box is in it when the person comes back."""
    await to_county(person)
    await person.press("jump", "office_name")
    await person.press("do", "overview", office_name="NAV Volda og Ør")
    await person.press("jump", "measure_name")
    page = await person.press("jump", "office_name")
    assert page.value("f.office_name") == "NAV Volda og Ør"
    assert "ikkje svart enno" in page.text


async def test_typed_words_work_as_well_as_buttons(person: Person) -> None:
    """A command word in a box, and an answer in words where there are buttons."""
    await person.begin()
    await person.answer("Ung i jobb")
    assert "Namn på tiltaket" in (await person.answer("tilbake")).text
    await person.answer("Ung i jobb")
    for text in ("NAV Volda", "postmottak@nav-volda.example"):
        await person.answer(text)
    page = await person.send("composer", {"reply": "møre", "send": "1"})
    assert "Økonomirapportering" in page.text
    await person.press("jump", "county")
    page = await person.send("composer", {"reply": "Sogn", "send": "reply"})
    assert page.value("reply") == "Sogn"
    page = await person.press("f.county", "12")
    assert "Vestland" in page.text


async def test_language_is_switched_at_any_point(person: Person) -> None:
    """The answers stand; the page says which language it is in."""
    await person.begin()
    await person.answer("Ung i jobb")
    page = await person.press("language", "nb")
    assert '<html lang="nb-NO">' in page.html
    assert "Navn på NAV-kontoret" in page.text
    assert "Ung i jobb" in page.text
    assert "Tiltakene deres" in (await person.open("/")).text


async def test_paragraphs_of_a_message_are_paragraphs(person: Person) -> None:
    """The introduction has two."""
    page = await person.begin()
    introduction = load_catalogs()[Language.NYNORSK].messages["report.intro"]
    assert "\n\n" in introduction
    assert page.html.count(f"<p>{introduction.split(chr(10) * 2)[-1][:40]}") == 1


async def test_pause_delete_and_new(person: Person) -> None:
    """A pause shows how to go on; deleting asks first; a new report leaves the other in the list."""
    await person.begin()
    first = person.case
    await person.answer("Ung i jobb")
    assert "Alt er lagra" in (await person.press("do", "pause")).text
    assert "Namn på NAV-kontoret" in (await person.press("do", "resume")).text
    await person.press("do", "delete")
    assert "Namn på NAV-kontoret" in (await person.press("do", "no")).text
    await person.press("do", "new")
    assert person.case != first
    assert "Ung i jobb" in (await person.open("/")).text
    await person.open(f"/case/{first}")
    await person.press("do", "delete")
    page = await person.press("do", "yes")
    assert page.url.startswith(f"{person.base}/?said=deleted")
    assert "Ung i jobb" not in page.text


async def test_a_delivered_report_is_closed(person: Person) -> None:
    """An older page cannot change it."""
    await not_started(person)
    older = person.page
    await person.press("do", "submit")
    person.page = older
    page = await person.press("jump", "measure_name")
    assert "Skjemaet er ferdig" in page.text
    assert "kan ikkje endrast" in page.text


@pytest.mark.parametrize("command", ["overview", "summary"])
async def test_whatever_is_missing_can_be_gone_to(person: Person, command: str) -> None:
    """The overview and the summary mark what is missing, with a way to each."""
    await person.begin()
    await person.answer("Ung i jobb")
    page = await person.press("do", command)
    assert "Manglar" in page.text
    page = await person.press("jump", "county")
    assert "Vel fylke" in page.text


async def test_a_number_leads_to_its_question(person: Person) -> None:
    """The overview takes a typed number or name."""
    await person.begin()
    await person.press("do", "overview")
    page = await person.send("composer", {"reply": "4"})
    assert "Vel fylke" in page.text


async def test_a_case_without_a_language_asks_in_both(person: Person, conversation: Conversation) -> None:
    """Begun elsewhere and handed over before the choice: neither language is taken for granted."""
    await person.open("/")
    seat = Seat(Channel.WEB, person.secret)
    view = await conversation.start(seat, form="report-2021", language=None, key="elsewhere")
    page = await person.open(f"/case/{view.case}")
    assert "Kva målform vil du bruke?" in page.text
    assert "Hvilken målform vil du bruke?" in page.text
    page = await person.press("language", "nb")
    assert "Navn på tiltaket" in page.text


async def test_parts_for_a_page_that_has_javascript(person: Person) -> None:
    """A turn gives the parts that changed; a question for news gives nothing when there is none."""
    await person.begin()
    fields, path = person.page.composer.fields, f"/case/{person.case}"
    htmx = {"HX-Request": "true"}
    page = await person.post(path, [*fields, ("f.measure_name", "Ung i jobb")], **htmx)
    assert page.html.count("<hx-partial") == 4
    assert "<html" not in page.html
    revision = page.value("seen")
    async with person.session.get(f"{person.base}{path}?seen={revision}&shown=nn", headers=htmx) as response:
        assert (response.status, await response.text()) == (204, "")
    async with person.session.get(f"{person.base}{path}?seen=0&shown=nn", headers=htmx) as response:
        assert "<hx-partial" in await response.text()
    async with person.session.get(f"{person.base}{path}?seen=0&shown=nb", headers=htmx) as response:
        assert response.headers["HX-Refresh"] == "true"
    async with person.session.post(f"{person.base}{path}", data=[*page.composer.fields, ("do", "new")], headers=htmx) as response:
        assert response.headers["HX-Redirect"].startswith("/case/")
