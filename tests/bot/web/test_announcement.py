"""What the announcement of the year says stands in the browser under the help of the question about its priorities."""

import pytest

from dialogs.corrections import Corrections, use
from tests.bot.web.person import Page, Person

ADDRESS = "https://www.nav.no/tilskot-2022?a=1&b=2"


async def asked(person: Person, language: str) -> Page:
    """Return the page that asks for the priority, of an application for 2022."""
    await person.begin(language, "application-2022")
    await person.press("do", "overview")
    return await person.press("jump", "priority")


async def test_where_nothing_is_known_it_says_so(person: Person) -> None:
    """In one sentence, under the year's announcement."""
    page = await asked(person, "nn")
    assert (
        "Kunngjeringa for 2022 Eg kjenner ikkje prioriteringane for 2022. Det er kunngjeringa på nav.no som gjeld." in page.text
    )
    assert "Les kunngjeringa" not in page.text
    other = await person.press("do", "back")
    assert "Kunngjeringa for 2022" not in other.text


@pytest.mark.proves("R1.2", "R6.1", "R6.2")
async def test_what_an_operator_gave_is_shown(person: Person) -> None:
    """As text and only text, each by itself, and the announcement can be opened."""
    topic = {"nn": "<b>unge</b> & arbeid", "nb": "<b>unge</b> & jobb"}
    settings = {"priorities": [topic, {"nn": "born", "nb": "barn"}], "not_funded": [{"nn": "møte", "nb": "møter"}]}
    use(Corrections.model_validate({"years": {2022: {**settings, "announcement": ADDRESS}}}))
    page = await asked(person, "nb")
    assert "Prioritert i 2022: <b>unge</b> & jobb" in page.text
    assert "Prioritert i 2022: barn" in page.text
    assert "Får ikke tilskudd i 2022: møter Les kunngjøringen" in page.text
    assert ADDRESS in page.addresses
    assert "Vi kjenner ikke" not in page.text
