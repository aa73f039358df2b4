"""The guide to the eight points of R5.3: which a text touches, with the words that say so, and no score."""

import re
from collections.abc import Mapping

import pytest

from dialogs import guide
from dialogs.form import Form
from dialogs.guide import Touch, of_answers, told, touched
from dialogs.load import form_names, load_form
from dialogs.prompts import Value, Wording
from dialogs.registers import lexicon
from dialogs.registers.period import read

FORM = load_form("application-2027")
APPLICATIONS = [form for form in map(load_form, form_names()) if form.text == "application"]
NYNORSK = "Ein heilskapleg innsats mot barnefattigdom, med brukarmedverknad og eit lågterskeltilbod i samarbeid med barnevernet."
BOKMAL = "En helhetlig innsats mot barnefattigdom, med brukermedvirkning og et lavterskeltilbud i samarbeid med barnevernet."


@pytest.mark.proves("R5.3", "R5.6")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NYNORSK,
            {
                "coherent_effort": ("heilskapleg", "barnefattigdom"),
                "user_participation": ("brukarmedverknad",),
                "cooperation": ("samarbeid", "barnevernet"),
                "prevention": ("lågterskeltilbod",),
            },
        ),
        (
            BOKMAL,
            {
                "coherent_effort": ("helhetlig", "barnefattigdom"),
                "user_participation": ("brukermedvirkning",),
                "cooperation": ("samarbeid", "barnevernet"),
                "prevention": ("lavterskeltilbud",),
            },
        ),
        ("Individuell oppfølging av kvar enkelt.", {"individual_adaptation": ("individuell", "kvar enkelt")}),
        ("Vi prøver ut nye arbeidsmåtar.", {"new_methods": ("prøver ut", "nye arbeidsmåtar")}),
        ("KOSTRA-tal og kompetanseheving. Kompetanseheving igjen.", {"knowledge": ("kostra", "kompetanseheving")}),
        ("Tre nabokommuner er med.", {"intermunicipal": ("nabokommuner",)}),
        ("Vi har ikkje noko interkommunalt samarbeid.", {}),
        ("Ein kursdeltakar fekk diskurs.", {}),  # no course
        ("Vi følgjer opp unge.", {}),
        ("", {}),
    ],
)
def test_points_that_a_text_touches(text: str, expected: Mapping[str, tuple[str, ...]]) -> None:
    """In the regulation's order, each with its words, once, as the reason; what is denied is not touched."""
    assert touched([text]) == tuple(Touch(point, words) for point, words in expected.items())


def test_words_of_several_texts_are_gathered() -> None:
    """A point is touched once, whatever number of texts say so."""
    assert touched(["Forebyggende arbeid.", "Tidlig innsats og forebyggende arbeid."]) == (
        Touch("prevention", ("forebyggende", "tidlig innsats")),
    )


def test_each_word_touches_its_point() -> None:
    """Every word of the lists is found by what it says, in both languages; each point has words in both."""
    for point, words in read("lexicon")["points"].items():
        for language in ("nn", "nb"):
            assert words[language], point
            for word in words[language]:
                assert point in {each.point for each in touched([f"Vi har {word.replace('*', '')} her."])}, word


@pytest.mark.parametrize("form", APPLICATIONS, ids=lambda form: form.id)
def test_the_points_are_the_forms(form: Form) -> None:
    """The rows of the question, in their order."""
    assert tuple(row.id for row in form.questions[guide.QUESTION].fields) == tuple(f"points.{each}" for each in lexicon.points())


def test_what_an_application_touches() -> None:
    """Its long texts, and the municipalities that it is made with; not the reasons given for the points, nor names."""
    values: dict[str, Value] = {
        "aim": "Tidleg innsats.",
        "measure_name": "Kompetanse for alle",
        "point_reasons.user_participation": "Brukarråd.",
        "cooperating": "Ørsta",
        "plan": None,
    }
    assert of_answers(FORM, values) == (Touch("intermunicipal", ("Ørsta",)), Touch("prevention", ("tidleg innsats",)))


def test_how_it_is_told() -> None:
    """What it is, and a line for each point with its words; where none is touched, that this is no demand. No figures."""
    intro, line = told(FORM, (Touch("prevention", ("a", "b", "c", "d", "e")),))
    assert (intro.id, line.id) == ("guide.intro", "guide.point")
    assert line.params == {"point": Wording(id="application.points.prevention.short"), "words": "«a», «b», «c», «d»"}
    (nothing,) = told(FORM, ())
    assert nothing.id == "guide.nothing"
    assert not re.search(r"\d", str(line.params["words"]))
