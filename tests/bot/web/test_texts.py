"""Every text that a page asks for is there, and every one that is there is asked for."""

import re
from pathlib import Path

from bot.conversation import DRAFT_LIFE
from bot.i18n import load_catalogs
from bot.web.errors import PageError
from bot.web.guarding import TEXTS
from bot.web.rendering import TEMPLATES
from dialogs.language import Language
from dialogs.load import form_names, load_form

PYTHON = Path(TEMPLATES).parent
TYPED = re.compile("«(tilbake|hopp over|ny|oversikt)»")
ON_A_PAGE = ("error.", "rule.", "say.already_")
BODIES = ("reason", "summary", "overview", "delete", "deleted", "pause", "language", "receipt")


def asked_for() -> set[str]:
    """Return the ids that templates and code name; those put together from parts are listed here."""
    sources = [path.read_text(encoding="utf-8") for path in (*TEMPLATES.rglob("*.html"), *PYTHON.glob("*.py"))]
    found = {name for source in sources for name in re.findall(r"[\"'](web\.[a-z_.]+[a-z_])[\"']", source)}
    errors = {kind.text for kind in PageError.__subclasses__()} | {PageError.text, "server", *TEXTS.values()}
    found |= {f"web.error.{each}.{part}" for each in errors for part in ("title", "body")}
    found |= {f"web.title.{body}" for body in BODIES}
    found |= {f"web.say.{name}" for name in speaking_of_words_to_type()}
    found |= {f"web.sums.{verdict}" for verdict in ("even", "left", "over")}
    begun = {f"web.begin.{load_form(name).text}" for name in form_names()}
    found |= begun | {f"{each}.hint" for each in begun}
    return found | {f"web.home.fact.{fact}" for fact in ("saved", "pause", "languages")}


def speaking_of_words_to_type() -> set[str]:
    """Return the errors and closing words that name a word to type, such as «tilbake»: a page has buttons for these."""
    messages = load_catalogs()[Language.NYNORSK].messages
    return {name for name, text in messages.items() if name.startswith(ON_A_PAGE) and TYPED.search(text)}


def test_texts_and_pages_agree() -> None:
    """None lacks, none is left over."""
    there = {name for name in load_catalogs()[Language.NYNORSK].messages if name.startswith("web.")}
    assert asked_for() - there == set()
    assert there - asked_for() == set()


def test_privacy_says_how_long_a_draft_is_kept() -> None:
    """As long as it is, where a person meets the service."""
    for catalog in load_catalogs().values():
        for name in ("web.privacy", "telegram.privacy"):
            assert f" {DRAFT_LIFE.days} dag" in catalog.text(name)
