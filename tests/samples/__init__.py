"""Finished filings to test with: a full one in each language, and the short one of a measure that has not started."""

from collections.abc import Mapping
from datetime import date

from dialogs.form import Field, Form, Kind
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.registers import county, municipality
from dialogs.submission import (
    AmountValue,
    ChoicesValue,
    ChoiceValue,
    ChosenOption,
    DateValue,
    FileValue,
    MunicipalityValue,
    NumberValue,
    Submission,
    SubmittedValue,
    SubmittedWarning,
    TextValue,
)

Given = str | int | tuple[str, ...] | FileValue
"""A text, an amount in øre, another number, an option's name, several options' names, or a file."""

ACCOUNTS = FileValue(
    name="Prosjektrekneskap 2021 Ung i jobb.xlsx",
    size=48_213,
    sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
GRID_NN = "3 3 2 1 3 2 2 3 3 2 0 3 1 2"
GRID_NB = "2 3 3 2 2 1 3 2 1 3 3 0 2 3"

NYNORSK: dict[str, Given] = {
    "measure_name": "Ung i jobb – frå skulebenk til arbeidsplass",
    "office_name": "NAV Volda",
    "email": "postmottak@nav-volda.example",
    "county": "more_og_romsdal",
    "economy.received": 610_000_00,
    "economy.brought_forward": 45_000_00,
    "economy.posts": 561_250_00,
    "economy.competence": 18_400_50,
    "economy.carried_over": 75_349_50,
    "start": "started_2021",
    "accounts": ACCOUNTS,
    "report_type": "status",
    "target_group": (
        "Ungdom mellom 18 og 25 år som har falle ut av vidaregåande skule, og som står utan arbeid eller aktivitet. "
        "Mange har vore "
        "lenge utan kontakt med hjelpeapparatet, og nokre har gjeld eller ustabile buforhold.\n\n"
        "I 2021 har 34 unge vore med, 19 gutar og 15 jenter. Tolv av dei har innvandrarbakgrunn."
    ),
    "description": (
        "Tiltaket er eit lågterskeltilbod tre dagar i veka, med ein jobbkonsulent i full stilling som følgjer kvar "
        "deltakar tett. "
        "Vi byrjar med ein kartleggingssamtale der ungdomen sjølv set mål, og lagar ein plan saman med skule, fastlege og "
        "arbeidsgivar.\n\n"
        "Innhaldet i ei vanleg veke:\n"
        "- måndag: verkstad med karriererettleiing og økonomi i praksis\n"
        "- onsdag: arbeidspraksis i lokale bedrifter, med jobbkonsulenten til stades dei første vekene\n"
        "- fredag: frukost, oppsummering og individuelle samtalar\n\n"
        "Jobbkonsulenten er tilgjengeleg på telefon utanom desse dagane, òg på kveldstid når nokon byrjar i ny jobb."
    ),
    "changes": "changed",
    "changes.described": (
        "Målgruppa er utvida frå 18–23 til 18–25 år, fordi fleire over 23 vart tilviste frå oppfølgingstenesta. "
        "Bedriftsbesøka vart gjennomførte digitalt i første halvår på grunn av pandemien."
    ),
    "developed": (
        "Vi har utvikla ein modell for samarbeid mellom NAV-kontoret, dei vidaregåande skulane og sju lokale bedrifter. Modellen "
        "gjer at ein ungdom kan gå rett frå skule til praksis utan nye søknader imellom. Samarbeidet med Frivilligsentralen og "
        "helsestasjon for ungdom er nytt."
    ),
    "achieved": (
        "21 av 34 deltakarar er i arbeid, utdanning eller læretid per 31.12.2021. Åtte er framleis i tiltaket, og fem "
        "har avslutta "
        "utan eit nytt tilbod. Talet på unge mottakarar av økonomisk sosialhjelp er redusert frå 61 til 44.\n\n"
        "Målet om at 70 prosent skulle vere i aktivitet, er ikkje heilt nådd: resultatet vart 62 prosent."
    ),
    "examined": (
        "Spørjeskjema til deltakarane ved start, etter tre månader og ved avslutning. Intervju med ti deltakarar og fire "
        "arbeidsgivarar. Tal frå KOSTRA og eigne registreringar i fagsystemet."
    ),
    "act_sections": ("s1", "s12", "s17", "s18", "s29_40"),
    "challenges": (
        "Pandemien gjorde det vanskeleg å finne praksisplassar innan reiseliv og handel. Nokre deltakarar har store psykiske "
        "utfordringar, og ventetida i spesialisthelsetenesta er lang."
    ),
    "success_factors": (
        "Éin fast kontaktperson som har tid. Kort veg til arbeidsgivarane. At ungdomane sjølve har vore med på å forme tilbodet, "
        "mellom anna gjennom eit brukarråd som møtest kvar månad."
    ),
    "continuation": "continued",
    "continuation.how": "Kommunen har vedteke å føre stillinga vidare med halv finansiering frå 2023 (økonomiplan 2022–2025).",
    "published": "considered",
    "competence_use.used": "Kurs i motiverande intervju for fire tilsette, og deltaking på fagsamling om supported employment.",
}

BOKMAL: dict[str, Given] = {
    "measure_name": "Nye veier",
    "office_name": "NAV Porsgrunn",
    "email": "postmottak@nav-porsgrunn.example",
    "county": "vestfold_og_telemark",
    "economy.received": 600_000_00,
    "economy.brought_forward": 0,
    "economy.posts": 540_000_00,
    "economy.competence": 0,
    "economy.carried_over": 48_000_00,
    "start": "started_2019",
    "accounts": ACCOUNTS.model_copy(
        update={"name": "Regnskap 31.12.2021.pdf", "size": 1_482_113, "media_type": "application/pdf"}
    ),
    "report_type": "final",
    "target_group": "Barnefamilier med lav inntekt som har mottatt økonomisk sosialhjelp i mer enn seks måneder.",
    "description": (
        "To familieveiledere følger opp 26 familier med økonomi, bolig, arbeid og fritid for barna. Hver familie har "
        "én plan og én "
        "kontaktperson, og alle tjenestene i kommunen møtes rundt den samme planen.\n\n"
        "Familiene får besøk hjemme minst hver tredje uke. Foreldrene deltar i en gruppe for økonomi i hverdagen, og barna får "
        "støtte til én fast fritidsaktivitet gjennom samarbeid med idrettslagene."
    ),
    "changes": "unchanged",
    "developed": (
        "En felles plan på tvers av NAV, barnehage, skole og helsestasjon. En fast møteplass for foreldre annenhver torsdag. "
        "Rutiner for å fange opp familier som skal flytte fra midlertidig botilbud."
    ),
    "achieved": (
        "14 av 26 familier mottar ikke lenger økonomisk sosialhjelp. Ni foreldre har fått arbeid, og fire er i utdanning. "
        "Alle barna som ønsket det, har fått en fast fritidsaktivitet."
    ),
    "examined": (
        "Intervjuer med foreldrene ved start og slutt, kartlegging av inntekt og gjeld, og samtaler med skole og barnehage."
    ),
    "act_sections": ("s1", "s13", "s15", "s17", "s18", "s27", "s28_33", "other"),
    "challenges": "Små og dyre boliger er det største hinderet. Flere familier har flyttet underveis.",
    "success_factors": "Hyppige hjemmebesøk, faste kontaktpersoner og ledere som prioriterer samarbeidet.",
    "continuation": "ended",
    "published": "published",
    "competence_use.unused": "Kursene vi hadde planlagt, ble avlyst på grunn av smittevernreglene.",
    "comments": "Vi takker for et godt samarbeid gjennom tre år.",
}

NOT_STARTED = {name: NYNORSK[name] for name in ("measure_name", "office_name", "email", "county")} | {
    "economy.received": 305_000_00,
    "economy.brought_forward": 0,
    "economy.posts": 0,
    "economy.competence": 0,
    "economy.carried_over": 305_000_00,
    "start": "not_started",
}

WARNING_NN = SubmittedWarning(
    rule="brought_forward_in_first_year",
    cites=("R10.2",),
    field="start",
    params={"amount": 45_000_00},
    reason="Vi fekk tilskotet hausten 2020, men tilsetjinga drog ut. Jobbkonsulenten byrja 4. januar 2021.",
)
WARNINGS_NB = (
    SubmittedWarning(
        rule="final_with_balance",
        cites=("R10.2", "R10.3"),
        field="report_type",
        params={"amount": 48_000_00},
        reason="Beløpet gjelder feriepenger som blir utbetalt i juni 2022. Vi har bedt Statsforvalteren om å få overføre det.",
    ),
    SubmittedWarning(
        rule="all_funds_accounted",
        cites=("R10.3", "R10.4"),
        field="economy.carried_over",
        params={"rest": 12_000_00},
        reason="12 000 kr gikk til leie av møteplass. Skjemaet har ingen linje for andre driftsutgifter.",
    ),
)


def value(field: Field, given: Given) -> SubmittedValue:
    """Return what is stored for an answer."""
    if isinstance(given, FileValue):
        return given
    if isinstance(given, int):
        return counted(field, given)
    chosen = {option.name: ChosenOption(code=option.code, name=option.name, score=option.score) for option in field.options}
    if isinstance(given, tuple):
        return ChoicesValue(options=tuple(chosen[name] for name in given))
    if field.kind is Kind.CHOICE:
        return ChoiceValue(**chosen[given].model_dump())
    if field.kind is Kind.DATE:
        return DateValue(date=given)
    return TextValue.model_validate({"kind": field.kind.value, "value": given})


def counted(field: Field, given: int) -> SubmittedValue:
    """Return what is stored for a number, by what it counts."""
    if field.kind is Kind.NUMBER:
        return NumberValue(number=given)
    if field.kind is Kind.MUNICIPALITY:
        found = municipality(given, date(2026, 1, 1))
        return MunicipalityValue(number=found.code, name=found.name, county=county(found.county, date(2026, 1, 1)).name)
    return AmountValue(ore=given)


def grid(form: Form, scores: str) -> dict[str, Given]:
    """Return the self-assessment from its rows' scores, in order."""
    rows = form.questions["assessment"].fields
    names = {str(option.score): option.name for option in rows[0].options}
    return {row.id: names[score] for row, score in zip(rows, scores.split(), strict=True)}


def submission(
    given: Mapping[str, Given], language: Language = Language.NYNORSK, warnings: tuple[SubmittedWarning, ...] = ()
) -> Submission:
    """Return a filing of the report for 2021 with these answers."""
    form = load_form("report-2021")
    return Submission(
        form=form.id,
        year=form.year,
        number="2021-7K4M-92",
        submitted_at="2022-01-28T13:03:20+00:00",
        language=language,
        answers={name: value(field, given[name]) for name, field in form.fields.items() if name in given},
        warnings=warnings,
    )


def full_report(language: Language = Language.NYNORSK, **changes: Given) -> Submission:
    """Return a whole report with a warning or two; ``changes`` replace answers (only of fields whose id is a plain name)."""
    form = load_form("report-2021")
    if language is Language.NYNORSK:
        return submission(NYNORSK | grid(form, GRID_NN) | changes, language, (WARNING_NN,))
    return submission(BOKMAL | grid(form, GRID_NB) | changes, language, WARNINGS_NB)


def not_started(language: Language = Language.NYNORSK) -> Submission:
    """Return the report of a measure that has not started: six questions."""
    return submission(NOT_STARTED, language)
