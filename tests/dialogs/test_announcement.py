"""What the announcement of a form's year says is told with the question about its priorities: as far as it is known."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import FormTexts, load_catalogs
from dialogs.announcement import announced
from dialogs.check import Mistake, Text, check
from dialogs.corrections import Corrections, use
from dialogs.events import Command, Do
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.prompts import Wording
from dialogs.session import Place, Session
from dialogs.years import Year, load_year, read_year
from tests.dialogs.filled import filled
from tests.dialogs.turns import turn

FORM = load_form("application-2027")
ADDRESS = "https://www.nav.no/tilskot-2027"
OWN: dict[str, Any] = {
    "priorities": [{"nn": "unge utan arbeid", "nb": "unge uten arbeid"}, {"nn": "born", "nb": "barn"}],
    "not_funded": [{"nn": "møte", "nb": "møter"}],
    "announcement": ADDRESS,
}
SETTINGS = """\
year: 2031
application_deadline: unknown
report_deadline: unknown
post_rate: unknown
competence_rate: unknown
priorities: [youth]
not_funded: [youth, families]
announcement: https://www.nav.no/tilskot
source: the announcement
"""


def correct(**settings: object) -> None:
    """Put these settings of 2027 in force."""
    use(Corrections.model_validate({"years": {2027: settings}}))


def lines(form: Form, language: Language) -> list[str]:
    """Return what is told with the question about the year's priorities."""
    texts = FormTexts(load_catalogs()[language], form)
    return [texts.say(each) for each in announced(form.questions["priority"], form)]


@pytest.mark.proves("R1.2", "R6.2")
def test_what_is_known_of_a_year_is_told() -> None:
    """In both languages: the priority of 2018, and what got nothing in 2020."""
    assert lines(replace(FORM, year=2018), Language.NYNORSK) == [
        "Prioritert i 2018: ein plan for korleis kunnskap blir samla og teken i bruk"
    ]
    assert lines(replace(FORM, year=2020), Language.BOKMAL) == [
        "Jeg kjenner ikke prioriteringene for 2020. Det er kunngjøringen på nav.no som gjelder.",
        "Får ikke tilskudd i 2020: det som en annen ordning betaler for den samme målgruppen",
        "Får ikke tilskudd i 2020: å spre metoder som allerede er ferdig utviklet",
        "Får ikke tilskudd i 2020: ren økning av kapasiteten",
    ]


@pytest.mark.parametrize("year", [2022, 2025, 2026, 2027, 2090])
def test_where_nothing_is_known_one_sentence_says_so(year: int) -> None:
    """And nothing is made up, neither in a file nor where there is none."""
    known = load_year(year)
    assert (known.priorities, known.not_funded, known.announcement) == (None, None, None)
    assert lines(replace(FORM, year=year), Language.NYNORSK) == [
        f"Eg kjenner ikkje prioriteringane for {year}. Det er kunngjeringa på nav.no som gjeld."
    ]


@pytest.mark.proves("R1.2", "R6.1", "R6.2")
def test_an_operator_gives_what_was_announced_later() -> None:
    """Their own words in the person's language, and the address; other years stay as they are."""
    correct(**OWN)
    assert lines(FORM, Language.NYNORSK) == [
        "Prioritert i 2027: unge utan arbeid",
        "Prioritert i 2027: born",
        "Får ikkje tilskot i 2027: møte",
        f"Kunngjeringa for 2027 finn du her: {ADDRESS}",
    ]
    assert lines(FORM, Language.BOKMAL)[0] == "Prioritert i 2027: unge uten arbeid"
    assert len(lines(load_form("application-2026"), Language.BOKMAL)) == 1


def test_an_operator_takes_back_what_is_delivered() -> None:
    """Unknown counts before a year's file."""
    use(Corrections.model_validate({"years": {2018: {"priorities": "unknown"}}}))
    assert load_year(2018).priorities is None
    assert lines(replace(FORM, year=2018), Language.NYNORSK)[0].startswith("Eg kjenner ikkje")


@pytest.mark.parametrize("text", ["100 % {year} {nobody}", "<b>a</b> & {"])
def test_an_operators_words_are_no_template(text: str) -> None:
    """They are shown as they are written."""
    correct(priorities=[{"nn": text, "nb": text}])
    assert lines(FORM, Language.NYNORSK) == [f"Prioritert i 2027: {text}"]


def helped(form: Form, name: str) -> Session:
    """Return a case after one asks for help with a field."""
    return turn(form, filled(form.id).with_(place=Place.FIELD, target=name), Do(Command.HELP)).session


@pytest.mark.proves("R6.1", "R6.2")
@pytest.mark.parametrize("name", [name for name in form_names() if name.startswith("application-")])
def test_help_tells_it(name: str) -> None:
    """After the points of the regulation, and it survives between turns."""
    correct(**OWN)
    form = load_form(name)
    session = helped(form, "priority")
    told = announced(form.questions["priority"], form)
    assert told
    first = session.said.index(told[0])
    assert session.said[first : first + len(told)] == told
    assert {each.id for each in session.said[1:first]} == {"say.point"}
    assert Session.model_validate_json(session.model_dump_json()) == session


def test_no_other_question_tells_it() -> None:
    """Of all questions of all forms, those that come from R6.2; and where there is no year, nothing can be told."""
    found = {
        (form.text, name)
        for form in map(load_form, form_names())
        for name, each in form.questions.items()
        if announced(each, form)
    }
    assert found == {("application", "priority")}
    assert announced(FORM.questions["priority"], replace(FORM, year=None)) == ()
    assert not any(each.id.startswith("year.") for each in helped(FORM, "measure_name").said)


def checked(folder: Path, *ids: str, text: str = "tekst") -> list[tuple[str, Mistake]]:
    """Return what the linter finds in the settings, with texts of these ids: by file and line."""
    path = folder / "2031.yaml"
    path.write_text(SETTINGS, encoding="utf-8")
    texts = {each: [Text(name, text, Path(f"{each}.po"), k) for k, name in enumerate(ids, start=1)] for each in Language}
    return [(f"{each.path.name}:{each.line}", each.code) for each in check([], texts, [path])]


ALL = ("year.priority.youth", "year.not_funded.youth", "year.not_funded.families")


def test_what_a_year_names_has_texts_and_no_others(tmp_path: Path) -> None:
    """Each by its own line."""
    assert checked(tmp_path, *ALL) == []
    assert checked(tmp_path, *ALL[1:]) == [("2031.yaml:6", Mistake.MISSING_TEXT)]
    assert checked(tmp_path, *ALL[:1]) == [("2031.yaml:7", Mistake.MISSING_TEXT)]
    idle = [("nb.po:4", Mistake.LEFTOVER_TEXT), ("nn.po:4", Mistake.LEFTOVER_TEXT)]
    assert checked(tmp_path, *ALL, "year.priority.families") == idle
    assert checked(tmp_path, *ALL, text="i {year}") == []
    assert {code for _, code in checked(tmp_path, *ALL, text="i {yaer}")} == {Mistake.UNKNOWN_PLACEHOLDER}


def test_a_years_file_names_texts(tmp_path: Path) -> None:
    """As their ids; what is not unknown is known."""
    checked(tmp_path)
    year = read_year(tmp_path / "2031.yaml")
    assert year.priorities == (Wording(id=ALL[0]),)
    assert year.not_funded == (Wording(id=ALL[1]), Wording(id=ALL[2]))
    assert replace(year, priorities=None, not_funded=None) == Year(2031, announcement="https://www.nav.no/tilskot")
