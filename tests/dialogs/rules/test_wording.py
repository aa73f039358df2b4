"""Words that hint at direct payments to users: in both languages, and not where they are denied or mean something else."""

import pytest

from dialogs.load import form_names, load_form
from dialogs.registers import lexicon
from dialogs.registers.period import read
from dialogs.rules import RULES, Severity, rules_of
from dialogs.rules.wording import LONGEST_SHOWN
from tests.dialogs.phrases import written
from tests.dialogs.rules.looking import acting, said

FORM = acting("application-2027", "payment_words")

HINTS = [
    # Nynorsk
    ("Vi deler ut gåvekort til dei unge.", "gåvekort"),
    ("Alle får eit gåvekortet kan brukast i.", "gåvekortet"),
    ("Julegåvekort er populære.", "Julegåvekort"),
    ("Deltakarane får lommepengar.", "lommepengar"),
    ("Lommepengane blir utbetalte kvar veke.", "Lommepengane"),
    ("Kontantstønaden er på 500 kroner.", "Kontantstønaden"),
    ("Vi gir oppmøtepengar.", "oppmøtepengar"),
    ("Utbetaling til deltakarar skjer kvar månad.", "Utbetaling til deltakarar"),
    ("Utbetalingar av pengar til dei unge deltakarane.", "Utbetalingar av pengar til dei unge"),
    ("Vi betaler ut 500 kroner til kvar deltakar.", "Vi betaler ut 500 kroner til kvar deltakar"),
    ("Det blir gitt økonomisk støtte til barnefamiliar.", "økonomisk støtte til barnefamiliar"),
    ("Stipend på 2000 kroner til ungdommane.", "Stipend på 2000 kroner til ungdommane"),
    ("Direkte utbetalingar til brukarane.", "Direkte utbetalingar"),
    ("Deltakarane får utbetalt 100 kroner.", "Deltakarane får utbetalt 100 kroner"),
    ("Deltakarane får stipend.", "Deltakarane får stipend"),
    ("Ungdommane får 500 kroner kvar månad.", "Ungdommane får 500 kroner"),
    ("Vi gjev deltakarane kontantar.", "gjev deltakarane kontantar"),
    ("Brukarane kan få ein liten bonus.", "Brukarane kan få ein liten bonus"),
    ("Vi vippsar deltakarane 200 kroner.", "vippsar deltakarane"),
    ("Utbetaling direkte til den einskilde.", "Utbetaling direkte til den einskilde"),
    ("Dei unge får løn for å møte opp.", "Dei unge får løn"),
    # Bokmål
    ("Vi gir deltakerne penger.", "gir deltakerne penger"),
    ("Deltakerne får stipend.", "Deltakerne får stipend"),
    ("Deltakerne får lønn.", "Deltakerne får lønn"),
    ("Deltakerne får en bonus.", "Deltakerne får en bonus"),
    ("Ungdommene får 500 kroner hver måned.", "Ungdommene får 500 kroner"),
    ("Vipps til deltakere.", "Vipps til deltakere"),
    ("Utbetaling direkte til den enkelte.", "Utbetaling direkte til den enkelte"),
    ("Deltagerne får utbetalt 100 kroner.", "Deltagerne får utbetalt 100 kroner"),
    ("Utbetaling til deltagere skjer hver måned.", "Utbetaling til deltagere"),
    ("Hver deltager får penger.", "deltager får penger"),
    ("Vi deler ut gavekort til de unge.", "gavekort"),
    ("Gavekortene handles inn lokalt.", "Gavekortene"),
    ("Deltakerne får lommepenger.", "lommepenger"),
    ("Kontantytelser gis ved behov.", "Kontantytelser"),
    ("Utbetaling til deltakere skjer hver måned.", "Utbetaling til deltakere"),
    ("Tiltaket utbetaler penger til den enkelte bruker.", "utbetaler penger til den enkelte bruker"),
    ("Lønn til deltakerne dekkes.", "Lønn til deltakerne"),
    ("Bonus til ungdommene ved fullført kurs.", "Bonus til ungdommene"),
    ("Brukerne får betalt for oppmøte.", "Brukerne får betalt"),
    # What only looks like a denial.
    ("Vi har tidlegare ikkje hatt gåvekort, no får alle det.", "gåvekort"),
    ("Vi har ikke tidligere hatt gavekort, nå får alle det.", "gavekort"),
    ("Vi gir ikkje berre råd, men òg gåvekort.", "gåvekort"),
    ("Vi gir ikke bare råd, men også gavekort.", "gavekort"),
    ("Gavekort til alle som ikke har jobb.", "Gavekort"),
    ("De som ikke har jobb får gavekort.", "gavekort"),
    ("Vi gir ikke penger, men gavekort.", "gavekort"),
    ("Tiltaket har ingen ventetid. Gåvekort blir delte ut.", "Gåvekort"),
    ("Deltakarane får gåvekort, og dei betaler ikkje eigendel.", "gåvekort"),
]
HARMLESS = [
    # Denied, before or after.
    "Ingen utbetaling til deltakarar.",
    "Ingen utbetaling til deltakere.",
    "Vi deler ikkje ut gåvekort.",
    "Vi deler ikke ut gavekort.",
    "Det blir ikkje gitt direkte utbetalingar til brukarar.",
    "Direkte utbetalingar til brukarar førekjem ikkje.",
    "Direkte utbetalinger til brukere forekommer ikke.",
    "Gåvekort blir ikkje brukte i tiltaket.",
    "Tiltaket skjer utan gåvekort og utan lommepengar.",
    "Uten gavekort, lommepenger eller kontantytelser.",
    "Verken gåvekort eller kontantar til deltakarane.",
    "I staden for gåvekort får dei kurs.",
    "I stedet for gavekort får de kurs.",
    "Gavekort er uaktuelt.",
    # Pay, rent, the municipality's own benefits, and money that goes elsewhere.
    "Utbetaling av løn til prosjektleiaren.",
    "Utbetaling av lønn skjer den 12. hver måned.",
    "Vi må betale for lokale.",
    "Vi betaler for lokaler som ungdommene bruker.",
    "Kommunen betaler ut økonomisk sosialhjelp til brukarar etter sosialtenestelova.",
    "Utbetaling av økonomisk sosialhjelp til brukere.",
    "Økonomisk stønad etter § 18 er ein del av det ordinære tilbodet.",
    "Tilskotet blir betalt ut av Statsforvaltaren.",
    "Gjeldsrådgiving og pengebruk er tema i kurset.",
    "Råd om pengar og økonomi for unge.",
    "Kontantane i kassa blir talde.",
    "Utbetaling skjer i mars. Til deltakarane held vi kurs.",
    "Gåver til samarbeidspartnarar, eit kort takk.",
    # Benefits that others pay, an employer's pay, and what is only about money.
    "Familiane får utbetalt barnetrygd.",
    "Familiene får utbetalt barnetrygd.",
    "Mange brukarar får utbetalt sosialhjelp for seint.",
    "Mange brukere får utbetalt sosialhjelp for sent.",
    "Brukarar får pengar frå NAV.",
    "Brukere får penger fra NAV.",
    "Dei unge får dagpengar eller bustøtte.",
    "Brukerne får utbetalt dagpenger eller bostøtte.",
    "Ungdom får betalt arbeid i bedrifter.",
    "Deltakarane får løn frå arbeidsgivaren.",
    "Deltakerne får lønn fra arbeidsgiver.",
    "Familiane får 3000 kroner mindre å leve for.",
    "Unge får råd om pengar.",
    "Foreldre får hjelp med penger.",
    "Dei unge får jobb med løn.",
    "De unge får arbeid og lønn.",
    "Vi gir familiane råd om pengar.",
    "Vi gir brukerne gjeldsrådgivning, ikke penger.",
    "Deltakarane får ikkje løn.",
    "",
]


