"""The accounts of a report beside the budget that was applied for, as a table on the pages (R11.8)."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.seats import View
from dialogs.events import Command, Do, Fill
from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Page, Person
from tests.bot.web.serving import Site
from tests.bot.web.visitor import DESKTOP, PHONE, Visits
from tests.transcripts.dom import Node

NARROW = PHONE | {"viewport": {"width": 320, "height": 640}}
HEADS = ["Linje", "Budsjett", "Rekneskap", "Avvik", "Avvik i prosent"]
MONEY = {"received": "710 000", "brought_forward": "0"}
WITHIN = MONEY | {"posts": "600 000", "competence": "100 000", "other": "0", "carried_over": "10 000"}
BEYOND = MONEY | {"posts": "500 000,50", "competence": "60 000", "other": "12 000", "carried_over": "137 999,50"}
ROWS = {
    "within": [
        ["Løn og sosiale utgifter", "610 000 kr", "600 000 kr", "−10 000 kr", "−1,6 %"],
        ["Kompetanse", "100 000 kr", "100 000 kr", "0 kr", "0 %"],
        ["Sum", "710 000 kr", "700 000 kr", "−10 000 kr", "−1,4 %"],
    ],
    "beyond": [
        ["Løn og sosiale utgifter", "610 000,00 kr", "500 000,50 kr", "−109 999,50 kr", "−18 %"],
        ["Kompetanse", "100 000,00 kr", "60 000,00 kr", "−40 000,00 kr", "−40 %"],
        ["Anna", "0,00 kr", "12 000,00 kr", "12 000,00 kr", "–"],
        ["Sum", "710 000,00 kr", "572 000,50 kr", "−137 999,50 kr", "−19,4 %"],
    ],
}


def money(lines: Mapping[str, str]) -> Fill:
    """Return the answer to the question about money."""
    return Fill("economy", {f"economy.{line}": amount for line, amount in lines.items()})


async def reporting(office: Filer, lines: Mapping[str, str]) -> View:
    """Answer the question about money in the report of a measure whose application is here."""
    await office.file("application-2026", APPLICATION)
    shown = await office.draft("report-2026", {}, measure=await office.measure(), until="economy")
    return await office.do(shown, money(lines))


def tables(page: Page) -> list[Node]:
    """Return the tables that hold accounts against a budget."""
    return list(page.root.all("div", "compared"))


def cells(table: Node) -> list[list[str]]:
    """Return what stands in its rows."""
    rows = (table.first("tbody") or table).all("tr")
    return [[each.words("head") for each in (*row.all("th"), *row.all("td"))] for row in rows]


@pytest.mark.proves("R11.8")
async def test_it_stands_below_the_answers_where_no_line_deviates(person: Person, office: Filer) -> None:
    """All lines are seen, with the filing that the budget is from; the next question follows, and then it is gone."""
    shown = await reporting(office, WITHIN)
    (table,) = tables(await person.open(f"/case/{shown.case}"))
    assert [each.words() for each in table.all("th")][: len(HEADS)] == HEADS
    assert cells(table) == ROWS["within"]
    application = next(each.number for each in await office.conversation.cases(office.seat) if each.form == "application-2026")
    assert f"søkt om i søknad {application}" in table.words()
    assert person.page.text.count("Kompetanse: 100 000 kr i budsjettet") == 0
    assert tables(await person.press("do", "skip")) == []


@pytest.mark.proves("R11.8")
async def test_it_stands_where_a_deviation_is_asked_about(person: Person, office: Filer) -> None:
    """At each of its reasons, between what is found and the box; and not twice."""
    shown = await reporting(office, BEYOND)
    page = await person.open(f"/case/{shown.case}")
    for _ in ("posts", "competence", "other"):
        assert [cells(each) for each in tables(page)] == [ROWS["beyond"]]
        assert page.html.index('class="bubble is-warning"') < page.html.index('class="compared"') < page.html.index("<textarea")
        page = await person.answer("Stillinga stod ledig.")
    assert tables(page) == []


async def test_it_stands_in_the_summary_and_behind_the_receipt(person: Person, office: Filer) -> None:
    """With the question about money."""
    shown = await reporting(office, WITHIN)
    await person.open(f"/case/{shown.case}")
    page = await person.press("do", "summary")
    (row,) = [each for each in page.root.all("div", "row") if each.first("div", "compared")]
    assert row.given["id"] == "q-economy"
    assert cells(row) == ROWS["within"]


async def test_no_table_without_the_application(person: Person, office: Filer) -> None:
    """Then there is no budget to hold anything against."""
    shown = await office.draft("report-2026", {f"economy.{line}": amount for line, amount in WITHIN.items()}, until="start")
    assert tables(await person.open(f"/case/{shown.case}")) == []


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("dress", [NARROW, PHONE, DESKTOP], ids=["320", "390", "1280"])
async def test_it_is_for_all(site: Site, visit: Visits, dress: dict[str, Any], scheme: str) -> None:
    """Nothing that axe finds, and nothing too wide: at a reason, above a question and in the summary."""
    office, secret = site.sit()
    shown = await reporting(office, BEYOND)
    visitor = await visit({**dress, "color_scheme": scheme}, secret, shown.case)
    await visitor.look("reason")
    shown = await office.do(shown, Do(Command.SUMMARY))
    await visitor.page.reload()
    await visitor.look("summary")
    shown = await office.do(shown, Do(Command.JUMP, "economy.received"))
    await office.do(shown, money(WITHIN))
    await visitor.page.reload()
    await visitor.page.locator(".now > .compared").wait_for()
    await visitor.look("question")
