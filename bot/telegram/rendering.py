"""What to show for a case, wherever its conversation is. Pure: a view in, lines and buttons out."""

from collections.abc import Callable
from dataclasses import replace

from bot.i18n import FormTexts
from bot.seats import View
from bot.telegram import sayings
from bot.telegram.asking import ask, commands
from bot.telegram.buttons import Keyboard, Verb, button, columns, from_word, stacked
from bot.telegram.listing import overview, summary
from bot.telegram.page import Download, Page, Shown
from bot.telegram.text import BLANK, Line, Style
from dialogs import expecting
from dialogs.events import Command
from dialogs.form import Form
from dialogs.language import Language
from dialogs.prompts import Message, Moment
from dialogs.saying import told_of
from dialogs.session import Aside, Place, Status

Texts = Callable[[Form, Language], FormTexts]
LANGUAGES = tuple(Language)


def render(found: View, texts: Texts, *, confirmed: bool = False) -> Shown:
    """Return what to show. ``confirmed``: the answer is confirmed elsewhere, by the question's own message and a notice."""
    language = found.session.language
    if language is None:
        return _language(found, texts)
    page = Page.of(found, texts(found.form, language))
    shown = _body(page)
    return replace(shown, said=tuple(sayings.lines(page, confirmed=confirmed)))


def _body(page: Page) -> Shown:
    session = page.session
    if session.status is Status.DELETED:
        return _closed(page, "say.deleted")
    aside = ASIDES.get(session.aside) if session.aside is not None else None
    return (aside or PLACES.get(session.place, ask))(page)


def _language(found: View, texts: Texts) -> Shown:
    """Ask for the language in both: neither is the default."""
    both = [texts(found.form, language) for language in LANGUAGES]
    lines = [Line(each.catalog.text("say.choose_language"), Style.BOLD) for each in both]
    labels = [each.catalog.text(f"language.{each.catalog.language.value}") for each in both]
    buttons = [
        button(label, Verb.LANGUAGE, from_word(language.value), case=found.case)
        for label, language in zip(labels, LANGUAGES, strict=True)
    ]
    return Shown(tuple(lines), columns(buttons))


def _reason(page: Page) -> Shown:
    lines = [Line(page.t("telegram.reason"), Style.BOLD), *(sayings.line(page, message) for message in page.screen.asking)]
    about = sayings.changes(page, (name for message in page.screen.asking for name in message.about))
    return Shown(tuple(lines), stacked(sayings.reactions(page), about, commands(page)))


def _paused(page: Page) -> Shown:
    buttons = [page.step(Command.RESUME), page.own(page.t("telegram.browser"), Verb.BROWSER)]
    return Shown((Line(page.t("say.paused")),), columns(buttons))


def _receipt(page: Page) -> Shown:
    at = Moment(at=page.session.submitted_at or "")
    done = page.texts.say(Message(id="say.submitted", params={"number": page.session.number, "at": at}))
    expected = [sayings.line(page, each) for each in expecting.told(page.screen.state)]
    lines = [Line(f"✓ {done}", Style.BOLD), *expected, Line(page.texts.of(page.form.next))]
    if told := [sayings.line(page, each) for each in told_of(page.form.after)]:
        lines += [BLANK, Line(page.t("say.what_next"), Style.BOLD), *told]
    files = [
        page.own(page.t("telegram.document"), Verb.FILE, Download.DOCUMENT),
        page.own(page.t("telegram.data"), Verb.FILE, Download.DATA),
    ]
    return Shown(tuple(lines), stacked(columns(files), _after(page)))


def _closed(page: Page, text: str) -> Shown:
    return Shown((Line(page.t(text)),), _after(page))


def _after(page: Page) -> Keyboard:
    """Return what can be done when a case is closed."""
    return columns([page.step(Command.NEW), page.own(page.t("telegram.all_cases"), Verb.LIST)])


def _delete(page: Page) -> Shown:
    return Shown((Line(page.t("say.delete_asked"), Style.BOLD),), commands(page))


ASIDES = {Aside.OVERVIEW: overview, Aside.DELETE: _delete, Aside.PAUSE: _paused}
PLACES = {Place.SUMMARY: summary, Place.REASON: _reason, Place.SUBMITTED: _receipt}
