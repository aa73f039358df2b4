"""Puts the web chat together, and serves it."""

import asyncio
import logging

from aiohttp import web

from bot.conversation import Conversation
from bot.web.context import SITE, Site, WebSettings
from bot.web.events import CLOSING
from bot.web.guarding import answer_errors, guard
from bot.web.posted import LONGEST_FORM
from bot.web.routes import ROUTES
from bot.web.security import Cookies, add_headers

log = logging.getLogger(__name__)

STOPPING = 5.0  # seconds that requests under way have when the server stops


def create_app(conversation: Conversation, settings: WebSettings) -> web.Application:
    """Return the application; it speaks with ``conversation`` and keeps no state of its own."""
    app = web.Application(middlewares=[answer_errors, guard], client_max_size=LONGEST_FORM)
    secure = str(settings.public_url or "").startswith("https:")
    app[SITE] = Site(conversation, settings, Cookies(secure=secure))
    app[CLOSING] = asyncio.Event()
    for route in ROUTES:
        add = app.router.add_get if route.method == "GET" else app.router.add_post
        add(route.path, route.handler)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_close_streams)
    return app


async def serve(conversation: Conversation, settings: WebSettings) -> None:
    """Serve until cancelled; requests under way are finished, and the event streams closed."""
    runner = web.AppRunner(create_app(conversation, settings), access_log=None, shutdown_timeout=STOPPING)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def _close_streams(app: web.Application) -> None:
    app[CLOSING].set()
