"""The money lines as they are being written: how each is read, and how they add up."""

import pytest

from bot.i18n import FormTexts, load_catalogs
from bot.web.sums import Sums, reads_of, sums_of
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.session import Session
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
        (("610 000", "0", "561 250", "18 400,50", "30 349,50"), "even", "0 kr"),
        (("610 000", "0", "500 000", "0", "0"), "left", "110 000 kr"),
        (("610 000", "0", "600 000", "0", "20 000"), "over", "10 000 kr"),
        (("0,6 mill.", "10 tusen", "610 000", "0", "ingen"), "even", "0 kr"),
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
