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
from bot.web.security import Cookies, add_headers

STOPPING = 5.0  # seconds that requests under way have when the server stops


def create_app(conversation: Conversation, settings: Settings) -> web.Application:
    """Return the application; it speaks with ``conversation`` and keeps no state of its own."""
    app = web.Application(middlewares=[answer_errors, guard], client_max_size=LONGEST_FORM)
    secure = (settings.public_url or "").startswith("https:")
    app[SITE] = Site(conversation, settings, Cookies(secure=secure))
    app[CLOSING] = asyncio.Event()
    for route in ROUTES:
        add = app.router.add_get if route.method == "GET" else app.router.add_post
        add(route.path, route.handler)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_close_streams)
    return app


async def _close_streams(app: web.Application) -> None:
    app[CLOSING].set()
