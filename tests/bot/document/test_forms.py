"""What the documents of the other forms have that the report of 2021 has not: rows, addresses, a reference."""

import pytest

from bot.document.bodies import Bars, Body, Lines, MoneyTable, Prose, Table
from bot.i18n import NBSP
from dialogs.form import Kind
from dialogs.load import form_names, load_form
from dialogs.rules import rule_called
from dialogs.submission import AmountValue, Compared, Delivered, Elsewhere, Submission, SubmittedWarning
from tests.bot.document.reading import faults, pages, rendered, sample, squeezed, structure, viewed
from tests.samples import filed
from tests.samples.filed import sample as filing


def body(submission: Submission, label: str) -> Body:
    """Return the answer to the question with this label."""
    questions = [question for section in viewed(submission).sections for question in section.questions]
    (found,) = [part.body for question in questions if question.label == label for part in question.parts]
    return found


def pairs(submission: Submission) -> dict[str, str]:
    """Return what the cover says beside the title."""
    return {pair.label: pair.value.replace(NBSP, " ") for pair in viewed(submission).cover.pairs}


def test_every_form_has_a_sample_in_both_languages() -> None:
    """But for editions that change next to nothing: of each family at least one."""
    families = {load_form(name).text for name in form_names()}
    assert {(filed.sample_form(name).text, filing(name).language) for name in filed.NAMES} == {
        (family, language) for family in families for language in ("nn", "nb")
    }


def test_a_budget_is_a_table_with_sums() -> None:
    """A row a line, a dash where nothing was given, and the sum of each column of money; figures stand to the right."""
    table = body(filing("application-new.nn"), "Budsjett")
    assert isinstance(table, Table)
    assert [(each.head, each.right) for each in table.columns] == [
        ("Post", False),
        ("Gjeld", False),
        ("Tilskot", True),
        ("Eigendel", True),
        ("Andre midlar", True),
    ]
    cells = [[cell.replace(NBSP, " ") for cell in row] for row in [*table.rows, table.sums]]
    assert cells[0] == ["Løn og sosiale utgifter", "Ungdomslos i 100 prosent", "720 000 kr", "80 000,00 kr", "–"]
    assert cells[-2:] == [
        ["Anna", "Møteplass og reise", "30 000 kr", "24 500,50 kr", "15 000 kr"],
        ["Sum", "", "1 130 000 kr", "159 500,50 kr", "15 000 kr"],
    ]


def test_a_column_that_nobody_filled_in_is_left_out_unless_it_is_money() -> None:
    """That there is no own share is worth to know; that no line has a description is not."""
    table = body(filing("application-new.nb"), "Budsjett")
    assert isinstance(table, Table)
    assert [each.head for each in table.columns] == ["Post", "Tilskudd", "Egenandel", "Andre midler"]
    assert table.sums[2:] == ["–", "–"]
    one = body(filing("carry-over.nb"), "Plan")
    assert isinstance(one, Table)
    assert (len(one.rows), one.sums) == (1, [])


def test_a_screen_reader_finds_the_head_of_each_table() -> None:
    """A head cell for each column of the eight points, the budget and the other grants."""
    tags = [tag.role for tag in structure(sample("application-new.nn")) if tag.role in {"Table", "TH", "Figure"}]
    assert tags == ["Table", *["TH"] * 2, "Table", *["TH"] * 5, "Table", *["TH"] * 3]


def test_the_eight_points_are_words_and_no_bars() -> None:
    """There is no score to show: allocation is discretionary (R5.6)."""
    points, not_at_all = body(filing("application-new.nb"), "Prioriterte punkter"), "Ikke i det hele tatt"
    assert isinstance(points, Table)
    assert [row[1] for row in points.rows] == ["Mye", "Mye", "Noe", "Litt", not_at_all, "Mye", not_at_all, "Noe"]
    assert isinstance(body(filing("report-final.nb"), "Egenvurdering"), Bars)


