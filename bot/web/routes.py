"""All routes, each with the guard that it stands behind: a table, so that a test can walk it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.web import case, downloads, events, handover, home, writing
from bot.web.security import Guard
from bot.web.static import load_assets

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
CASE = "/case/{case:[A-Za-z0-9_-]{1,64}}"
TOKEN = "{token:[A-Za-z0-9_-]{1,64}}"  # noqa: S105 - a pattern, no secret


async def asset(request: web.Request) -> web.Response:
    """Serve one of the page's own files."""
    return load_assets().respond(request)


async def health(_request: web.Request) -> web.Response:
    """Say that the server is there."""
    return web.Response(text="ok")


@dataclass(frozen=True, slots=True)
class Route:
    """One route."""

    method: str
    path: str
    handler: Handler
    guard: Guard


ROUTES = (
    Route("GET", "/", home.home, Guard.PAGE),
    Route("POST", "/start", home.start, Guard.FORM),
    Route("POST", "/reminders", home.remind, Guard.FORM),
    Route("POST", "/language", home.choose_language, Guard.FORM),
    Route("GET", CASE, case.show, Guard.SEAT),
    Route("POST", CASE, case.act, Guard.FORM),
    Route("POST", CASE + "/sums", writing.sums, Guard.FORM),
    Route("GET", CASE + "/suggestions/{field:[a-z0-9_.]{1,80}}", writing.suggestions, Guard.SEAT),
    Route("GET", CASE + "/events", events.stream, Guard.SEAT),
    Route("POST", CASE + "/handover", handover.offer, Guard.FORM),
    Route("GET", f"/continue/{TOKEN}", handover.ask, Guard.PAGE),
    Route("POST", f"/continue/{TOKEN}", handover.accept, Guard.FORM),
    Route("GET", CASE + "/document.pdf", downloads.document, Guard.SEAT),
    Route("GET", CASE + "/data.json", downloads.data, Guard.SEAT),
    Route("GET", CASE + "/attachment/{sha256:[0-9a-f]{64}}", downloads.attachment, Guard.SEAT),
    Route("GET", "/preview/{form:[a-z0-9-]{1,40}}-{language:nn|nb}.pdf", downloads.questions, Guard.OPEN),
    Route("GET", "/static/{version:[0-9a-f]{1,40}}/{name:[A-Za-z0-9_./-]{1,80}}", asset, Guard.OPEN),
    Route("GET", "/health", health, Guard.OPEN),
)
GUARDS = {route.handler: route.guard for route in ROUTES}
