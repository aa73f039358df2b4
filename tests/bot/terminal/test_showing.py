"""How what is said is set at the terminal."""

from bot.i18n import form_texts, load_catalogs
from bot.terminal.showing import Showing
from dialogs import comparing
from dialogs.comparing import Comparison
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.prompts import Message
from dialogs.session import Session
from dialogs.submission import Compared

FORM = load_form("report-2026")
LINES = (Compared(line="pay", budget=600_000_00, accounts=500_000_00), Compared(line="other", budget=0, accounts=4_000_00))


def test_the_lines_of_a_comparison_stand_together() -> None:
    """Below what is compared; only what is said next stands apart again."""
    said = (*comparing.told(Comparison("2026-1", LINES)), Message(id="say.help.commands"))
    session = Session(form=FORM.id, number="2026-2", said=said)
    blocks = list(Showing((form_texts(load_catalogs()[Language.NYNORSK], FORM),)).said(session))
    assert [block.gap for block in blocks] == [True, False, False, False, True]
