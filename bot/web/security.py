"""Who sits in the browser, whether a form is ours, and the headers that keep the page to itself.

The seat is a random secret in a cookie: no account. A form carries a random key and a token made from the secret and that key, so
that another site can neither read nor guess it; the browser's own word on where the request comes from is heeded as well.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from aiohttp import web

from bot.seats import Channel, Seat

SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
YEAR = 365 * 24 * 3600
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",  # with "no-referrer" a browser would send "Origin: null" on our own forms
    "X-Content-Type-Options": "nosniff",
}


class Guard(Enum):
    """What a route asks of a request; every route declares one."""

    OPEN = "the same for everybody: no seat is made"
    PAGE = "a page for a seat, which is made where there is none"
    SEAT = "something of a seat's own: nothing without its cookie"
    FORM = "a form of ours, sent from a page of ours by a seat"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form carries: a key that is unique to it, and the token that shows it was made for this seat."""

    key: str
    token: str


def new_secret() -> str:
    """Return a secret for a new seat: 256 bits."""
    return secrets.token_urlsafe(32)


def seat_of(secret: str) -> Seat:
    """Return the seat that a cookie opens."""
    return Seat(Channel.WEB, secret)


def new_stamp(secret: str) -> Stamp:
    """Return a stamp for one rendering of a page."""
    key = secrets.token_urlsafe(12)
    return Stamp(key, _token(secret, key))


def is_ours(secret: str, key: str, token: str) -> bool:
    """Tell whether a stamp was made for this seat."""
    return bool(key) and hmac.compare_digest(token.encode(), _token(secret, key).encode())


def _token(secret: str, key: str) -> str:
    return hmac.new(secret.encode(), b"form:" + key.encode(), hashlib.sha256).hexdigest()[:32]


def is_same_site(request: web.Request, public_url: str | None) -> bool:
    """Tell whether the browser says that the request comes from a page of ours. Old ones say nothing: then the token decides."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    hosts = {request.host, urlsplit(public_url).netloc if public_url else request.host}
    return urlsplit(origin).netloc in hosts


class Cookies:
    """The two cookies: the seat, and the language chosen on a page without a case."""

    def __init__(self, *, secure: bool) -> None:
        self.secure = secure
        self.seat = "__Host-vegvisar" if secure else "vegvisar"
        self.language = "vegvisar-language"

    def secret(self, request: web.Request) -> str | None:
        """Return the seat's secret, if the browser sent a whole one."""
        found = request.cookies.get(self.seat, "")
        return found if SECRET.fullmatch(found) else None

    def set(self, response: web.StreamResponse, name: str, value: str) -> None:
        """Set a cookie for a year."""
        response.set_cookie(name, value, max_age=YEAR, path="/", httponly=True, samesite="Lax", secure=self.secure)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on every response; nothing but our own files may be kept by a cache."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["Server"] = "Vegvisar"  # no versions for those who look for holes
