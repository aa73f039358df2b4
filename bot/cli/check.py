"""``vegvisar check``."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.command import command
from dialogs.authoring.texts import Text, Texts
from dialogs.check import check_all
from dialogs.errors import FormError
from dialogs.language import Language
from dialogs.load import form_names
from locales.entries import read_entries, read_texts

app = command()
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FORM.yaml]…", help="Form files of yours, checked together with the installed ones.", exists=True, dir_okay=False
    ),
]


@app.command()
def check(paths: Paths = None) -> None:
    """Find mistakes in forms, rules, years and texts, each by file and line; the exit code is 1 when there are any.

    The texts of a file of yours are looked for in the installed catalogs, and in nn.po and nb.po beside it.
    """
    more = paths or []
    try:
        texts = _texts(more)
        findings = [str(each) for each in check_all(texts, more)]
    except FormError as error:
        findings = list(error.findings)
    for line in findings:
        typer.echo(line)
    if findings:
        typer.echo(f"{len(findings)} mistake{'s' * (len(findings) > 1)}", err=True)
        raise typer.Exit(1)
    typer.echo(f"No mistakes: {len(form_names()) + len(more)} form(s), {sum(map(len, texts.values()))} texts in both languages")


def _texts(forms: list[Path]) -> Texts:
    installed = read_texts()
    folders = dict.fromkeys(path.parent for path in forms)
    return {
        language: [*installed[language], *(text for folder in folders for text in _beside(folder / f"{language.value}.po"))]
        for language in Language
    }


def _beside(path: Path) -> list[Text]:
    return read_entries(path) if path.is_file() else []
