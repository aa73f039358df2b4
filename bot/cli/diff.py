"""``vegvisar diff``."""

from typing import Annotated

import typer

from bot.cli.command import FormName, command
from bot.cli.difference import Report
from bot.corrections import prepare
from bot.i18n import load_catalogs
from dialogs.editions import compare
from dialogs.language import Language
from dialogs.load import load_form

app = command()


@app.command()
def diff(
    old: FormName,
    new: FormName,
    language: Annotated[Language | None, typer.Option(help="The texts' language; both where it is left out.")] = None,
) -> None:
    """Show what differs between two editions of a form: questions, options, limits, rules, deadlines and rates."""
    prepare()
    before, after = load_form(old), load_form(new)
    if before.text != after.text:
        raise typer.BadParameter(f"{old} and {new} are no editions of the same form: choose two of one")
    catalogs = load_catalogs()
    shown = {each: catalogs[each] for each in Language if language in (None, each)}
    for line in Report(before, after, shown).lines(compare(before, after)):
        typer.echo(line)
