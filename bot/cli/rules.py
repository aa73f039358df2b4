"""``vegvisar rules``."""

from typing import Annotated

import typer

from bot.cli.acting import acting
from bot.cli.command import command
from bot.cli.proofs import proofs
from bot.cli.rulebook import Sentence, as_markdown, as_text
from bot.i18n import load_catalogs
from dialogs.check import ROOT
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.rules.points import POINTS, ROLES

app = command()


def _known(point: str | None) -> str | None:
    if point is not None and point not in POINTS:
        raise typer.BadParameter(f"the regulation has no point {point!r}; there is: {', '.join(POINTS)}")
    return point


@app.command()
def rules(
    point: Annotated[
        str | None, typer.Argument(metavar="ID", callback=_known, help="One point of the regulation, such as R5.4.")
    ] = None,
    *,
    language: Annotated[Language | None, typer.Option(help="The plain words in one language only.", show_default=False)] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As a page: docs/rules.md is made so.")] = False,
) -> None:
    """List the points of the regulation: what each says, where it acts, and which tests prove it.

    The tests are named where they are at hand, as in a checkout of the source.
    """
    sentences = read_sentences(list(Language) if language is None else [language])
    shown = sentences if point is None else [each for each in sentences if each.point == point]
    typer.echo("\n".join(as_markdown(shown) if markdown else as_text(shown)))


def read_sentences(languages: list[Language]) -> list[Sentence]:
    """Return all there is to tell of every point, in the order of the regulation."""
    catalogs = load_catalogs()
    places, tests = acting([load_form(name) for name in form_names()]), proofs(ROOT / "tests")
    return [
        Sentence(
            point,
            roles,
            {each: catalogs[each].text(f"regulation.{point}") for each in languages},
            dict(places.get(point, {})),
            tuple(tests.get(point, ())),
        )
        for point, roles in ROLES.items()
    ]
