"""Whether a filing is of the measure and the office that it seems to be."""

from collections.abc import Mapping

import pytest

from dialogs.past import NOTHING, Past
from dialogs.prompts import Value
from dialogs.rules import Severity
from dialogs.rules.same import SAME
from tests.dialogs.earlier import before, filed
from tests.dialogs.rules.looking import Said, acting, said

THERE = before(filed("application", 2025, measure="other"), other="Ung i jobb!")
GOES_ON = before(filed("application", 2025), filed("application", 2025, measure="other"), other="Ung i jobb")
VOLDA = before(filed("application", 2026, municipality=1577))
WAS_SPLIT = before(
    filed("application", 2022, municipality=1507)
)  # Ålesund, of which Haram is a municipality of its own since 2024

TABLE: list[tuple[str, str, Mapping[str, Value], Past, Said | None]] = [
    ("application-2027", "named_alike", {"measure_name": "ung i  jobb"}, THERE, {"title": "Ung i jobb!"}),
    ("report-2026", "named_alike", {"measure_name": "Ung i jobb"}, THERE, {"title": "Ung i jobb!"}),
    ("grant-letter", "named_alike", {"measure_name": "Ung i jobb 2"}, THERE, None),
    ("application-2027", "named_alike", {"measure_name": "Ung i jobb"}, GOES_ON, None),
    ("application-2027", "named_alike", {"measure_name": "Ung i jobb"}, NOTHING, None),
    ("confirmation", "municipality_differs", {"municipality": 4001}, VOLDA, {"place": "Volda"}),
    ("repayment", "municipality_differs", {"municipality": 1577}, VOLDA, None),
    ("carry-over", "municipality_differs", {"municipality": 1577}, NOTHING, None),
    ("carry-over", "municipality_differs", {"municipality": 1580}, WAS_SPLIT, None),
    ("report-2026", "county_differs", {"county": "agder"}, VOLDA, {"place": "Volda"}),
    ("report-2026", "county_differs", {"county": "more_og_romsdal"}, VOLDA, None),
    ("report-2026", "county_differs", {"county": "agder"}, NOTHING, None),
]


@pytest.mark.proves("R5.7", "R7.1", "R10.1", "R11.1")
@pytest.mark.parametrize(("form", "rule", "answers", "past", "expected"), TABLE)
def test_whose_filing_it_is(form: str, rule: str, answers: Mapping[str, Value], past: Past, expected: Said | None) -> None:
    """Names compared as people read them, places as they are today; what is not here is held against nobody."""
    assert said(acting(form, rule), answers, past) == ({} if expected is None else {rule: expected})


def test_all_ask_for_a_reason() -> None:
    """An office may know better: two measures of one name, a municipality that took over."""
    assert {each.severity for each in SAME} == {Severity.SOFT}
    assert {rule for _, rule, *_ in TABLE} == {each.name for each in SAME}
