"""``vegvisar preview``."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.command import FormName, command
from bot.cli.files import write
from bot.corrections import prepare
from bot.document.pdf import preview as make_preview
from bot.i18n import load_catalogs
from dialogs.language import Language
from dialogs.load import load_form

app = command()


@app.command()
def preview(
    name: FormName,
    language: Annotated[Language, typer.Option(help="The document's language.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The PDF to write; what is there is replaced.", show_default=False)],
) -> None:
    """Write all questions of a form as a PDF, with help, options and conditions: to read before one starts."""
    prepare()
    write(out, make_preview(load_form(name), load_catalogs()[language]))
    typer.echo(f"Written: {out}")
