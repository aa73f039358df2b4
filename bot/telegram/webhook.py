"""Updates by webhook: a sub-application for the web server. Each is answered 200 only when it has been handled and replied to."""

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator

from aiogram.methods import GetMe, SetWebhook
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.telegram.connection import UPDATES, Connection, TokenError, connected

log = logging.getLogger(__name__)

PREFIX = "/telegram"
PATH = "/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LONGEST_UPDATE = 1 << 20


def webhook_app(connection: Connection) -> web.Application:
    """Return the application to be mounted under ``PREFIX``. It registers itself with Telegram when it starts."""

    async def receive(request: web.Request) -> web.Response:
        """Take one update: 403 without the secret, 400 when it is none."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), connection.webhook_secret.encode()):
            return web.Response(status=403)
        try:
            update = Update.model_validate_json(await request.read(), context={"bot": connection.bot})
        except ValidationError:
            return web.Response(status=400)
        await asyncio.shield(connection.channel.feed(update))
        return web.Response()

    async def registered(_app: web.Application) -> AsyncIterator[None]:
        async with connected(connection):
            task = asyncio.create_task(register(connection))
            yield
            task.cancel()
            await asyncio.wait([task])

    app = web.Application(client_max_size=LONGEST_UPDATE)
    app.router.add_post(PATH, receive)
    app.cleanup_ctx.append(registered)
    return app


async def register(connection: Connection) -> None:
    """Tell Telegram where to send updates, however long it takes; a wrong token is logged, and the web chat goes on."""
    url = f"{connection.settings.public_url}{PREFIX}{PATH}"
    try:
        me = await connection.insist(GetMe())
        connection.be_found(me)
        await connection.insist(SetWebhook(url=url, secret_token=connection.webhook_secret, allowed_updates=UPDATES))
        await connection.register_commands()
    except TokenError as error:
        log.error("Telegram: %s", error)  # noqa: TRY400 - the operator's mistake, no trace needed
    else:
        log.info("Telegram: updates by webhook for @%s", me.username)
