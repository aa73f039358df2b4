"""What every handler can reach: the conversation, the settings, and what the guard found out about a request."""

from dataclasses import dataclass

from aiohttp import web

from bot.conversation import Conversation
from bot.seats import Seat
from bot.settings import Settings
from bot.web.posted import Posted
from bot.web.security import Cookies, Stamp, new_stamp, seat_of
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Site:
    """One web chat."""

    conversation: Conversation
    settings: Settings
    cookies: Cookies

    def address_of(self, request: web.Request) -> str:
        """Return the site's own address, without a slash at the end."""
        return self.settings.public_url or f"{request.scheme}://{request.host}"


SITE: web.AppKey[Site] = web.AppKey("site", Site)
SECRET: web.RequestKey[str] = web.RequestKey("secret", str)
POSTED: web.RequestKey[Posted] = web.RequestKey("posted", Posted)


def site_of(request: web.Request) -> Site:
    """Return the site that a request came to."""
    return request.app[SITE]


def seat(request: web.Request) -> Seat:
    """Return who sits in the browser."""
    return seat_of(request[SECRET])


def stamp(request: web.Request) -> Stamp:
    """Return a stamp for the forms of one page."""
    return new_stamp(request[SECRET])


def languages(request: web.Request) -> tuple[Language, ...]:
    """Return the language chosen in this browser; both where none is: neither is the default."""
    chosen = request.cookies.get(site_of(request).cookies.language)
    return (Language(chosen),) if chosen in tuple(Language) else tuple(Language)


def by_htmx(request: web.Request) -> bool:
    """Tell whether the page asks for a part of itself."""
    return request.headers.get("HX-Request") == "true"
