"""A draft that waits for a reason while what the reason is for is settled elsewhere: it goes on, and nothing is asked twice."""

from datetime import UTC, datetime

import pytest

from dialogs.events import Fill, Reply
from dialogs.session import Place
from tests.bot.conversation.conftest import Clock
from tests.bot.web.filing import APPLICATION, Filer
from tests.bot.web.person import Person

LETTER = {"grant_year": "2025", "amount": "610 000", "letter_date": "1.3.2025"}


@pytest.fixture
async def waiting(office: Filer, clock: Clock) -> tuple[str, str]:
    """Begin an application that is asked why another measure's report is missing; return that measure, and the case."""
    clock.now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    await office.file("grant-letter", LETTER)
    measure = await office.measure()
    shown = await office.draft("application-2027", APPLICATION, until="kind")
    shown = await office.conversation.turn(office.seat, Fill("kind", {"kind": "1"}), key="kind", case=shown.case)
    assert (shown.session.place, shown.session.target) == (Place.REASON, "report_missing_elsewhere")
    return measure, shown.case


async def test_the_report_is_filed_meanwhile(person: Person, office: Filer, waiting: tuple[str, str]) -> None:
    """The page asks what is next, and a reason that is still typed on the old screen is not taken for its answer."""
    measure, case = waiting
    before = (await office.conversation.look(office.seat, case)).session
    await office.file("report-2025", {}, measure=measure)
    page = await person.open(f"/case/{case}")
    assert page.status == 200
    after = (await office.conversation.look(office.seat, case)).session
    assert (after.place, after.target) == (Place.FIELD, "national_trial")
    late = Reply("Han kjem i neste veke.", before.revision)
    shown = await office.conversation.turn(office.seat, late, key="late", case=case)
    assert [each.id for each in shown.session.said] == ["say.stale"]
    assert shown.session.answers.keys() == before.answers.keys()


async def test_what_is_found_changes_while_its_reason_is_asked_for(office: Filer, waiting: tuple[str, str]) -> None:
    """What is typed on the old screen is no reason for what is found by now: it is asked for again."""
    _, case = waiting
    before = (await office.conversation.look(office.seat, case)).session
    await office.file("grant-letter", {**LETTER, "measure_name": "Open dør"})
    late = Reply("Han kjem i neste veke.", before.revision)
    shown = await office.conversation.turn(office.seat, late, key="late", case=case)
    assert [each.id for each in shown.session.said] == ["say.stale"]
    assert (shown.session.place, shown.session.target) == (Place.REASON, "report_missing_elsewhere")
    shown = await office.conversation.turn(
        office.seat, Reply("Dei kjem i neste veke.", shown.session.revision), key="now", case=case
    )
    assert "report_missing_elsewhere" in shown.session.reasons


async def test_another_report_is_missing_too(office: Filer, waiting: tuple[str, str]) -> None:
    """A reason stands for what was found when it was given: where more is found since, it is asked for again."""
    _, case = waiting
    shown = await office.conversation.turn(office.seat, Reply("Han kjem i neste veke."), key="reason", case=case)
    assert shown.session.place is Place.FIELD
    await office.file("grant-letter", {**LETTER, "measure_name": "Open dør"})
    shown = await office.conversation.turn(office.seat, Fill("kind", {"kind": "1"}), key="again", case=case)
    assert (shown.session.place, shown.session.target) == (Place.REASON, "report_missing_elsewhere")
