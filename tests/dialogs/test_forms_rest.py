"""The other filings, and what holds for every form: what is proposed and told, and how short its texts are."""

from collections.abc import Mapping
from datetime import date

import pytest

from dialogs.authoring.texts import Texts
from dialogs.form import Destination, Kind
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.years import load_year
from locales.entries import read_texts
from tests.dialogs.branches import APPLICATIONS, PARTS, REPORTS, YEARLESS

HOLDS: Mapping[str, tuple[str, ...]] = {
    "grant-letter": (
        *("measure_name", "office_name", "grant_year", "decision", "letter_date", "reference", "amount", "carried_over"),
        *("terms", "national_trial", "special_demands"),
    ),
    "confirmation": (
        *("municipality", "office_name", "measure_name", "email", "grant_year", "letter_date", "reference", "amount"),
        *("national_trial", "terms", "kontonr", "signature"),
    ),
    "report-elsewhere": ("measure_name", "office_name", "grant_year", "earlier_report_elsewhere"),
    "carry-over": (
        *("municipality", "office_name", "measure_name", "email", "grant_year", "amounts", "reason", "plan", "reduced"),
        "signature",
    ),
    "repayment": (
        *("municipality", "office_name", "measure_name", "email", "grant_year", "letter_date", "reference", "amount"),
        *("reason", "explanation", "kontonr", "pay_date"),
    ),
}
"""The table "The other filings" of application.md. The only account in a repayment is the payer's."""


@pytest.mark.parametrize("name", HOLDS)
def test_what_the_other_filings_hold(name: str) -> None:
    """All of it, and nothing else."""
    assert tuple(load_form(name).questions) == HOLDS[name]


@pytest.mark.parametrize(
    ("name", "destination"),
    [("grant-letter", Destination.NONE), ("confirmation", Destination.GOVERNOR), ("carry-over", Destination.GOVERNOR),
     ("repayment", Destination.DIRECTORATE), *((each, Destination.GOVERNOR) for each in (*APPLICATIONS, *REPORTS))],
)  # fmt: skip
def test_whom_a_form_is_for(name: str, destination: Destination) -> None:
    """R7.1, R10.1, R10.4, R11.1; trials are sorted out by what is answered."""
    assert load_form(name).recipient is destination


@pytest.mark.parametrize("name", YEARLESS)
def test_a_form_of_no_year_asks_for_the_grants(name: str) -> None:
    """Such a filing belongs to the year of its grant."""
    form = load_form(name)
    assert form.year is None
    assert (form.fields["grant_year"].minimum, form.fields["grant_year"].unit) == (2017, "year")


NEVER = {"letter_date", "pay_date", "accounts_as_of", "amount", "budget", "economy.received", "economy.posts", "economy.other"}
"""Amounts and days of this year's filing; letters aside, which a confirmation and a repayment refer to."""
RESULTS = {"achieved", "developed", "examined", "final_results", "assessment", "effect", "changes", "partners", "deviations"}
SIGNING = {"manager", "leader", "signature", "terms", "reduced", "no_direct_payments", "accounts_by", "separate_accounts"}


@pytest.mark.parametrize("name", form_names())
def test_what_is_never_proposed(name: str) -> None:
    """Results, who signs, what one vouches for and files: these are of the day. A letter's data are the letter's."""
    form = load_form(name)
    proposed = {each.partition(".")[0] for each in form.prefill} | set(form.prefill)
    letter = {target for target, sources in form.prefill.items() if all(each.startswith("grant_letter.") for each in sources)}
    assert proposed & (NEVER | RESULTS | SIGNING) - letter == set()
    assert [each for each in form.prefill if each in form.fields and form.fields[each].kind is Kind.FILE] == []


def test_a_continuation_is_proposed_all_that_stands() -> None:
    """Application.md: everything else is prefilled."""
    form = load_form("application-2027")
    stated = set(PARTS["continuation"]) - {"earlier_report_elsewhere"}
    open_ones = {"kind", "grant_year", "priority", *stated, *PARTS["money"], *PARTS["signatures"]}
    assert set(form.questions) - {each.partition(".")[0] for each in form.prefill} == open_ones


