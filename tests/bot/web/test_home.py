"""The front page as an office's home: what comes first, each measure's steps, what can be begun."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.reminding import Reminding
from tests.bot.web.conftest import Clock
from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Page, Person
from tests.transcripts.dom import Form


def starts(page: Page, **wanted: str) -> list[Form]:
    """Return the forms that begin a filing with these fields."""
    forms = [form for form in page.forms.values() if form.action == "/start"]
    return [form for form in forms if wanted.items() <= dict(form.fields).items()]


@pytest.fixture
async def page(person: Person, office: Filer) -> Page:
    """Open the home of an office with two measures: one that got a grant, and one that is reported on too late."""
    await office.file("application-2026", APPLICATION)
    measure = (await office.conversation.home(office.seat)).measures[0].measure
    letter = {"measure_name": "Ung i jobb", "grant_year": "2026", "amount": "610 000", "letter_date": "1.3.2026"}
    await office.file("grant-letter", letter, measure=measure)
    await office.draft("report-2025", {"measure_name": "Open dør"}, until="economy")
    return await person.open("/")


async def test_what_comes_first_stands_on_top(page: Page) -> None:
    """What lacks before what is due, each with its day and the measure's name."""
    first = page.text.split("Dette kjem først ")[1]
    late, due = first.index("Manglar. Fristen gjekk ut 1. februar 2026"), first.index("Frist 1. februar 2027")
    assert late < due
    assert first.index("Open dør") < first.index("Ung i jobb")


async def test_a_measure_has_its_steps(page: Page) -> None:
    """In the order of the years, each with its state in words; the drafts among them can be gone on with."""
    steps = page.html.split('class="timeline"')[2].split("</ol>")[0]
    titles = [
        "Søknad for 2026",
        "Svar på søknaden for 2026",
        "Stadfesting av tilskotet for 2026",
        "Rapport og rekneskap for 2026",
    ]
    places = [steps.index(title) for title in [*titles, "Søknad om vidareføring i 2027"]]
    assert places == sorted(places)
    assert "Ferdig 24. november 2026" in steps
    assert "Venta utbetaling: 610\u00a0000\u00a0kr" in steps
    assert "Kan gjerast no" in steps
    assert "Hald fram" in page.text
    assert "Sjå kvitteringa" in page.text


async def test_a_refusal_is_no_grant(person: Person, office: Filer) -> None:
    """It stands in the timeline as what it is, with its receipt, and neither a confirmation nor a report is owed after it."""
    await office.file("application-2026", APPLICATION)
    measure = (await office.conversation.home(office.seat)).measures[0].measure
    letter = {"grant_year": "2026", "decision": "2", "letter_date": "1.3.2026"}
    await office.file("grant-letter", letter, measure=measure)
    page = await person.open("/")
    steps = page.html.split('class="timeline"')[1].split("</ol>")[0]
    assert "Avslag 1. mars 2026" in steps
    assert "Stadfesting" not in steps
    assert "Rapport" not in steps
    assert 'class="is-refused"' in steps


async def test_the_next_filing_of_a_measure_begins_there(person: Person, page: Page, office: Filer) -> None:
    """It belongs to the measure, and knows what was filed before."""
    measure = next(each.measure for each in (await office.conversation.home(office.seat)).measures if each.title == "Ung i jobb")
    form = starts(page, form="report-2026", measure=measure)[0]
    case = await person.post("/start", [*form.fields, *list(form.buttons)[:1]])
    assert case.value("f.measure_name") == "Ung i jobb"
    home = await person.open("/")
    assert "Kladd, frist 1. februar 2027" in home.text


async def test_another_office_cannot_file_for_it(arrive: Callable[[], Person], page: Page) -> None:
    """A measure that the seat does not reach is no measure to it."""
    stranger = arrive()
    await stranger.open("/")
    measure = dict(next(form for form in starts(page) if "measure" in dict(form.fields)).fields)["measure"]
    form = starts(stranger.page, form="application-2027")[0]
    refused = await stranger.post("/start", [*form.fields, ("measure", measure), ("language", "nn")])
    assert refused.status == 404
    assert "Ung i jobb" not in refused.text


@pytest.mark.usefixtures("office")
async def test_what_is_open_stands_before_what_is_older(person: Person) -> None:
    """Grouped in words that need no knowledge of the scheme; what is closed is folded away, and says since when."""
    page = await person.open("/")
    opened, older = page.html.split("Eldre år", maxsplit=1)
    assert page.text.index("Søkje om tilskot for 2027") < page.text.index("Rapportere for 2026")
    assert "Rapportere for 2026" in opened
    assert "Rapportere for 2027" not in page.text  # a year that has not begun
    for name in ("application-2022", "report-2021", "report-2025"):
        assert f'value="{name}"' in older
        assert f'value="{name}"' not in opened
    assert "Fristen gjekk ut 1. februar 2026." in page.text
    assert len({dict(form.fields)["form"] for form in starts(page)}) == 12


