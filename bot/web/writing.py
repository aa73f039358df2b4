"""What the page asks while somebody writes: how it is understood and adds up, what it touches, what it may begin to be."""

from aiohttp import web

from bot.web.context import POSTED, seat, site_of
from bot.web.errors import NotFoundError
from bot.web.forms import FIELD, SUGGESTION, values_of
from bot.web.guidance import guide_at
from bot.web.raw import day_of
from bot.web.rendering import html
from bot.web.sums import adds_up, reads_of, sums_of
from dialogs.answers import municipality
from dialogs.form import Kind
from dialogs.language import Language
from dialogs.route import State

MOST_SUGGESTED = 6


async def sums(request: web.Request) -> web.Response:
    """Say how what stands on the screen is read, how the amounts add up and which points the text touches; nothing is stored."""
    posted, conversation = request[POSTED], site_of(request).conversation
    view = await conversation.look(seat(request), request.match_info["case"])
    language = view.session.language or Language.NYNORSK
    texts, values = conversation.texts(view.form, language), values_of(posted, view.form)
    question = view.form.questions.get(posted.get("question"))
    found = sums_of(question, values, texts, view.session) if question else None
    reads = reads_of(values, texts, view.session)
    summed = question is not None and adds_up(question)
    guide = guide_at(question, texts, State.of(view.form, view.session).values, values) if question else None
    return html("sums.html", conversation.catalogs, language, sums=found, reads=reads, summed=summed, guide=guide)


async def suggestions(request: web.Request) -> web.Response:
    """Offer the municipalities that what is written may be the beginning of. NotFoundError where none is asked for."""
    conversation, name = site_of(request).conversation, request.match_info["field"]
    view = await conversation.look(seat(request), request.match_info["case"])
    field = view.form.fields.get(name)
    if field is None or field.kind is not Kind.MUNICIPALITY:
        raise NotFoundError
    written = request.query.get(f"{FIELD}{name}", "").strip()
    found = municipality.suggest(written, day_of(view.session), MOST_SUGGESTED) if written else ()
    language = view.session.language or Language.NYNORSK
    return html("suggestions.html", conversation.catalogs, language, name=f"{SUGGESTION}{name}", found=found)
