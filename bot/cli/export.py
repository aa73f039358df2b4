"""``vegvisar export``."""

import asyncio
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.command import FormOption, command
from bot.cli.files import write
from bot.conversation import open_conversation
from bot.document.data import file_name, to_json
from bot.document.pdf import render
from bot.document.table import to_csv
from bot.i18n import load_catalogs
from bot.settings import read_settings
from dialogs.form import Form
from dialogs.load import load_form
from dialogs.submission import Submission

app = command()
Files = Iterator[tuple[str, bytes]]


class Format(StrEnum):
    """What a filing can be written as."""

    JSON = "json"
    CSV = "csv"
    PDF = "pdf"


@app.command()
def export(
    name: FormOption,
    kind: Annotated[
        Format, typer.Option("--format", help="A file each as json or pdf, or one table as csv.", show_default=False)
    ],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder to write to; what is there is replaced.", show_default=False)
    ],
) -> None:
    """Write all finished filings of a form that are in the database (VEGVISAR_DATABASE_URL)."""
    submissions = asyncio.run(_submissions(read_settings().database_url, name))
    if not submissions:
        typer.echo(f"No filings of {name} in the database: nothing written")
        return
    count = 0
    for file, content in WRITERS[kind](load_form(name), submissions):
        write(out / file, content)
        count += 1
    typer.echo(f"Written: {len(submissions)} filing(s) in {count} file(s) in {out}")


async def _submissions(url: str, form: str) -> list[Submission]:
    async with open_conversation(url) as conversation:
        return await conversation.submissions(form)


def _json(form: Form, submissions: list[Submission]) -> Files:
    return ((file_name(each, "json"), to_json(each, form)) for each in submissions)


def _csv(form: Form, submissions: list[Submission]) -> Files:
    yield f"{form.id}.csv", to_csv(form, submissions)


def _pdf(form: Form, submissions: list[Submission]) -> Files:
    """Each in the language that it was filed in."""
    catalogs = load_catalogs()
    return ((file_name(each, "pdf"), render(each, form, catalogs[each.language])) for each in submissions)


WRITERS: dict[Format, Callable[[Form, list[Submission]], Files]] = {Format.JSON: _json, Format.CSV: _csv, Format.PDF: _pdf}
