"""A case in the browser: show it, take what was done."""

import asyncio

from aiohttp import web

from bot.conversation import MailStatus
from bot.seats import Handled, View
from bot.web.context import POSTED, by_htmx, seat, site_of, stamp
from bot.web.forms import Deed, deed_of, values_of
from bot.web.home import key_of
from bot.web.pages import NOTHING_KEPT, CasePage, Kept
from bot.web.posted import Posted
from bot.web.rendering import html
from bot.web.sums import Sums, sums_of
from dialogs.events import Command, Do, Refused
from dialogs.language import Language
from dialogs.session import Status


async def show(request: web.Request) -> web.Response:
    """Show a case; to a page that asks whether something is new, only what is."""
    view = await site_of(request).conversation.look(seat(request), request.match_info["case"])
    if not by_htmx(request):
        return await _page(request, view)
    if request.query.get("seen") == str(view.session.revision):
        return web.Response(status=204)
    if view.session.status is not Status.DRAFT:  # finished or deleted on another device: all of the page is another
        return web.Response(headers={"HX-Refresh": "true"})
    return await _fragment(request, view, request.query.get("shown", ""))


async def act(request: web.Request) -> web.Response:
    """Take what was done. Plain forms are sent on to the page; htmx gets the parts that changed."""
    response = await _act(request)
    if request[POSTED].get("language") in tuple(Language):
        cookies = site_of(request).cookies
        cookies.set(response, cookies.language, request[POSTED].get("language"))
    return response


async def _act(request: web.Request) -> web.Response:
    posted, conversation = request[POSTED], site_of(request).conversation
    before = await conversation.look(seat(request), request.match_info["case"])
    view = await _turn(request, posted, before)
    if view.handled is Handled.STALE:
        kept = Kept(posted.get("question"), values_of(posted, view.form), posted.get("reply"), posted.get("place"))
        respond = await (_fragment(request, view, posted.get("shown"), kept) if by_htmx(request) else _page(request, view, kept))
        respond.set_status(409)
        return respond
    if view.session.status is Status.DELETED and view.session.revision != before.session.revision:
        return _go(request, "/?said=deleted")
    if view.case != before.case or not by_htmx(request):
        return _go(request, f"/case/{view.case}#{'row' if _goes_to_row(posted) else 'now'}")
    if view.session.status is not before.session.status:  # finished: all of the page is another, at the same address
        return web.Response(headers={"HX-Refresh": "true"})
    return await _fragment(request, view, posted.get("shown"))


async def _turn(request: web.Request, posted: Posted, before: View) -> View:
    """Hand it to the conversation; what is said of a refused file belongs to the question that asked for it."""
    conversation, sitting = site_of(request).conversation, seat(request)
    deed, key = await _understood(posted, before)
    question = before.form.questions.get(posted.get("question"))
    if isinstance(deed.event, Do) and deed.event.command is Command.RESUME and before.session.aside is None:
        return before  # nothing was left: no other page need follow
    if isinstance(deed.event, Refused) and question is not None and before.session.target != question.fields[0].id:
        there = Do(Command.JUMP, question.id)
        await conversation.turn(sitting, there, key=f"{key}:there", case=before.case)
    return await conversation.turn(sitting, deed.event, key=key, case=before.case, content=deed.content)


async def _understood(posted: Posted, before: View) -> tuple[Deed, str]:
    """Return what was done and the name of the update; a file is looked into off the event loop."""

    def work() -> tuple[Deed, str]:
        return deed_of(posted, before.form, before.session), key_of(posted)

    return await asyncio.to_thread(work) if posted.file else work()


def _goes_to_row(posted: Posted) -> bool:
    """Tell whether a row was added or removed: then the page is shown at the row to go to."""
    return posted.get("do") == Command.ADD or bool(posted.get("remove"))


async def _page(request: web.Request, view: View, kept: Kept = NOTHING_KEPT) -> web.Response:
    page = await _case_page(request, view, kept)
    return html("case.html", site_of(request).conversation.catalogs, page.texts.catalog.language, page=page, sums=_sums(page))


async def _fragment(request: web.Request, view: View, shown: str, kept: Kept = NOTHING_KEPT) -> web.Response:
    """Return the parts of the page that follow the case; the whole page anew when its language is another."""
    page = await _case_page(request, view, kept)
    if shown != page.texts.catalog.language.value and not kept:
        return web.Response(headers={"HX-Refresh": "true"})
    return html("fragment.html", site_of(request).conversation.catalogs, page.texts.catalog.language, page=page, sums=_sums(page))


async def _case_page(request: web.Request, view: View, kept: Kept) -> CasePage:
    conversation, language = site_of(request).conversation, view.session.language or Language.NYNORSK
    finished = view.session.status is Status.SUBMITTED
    mail = await conversation.mail_status(seat(request), view.case) if finished else MailStatus.NONE
    return CasePage.of(view, conversation.texts(view.form, language), stamp(request), kept, mail)


def _sums(page: CasePage) -> Sums | None:
    values = {each.field.id: each.raw for each in page.asked.inputs}
    return sums_of(page.asked.question, values, page.texts, page.session) if page.asked.question else None


def _go(request: web.Request, location: str) -> web.Response:
    """Send the browser on: htmx by its own header, since a redirect would be followed inside the page."""
    if by_htmx(request):
        return web.Response(headers={"HX-Redirect": location})
    return web.Response(status=303, headers={"Location": location})
