"""All questions before one starts: every text of the form, in its order, and when a question is asked."""

import pytest

from bot.document.wording import Wording
from bot.i18n import load_catalogs
from dialogs.form import Layout
from dialogs.language import Language
from tests.bot.document.reading import FORM, pages, sample, squeezed

BOTH = pytest.mark.parametrize("language", Language)


@BOTH
def test_every_text_of_the_form_is_there_in_order(language: Language) -> None:
    """Questions, help, lines and options stand as the catalogs have them, one after the other."""
    words = Wording(load_catalogs()[language], FORM)
    text = squeezed("".join(pages(sample(f"preview-{language}"))))
    place = 0
    for question in FORM.questions.values():
        wanted = [words.label(question.text), words.help(question.text)]
        if question.layout is not Layout.SINGLE:
            wanted += [words.label(field.text) for field in question.fields]
        wanted += [words.of(option.text) for option in question.fields[0].options]
        for each in wanted:
            found = text.find(squeezed(each), place)
            assert found >= 0, each
            place = found


def test_conditions_are_said_in_words() -> None:
    """Once for a section whose questions share it, else with the question; a follow-up stands at its option."""
    text = " ".join("".join(pages(sample("preview-nn"))).split())
    shared = (
        "Spørsmåla i denne delen blir stilte berre dersom svaret på spørsmål 6 («Oppstart») er noko anna enn "
        "«Tiltaket har ikkje starta» eller «Tiltaket har nyleg starta, så det er for tidleg å rapportere på innhald»."
    )
    assert text.count(shared) == 3
    assert text.count("Blir stilt berre dersom svaret på spørsmål 6") == 1
    assert "Ja Då spør vi òg: «Beskriv endringane»" in text


@BOTH
def test_limits_and_what_may_be_skipped_are_said(language: Language) -> None:
    """Lengths of texts stand beside them, and only optional questions may be skipped."""
    words = Wording(load_catalogs()[language], FORM)
    text = " ".join("".join(pages(sample(f"preview-{language}"))).split())
    assert text.count(words.doc("preview.optional")) == sum(not each.fields[0].required for each in FORM.questions.values())
    assert words.doc("preview.limit", count="4 000") in text.replace("\u00a0", " ")
