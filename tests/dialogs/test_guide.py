"""The guide to the eight points of R5.3: which a text touches, with the words that say so, and no score."""

import re
from collections.abc import Mapping

import pytest

from dialogs import guide
from dialogs.form import Form, Kind
from dialogs.guide import Found, Touch, look, told, touched
from dialogs.load import form_names, load_form
from dialogs.prompts import Value, Wording
from dialogs.registers import lexicon
from dialogs.registers.period import read
from tests.dialogs.phrases import written

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
                "coherent_effort": ("heilskapleg innsats", "barnefattigdom"),
                "user_participation": ("brukarmedverknad",),
                "cooperation": ("samarbeid", "barnevernet"),
                "prevention": ("lågterskeltilbod",),
            },
        ),
        (
            BOKMAL,
            {
                "coherent_effort": ("helhetlig innsats", "barnefattigdom"),
                "user_participation": ("brukermedvirkning",),
                "cooperation": ("samarbeid", "barnevernet"),
                "prevention": ("lavterskeltilbud",),
            },
        ),
        ("Individuell oppfølging av kvar enkelt.", {"individual_adaptation": ("Individuell", "kvar enkelt")}),
        ("Vi prøver ut nye arbeidsmåtar.", {"new_methods": ("prøver ut", "nye arbeidsmåtar")}),
        ("KOSTRA-tal og kompetanseheving. Kompetanseheving igjen.", {"knowledge": ("KOSTRA", "kompetanseheving")}),
        ("Tre nabokommuner er med.", {"intermunicipal": ("nabokommuner",)}),
        ("", {}),
    ],
)
def test_points_that_a_text_touches(text: str, expected: Mapping[str, tuple[str, ...]]) -> None:
    """In the regulation's order, each with its words, once, as the reason; what is denied is not touched."""
    assert touched([text]) == tuple(Touch(point, words) for point, words in expected.items())


TOUCHES = """
coherent_effort: Vi arbeider heilskapleg mot familiefattigdom.
coherent_effort: Vi jobber helhetlig for familier med lavinntekt.
coherent_effort: Ein heilskapleg lokal plan.
coherent_effort: Tiltaket skal motvirke sosial ekskludering.
individual_adaptation: Heilskapleg oppfølging.
individual_adaptation: Helhetlig oppfølging.
individual_adaptation: Kvar deltakar får ein plan.
individual_adaptation: Hver deltaker får en plan.
individual_adaptation: Oppfølging av familiane heime.
individual_adaptation: Oppfølging av familiene hjemme.
user_participation: Deltakarane er med og bestemmer.
user_participation: Deltakerne er med og bestemmer.
user_participation: Dei unge er med på å utforme tilbodet.
user_participation: De unge er med på å utforme tilbudet.
user_participation: Brukarane medverkar i styringsgruppa.
user_participation: Brukerne medvirker i styringsgruppen.
user_participation: Vi planlegg saman med ungdommane.
user_participation: Vi planlegger sammen med ungdommene.
new_methods: Vi utviklar ein metode for oppsøkjande arbeid.
new_methods: Vi utvikler en modell for oppsøkende arbeid.
new_methods: Ein ny måte å møte unge på.
new_methods: En ny måte å møte unge på.
knowledge: Vi får betre oversikt over levekåra.
knowledge: Vi får bedre oversikt over levekårene.
knowledge: Erfaringsutveksling og fagdagar.
cooperation: Tenestene koordinerer innsatsen.
cooperation: Vi møter dei saman med skulen.
cooperation: Vi møter dem sammen med skolen.
intermunicipal: Vi samarbeider med Ørsta kommune.
intermunicipal: Vi samarbeider med Ørsta og Volda kommunar.
intermunicipal: Vi er tre kommuner sammen om dette.
intermunicipal: Tilbudet går på tvers av kommunegrensene.
prevention: Vi kjem tidlegare inn.
prevention: Vi kommer tidlig inn.
prevention: Tiltaket skal hindre at unge får fråfall i skulen.
prevention: Tiltaket motvirker frafall.
"""
TOUCHES_NOT = """
coherent_effort: Heilskapleg oppfølging.
coherent_effort: Helhetlig oppfølging.
individual_adaptation: Vi følgjer opp unge.
user_participation: Tiltaket medverkar til betre levekår.
user_participation: Tiltaket medvirker til bedre levekår.
user_participation: Familiane blir påverka av låg inntekt.
knowledge: Ein kursdeltakar fekk diskurs.
intermunicipal: Vi har ikkje noko interkommunalt samarbeid.
intermunicipal: Vi samarbeider med tenester i Volda kommune.
intermunicipal: Vi samarbeider med kommunelegen.
prevention: Vi har ingen forebyggende tiltak.
"""


