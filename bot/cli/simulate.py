"""``vegvisar simulate``."""

from typing import Annotated

import typer

from bot.cli.command import FormName, command
from bot.corrections import prepare
from bot.i18n import load_catalogs
from bot.simulation.walk import Fault, Walks
from dialogs.load import load_form

ENOUGH = 200
MOST_SHOWN = 20
COUNTED = "(an option of a column counts once, whatever the row; a rule counts once, whichever field it acts on)"
app = command()


@app.command()
def simulate(
    name: FormName,
    runs: Annotated[int, typer.Option(min=1, metavar="N", help="How many walks.")] = ENOUGH,
    seed: Annotated[int, typer.Option(metavar="S", help="The same seed walks the same ways.")] = 1,
) -> None:
    """Walk through a form at random, in both languages: right and wrong answers, steps back, jumps, edits, stale buttons.

    Shows which questions, options and rules were reached. The exit code is 1 when anything went wrong, or when 200 walks or more
    did not reach everything.
    """
    prepare()
    walks = Walks(load_form(name), load_catalogs(), seed)
    faults: list[Fault] = []
    for number in range(runs):
        faults += walks.walk(number)
    coverage = walks.coverage
    ends = f"{coverage.finished} finished, {coverage.turned_away} turned away"
    typer.echo(f"{name}, seed {seed}: {runs} walks, {coverage.turns} turns, {ends}")
    typer.echo("\n".join((*coverage.counts(), COUNTED)))
    if coverage.out_of_reach:
        typer.echo(f"rules that the years' settings leave out: {', '.join(coverage.out_of_reach)}")
    missing = list(coverage.missing())
    _list("not reached", missing)
    _list("fault", [str(fault) for fault in faults])
    if not faults:
        typer.echo("no faults")
    if faults or (missing and runs >= ENOUGH):
        raise typer.Exit(1)


def _list(what: str, lines: list[str]) -> None:
    for line in lines[:MOST_SHOWN]:
        typer.echo(f"{what}: {line}")
    if len(lines) > MOST_SHOWN:
        typer.echo(f"{what}: {len(lines) - MOST_SHOWN} more")
