"""How plain writers name what is paid to users, and how they name what only sounds like it. What is found stands in brackets."""

import pytest

from dialogs.registers import lexicon

HINTS = """
[Deltakarane får kontantar].
Lite blir gitt i [kontantar].
Stønad til brukarane i [kontantar].
Stønad til brukerne i [kontanter].
[Kontantutbetalingar] ved behov.
[Brukarane mottek eit stipend].
[Brukerne mottar et stipend].
[Deltakarane får godtgjersle].
[Deltakerne får en godtgjørelse] for oppmøte.
[Familiane får økonomisk støtte].
[Familiene får et beløp] hver måned.
[Deltakarane får refundert] reisa.
[Deltakerne får refundert] reisen.
Då [får deltakarane 200 kroner].
Da [får deltakerne 200 kroner].
Etter kurset [skal deltakarane få eit stipend].
Etter kurset [skal deltakerne få et stipend].
[Oppmøtegodtgjersle] til deltakarar.
[Oppmøtegodtgjørelse] for deltakere.
[Godtgjersle til deltakarane].
[Godtgjørelse til alle ungdommene].
[Honorar til deltakarane].
[Honorar til deltakerne].
[Løn til kvar ungdom].
[Lønn til alle ungdommene].
[Bonus til dei som møter].
[Bonus til de som møter] opp.
[Reisepengar] til deltakarane.
[Reisepenger] hver uke.
[Matkort] til familiane.
[Førehandsbetalte kort] til dei unge.
[Forhåndsbetalte kort] til de unge.
[Utdeling av pengar].
[Utdeling av penger] ved oppmøte.
Vi [deler ut 500 kroner] ved oppmøte.
Vi [deler ut penger] til mat.
Vi [utbetaler kr 200 per dag til den enkelte deltakar].
Vi [utbetaler kr 200 per dag til den enkelte deltaker].
Det blir [utbetalt kr. 200,- pr. dag til kvar deltakar].
[Utbetaling av 1 500 kr i måneden til hver familie].
[Utbetaling av støtte til den enkelte].
[Vi betaler deltakarane] for å møte.
[Vi betaler hver deltaker] 100 kroner.
[Me betaler 200 kroner til kvar deltakar].
Vi [overfører pengar til deltakarane].
Vi [overfører penger til brukernes konto].
Pengane blir sette [inn på deltakarane sin konto].
Beløpet settes [inn på brukerens konto].
Vi [refunderer utlegg til deltakarane].
[Refusjon til deltakerne] for utlegg.
[Tilskot til den einskilde brukaren].
[Tilskudd til den enkelte brukeren].
Vi [tilbyr deltakerne stipend].
Vi [gjev 500 kroner til kvar deltakar].
Vi [gir 500 kroner til hver deltaker].
Vi [gir dem penger] til mat.
[Ungdom som møter kvar dag, får 1000 kroner].
[Deltakere som møter får utbetalt en bonus].
Vi [betaler ut pengar] direkte.
[Pengeutbetaling] til deltakere.
[Direkteoverføring] til den som treng det.
Støtte til brukarane [i form av pengar].
[Deltakarane får dekt husleiga].
[Familiene får tilskudd til husleie].
Vi [dekkjer husleige for brukarane].
Vi [dekker husleie for brukerne].
Vi [betaler husleie for den enkelte].
Vi [dekkjer straumrekningar for familiane].
"""
HARMLESS = """
Stønad til livsopphald etter § 18 blir vurdert som vanleg.
Stønad til livsopphold etter § 18 vurderes som vanlig.
Brukarane tek imot sosialhjelp.
Brukerne mottar kvalifiseringsstønad.
Deltakarane mottek løn frå arbeidsgivaren.
Skal ungdommene få lønn fra arbeidsgiver, må de ha kontrakt.
Vi hjelper brukerne med å søke om kontantstøtte.
Løn til rettleiar.
Lønn til veileder for ungdommene.
Løn til miljøarbeidar, mat til ungdom.
Lønn til prosjektleder og utstyr til ungdommene.
Honorar til erfaringskonsulent.
Utbetaling av honorar til kurshaldar for ungdommane.
Utbetaling av honorar til kursholder for ungdommene.
Vi betaler 500 kroner per time til rettleiaren.
Kommunen betaler ut lønn til de ansatte hver måned.
Vi betaler husleie for lokalet.
Vi betaler husleige for lokalet som deltakarane bruker.
Husleige for lokale, 60 000 kroner.
Rådgiving om husleige for unge.
Oversikt over brukarane sine rekningar.
Vi går gjennom regninger sammen med brukerne.
Vi betaler for kurs til deltakarane.
Vi betaler kurs for deltakerne.
Vi dekkjer bussbillettar for deltakarane.
Vi dekker mat og aktiviteter for deltakerne.
Tiltaket har 200 000 kroner til aktivitetar for unge.
Då betaler deltakarane 50 kroner for turen.
Da betaler deltakerne 50 kroner for turen.
Deltakerne betaler en egenandel på 100 kroner.
Slik får familiane betre råd og meir pengar.
Familiar med låg inntekt får ofte lite pengar til overs.
Det lønner seg for ungdommene å jobbe.
Erfaringane kan overførast til andre brukarar.
Erfaringene kan overføres til andre brukere.
Kan familiane få meir pengar mellom hendene, blir barna med på meir.
Unge som flytter hjemmefra får lite penger å rutte med.
Unge som søkjer, får stipend frå Lånekassa.
Familiene får hjelp til å betale husleie.
Unge får store utgifter til husleige.
Kvar deltakar kostar om lag 15 000 kroner.
Vi gir familiane rettleiing verd 3000 kroner.
Tiltaket har fått 300 000 kroner fra fylket til arbeid med ungdom.
Tilskotet blir overført til kommunen.
Tilskudd til den enkelte kommune.
Vi deler ut informasjon om pengar og gjeld.
Vi deler ut brosjyrer om stipend.
Dei unge får oversikt over løn og skatt.
Ungdommene får kunnskap om lån og stipend.
Tiltaket utbetaler ikkje pengar til deltakarane.
Tiltaket utbetaler ikke penger til deltakerne.
Ingen får kontantar.
Deltakarane får korkje stipend eller reisepengar.
Deltakerne får verken stipend eller reisepenger.
"""


@pytest.mark.proves("R5.4")
@pytest.mark.parametrize("marked", HINTS.strip().splitlines())
def test_plain_words_for_payments(marked: str) -> None:
    """The first thing found is what a person is asked about."""
    word = marked.partition("[")[2].partition("]")[0]
    assert lexicon.payments(marked.replace("[", "").replace("]", ""))[0] == word


@pytest.mark.proves("R5.4")
@pytest.mark.parametrize("text", HARMLESS.strip().splitlines())
def test_what_only_sounds_like_payments(text: str) -> None:
    """Pay, premises, activities, benefits, what users pay themselves, and what is denied."""
    assert lexicon.payments(text) == ()


def test_a_text_that_grows_in_lower_case() -> None:
    """What is denied is looked for where it stands: «İ» becomes two letters in lower case."""
    assert lexicon.payments("İ" * 12 + ". Vi deler ikkje ut gåvekort.") == ()


def test_no_text_is_kept() -> None:
    """What people write stays in their case: nothing here remembers a text that it has looked at."""
    lexicon.payments("Gåvekort.")
    keeping = [each for each in vars(lexicon).values() if hasattr(each, "cache_info")]
    before = [each.cache_info().currsize for each in keeping]
    lexicon.payments("Ein tekst som ingen har skrive før: gåvekort.")
    assert [each.cache_info().currsize for each in keeping] == before