def cases(table: str) -> list[tuple[str, str]]:
    """Return the lines of a table: a point and a sentence."""
    return [(point, text) for point, _, text in (line.partition(": ") for line in table.strip().splitlines())]


@pytest.mark.proves("R5.3")
@pytest.mark.parametrize(("point", "text"), cases(TOUCHES))
def test_plain_words_that_touch_a_point(point: str, text: str) -> None:
    """As people write, in both languages."""
    assert point in {each.point for each in touched([text])}


@pytest.mark.proves("R5.3")
@pytest.mark.parametrize(("point", "text"), cases(TOUCHES_NOT))
def test_words_that_do_not_touch_a_point(point: str, text: str) -> None:
    """What is about another point, means something else, or is denied."""
    assert point not in {each.point for each in touched([text])}


def test_words_of_several_texts_are_gathered() -> None:
    """A point is touched once, whatever number of texts say so; a word is told once, and not again as part of what says more."""
    assert touched(["Forebyggende arbeid.", "Tidlig innsats og forebyggende arbeid."]) == (
        Touch("prevention", ("Forebyggende", "Tidlig innsats")),
    )
    assert touched(["Oppfølging av heile familien."]) == (Touch("individual_adaptation", ("Oppfølging av heile familien",)),)


def test_each_word_touches_its_point() -> None:
    """Every word of the lists is found by what it says, in both languages; each point has words in both."""
    data = read("lexicon")
    for point, words in data["points"].items():
        for language in ("nn", "nb"):
            assert words[language], point
            for word in words[language]:
                text = f"Vi har {written(word, language, data['lists'])} her."
                assert point in {each.point for each in touched([text])}, word


@pytest.mark.parametrize("form", APPLICATIONS, ids=lambda form: form.id)
def test_the_points_are_the_forms(form: Form) -> None:
    """The rows of the question, in their order."""
    assert tuple(row.id for row in form.questions[guide.QUESTION].fields) == tuple(f"points.{each}" for each in lexicon.points())


@pytest.mark.parametrize("name", form_names())
def test_where_the_guide_stands(name: str) -> None:
    """At every long text of an application, and where the points are asked about; nowhere else, and in no other form."""
    form = load_form(name)
    long = {field.question for field in form.fields.values() if field.kind is Kind.LONG_TEXT}
    expected = {*long, "points", "point_reasons"} if form in APPLICATIONS else set()
    assert {each.id for each in form.questions.values() if guide.stands_at(form, each)} == expected


VALUES: dict[str, Value] = {
    "aim": "Tidleg innsats.",
    "method": "Brukarråd og førebygging.",
    "measure_name": "Kompetanse for alle",
    "point_reasons.user_participation": "Brukarmedverknad.",
    "cooperating": "Ørsta",
    "plan": None,
}
IN_ALL = (
    Touch("user_participation", ("Brukarråd",)),
    Touch("intermunicipal", ("Ørsta",)),
    Touch("prevention", ("Tidleg innsats", "førebygging")),
)


@pytest.mark.parametrize("question", [None, "points", "point_reasons"])
def test_what_an_application_touches(question: str | None) -> None:
    """Its long texts, and the municipalities that it is made with; not the reasons given for the points, nor names."""
    assert look(FORM, VALUES, FORM.questions[question] if question else None) == Found(None, IN_ALL)


def test_what_a_text_touches_stands_apart_from_the_other_answers() -> None:
    """At the text that is at hand; one that is not written yet touches nothing, and says nothing of it."""
    aim, others = (Touch("prevention", ("Tidleg innsats",)),), (IN_ALL[0], IN_ALL[1], Touch("prevention", ("førebygging",)))
    assert look(FORM, VALUES, FORM.questions["aim"]) == Found(aim, others)
    assert look(FORM, VALUES, FORM.questions["plan"]) == Found(None, IN_ALL)
    assert look(FORM, {"aim": "Mat."}, FORM.questions["aim"]) == Found((), None)


def test_how_it_is_told() -> None:
    """What it is, and a line for each point with its words; where none is touched, that this is no demand. No figures."""
    intro, line = told(FORM, Found((Touch("prevention", ("a", "b", "c", "d")),), IN_ALL))
    assert (intro.id, line.id) == ("guide.intro", "guide.point")
    assert line.params == {"point": Wording(id="application.points.prevention.short"), "words": "«a», «b», «c»"}
    assert [each.id for each in told(FORM, Found(None, IN_ALL))] == ["guide.answers", *["guide.point"] * 3]
    assert [each.id for each in told(FORM, Found((), IN_ALL))] == ["guide.nothing"]
    assert told(FORM, Found(None, None)) == ()
    assert not re.search(r"\d", str(line.params["words"]))
