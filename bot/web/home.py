"""The front page: hello, the drafts, the delivered reports, a new one; and the language where there is no case yet."""

from aiohttp import web

from bot.web.context import POSTED, languages, seat, site_of, stamp
from bot.web.errors import MalformedFormError
from bot.web.posted import Posted
from bot.web.rendering import html
from dialogs.errors import FormError
from dialogs.language import Language
from dialogs.load import form_names, load_form

NOTICES = {"deleted": "say.deleted"}


async def home(request: web.Request) -> web.Response:
    """Show the front page, in both languages until one is chosen."""
    conversation = site_of(request).conversation
    lines = await conversation.cases(seat(request))
    shown = languages(request)
    titles = {language.value: _titles(request, language) for language in Language}
    return html(
        "home.html",
        conversation.catalogs,
        shown[0],
        languages=[each.value for each in shown],
        forms=form_names(),
        titles=titles,
        form_titles=titles[shown[0].value],
        drafts=[line for line in lines if not line.submitted],
        submitted=[line for line in lines if line.submitted],
        stamp=stamp(request),
        notice=NOTICES.get(request.query.get("said", "")),
    )


def _titles(request: web.Request, language: Language) -> dict[str, str]:
    conversation = site_of(request).conversation
    forms = [load_form(name) for name in form_names()]
    return {form.id: conversation.texts(form, language).of(f"{form.text}.title") for form in forms}


async def start(request: web.Request) -> web.Response:
    """Begin a new draft in the language of the button."""
    posted, site = request[POSTED], site_of(request)
    language = _language(posted)
    try:
        view = await site.conversation.start(seat(request), form=posted.get("form"), language=language, key=key_of(posted))
    except FormError as error:
        raise MalformedFormError from error
    response = _see_other(f"/case/{view.case}#now")
    site.cookies.set(response, site.cookies.language, language.value)
    return response


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
