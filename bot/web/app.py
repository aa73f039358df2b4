"""Puts the web chat together."""

import asyncio

from aiohttp import web

from bot.conversation import Conversation
from bot.settings import Settings
from bot.web.context import SITE, Site
from bot.web.events import CLOSING
from bot.web.guarding import answer_errors, guard
from bot.web.posted import LONGEST_FORM
from bot.web.routes import ROUTES
from bot.web.security import Cookies, Guard, add_headers

STOPPING = 5.0  # seconds that requests under way have when the server stops


def create_app(conversation: Conversation, settings: Settings) -> web.Application:
    """Return the application; it speaks with ``conversation`` and keeps no state of its own."""
    app = web.Application(middlewares=[answer_errors, guard], client_max_size=LONGEST_FORM)
    secure = (settings.public_url or "").startswith("https:")
    app[SITE] = Site(conversation, settings, Cookies(secure=secure))
    app[CLOSING] = asyncio.Event()
    for route in ROUTES:
        if route.method == "POST":
            app.router.add_post(route.path, route.handler)
        else:  # HEAD for those who ask what a link leads to
            app.router.add_get(route.path, route.handler, allow_head=route.guard in (Guard.OPEN, Guard.PAGE))
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_close_streams)
    return app


async def _close_streams(app: web.Application) -> None:
    app[CLOSING].set()
