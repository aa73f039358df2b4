"""All questions before one starts: every text of the form, in its order, and when a question is asked."""

import re

import pytest

from bot.document.wording import Wording
from bot.i18n import load_catalogs
from dialogs.form import MORE, Field, Layout, Question
from dialogs.language import Language
from tests.bot.document.reading import FORM, PREVIEWS, about, pages, sample, squeezed

SEVERAL = {Layout.LINES, Layout.ROWS}
BOTH = pytest.mark.parametrize("language", Language)


@pytest.mark.parametrize("name", PREVIEWS)
def test_every_text_of_the_form_is_there_in_order(name: str) -> None:
    """Questions, help, lines, columns and options stand as the catalogs have them, one after the other."""
    form, language = about(name)
    words = Wording(load_catalogs()[language], form)
    text = legible(sample(name))
    place = 0
    for question in form.questions.values():
        wanted = [words.label(question.text), words.help(question.text)]
        for field in asked(question):
            own = [words.of(option.text) for option in field.options] if question.layout in SEVERAL else []
            wanted += [words.label(field.text), *own]
        if question.layout not in SEVERAL:
            wanted += [words.of(option.text) for option in question.fields[0].options]
        for each in wanted:
            found = text.find(plain(each), place)
            assert found >= 0, each
            place = found


def asked(question: Question) -> list[Field]:
    """Return the fields that are named one by one; of rows, those of the first."""
    if question.layout is Layout.SINGLE:
        return []
    return [field for field in question.fields if field.row in {None, 1} and field.column != MORE]


def plain(text: str) -> str:
    """Return the text without blanks, and without hyphens: at the end of a line they are read as others."""
    return squeezed(text).translate({ord("-"): None, ord("\ufffe"): None})


def legible(pdf: bytes) -> str:
    """Return the pages' text, without what stands at the foot of each."""
    return plain("".join(re.sub(r"\n[^\n]+Side \d+ av \d+\s*$", "", each) for each in pages(pdf)))


def test_conditions_are_said_in_words() -> None:
    """Once for a section whose questions share it, else with the question; a follow-up stands at its option."""
    text = " ".join("".join(pages(sample("report-2021-nn"))).split())
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
    text = " ".join("".join(pages(sample(f"report-2021-{language}"))).split())
    assert text.count(words.doc("preview.optional")) == sum(not each.fields[0].required for each in FORM.questions.values())
    assert words.doc("preview.limit", count="4 000") in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("application-2027-nn", "Blir stilt berre dersom svaret på spørsmål 1 («Kommune») er «Oslo» eller «Bergen»"),
        ("application-2027-nn", "Organisasjonsnummer Ni siffer"),
        ("application-2027-nn", "Prosent Frå 1 % til 5 000 %"),
        ("application-2027-nn", "Inntil 12 linjer"),
        (
            "application-2027-nn",
            "Spørsmåla i denne delen blir stilte berre dersom svaret på spørsmål 8 («Type søknad») er «Vidareføring».",
        ),
        ("application-2027-nn", "Blir stilt berre dersom svaret på «Rapport for 2026» er «Ja, ein annan stad»."),
        ("application-2027-nn", "Inntil 120 teikn · Kan hoppast over"),
        ("application-2027-nb", "Velg: Lønn og sosiale utgifter; Kompetanse; "),
        ("application-2027-nb", "Årstall · Fra 2017 til 2100"),
        ("application-2027-nb", "Navn eller nummer på kommunen"),
        ("report-2027-nb", "Fil som vedlegg"),
        ("repayment-nn", "Frå konto Elleve siffer"),
    ],
)
def test_each_kind_says_how_it_is_answered(name: str, said: str) -> None:
    """With its bounds, beside the question or the part of it; places by name."""
    assert plain(said) in legible(sample(name))
