"""What goes over the wire between the bot and the test server, and what a person sees of it."""

import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


class RefusedError(Exception):
    """A request that Telegram refuses."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


@dataclass
class Sent:
    """A message of the bot's as a person sees it; no-break spaces are plain ones here."""

    id: int
    chat: int
    text: str
    html: str = ""
    keyboard: list[list[dict[str, str]]] = field(default_factory=list)
    file: tuple[str, bytes] | None = None
    edits: int = 0

    @property
    def labels(self) -> list[str]:
        """The buttons' labels, in order."""
        return [each["text"] for row in self.keyboard for each in row]

    @property
    def carried(self) -> list[str]:
        """What the buttons carry, in order."""
        return [each["callback_data"] for row in self.keyboard for each in row]

    def behind(self, label: str) -> str:
        """Return what the button with this label carries; ValueError where there is none."""
        return self.carried[self.labels.index(label)]


@dataclass
class Call:
    """A request that was made."""

    method: str
    params: dict[str, str]


@dataclass
class Notice:
    """What was shown over the chat when a button was pressed."""

    text: str
    alert: bool


async def form_of(request: web.Request) -> tuple[dict[str, str], dict[str, Any]]:
    """Return a request's parameters and its files (name and bytes)."""
    params: dict[str, str] = {}
    files: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as content:
                files[name] = (value.filename, content.read())
        else:
            params[name] = str(value)
    return params, files


def snake(method: str) -> str:
    """Return a method's name as Python writes it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", method).lower()


def units(text: str) -> int:
    """Return a text's length as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