async def test_a_case_that_no_step_stands_for_is_there_too(person: Person, office: Filer) -> None:
    """Two reports of a year: the earlier one is found under the measure."""
    answers = {"measure_name": "Open dør", "start": "4"}
    first = await office.file("report-2021", answers)
    measure = (await office.conversation.home(office.seat)).measures[0].measure
    second = await office.file("report-2021", answers, measure=measure)
    page = await person.open("/")
    assert {f"/case/{first.case}#now", f"/case/{second.case}#now"} <= set(page.addresses)


async def test_a_reminder_stands_at_its_measure_and_can_be_turned_off(person: Person, office: Filer, clock: Clock) -> None:
    """Said of the filing, with its day; no more of them once they are turned off, until they are turned on again."""
    shown = await office.file("application-2026", APPLICATION)
    measure = (await office.conversation.home(office.seat)).measures[0].measure
    letter = {"measure_name": "Ung i jobb", "grant_year": "2026", "amount": "610 000", "letter_date": "1.3.2026"}
    await office.file("grant-letter", letter, measure=measure)
    assert shown.session.submitted_at
    clock.now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    await Reminding(office.conversation).once()
    page = await person.open("/")
    assert "(«Ung i jobb») har frist 1. februar 2027. Det er 27 dagar att." in page.text
    name = next(name for name, form in page.forms.items() if form.action == "/reminders")
    page = await person.send(name, {"remind": "off"})
    assert not (await office.conversation.home(office.seat)).reminding
    assert "Slå på påminningar" in page.text
    page = await person.send(name, {"remind": "on"})
    assert (await office.conversation.home(office.seat)).reminding
    assert "Slå av påminningar" in page.text


async def test_under_a_new_measure_stands_only_what_begins_one(page: Page) -> None:
    """For a measure that is here, reporting and continuing begin from its card; what is not here is folded away."""
    new = page.html.split("Nytt tiltak</span>")[1].split("<details")[0]
    assert "Søkje om tilskot for 2027" in new
    assert "Rapportere for 2026" not in new
    assert "Vil de halde fram med eit av tiltaka der, vel de neste steg under det." in new
    folded = page.html.split("For eit tiltak som ikkje står her")[1]
    assert "Rapportere for 2026" in folded
    assert "Registrere svaret på søknaden" in folded


async def test_one_button_stands_out_for_each_next_step(page: Page) -> None:
    """What comes first has it on top, and not once more in its card; nothing new competes with it."""
    first, rest = page.html.split('class="sheet measure"', maxsplit=1)
    assert first.count('class="primary"') == 2
    assert 'class="primary"' not in rest


async def test_what_is_done_is_not_offered_once_more(person: Person, office: Filer) -> None:
    """A year's report is filed once; letters and carrying over come again."""
    await office.file("report-2026", {"measure_name": "Ung i jobb"})
    card = (await person.open("/")).html.split('class="others"')[1].split("</ul>")[0]
    assert "report-2026" not in card
    assert "grant-letter" in card


async def test_a_paused_filing_goes_on_with_one_press(person: Person, office: Filer) -> None:
    """From the home straight to the question; where nothing was left, nothing is changed either."""
    shown = await office.draft("application-2027", APPLICATION, until="budget")
    await person.open(f"/case/{shown.case}")
    await person.press("do", "pause")
    for _ in range(2):
        page = await person.open("/")
        name = next(name for name, form in page.forms.items() if form.action == f"/case/{shown.case}")
        before = (await office.conversation.look(office.seat, shown.case)).session
        page = await person.send(name, {"do": "resume"})
        assert "f.budget.1.grant" in dict(page.composer.fields)
        after = (await office.conversation.look(office.seat, shown.case)).session
        assert (after.revision == before.revision) is (before.aside is None)


async def test_each_language_has_its_text_and_its_button(person: Person) -> None:
    """On the first visit, where none is chosen: the button right after the words that it belongs to."""
    page = await person.open("/")
    one = page.html.split('class="begin"')[1].split("</form>")[0]
    order = ['lang="nn-NO"', "Søkje om tilskot", 'value="nn"', 'lang="nb-NO"', "Søke om tilskudd", 'value="nb"']
    assert [one.index(each) for each in order] == sorted(one.index(each) for each in order)
