"""A browser without JavaScript: opens pages, and sends their forms as they stand. Knows nothing of questions and answers."""

from collections.abc import Sequence
from io import BytesIO
from typing import Self

from aiohttp import ClientResponse, ClientSession, CookieJar, FormData

from tests.transcripts.dom import Control, Form, Node, tree_of


class Browser:
    """One browser, with cookies of its own."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        self.root = Node("")
        self.url = ""
        self.html = ""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def open(self, path: str) -> None:
        """Open an address."""
        async with self.session.get(f"{self.base}{path}") as response:
            await self._show(response)

    async def send(self, path: str, fields: Sequence[Control], file: tuple[str, str, bytes] | None = None) -> None:
        """Send fields, and perhaps a file: its field, its name, its content."""
        data = FormData(fields, quote_fields=False, default_to_multipart=file is not None)  # names go as they are
        if file is not None:
            data.add_field(file[0], BytesIO(file[2]), filename=file[1], content_type="application/octet-stream")
        async with self.session.post(f"{self.base}{path}", data=data) as response:
            await self._show(response)

    async def _show(self, response: ClientResponse) -> None:
        self.html, self.url = await response.text(), str(response.real_url)
        self.root = tree_of(self.html)

    @property
    def seat(self) -> str:
        """The secret in the cookie, "" before the first page."""
        return next((cookie.value for cookie in self.session.cookie_jar if cookie.key == "vegvisar"), "")

    def form(self, action: str, **fields: str) -> Form:
        """Return the form that is sent there; the one with these fields, where there are several."""
        found = (Form(self.root, each) for each in self.root.all("form") if each.given["action"] == action)
        return next(each for each in found if fields.items() <= dict(each.fields).items())