def test_an_address_is_one_block_and_short_lines_stand_beside_their_names() -> None:
    """As on an envelope; a contact's phone as people write it."""
    filing_nn = filing("application-new.nn")
    address, contact = body(filing_nn, "Adresse"), body(filing_nn, "Kontaktperson")
    assert isinstance(address, Prose)
    assert address.blocks == [{"kind": "paragraph", "lines": ["Røyslidvegen 4", "6100 Volda"]}]
    assert isinstance(contact, Lines)
    assert [(line.label, line.body.text) for line in contact.lines] == [
        ("Namn", "Kari Årdal Nygård"),
        ("Telefon", "915 04 800"),
        ("E-postadresse", "kari.nygard@volda.example"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "application-new.nb",
            {"Til": "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus", "Fra": "NAV Stovner, Oslo kommune"},
        ),
        ("application-trial.nn", {"Til": "Arbeids- og velferdsdirektoratet", "Frå": "NAV Volda, Volda kommune"}),
        ("application-trial.nb", {"Frist": "Levert etter fristen, som var 1. februar 2027"}),
        ("repayment.nn", {"Til": "Arbeids- og velferdsdirektoratet", "Kopi til": "Statsforvaltaren i Møre og Romsdal"}),
        ("report-final.nb", {"Kopi til": "Arbeids- og velferdsdirektoratet", "Fra": "NAV Stovner, Oslo"}),
        ("carry-over.nn", {"Heimel": "Kap. 0621 post 63, regelverk av 30. oktober 2016", "Kvittering": "2027-0V3R-01"}),
    ],
)
def test_the_cover_says_to_whom_from_whom_and_when(name: str, expected: dict[str, str]) -> None:
    """By the snapshot; what is in time says nothing of a deadline, and a letter that was registered goes to nobody."""
    assert pairs(filing(name)).items() >= expected.items()
    assert ("Frist" in pairs(filing(name))) == (filing(name).late is not None)
    assert "Til" not in pairs(filing("grant-letter.nn"))
    assert all(squeezed(value) in squeezed(pages(sample(name))[0]) for value in expected.values())


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("application-continuation.nn", ["Vidareføring", "Det andre året", "Ingen", "1 130 000 kr", "150 %", "2. mars 2026"]),
        ("carry-over.nn", ["2026", "Ingen", "1 050 000 kr", "965 749,50 kr", "84 250,50 kr"]),
        (
            "grant-letter.nb",
            ["2026", "29. mai 2026", "2026/4410-3", "Ingen", "Tilskudd", "625 000 kr", "40 000,50 kr", "584 999,50 kr"],
        ),
        ("confirmation.nb", ["2026", "29. mai 2026", "2026/4410-3", "Ingen", "625 000 kr", "8601 11 17912"]),
    ],
)
def test_key_facts_are_those_that_the_form_names(name: str, facts: list[str]) -> None:
    """In its rows, with the number of warnings at the end of the first."""
    assert [fact.value.replace(NBSP, " ") for row in viewed(filing(name)).facts for fact in row] == facts


@pytest.mark.parametrize("name", filed.NAMES)
def test_key_facts_stand_four_in_a_row(name: str) -> None:
    """More would take a second line, where a reader looks for another kind of fact."""
    assert max(len(row) for row in viewed(filing(name)).facts) <= 4


def test_the_report_adds_up_its_sixth_line() -> None:
    """Other costs count as used; the check names the lines by their numbers."""
    money = body(filing("report-final.nn"), "Økonomi")
    assert isinstance(money, MoneyTable)
    assert money.check is not None
    assert (money.check.label, money.check.amount) == ("Kontroll: 1 + 2 − 3 − 4 − 6 − 5", f"0,00{NBSP}kr")
    assert viewed(filing("report-final.nn")).facts[1][1].value.replace(NBSP, " ") == "1 032 650,50 kr"


def test_the_accounts_are_held_against_the_budget() -> None:
    """Line by line, in kroner and per cent, with the reasons given; only where the application is here (R11.8)."""
    comparison = viewed(filing("report-final.nn")).comparison
    assert comparison is not None
    rows = [[cell.replace(NBSP, " ") for cell in row] for row in [*comparison.table.rows, comparison.table.sums]]
    assert rows == [
        ["Løn og sosiale utgifter", "980 000,00 kr", "962 400,00 kr", "−17 600,00 kr", "−1,8 %"],
        ["Kompetanse", "30 000,00 kr", "18 250,50 kr", "−11 749,50 kr", "−39,2 %"],
        ["Anna", "40 000,00 kr", "52 000,00 kr", "12 000,00 kr", "30 %"],
        ["Sum", "1 050 000,00 kr", "1 032 650,50 kr", "−17 349,50 kr", "−1,7 %"],
    ]
    assert [part.label for part in comparison.reasons] == ["Grunngiving: Kompetanse", "Grunngiving: Anna"]
    assert "2026-1QZ4-66" in comparison.intro
    alone = filing("report-final.nn").model_copy(update={"budget": (), "budget_from": None})
    assert viewed(alone).comparison is None
    assert "Budsjett og rekneskap" not in "".join(pages(rendered(alone)))


def test_a_line_without_a_budget_has_no_per_cent() -> None:
    """Nothing can be divided by nothing."""
    line = Compared(line="other", budget=0, accounts=5_000_00)
    comparison = viewed(filing("report-final.nb").model_copy(update={"budget": (line,)})).comparison
    assert comparison is not None
    assert [row[-1] for row in [*comparison.table.rows, comparison.table.sums]] == ["–", "–"]


