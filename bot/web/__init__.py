"""The web chat: server-rendered pages, plain forms underneath, htmx on top. Knows nothing of the other channels."""

from bot.web.app import create_app

__all__ = ["create_app"]
