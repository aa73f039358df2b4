"""The money lines as they are being written: how each is read, and how they add up."""

import pytest

from bot.i18n import FormTexts, load_catalogs
from bot.web.sums import Sums, reads_of, sums_of
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.session import Answer, Session
from tests.bot.web.answering import to_county
from tests.bot.web.person import Person

CATALOG = load_catalogs()[Language.NYNORSK]
REPORT = FormTexts(CATALOG, load_form("report-2021"))
LINES = tuple(REPORT.form.questions["economy"].fields)


def of_report(*amounts: str) -> tuple[Sums | None, list[str]]:
    """Return the sums of the report's money lines, and how each is read."""
    values = dict(zip((each.id for each in LINES), amounts, strict=True))
    session = Session(form="report-2021", number="x")
    found = sums_of(REPORT.form.questions["economy"], values, REPORT, session)
    return found, [read.text.replace("\u00a0", " ") for read in reads_of(values, REPORT, session)]


@pytest.mark.parametrize(
    ("amounts", "verdict", "rest"),
    [
        (("610 000", "0", "561 250", "18 400,50", "30 349,50"), "even", ""),
        (("610 000", "0", "500 000", "0", "0"), "left", "110 000 kr"),
        (("610 000", "0", "600 000", "0", "20 000"), "over", "10 000 kr"),
        (("0,6 mill.", "10 tusen", "610 000", "0", "ingen"), "even", ""),
    ],
)
def test_they_add_up_as_the_rules_reckon(amounts: tuple[str, ...], verdict: str, rest: str) -> None:
    """Whatever way the amounts are written."""
    sums, _ = of_report(*amounts)
    assert sums is not None
    assert sums.verdict is not None
    assert (sums.verdict.label, sums.verdict.amount.replace("\u00a0", " ")) == (CATALOG.text(f"web.sums.{verdict}"), rest)


@pytest.mark.parametrize("unsure", ["", "1.250", "ca. 300 000", "-5"])
def test_nothing_is_said_while_a_line_is_unsure(unsure: str) -> None:
    """When unsure it does not guess: no sum, and nothing at that line."""
    assert of_report("610 000", "0", unsure, "0", "0") == (None, ["610 000 kr", "0 kr", "", "0 kr", "0 kr"])


async def test_the_page_asks_while_one_writes(person: Person) -> None:
    """The answer fits into the page, and stores nothing."""
    await to_county(person)
    await person.press("f.county", "14")
    form = person.page.composer
    page = await person.post(
        f"/case/{person.case}/sums", [*form.fields, ("f.economy.received", "0,5 mill.")], **{"HX-Request": "true"}
    )
    assert 'hx-target="#f-economy-received-read"' in page.html
    assert "500\u00a0000\u00a0kr" in page.html
    case = form.action.split("/")[-1]
    assert (await person.open(f"/case/{case}")).value("f.economy.received") == ""


def of_budget(*cells: tuple[str, str]) -> list[str]:
    """Return the sums of the application's budget, 710 000 kroner being applied for."""
    form = load_form("application-2027")
    texts = FormTexts(CATALOG, form)
    session = Session(form=form.id, number="x", answers={"amount": Answer(value=710_000_00, revision=1)})
    found = sums_of(form.questions["budget"], {f"budget.{name}": raw for name, raw in cells}, texts, session)
    assert found is not None
    assert found.verdict is not None
    return [f"{each.label}: {each.amount}".replace("\u00a0", " ") for each in (*found.sums, found.verdict, *found.rest)]


@pytest.mark.parametrize(
    ("cells", "last"),
    [
        ((("1.grant", "610 000"), ("2.grant", "0,1 mill.")), "Går opp: "),
        ((("1.grant", "610 000"), ("2.grant", "")), "Att: 100 000 kr"),
        ((("1.grant", "610 000"), ("3.grant", "200 000")), "For mykje ført opp: 100 000 kr"),
    ],
)
def test_rows_are_held_to_the_amount_that_a_rule_names(cells: tuple[tuple[str, str], ...], last: str) -> None:
    """Which one follows from the form's own rules; an empty box counts for nothing."""
    assert of_budget(*cells)[2] == last


def test_rows_are_summed_column_by_column() -> None:
    """Own share and other funding count in what the measure costs, not in what is applied for: they come after that."""
    cells = (("1.grant", "710 000"), ("1.own", "150 000"), ("2.other", "40 000"), ("2.own", "10 000"))
    assert of_budget(*cells) == [
        "Tilskot: 710 000 kr",
        "Søknadsbeløp: 710 000 kr",
        "Går opp: ",
        "Eigendel: 160 000 kr",
        "Andre midlar: 40 000 kr",
        "I alt: 910 000 kr",
    ]


def test_a_column_that_is_unsure_has_no_sum() -> None:
    """Nor has the whole; the other columns have theirs."""
    found = of_budget(("1.grant", "710 000"), ("1.own", "1.250"))
    assert found[3:] == ["Eigendel: ", "Andre midlar: 0 kr", "I alt: "]


def test_rows_that_no_rule_holds_to_an_amount_are_only_summed() -> None:
    """Other grants: one column, no verdict."""
    form = load_form("application-2027")
    found = sums_of(
        form.questions["other_grant_list"],
        {"other_grant_list.1.amount": "5 000"},
        FormTexts(CATALOG, form),
        Session(form=form.id, number="x"),
    )
    assert found is not None
    assert ([each.amount.replace("\u00a0", " ") for each in found.sums], found.verdict) == (["5 000 kr"], None)


def test_the_later_reports_have_a_line_more() -> None:
    """Other costs count as used."""
    texts = FormTexts(CATALOG, load_form("report-2026"))
    lines = [each.id for each in texts.form.questions["economy"].fields]
    values = dict.fromkeys(lines, "10 000") | {"economy.received": "40 000", "economy.brought_forward": "0"}
    found = sums_of(texts.form.questions["economy"], values, texts, Session(form="report-2026", number="x"))
    assert found is not None
    assert found.verdict is not None
    assert (len(lines), found.verdict.amount.replace("\u00a0", " ")) == (6, "")
