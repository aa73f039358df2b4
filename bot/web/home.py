"""The front page: the office's measures and what is due, what can be begun; and the language where there is no case yet."""

from aiohttp import web

from bot.home import editions, form_title
from bot.web.context import POSTED, languages, seat, site_of, stamp
from bot.web.errors import MalformedFormError
from bot.web.office import begin_hint, begin_title, drafts, office_of
from bot.web.posted import Posted
from bot.web.rendering import html
from dialogs.errors import FormError
from dialogs.language import Language

NOTICES = {"deleted": "say.deleted"}


async def home(request: web.Request) -> web.Response:
    """Show the front page, in both languages until one is chosen."""
    conversation = site_of(request).conversation
    found, shown = await conversation.home(seat(request)), languages(request)
    catalog = conversation.catalogs[shown[0]]
    return html(
        "home.html",
        conversation.catalogs,
        shown[0],
        languages=[each.value for each in shown],
        office=office_of(found, catalog),
        forms={form.id: form for form in editions()},
        form_title=lambda form, code: form_title(form, conversation.catalogs[Language(code)]),
        begin_title=begin_title,
        begin_hint=begin_hint,
        drafts=" ".join(drafts(found)),
        reminding=found.reminding,
        stamp=stamp(request),
        notice=NOTICES.get(request.query.get("said", "")),
    )


async def start(request: web.Request) -> web.Response:
    """Begin a new draft in the language of the button, of a measure of the seat's or of a new one."""
    posted, site = request[POSTED], site_of(request)
    language = _language(posted)
    try:
        view = await site.conversation.start(
            seat(request), form=posted.get("form"), language=language, key=key_of(posted), measure=posted.get("measure") or None
        )
    except FormError as error:
        raise MalformedFormError from error
    response = _see_other(f"/case/{view.case}#now")
    site.cookies.set(response, site.cookies.language, language.value)
    return response


async def remind(request: web.Request) -> web.Response:
    """Turn reminders of what is due on or off."""
    await site_of(request).conversation.remind(seat(request), on=request[POSTED].get("remind") == "on")
    return _see_other("/")


async def choose_language(request: web.Request) -> web.Response:
    """Remember the language of the front page."""
    site = site_of(request)
    response = _see_other("/")
    site.cookies.set(response, site.cookies.language, _language(request[POSTED]).value)
    return response


def key_of(posted: Posted) -> str:
    """Return what names this update: the form's key and what was sent, so that a mended text is not taken for a repetition."""
    return f"web:{posted.get('key')}:{posted.digest()}"


def _language(posted: Posted) -> Language:
    if posted.get("language") not in tuple(Language):
        raise MalformedFormError
    return Language(posted.get("language"))


def _see_other(location: str) -> web.Response:
    return web.Response(status=303, headers={"Location": location})