def test_a_repayment_names_its_reference_and_no_account_but_the_payers() -> None:
    """Chapter, post and scheme; the directorate gives its account and KID (R10.4)."""
    text = " ".join("".join(pages(sample("repayment.nn"))).replace(NBSP, " ").split())
    assert "Kap. 0621 post 63, Tilskot til utvikling av dei sosiale tenestene i NAV-kontoret Kontonummer og KID får de av" in text
    answers = filing("repayment.nn").answers
    accounts = [name for name in answers if load_form("repayment").fields[name].kind is Kind.KONTONR]
    assert accounts == ["kontonr"]
    assert text.count("8601 11 17904") == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("confirmation.nn", "fylt ut, underskriven og send tilbake (regelverket pkt. 10)"),
        ("confirmation.nb", "fylt ut, underskrevet og sendt tilbake (regelverket pkt. 10)"),
        ("carry-over.nn", "trekte frå utbetalinga året etter"),
        ("carry-over.nb", "trukket fra utbetalingen året etter"),
    ],
)
def test_what_the_scheme_wants_stands_on_the_first_page(name: str, said: str) -> None:
    """The confirmation is to be returned signed (R10.1); what is carried over reduces the next payment (R10.2)."""
    assert squeezed(said) in squeezed(pages(sample(name))[0])
    assert viewed(filing("application-new.nn")).remark is None


def test_what_was_confirmed_once_stays_whatever_is_known_now() -> None:
    """A rate that is not known any more, and a check of one field among many."""
    assert rule_called("competence_above_rate").name == "competence_above_rate"
    assert rule_called("payment_words.method").message == rule_called("payment_words.aim").message
    warnings = (
        SubmittedWarning(
            rule="payment_words.method",
            cites=("R5.4",),
            field="method",
            params={"word": "gåvekort"},
            reason="Gåvekorta går til frivillige, ikkje til deltakarane.",
        ),
        SubmittedWarning(
            rule="competence_above_rate",
            cites=("R6.2",),
            field="budget.3.grant",
            params={"amount": 30_000_00, "rate": 20_000_00},
            reason="Kurset går over to år.",
        ),
    )
    pdf = rendered(filing("application-new.nn").model_copy(update={"warnings": warnings}))
    assert faults(pdf) == []
    text = "".join(pages(pdf))
    assert "gåvekort" in text
    assert text.count("Sjå åtvaring") == 2


@pytest.mark.proves("R11.8")
@pytest.mark.parametrize(
    ("language", "said"), [("nn", "tilskotet, som blei 525 000 kr"), ("nb", "tilskuddet, som ble 525 000 kr")]
)
def test_a_budget_that_follows_the_grant_says_so(language: str, said: str) -> None:
    """With the sum of the letter."""
    told = viewed(filing(f"report-final.{language}").model_copy(update={"granted": 525_000_00})).comparison
    assert told is not None
    assert said in told.intro.replace(NBSP, " ")


@pytest.mark.proves("R8.2")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", ("Førre rapport", "Ferdig i Vegvisar 20. januar 2027, kvittering 2026-7KTN-52")),
        ("nb", ("Forrige rapport", "Ferdig i Vegvisar 20. januar 2027, kvittering 2026-7KTN-52")),
    ],
)
def test_a_report_that_is_here_is_a_key_fact(language: str, said: tuple[str, str]) -> None:
    """With its day and its number: the county governor sees that it is delivered, and when."""
    application = filing(f"application-continuation.{language}")
    told = application.model_copy(update={"delivered": Delivered(number="2026-7KTN-52", date="2027-01-20")})
    shown = [(fact.label, fact.value.replace(NBSP, " ")) for row in viewed(told).facts for fact in row]
    assert said in shown
    assert said[0] not in [fact.label for row in viewed(application).facts for fact in row]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Levert ein annan stad 22. januar 2026, rekneskap 28. januar 2026. Sak 25/1180"),
        ("nb", "Levert et annet sted 22. januar 2026, regnskap 28. januar 2026. Sak 25/1180"),
    ],
)
def test_a_report_that_was_delivered_elsewhere_is_a_key_fact(language: str, said: str) -> None:
    """With its days and its reference, under the year that it is of."""
    delivered = Elsewhere(year=2025, report_date="2026-01-22", accounts_date="2026-01-28", reference="Sak 25/1180")
    told = filing(f"application-new.{language}").model_copy(update={"elsewhere": (delivered,)})
    shown = [(fact.label, fact.value.replace(NBSP, " ")) for row in viewed(told).facts for fact in row]
    assert ("Rapport for 2025", said) in shown


def test_amounts_that_were_skipped_are_no_zero() -> None:
    """A dash is not an amount: the sum is of what was given."""
    submission = filing("application-new.nn")
    answers = {name: each for name, each in submission.answers.items() if name != "budget.1.own"}
    table = body(submission.model_copy(update={"answers": answers}), "Budsjett")
    own = submission.answers["budget.1.own"]
    assert isinstance(table, Table)
    assert isinstance(own, AmountValue)
    assert table.rows[0][3] == "–"
    assert table.sums[3].replace(NBSP, " ") == "79 500,50 kr"
