"""What follows from a session is derived once for all that a channel shows of it, and not at all where the turn has done so."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.conversation import MailStatus
from bot.i18n import FormTexts, form_texts, load_catalogs
from bot.seats import View
from bot.telegram import listing
from bot.telegram.page import Page
from bot.terminal.showing import Showing
from bot.web.pages import NOTHING_KEPT, CasePage
from bot.web.security import Stamp
from dialogs import route
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.route import State
from dialogs.session import Aside
from tests.dialogs.filled import filled

FORM = load_form("report-2027")
SESSION = filled(FORM.id).with_(language=Language.NYNORSK)
Show = Callable[[View, FormTexts], object]
SHOWN: dict[str, Show] = {
    "browser": lambda found, texts: CasePage.of(found, texts, Stamp("", ""), NOTHING_KEPT, MailStatus.NONE),
    "chat's summary": lambda found, texts: listing.summary(Page.of(found, texts)),
    "chat's overview": lambda found, texts: listing.overview(Page.of(found, texts)),
    "terminal": lambda found, texts: list(Showing((texts,)).asked(found, None)),
}


@pytest.mark.parametrize("aside", [None, Aside.OVERVIEW])
@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN)
def test_it_is_derived_once(show: Show, aside: Aside | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The route is what all else is derived from."""
    texts, session = form_texts(load_catalogs()[Language.NYNORSK], FORM), SESSION.with_(aside=aside)
    state, derive = State.of(FORM, session), route.route
    assert state.route
    derived = []

    def count(*given: Any) -> Any:
        derived.append(given)
        return derive(*given)

    monkeypatch.setattr(route, "route", count)
    show(View("case", FORM, session), texts)
    assert len(derived) == 1
    show(View("case", FORM, session, state=state), texts)
    assert len(derived) == 1