@pytest.mark.proves("R5.4")
@pytest.mark.parametrize(("text", "word"), HINTS)
def test_words_that_hint_at_payments(text: str, word: str) -> None:
    """The warning names what was found, as it was written, at the field in which it stands."""
    assert said(FORM, {"aim": text, "method": "Samtalar."}) == {"payment_words.aim": {"word": word}}


@pytest.mark.proves("R5.4")
@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_do_not(text: str) -> None:
    """Nobody has to explain what they deny, or pay that is no payment to users."""
    assert said(FORM, {"aim": text or None}) == {}


@pytest.mark.proves("R5.4")
def test_a_word_never_refuses() -> None:
    """It can always be explained: only the declaration and a line of the budget are refused."""
    assert RULES["payment_words"].severity is Severity.SOFT
    assert RULES["payment_words"].cites == ("R5.4",)


@pytest.mark.parametrize("name", [name for name in form_names() if "payment_words" in load_form(name).rules])
def test_all_free_text_is_looked_at(name: str) -> None:
    """Every field of free text of a form, the rows of a budget too, and no other field."""
    form = load_form(name)
    watched = {rule.reads[0] for rule in rules_of(form) if rule.name.startswith("payment_words.")}
    assert watched == {field.id for field in form.fields.values() if field.kind in ("text", "long_text")}


def test_every_phrase_is_found() -> None:
    """Each phrase of the file, with its gaps and beginnings filled in, is found by what it says."""
    data = read("lexicon")
    for language, phrases in data["payments"].items():
        for phrase in phrases:
            assert lexicon.payments(written(phrase, language, data["lists"])), phrase


def test_a_long_hit_is_shown_in_short() -> None:
    """A message is no place for a whole text."""
    word = "gåvekort" + "x" * 300
    assert said(FORM, {"aim": word}) == {"payment_words.aim": {"word": word[:LONGEST_SHOWN]}}
