"""What a person takes with them: the finished document, its data, and the questions before they start."""

import asyncio
from functools import cache
from urllib.parse import quote

from aiohttp import web

from bot.document.data import file_name, to_json
from bot.i18n import Catalog, load_catalogs
from bot.web.context import seat, site_of
from bot.web.errors import NotFoundError
from dialogs.form import Form
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.submission import Submission

A_DAY = "public, max-age=86400"  # an edition never changes, but its texts may be mended


async def document(request: web.Request) -> web.Response:
    """Give the finished report as a PDF. NoCaseError while it is not submitted."""
    conversation = site_of(request).conversation
    submission, form = await conversation.submission(seat(request), request.match_info["case"])
    content = await asyncio.to_thread(_document, submission, form, conversation.catalogs[submission.language])
    return _file(content, "application/pdf", file_name(submission, "pdf"))


async def data(request: web.Request) -> web.Response:
    """Give the finished report as JSON. NoCaseError while it is not submitted."""
    submission, form = await site_of(request).conversation.submission(seat(request), request.match_info["case"])
    return _file(to_json(submission, form), "application/json", file_name(submission, "json"))


async def attachment(request: web.Request) -> web.Response:
    """Give back a file that was attached, as it came. NotFoundError when the case has no such file."""
    for info, content in await site_of(request).conversation.attachments(seat(request), request.match_info["case"]):
        if info.sha256 == request.match_info["sha256"]:
            return _file(content, info.media_type, info.name)
    raise NotFoundError


async def questions(request: web.Request) -> web.Response:
    """Give all questions of a form as a PDF, in a language."""
    form, language = request.match_info["form"], Language(request.match_info["language"])
    if form not in form_names():
        raise NotFoundError
    content = await asyncio.to_thread(_questions, form, language)
    response = _file(content, "application/pdf", f"{form}-{language.value}.pdf", how="inline")
    response.headers["Cache-Control"] = A_DAY
    return response


def _document(submission: Submission, form: Form, catalog: Catalog) -> bytes:
    from bot.document.pdf import render  # noqa: PLC0415 - the typesetter is slow to import, and a start must not wait for it

    return render(submission, form, catalog)


@cache
def _questions(form: str, language: Language) -> bytes:
    from bot.document.pdf import preview  # noqa: PLC0415 - as above

    return preview(load_form(form), load_catalogs()[language])


def _file(content: bytes, media_type: str, name: str, *, how: str = "attachment") -> web.Response:
    """Return a file under a name that any browser reads (RFC 6266: a plain one, and one with all its letters)."""
    plain = "".join(letter if letter.isascii() and letter not in '"\\' else "_" for letter in name)
    disposition = f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return web.Response(body=content, content_type=media_type, headers={"Content-Disposition": disposition})
