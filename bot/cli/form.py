"""``vegvisar form``."""

import json
from typing import Annotated

import typer

from bot.cli.command import FormName, command
from bot.cli.definition import Definition
from bot.cli.overview import overview
from bot.corrections import prepare
from bot.document.schema import json_schema
from bot.i18n import load_catalogs
from dialogs.language import Language
from dialogs.load import load_form

app = command()


@app.command()
def form(
    name: FormName,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="The whole definition as data, with the texts of both languages.")
    ] = False,
    schema: Annotated[bool, typer.Option("--schema", help="The JSON Schema of a finished filing.")] = False,
    language: Annotated[Language, typer.Option(help="The overview's language.")] = Language.NYNORSK,
) -> None:
    """Show a form: an overview to read, or its whole definition, or the schema of its filings."""
    if as_json and schema:
        raise typer.BadParameter("choose one of --json and --schema")
    prepare()
    if schema:
        shown = _json(json_schema(load_form(name)))
    elif as_json:
        shown = _json(Definition(load_form(name), load_catalogs()).data())
    else:
        shown = "\n".join(overview(Definition(load_form(name), load_catalogs()).data(), language.value))
    typer.echo(shown)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
