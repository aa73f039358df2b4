"""What the regulation wants in the document is there, in both languages and for every form."""

from collections.abc import Iterator

import pytest

from bot.document import CITES
from bot.document.report import report
from bot.document.view import Report
from bot.document.wording import Wording
from bot.i18n import load_catalogs
from dialogs.form import Form
from dialogs.freeze import freeze
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.past import NOTHING, Past, filed
from dialogs.rules.points import ROLES, Role
from dialogs.submission import Submission
from tests.dialogs.filled import finished

CATALOGS = load_catalogs()
ASKED = ("R1.3", "R3.1", "R3.2", "R7.4a", "R7.4b", "R7.4c", "R7.4d", "R7.4e", "R7.4f", "R7.4g")
APPLICATION, REPORT = "application-2026", "report-2026"


def filing(name: str, past: Past = NOTHING) -> Submission:
    """Return a filing of a form."""
    return freeze(load_form(name), finished(name, past))


def made(name: str, language: Language, past: Past = NOTHING) -> Report:
    """Return a filing's document."""
    return report(filing(name, past), load_form(name), Wording(CATALOGS[language], load_form(name)))


def labels(document: Report) -> set[str]:
    """Return the labels of the questions that stand in it."""
    return {question.label for section in document.sections for question in section.questions}


def asked(form: Form, point: str, words: Wording) -> Iterator[str]:
    """Yield the labels of the questions that a point is asked by, whatever was answered."""
    names = {question.id for question in form.questions.values() if point in question.cites}
    answered = {form.fields[name].question for name in filing(form.id).answers}
    yield from (words.short(form.questions[name].text) for name in sorted(names & answered))


def test_what_the_list_of_points_says() -> None:
    """It names just the points that have to be in the document."""
    assert set(CITES) == {point for point, roles in ROLES.items() if Role.DOCUMENT in roles}


@pytest.mark.parametrize("name", form_names())
@pytest.mark.parametrize("language", Language)
@pytest.mark.proves("R0")
def test_it_names_chapter_post_and_approval(name: str, language: Language) -> None:
    """On the first page of every form's document."""
    values = " ".join(pair.value for pair in made(name, language).cover.pairs)
    assert "0621 post 63" in values
    assert "30. oktober 2016" in values


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("point", ASKED)
@pytest.mark.proves("R1.3", "R3.1", "R3.2", "R7.4a", "R7.4b", "R7.4c", "R7.4d", "R7.4e", "R7.4f", "R7.4g")
def test_what_a_point_asks_for_stands_in_it(point: str, language: Language) -> None:
    """The questions that come from it, with their answers."""
    form = load_form(APPLICATION if point.startswith(("R1", "R7")) else REPORT)
    expected = set(asked(form, point, Wording(CATALOGS[language], form)))
    assert expected
    assert expected <= labels(made(form.id, language))


@pytest.mark.parametrize("language", Language)
@pytest.mark.proves("R11.1")
def test_a_report_names_the_directorates_copy(language: Language) -> None:
    """It goes to the county governor, with a copy to the directorate."""
    values = [pair.value for pair in made(REPORT, language).cover.pairs]
    assert any("Arbeids- og velferdsdirektoratet" in value for value in values)
    assert any(value.startswith("Statsforvalt") for value in values)


@pytest.mark.parametrize("language", Language)
@pytest.mark.proves("R11.8")
def test_the_accounts_stand_beside_the_budget(language: Language) -> None:
    """Line by line with the deviation, where the application of the year is here; else there is no such table."""
    past = Past(measure="m", filed=(filed(filing(APPLICATION), "m", "application"),))
    table = made(REPORT, language, past).comparison
    assert table is not None
    rows = [[cell.replace("\u00a0", " ") for cell in row] for row in table.table.rows]
    assert ["100 000 kr", "100 000 kr", "0 kr"] in [row[1:4] for row in rows]
    assert ["0 kr", "100 000 kr", "100 000 kr"] in [row[1:4] for row in rows]
    assert made(REPORT, language).comparison is None
