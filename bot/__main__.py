"""``vegvisar`` and ``python -m bot``: every fault of the caller is one clear line, never a stack trace."""

import os
import sys
from collections.abc import Sequence

import typer

from bot.cli.commands import app
from dialogs.errors import VegvisarError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code: 2 for bad arguments, 1 for a failure."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = typer.main.get_command(app).main(given or ["--help"], prog_name="vegvisar", standalone_mode=False)
    except typer.TyperException as error:
        return _refuse(_plain(error) + _hint(error), error.exit_code)
    except VegvisarError as error:
        return _refuse(str(error), 1)
    except typer.Abort:
        return _refuse("stopped", 1)
    except Exception as error:  # a fault of ours: a person gets a line, who looks into it the whole trace
        if os.environ.get("VEGVISAR_LOG_LEVEL", "").upper() == "DEBUG":
            raise
        return _refuse(f"something went wrong here ({type(error).__name__}); VEGVISAR_LOG_LEVEL=DEBUG shows where", 1)
    return code if isinstance(code, int) else 0


def _plain(error: typer.TyperException) -> str:
    """Return what is wrong on one line, without the words that the validating library puts around it."""
    line = " ".join(error.format_message().split())
    return line.replace("Value error, ", "").replace("Input should be", "expected").partition(", unable to parse")[0]


def _hint(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f" ({context.command_path} --help tells more)" if context else ""


def _refuse(message: str, code: int) -> int:
    for line in message.splitlines():
        typer.echo(f"vegvisar: {line}", err=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
