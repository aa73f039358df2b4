"""What the last turn said: as lines above the question, as a short notice over the chat, and as buttons to react with. Pure."""

from collections.abc import Iterable

from bot.telegram.buttons import Keyboard, Verb, columns, stacked
from bot.telegram.page import Page
from bot.telegram.text import LONGEST_TOAST, Line, Style, shortened
from dialogs import expecting
from dialogs.form import Layout
from dialogs.prompts import Message, Tone
from dialogs.session import Place

MARKS = {Tone.INFO: "", Tone.OK: "✓ ", Tone.WARNING: "⚠️ ", Tone.ERROR: "❗ "}
SHOWN_BY_THE_SCREEN = frozenset({"say.delete_asked", "say.paused", "say.submitted", "say.deleted"})
TOLD = ("say.what_next", "say.point")
CONFIRMATIONS = frozenset({"say.understood", "say.understood_long", "say.saved", "say.reason_noted"})


def line(page: Page, message: Message) -> Line:
    """Return one thing said, marked with its tone in a sign, not in colour alone."""
    text = page.texts.say(message)
    if message.tone is Tone.ERROR and _is_elsewhere(page, message):
        text = f"{_row(page, message)}{text}"
    text = f"{MARKS[message.tone]}{text}"
    return Line(text, Style.QUOTE if message.id.endswith(".help") else Style.PLAIN)


def lines(page: Page, *, confirmed: bool) -> list[Line]:
    """Return what was said, but for what the screen itself says, and (``confirmed``) what the notice over the chat does."""
    receipt = {page.form.next, expecting.SAID, *TOLD} if page.session.place is Place.SUBMITTED else set()
    left_out = SHOWN_BY_THE_SCREEN | receipt | (CONFIRMATIONS | {"say.stale"} if confirmed else frozenset())
    return [line(page, message) for message in page.session.said if message.id not in left_out and not _is_listed(page, message)]


def lasting(said: Iterable[Line]) -> tuple[Line, ...]:
    """Return what stays worth reading when the question below it has been answered: what was confirmed before."""
    return tuple(each for each in said if each.text.startswith(MARKS[Tone.OK]))


def _is_listed(page: Page, message: Message) -> bool:
    """Tell whether the screen lists the answer that is confirmed: as a row of its grid, or one of its lines."""
    session, question = page.session, page.screen.question
    if message.id not in CONFIRMATIONS or session.aside is not None or session.place is not Place.FIELD:
        return False
    return (
        question is not None
        and question.layout is not Layout.SINGLE
        and any(each.id == message.field for each in question.fields)
    )


def _is_elsewhere(page: Page, message: Message) -> bool:
    """Tell whether it is about another field than the one asked: a browser sends a whole screen, and several may be wrong."""
    return page.session.place is Place.FIELD and message.field not in (None, page.session.target)


def _row(page: Page, message: Message) -> str:
    """Return the name of the row or line that it is about, where the question asked has several."""
    question = page.screen.question
    fields = question.fields if question is not None else ()
    return next((f"{page.texts.short(each.text)}: " for each in fields if each.id == message.field), "")


def notice(page: Page, *, stale: bool) -> str:
    """Return what to show over the chat for a moment when a button was pressed."""
    wanted = [each for each in page.session.said if stale or each.id in CONFIRMATIONS or each.tone is Tone.ERROR]
    return shortened(" ".join(page.texts.say(message) for message in wanted), LONGEST_TOAST)


def reactions(page: Page) -> Keyboard:
    """Return buttons for the replies that were suggested, and for going to the answers that were compared."""
    if not any(message.suggestions or message.about for message in page.session.said):
        return ()
    revision = page.session.revision
    suggestions = [
        page.own(text, Verb.SUGGESTION, place, which, revision)
        for place, message in enumerate(page.session.said)
        for which, text in enumerate(message.suggestions)
        if not _is_elsewhere(page, message)
    ]
    here = page.session.target
    return stacked(
        columns(suggestions), changes(page, (name for each in page.session.said for name in each.about if name != here))
    )


def changes(page: Page, names: Iterable[str]) -> Keyboard:
    """Return a button for each of these fields that applies: to change its answer."""
    fields = [page.form.fields[name] for name in dict.fromkeys(names) if name in page.session.answers]
    return columns([page.jump(each.id, page.t("telegram.change", what=page.texts.short(each.text))) for each in fields])
