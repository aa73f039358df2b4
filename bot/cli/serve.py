"""``vegvisar serve``."""

import asyncio

import typer

from bot import logs
from bot.app import run
from bot.cli.command import command
from bot.corrections import prepare
from bot.settings import Settings, variables

app = command()
EPILOG = "\n\n".join(f"{name} ({default or 'not set'}): {expected}." for name, default, expected in variables())


@app.command(epilog=f"Settings, by environment variable or in .env (PORT overrides VEGVISAR_PORT): \n\n{EPILOG}")
def serve() -> None:
    """Serve the web chat, and Telegram where a token is set. Ctrl-C stops."""
    settings = prepare()
    logs.configure(settings.log_level)
    asyncio.run(run(settings, lambda address: _announce(settings, address)))
    typer.echo("Stopped. Nothing is lost.")


def _announce(settings: Settings, address: str) -> None:
    telegram = "on" if settings.telegram_token else "off (set VEGVISAR_TELEGRAM_TOKEN to turn it on)"
    lines = (
        f"Vegvisar is at {f'{settings.public_url}, listening at {address}' if settings.public_url else address}",
        "Open the address in a browser, choose a language and answer the first question. Ctrl-C stops.",
        f"Data: {_data(settings.database_url)}. Telegram: {telegram}.",
    )
    typer.echo("\n".join(lines))


def _data(url: str) -> str:
    """Say where data are kept; of a server no more than its kind, since its address may hold a password."""
    backend, _, rest = url.partition("://")
    return (rest[1:] or "in memory, gone when this stops") if backend.startswith("sqlite") else "PostgreSQL"
