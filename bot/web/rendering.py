"""Templates → HTML. One environment; the language comes in as the function that looks texts up."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.i18n import Catalog
from bot.web.static import load_assets
from dialogs.language import Language

TEMPLATES = Path(__file__).parent / "templates"
WORTH_COMPRESSING = 1000
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
ENVIRONMENT.globals["asset"] = lambda name: load_assets().url(name)


def html(
    template: str, catalogs: Mapping[Language, Catalog], language: Language, *, status: int = 200, **context: Any
) -> web.Response:
    """Return a page, or a fragment of one, in a language; ``both`` is for what is shown in two."""
    catalog = catalogs[language]
    body = ENVIRONMENT.get_template(template).render(
        t=catalog.text,
        catalog=catalog,
        both={each.value: found for each, found in catalogs.items()},
        tag=language.tag,
        number=_grouped,
        **context,
    )
    response = web.Response(text=body, content_type="text/html", status=status)
    response.headers["Vary"] = "HX-Request"
    if len(body) > WORTH_COMPRESSING:
        response.enable_compression()
    return response


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
