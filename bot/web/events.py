"""The "something changed" signal: a page hears of a new revision and fetches it with a normal request."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import web

from bot.web.context import seat, site_of

HEARTBEAT = 20.0  # seconds; proxies close what is silent for a minute
RETRY = b"retry: 5000\n\n"  # a browser must not storm a server that is being restarted
STILL_HERE = b": still here\n\n"
CLOSING: web.AppKey[asyncio.Event] = web.AppKey("closing", asyncio.Event)


async def stream(request: web.Request) -> web.StreamResponse:
    """Send the revision as it is now, and every later one. NoCaseError when the seat has no such case."""
    conversation, case = site_of(request).conversation, request.match_info["case"]
    view = await conversation.look(seat(request), case)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
    await response.prepare(request)
    async with conversation.changes(case) as revisions:
        view = await conversation.look(seat(request), case)  # again: nothing is missed between the look and the listening
        with suppress(ConnectionError):
            await response.write(RETRY + _event(view.session.revision))
            await _forward(response, revisions, request.app[CLOSING])
    return response


async def _forward(response: web.StreamResponse, revisions: AsyncIterator[int], closing: asyncio.Event) -> None:
    """Pass revisions on until the browser is gone or the server stops."""
    stopped = asyncio.ensure_future(closing.wait())
    following = asyncio.ensure_future(anext(revisions))
    try:
        while not stopped.done():
            await asyncio.wait((stopped, following), timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
            if following.done():
                await response.write(_event(following.result()))
                following = asyncio.ensure_future(anext(revisions))
            else:
                await response.write(STILL_HERE)
    finally:
        stopped.cancel()
        following.cancel()


def _event(revision: int) -> bytes:
    return f"event: changed\ndata: {revision}\n\n".encode()
