"""All questions before one starts: with what the announcement of the year says of them."""

import pytest

from bot.document.pdf import preview as make
from bot.document.preview import preview
from bot.document.wording import Wording
from bot.i18n import load_catalogs
from dialogs.corrections import Corrections, use
from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.document.reading import pages

FORM = load_form("application-2027")
CATALOGS = load_catalogs()


@pytest.mark.proves("R1.2", "R6.2")
@pytest.mark.parametrize(("language", "said"), [("nn", "unge utan arbeid"), ("nb", "unge uten arbeid")])
def test_it_stands_with_the_question_about_priorities(language: Language, said: str) -> None:
    """And with no other; people read it in the document."""
    use(Corrections.model_validate({"years": {2027: {"priorities": [{"nn": "unge utan arbeid", "nb": "unge uten arbeid"}]}}}))
    catalog = CATALOGS[Language(language)]
    asked = [each for section in preview(FORM, Wording(catalog, FORM)).sections for each in section.questions]
    assert {each.label: each.announced for each in asked if each.announced} == {
        Wording(catalog, FORM).short("application.priority"): [f"Prioritert i 2027: {said}"]
    }
    assert f"Prioritert i 2027: {said}" in " ".join("".join(pages(make(FORM, catalog))).split())