@pytest.mark.parametrize("name", ["report-2021", *REPORTS])
def test_last_years_balance_is_proposed(name: str) -> None:
    """M2 comes from last year's M5 and from no other year."""
    assert load_form(name).prefill["economy.brought_forward"] == ("previous.report.economy.carried_over",)


@pytest.mark.parametrize(
    ("year", "application", "report"),
    [
        (2021, None, None),
        (2022, date(2022, 2, 7), date(2023, 2, 1)),
        (2023, None, date(2024, 2, 1)),
        (2024, date(2024, 2, 1), date(2025, 2, 1)),
        (2027, date(2027, 2, 1), date(2028, 2, 1)),
    ],
)
def test_deadlines(year: int, application: date | None, report: date | None) -> None:
    """1 February from 2024 on, for the application and the report of the year before; else what is known."""
    known = load_year(year)
    assert (known.application_deadline, known.report_deadline) == (application, report)


@pytest.mark.parametrize("year", range(2023, 2028))
def test_no_rate_is_made_up(year: int) -> None:
    """Nothing is known of the rates since 2023."""
    assert (load_year(year).post_rate, load_year(year).competence_rate) == (None, None)


TOLD: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("R5.6", "R8.1", "R8.3", "R8.4", "R8.5", "R9.1", "R10.1"), ("application-2027", "after")),
    **dict.fromkeys(("R1.2", "R6.1", "R6.2", "R7.5"), ("application-2027", "priority")),
    **dict.fromkeys(("R5.5", "R7.6", "R8.6", "R10.5"), ("application-2027", "national_trial")),
    **dict.fromkeys(("R11.1", "R11.5", "R12.1", "R14.1"), ("report-2027", "after")),
    **dict.fromkeys(("R11.2", "R11.6"), ("report-2027", "report_type")),
    "R1.1": ("application-2027", "act_sections"),
    "R1.3": ("application-2027", "goals"),
    "R2.1": ("application-2027", "target_group"),
    "R4.1": ("application-2027", "orgnr"),
    "R5.1": ("application-2027", "living_conditions"),
    "R5.2": ("application-2027", "sources"),
    "R5.3": ("application-2027", "points"),
    "R5.4": ("application-2027", "no_direct_payments"),
    "R5.7": ("application-2027", "kind"),
    "R7.1": ("application-2027", "municipality"),
    "R8.2": ("application-2027", "earlier_report"),
    "R10.2": ("application-2027", "carry_over"),
    "R10.3": ("carry-over", "reason"),
    "R10.4": ("repayment", "amount"),
    "R11.3": ("confirmation", "after"),
    "R13.1": ("confirmation", "terms"),
}
"""Where each sentence that is asked about or told (Q, G, A of rules.md) is told."""


@pytest.mark.parametrize("point", TOLD)
def test_a_sentence_is_told_where_it_matters(point: str) -> None:
    """With a question that comes from it or leans on it, or when the filing is finished."""
    name, place = TOLD[point]
    form = load_form(name)
    told = form.after if place == "after" else (*form.questions[place].cites, *form.questions[place].guidance)
    assert point in told


LONGEST = {"label": 90, "short": 32, "help": 180}
"""Characters: a label of two lines, a short name of one and a help of five on a phone of 360 px."""
FAMILIES = ("application.", "grant_letter.", "confirmation.", "carry_over.", "repayment.")


@pytest.fixture(scope="module")
def texts() -> Texts:
    """Give all texts of both languages."""
    return read_texts()


@pytest.mark.parametrize("language", Language)
def test_texts_fit_a_phone(language: Language, texts: Texts) -> None:
    """What is read on a small screen is short; the report keeps the source's own wording."""
    long = [
        (each.id, len(each.text))
        for each in texts[language]
        if each.id.startswith(FAMILIES) and len(each.text) > LONGEST.get(each.id.rpartition(".")[2], 1000)
    ]
    assert long == []
