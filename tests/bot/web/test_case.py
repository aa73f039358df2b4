"""A report filled in with plain forms: what is said, kept, refused and given back."""

import json
import re

import pytest

from bot.conversation import Conversation
from bot.seats import Channel, Seat
from tests.bot.web.person import Person

ACCOUNTS = b"Konto;Sum\n5000;561250\n"
MONEY = {"economy__received": "610 000", "economy__brought_forward": "0", "economy__posts": "561 250"}
REST = {"economy__competence": "18 400,50", "economy__carried_over": "30 349,50"}


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


ZEROES = {"economy__competence": "0", "economy__carried_over": "0"}


async def test_a_short_report_from_hello_to_receipt(person: Person) -> None:
    """Each answer stands in the log, the summary has them all, and the receipt gives the document and its data."""
    await not_started(person)
    assert "Oppsummering" in person.page.text
    assert all(text in person.page.text for text in ("Ung i jobb", "NAV Volda", "Møre og Romsdal", "Tiltaket har ikkje starta"))
    page = await person.press("do", "submit")
    assert "Rapporten er ferdig" in page.text
    number = page.text.split("Kvittering ")[1].split()[0]
    async with person.session.get(f"{person.base}/case/{person.case}/document.pdf") as response:
        assert (response.status, response.content_type) == (200, "application/pdf")
        assert f'filename="report-2021-{number}.pdf"' in response.headers["Content-Disposition"]
        assert (await response.read()).startswith(b"%PDF-1.7")
    async with person.session.get(f"{person.base}/case/{person.case}/data.json") as response:
        found = json.loads(await response.read())
    assert found["number"] == number
    assert found["answers"]["county"]["code"] == 14
    home = await person.open("/")
    assert "Ung i jobb" in home.text
    assert "Sjå kvitteringa" in home.text


async def test_an_attachment_comes_back_as_it_was(person: Person) -> None:
    """Under its name, as a file to keep, and never as a page."""
    await to_county(person)
    for wanted in ("county", "start", "accounts"):
        await person.press("jump", wanted)
        if wanted != "accounts":
            await person.press(f"f.{wanted}", "9")
    await person.attach("Rekneskap «2021».csv", ACCOUNTS)
    link = next(address for address in person.page.addresses if "/attachment/" in address)
    async with person.session.get(f"{person.base}{link}") as response:
        assert await response.read() == ACCOUNTS
        assert response.headers["Content-Disposition"] == (
            "attachment; filename=\"Rekneskap _2021_.csv\"; filename*=UTF-8''Rekneskap%20%C2%AB2021%C2%BB.csv"
        )
    assert (await person.open(link[:-64] + "0" * 64)).status == 404


async def test_nothing_is_given_out_before_it_is_delivered(person: Person) -> None:
    """A draft has no document yet."""
    await person.begin()
    for name in ("document.pdf", "data.json"):
        assert (await person.open(f"/case/{person.case}/{name}")).status == 404
        await person.open("/")
        await person.begin()


async def test_refused_input_stays_in_its_box(person: Person) -> None:
    """What was wrong is said at the box, and what was typed is still in it, also after the page is loaded again."""
    await to_county(person)
    await person.press("f.county", "14")
    page = await person.answer(**MONEY | {"economy__posts": "1.250"}, **ZEROES)
    assert page.value("f.economy.posts") == "1.250"
    assert page.value("f.economy.received") == "610 000"
    assert {"errors", "f-economy-posts-error"} <= page.ids
    assert "#f-economy-posts" in page.addresses
    page = await person.open(f"/case/{person.case}")
    assert page.value("f.economy.posts") == "1.250"


async def test_a_suggestion_is_taken_by_its_button(person: Person) -> None:
    """An amount with two readings asks which, and the rest of the screen comes along."""
    await to_county(person)
    await person.press("f.county", "14")
    await person.answer(**MONEY | {"economy__posts": "1.250"}, economy__competence="0", economy__carried_over="608 750")
    page = await person.press("take.economy.posts", "1 250")
    assert "Oppstart for prosjektet" in page.text
    assert "1 250 kr" in page.text


async def test_more_used_than_there_was_is_refused(person: Person) -> None:
    """A hard rule stands at the line it blames, with its figures and how to mend it."""
    await to_county(person)
    await person.press("f.county", "14")
    page = await person.answer(**MONEY, economy__competence="100 000", economy__carried_over="0")
    assert "er 51 250 kr meir enn det de hadde å bruke" in page.text
    assert page.value("f.economy.competence") == "100 000"


async def test_a_soft_warning_asks_for_a_reason(person: Person) -> None:
    """The reason stands with its warning in the summary; the lines it compares can be gone to."""
    await to_county(person)
    await person.press("f.county", "14")
    page = await person.answer(**MONEY, **ZEROES)
    assert "Stemmer dette?" in page.text
    assert ("jump", "economy.carried_over") in page.composer.buttons
    page = await person.answer("")
    assert "Stemmer dette?" in page.text
    await person.answer("Resten er betalt tilbake.")
    page = await person.press("f.start", "4")
    assert "Tiltaket har ikkje starta, men 561 250 kr er brukt" in page.text
    page = await person.answer("Løn til planlegging.")
    assert "Grunngiving: Resten er betalt tilbake." in page.text


async def test_the_whole_way_with_file_grid_and_follow_ups(person: Person) -> None:
    """Every kind of composer takes its answer."""
    await to_county(person)
    await person.press("f.county", "14")
    await person.answer(**MONEY, **REST)
    await person.press("f.start", "9")
    page = await person.attach("../../Rekneskap 2021.csv", ACCOUNTS)
    assert "Rekneskap 2021.csv" in page.text
    await person.press("f.report_type", "1")
    grid = {f"assessment__{row}": "3" for row in rows_of(person)}
    assert len(grid) == 14
    await person.answer(**grid)
    for text in ("Ungdom utan arbeid.", "Lågterskeltilbod."):
        await person.answer(text)
    page = await person.answer(changes="1")
    assert "Endringane" in page.text
    assert ("f.changes", "1") in page.composer.fields
    await person.answer(changes="1", changes__described="NAV Ørsta kom med.")
    for text in ("Nye rutinar.", "Fleire i jobb.", "Samtalar."):
        await person.answer(text)
    await person.post(
        person.page.composer.action, [*person.page.composer.fields, ("f.act_sections", "1"), ("f.act_sections", "4")]
    )
    for text in ("Rekruttering.", "Tett oppfølging."):
        await person.answer(text)
    await person.answer(continuation="2")
    await person.press("f.published", "3")
    await person.answer(competence_use__used="Kurs i rettleiing.")
    page = await person.press("do", "skip")
    assert "Sjå over svara." in page.text
    assert "§ 1 – Formålsparagrafen; § 13 – Samarbeid med frivillige organisasjonar" in page.text
    assert "Rapporten er ferdig" in (await person.press("do", "submit")).text


def rows_of(person: Person) -> list[str]:
    """Return the names of the grid's rows, from the labels on the page."""
    found = (re.fullmatch(r"f-assessment-([a-z_]+)-label", name) for name in person.page.ids)
    return sorted(match[1] for match in found if match)


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
    assert "Det du skreiv, står her framleis" in page.text
    page = await person.answer("Noko heilt anna")
    assert page.status == 200
    assert "Noko heilt anna" in page.text


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
    assert "Jeg hjelper deg" in (await person.open("/")).text


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
    assert "Rapporten er ferdig" in page.text
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
