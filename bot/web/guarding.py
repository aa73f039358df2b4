"""What every request passes: its guard on the way in, a friendly page in the person's language when it is not met."""

import logging
import traceback

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.conversation import DatabaseUnavailableError, NoCaseError
from bot.web.context import POSTED, SECRET, by_htmx, languages, site_of
from bot.web.errors import ForeignFormError, NotFoundError, PageError, UnavailableError
from bot.web.posted import read_posted
from bot.web.rendering import html
from bot.web.routes import GUARDS
from bot.web.security import Guard, is_ours, is_same_site, new_secret

log = logging.getLogger(__name__)

TEXTS = {403: "foreign", 404: "not_found", 405: "not_allowed", 413: "too_large"}
SERVER_ERROR = 500


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what goes wrong into a page. Nothing of an error's own words reaches the person or the log: they may hold answers."""
    try:
        return await handler(request)
    except PageError as error:
        return _page(request, error.status, error.text)
    except NoCaseError:
        return _page(request, NotFoundError.status, NotFoundError.text)
    except DatabaseUnavailableError as error:
        log.error("%s %s: %s", request.method, request.match_info.handler, error)  # noqa: TRY400 - one line, and it holds no answers
        return _page(request, UnavailableError.status, UnavailableError.text)
    except web.HTTPException as error:
        return _page(request, error.status, TEXTS.get(error.status, "malformed"))
    except ConnectionError:
        raise
    except Exception as error:  # noqa: BLE001 - the last line of defence: nobody is shown a stack trace
        places = "".join(traceback.format_tb(error.__traceback__))
        log.error("%s %s: %s\n%s", request.method, request.match_info.handler, type(error).__name__, places)  # noqa: TRY400
        return _page(request, SERVER_ERROR, "server")


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request through as its route declares. What is none of our routes (a webhook on the same port) guards itself."""
    kind = GUARDS.get(request.match_info.handler)
    if kind is None or kind is Guard.OPEN:
        return await handler(request)
    site = site_of(request)
    secret = site.cookies.secret(request)
    if kind is Guard.SEAT and secret is None:
        raise NotFoundError
    if kind is Guard.FORM:
        await _check_form(request, secret)
    request[SECRET] = secret or new_secret()
    response = await handler(request)
    if kind is Guard.PAGE or (kind is Guard.FORM and not response.prepared):
        site.cookies.set(response, site.cookies.seat, request[SECRET])
    return response


async def _check_form(request: web.Request, secret: str | None) -> None:
    """ForeignFormError when the form is not from a page of ours for this seat; MalformedFormError as ``read_posted`` says."""
    if secret is None or not is_same_site(request, site_of(request).settings.public_url):
        raise ForeignFormError
    request[POSTED] = await read_posted(request)
    if not is_ours(secret, request[POSTED].get("key"), request[POSTED].get("token")):
        raise ForeignFormError


def _page(request: web.Request, status: int, text: str) -> web.Response:
    shown = languages(request)
    case = request.match_info.get("case")
    back = f"/case/{case}#now" if case and status != NotFoundError.status else None
    codes = [each.value for each in shown]
    catalogs = site_of(request).conversation.catalogs
    response = html("error.html", catalogs, shown[0], status=status, languages=codes, text=text, back=back)
    if by_htmx(request):  # a page of its own, not a part of the one it was asked from
        response.headers.update({"HX-Retarget": "body", "HX-Reswap": "innerHTML"})
    return response
