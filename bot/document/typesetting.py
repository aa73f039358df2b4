"""From a view to a PDF: PDF/A-3a and PDF/UA-1 in one file, by typst. Knows the templates' folder, and nothing of forms.

Data goes in as JSON, never as markup, so whatever a person wrote is text and only text. The same view gives the same bytes.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal, cast

from typst import Compiler, Fonts

from bot.document.glyphs import FONTS, printable
from bot.document.prose import breakable
from bot.document.view import Preview, Report

TEMPLATES = Path(__file__).parent / "templates"
CARRIAGE_RETURN = (b"\r\nendstream", b"\r\rendstream")
"""A stream whose last byte is by chance a CR, and its line end LF: read as one CRLF, its /Length seems to be wrong (ISO 19005-3,
6.1.7.1; one document in twenty). A CR is a line end just as well, and moves nothing.
"""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF; ``description`` is in the document's language."""

    name: str
    media_type: str
    description: str
    content: bytes


def typeset(
    template: Literal["report", "preview"], view: Report | Preview, at: datetime, attached: Attached | None = None
) -> bytes:
    """Return the PDF. ``at`` (aware) is its date. typst.TypstError is our fault: a template that cannot take its view."""
    inputs = {"view": json.dumps(_printable(asdict(view)), ensure_ascii=False)}
    if attached:
        about = {"name": attached.name, "media_type": attached.media_type, "description": printable(attached.description)}
        inputs |= {"attached": json.dumps(about, ensure_ascii=False), "content": attached.content.decode()}
    # A compiler keeps its inputs for good, so each document gets its own; what costs (the fonts) is shared.
    compiler = Compiler(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=int(at.timestamp()))
    return cast("bytes", pdf).replace(*CARRIAGE_RETURN)  # a list of them only for formats with a file a page


@cache
def fonts() -> Fonts:
    """Return the document's own fonts: the same on every machine."""
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _printable(tree: object) -> object:
    if isinstance(tree, str):
        return breakable(printable(tree))
    if isinstance(tree, list):
        return [_printable(each) for each in tree]
    if isinstance(tree, dict):
        return {key: _printable(each) for key, each in tree.items()}
    return tree
