"""A report filled in with plain forms, from hello to the receipt: what is refused, warned of and given back."""

import json
import re

import pytest

from tests.bot.web.answering import ACCOUNTS, MONEY, REST, ZEROES, not_started, to_county
from tests.bot.web.person import Person


async def test_a_short_report_from_hello_to_receipt(person: Person) -> None:
    """Each answer stands in the log, the summary has them all, and the receipt gives the document and its data."""
    await not_started(person)
    assert "Oppsummering" in person.page.text
    assert all(text in person.page.text for text in ("Ung i jobb", "NAV Volda", "Møre og Romsdal", "Tiltaket har ikkje starta"))
    page = await person.press("do", "submit")
    assert "Skjemaet er ferdig" in page.text
    number = page.text.split("Kvittering ")[1].split()[0]
    async with person.session.get(f"{person.base}/case/{person.case}/document.pdf") as response:
        assert (response.status, response.content_type) == (200, "application/pdf")
        assert f'filename="report-{number}.pdf"' in response.headers["Content-Disposition"]
        assert (await response.read()).startswith(b"%PDF-1.7")
    async with person.session.get(f"{person.base}/case/{person.case}/data.json") as response:
        found = json.loads(await response.read())
    assert found["number"] == number
    assert found["answers"]["county"]["code"] == 14
    home = await person.open("/")
    assert "Ung i jobb" in home.text
    assert "Sjå kvitteringa" in home.text


@pytest.mark.parametrize("copies", [True])
async def test_the_receipt_says_what_became_of_the_copy(person: Person) -> None:
    """Where mail is set up, it is in the queue; never "sent" before the server has taken it."""
    await not_started(person)
    page = await person.press("do", "submit")
    assert "Ein kopi til postmottak@nav-volda.example står i kø for sending." in page.text


async def test_the_receipt_says_that_no_copy_is_sent(person: Person) -> None:
    """Where mail is not set up: the question about the address speaks of a copy."""
    await not_started(person)
    page = await person.press("do", "submit")
    assert "Her blir det ikkje sendt kopi på e-post." in page.text


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
    assert "Det er 51 250 kr meir enn dei" in page.text
    assert "Rett beløpa som ikkje stemmer." in page.text
    assert "«tilbake»" not in page.text
    assert "Då skriv du 0. Elles kan du svare seinare." in (await person.answer(economy__received="–")).text
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
    await person.press("do", "submit")
    await has_what_is_to_be_sent(person)


async def has_what_is_to_be_sent(person: Person) -> None:
    """Check the receipt: the document and the accounts, and where they go."""
    receipt = person.page.text
    assert "Skjemaet er ferdig" in receipt
    assert "Last ned PDF-en" in receipt
    assert "med kopi til Arbeids- og velferdsdirektoratet" in receipt
    assert "Last ned vedlegg: Rekneskap 2021.csv (1 kB)" in receipt.replace("\u00a0", " ")
    link = next(address for address in person.page.addresses if "/attachment/" in address)
    async with person.session.get(f"{person.base}{link}") as response:
        assert await response.read() == ACCOUNTS


def rows_of(person: Person) -> list[str]:
    """Return the names of the grid's rows, from the labels on the page."""
    found = (re.fullmatch(r"f-assessment-([a-z_]+)-label", name) for name in person.page.ids)
    return sorted(match[1] for match in found if match)
