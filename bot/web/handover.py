"""Go on with a case on another device: a one-time link, shown as text and as a QR code."""

import io

import segno
from aiohttp import web

from bot.seats import Channel
from bot.web.context import languages, seat, site_of, stamp
from bot.web.errors import UsedLinkError
from bot.web.rendering import html
from dialogs.language import Language


async def offer(request: web.Request) -> web.Response:
    """Make a link and show it."""
    site, case = site_of(request), request.match_info["case"]
    view = await site.conversation.look(seat(request), case)
    token = await site.conversation.hand_over(seat(request), case)
    link = f"{site.address_of(request)}/continue/{token}"
    telegram = site.conversation.ways.get(Channel.TELEGRAM)
    return html(
        "handover.html",
        site.conversation.catalogs,
        view.session.language or Language.NYNORSK,
        case=case,
        link=link,
        qr=qr_code(link),
        telegram=f"{telegram}{token}" if telegram else "",
    )


async def ask(request: web.Request) -> web.Response:
    """Ask whether to take the case to this device: a mere look, by a preview or a scanner, must not use the link up."""
    shown = languages(request)
    return html(
        "accept.html",
        site_of(request).conversation.catalogs,
        shown[0],
        languages=[each.value for each in shown],
        token=request.match_info["token"],
        stamp=stamp(request),
    )


async def accept(request: web.Request) -> web.Response:
    """Take the case to this device. UsedLinkError when the link is used, expired or unknown."""
    view = await site_of(request).conversation.accept(seat(request), request.match_info["token"])
    if view is None:
        raise UsedLinkError
    return web.Response(status=303, headers={"Location": f"/case/{view.case}#now"})


def qr_code(link: str) -> str:
    """Return the link as an SVG picture: dark on white in every colour scheme, since scanners want it so."""
    picture = io.BytesIO()
    segno.make(link, error="m").save(picture, kind="svg", border=3, omitsize=True, xmldecl=False, dark="#101418", light="#ffffff")
    return picture.getvalue().decode()
