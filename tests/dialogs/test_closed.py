"""An edition whose last day has passed: it is said before one begins, and can be filled in all the same."""

import pytest

from bot.i18n import FormTexts, load_catalogs
from dialogs.engine import Start, begin
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.prompts import Day, Message, Tone
from dialogs.session import Place, Session

CLOSED = ["report-2025", "application-2026"]
"""Their last day is 1 February 2026, a Sunday."""


def started(form: str, day: str) -> Session:
    """Return a case that is begun on a day."""
    return begin(load_form(form), number="2026-TEST", language=Language.NYNORSK, start=Start(day=day))


@pytest.mark.proves("R11.5")
@pytest.mark.parametrize("form", CLOSED)
def test_a_closed_edition_says_so_before_one_begins(form: str) -> None:
    """With the day and what it means, after what the form is; then the first question is asked as always."""
    session = started(form, "2026-02-02")
    family = load_form(form).text
    warning = Message(id=f"say.closed.{family}", params={"date": Day(day="2026-02-01")}, tone=Tone.WARNING)
    assert session.said[1:] == (warning,)
    assert session.place is Place.FIELD
    for catalog in load_catalogs().values():
        told = FormTexts(catalog, load_form(form)).say(warning)
        assert "1. februar 2026" in told
        assert "regelverket pkt." in told


@pytest.mark.parametrize(
    ("form", "day"),
    [
        *((form, "2026-02-01") for form in CLOSED),  # the last day counts
        *((form, "") for form in CLOSED),  # nobody knows what day it is
        ("application-2027", "2026-11-24"),
        ("report-2021", "2030-01-01"),  # of which no last day is known
        ("confirmation", "2030-01-01"),  # has no last day
        ("repayment", "2030-01-01"),
    ],
)
def test_an_open_edition_says_nothing(form: str, day: str) -> None:
    """Neither on its last day, nor where there is none."""
    assert len(started(form, day).said) == 1  # what the form is
