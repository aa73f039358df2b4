"""The list of commands, and how one is found: by its module's name in this package."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

NAMES = ("serve", "play", "form", "preview", "diff", "check", "simulate", "rules", "export")


class Commands(TyperGroup):
    """Imports a command's module when it is asked for: ``serve`` must not wait for ``preview``'s typesetter."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names, the most used first."""
        del ctx
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name."""
        del ctx
        return typer.main.get_command(import_module(f"bot.cli.{cmd_name}").app) if cmd_name in NAMES else None


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def vegvisar() -> None:
    """Walk a NAV office through a grant scheme's reports, in Nynorsk or Bokmål.

    Settings come from environment variables or a file .env: see `vegvisar serve --help`.
    """
