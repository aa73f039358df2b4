"""What the commands share: how one is made, and the argument that names a form."""

from typing import Annotated

import typer

from dialogs.load import form_names


def command() -> typer.Typer:
    """Return an app for one command's module: plain help, no tricks with stack traces."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def known(name: str) -> str:
    """Return a form's id. BadParameter when there is no such form."""
    if name not in form_names():
        raise typer.BadParameter(f"there is no form {name!r}; there is: {', '.join(form_names())}")
    return name


FormName = Annotated[
    str, typer.Argument(metavar="FORM", callback=known, help="The form's id, such as report-2021.", show_default=False)
]
FormOption = Annotated[
    str, typer.Option("--form", metavar="FORM", callback=known, help="The form's id, such as report-2021.", show_default=False)
]
