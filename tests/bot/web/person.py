"""A person with a browser that has no JavaScript: fills in the forms that the pages have, and presses the buttons on them."""

import io
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from typing import Self

from aiohttp import ClientResponse, ClientSession, CookieJar, FormData

from tests.transcripts.dom import Control, Form, Node, tree_of

SHOWN_ELSEWHERE = {"title", "template", "svg"}
ADDRESSES = ("href", "src", "action", "hx-post", "formaction")


class Page:
    """What came back."""

    def __init__(self, status: int, url: str, html: str) -> None:
        self.status, self.url, self.html = status, url, html
        self.root = tree_of(html)

    def first(self, tag: str = "", cls: str = "", **given: str) -> Node:
        """Return the first element with this tag, this class and these attributes; it must be there."""
        found = self.root.first(tag, cls, **given)
        assert found is not None, f"no {tag} {cls} {given} on the page: {self.text[:500]}"
        return found

    @cached_property
    def text(self) -> str:
        """The words on the page, blanks drawn together."""
        return " ".join("".join(_texts(self.root)).split())

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The forms, by their ids, or by their places."""
        return {each.given.get("id") or f"form{n}": Form(self.root, each) for n, each in enumerate(self.root.all("form"))}

    @property
    def composer(self) -> Form:
        """The form at the question."""
        return self.forms["composer"]

    @cached_property
    def ids(self) -> set[str]:
        """The ids of all elements."""
        return {each.given.get("id", "") for each in self.root.all()}

    @cached_property
    def addresses(self) -> list[str]:
        """Whereto all links, forms, buttons and pictures lead."""
        return [each.given[name] for each in self.root.all() for name in ADDRESSES if name in each.given]

    def value(self, name: str) -> str:
        """Return what stands in a field, as a browser would send it; "" where nothing does."""
        return dict(self.composer.fields).get(name, "")


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield unescape(child)
        elif child.tag not in SHOWN_ELSEWHERE:
            yield " "
            yield from _texts(child)


class Person:
    """One browser."""

    def __init__(self, session: ClientSession, base: str) -> None:
        self.session, self.base = session, base
        self.page: Page

    @classmethod
    def at(cls, base: str) -> Self:
        """Open a browser of one's own."""
        return cls(ClientSession(cookie_jar=CookieJar(unsafe=True)), base)

    async def close(self) -> None:
        """Close it."""
        await self.session.close()

    @property
    def secret(self) -> str:
        """The cookie that is this person's seat."""
        return next(cookie.value for cookie in self.session.cookie_jar if cookie.key == "vegvisar")

    @property
    def case(self) -> str:
        """The case that the page is about."""
        return self.page.url.split("/case/")[1].split("/")[0].split("#")[0].split("?")[0]

    async def open(self, path: str) -> Page:
        """Open an address."""
        async with self.session.get(f"{self.base}{path}") as response:
            return await self._seen(response)

    async def begin(self, language: str = "nn", form: str = "report-2021") -> Page:
        """Start a filing of a new measure from the front page: the report of 2021, if nothing else is asked for."""
        await self.open("/")
        starts = {name: dict(each.fields) for name, each in self.page.forms.items() if each.action == "/start"}
        name = next(name for name, fields in starts.items() if fields["form"] == form and "measure" not in fields)
        return await self.send(name, {"language": language})

    async def answer(self, *texts: str, **values: str) -> Page:
        """Fill in the boxes in their order, or by name (dots as two underscores), and press the main button."""
        boxes = [name for name, _ in self.page.composer.fields if name.startswith("f.") or name == "reply"]
        given = dict(zip(boxes, texts, strict=False)) | {f"f.{name.replace('__', '.')}": raw for name, raw in values.items()}
        return await self.send("composer", given | {"send": "1"})

    async def press(self, name: str, value: str, **typed: str) -> Page:
        """Press a button that is on the page. ``typed`` stands in the boxes at that moment."""
        button = self.page.composer.buttons.get((name, value))
        assert button is not None, f"no button {name}={value} on the page: {self.page.text[:500]}"
        given = {f"f.{box.replace('__', '.')}": raw for box, raw in typed.items()}
        return await self.send("composer", given | {name: value}, action=button.given.get("formaction"))

    async def send(self, form: str, given: dict[str, str], *, action: str | None = None) -> Page:
        """Send a form as it stands, with these fields in the place of its own."""
        found = self.page.forms[form]
        fields = [(name, value) for name, value in found.fields if name not in given]
        return await self.post(action or found.action, [*fields, *given.items()])

    async def attach(self, name: str, content: bytes) -> Page:
        """Choose a file and press the main button."""
        question = dict(self.page.composer.fields)["question"]
        data = FormData(quote_fields=False, default_to_multipart=True)
        for each in self.page.composer.fields:
            data.add_field(*each)
        data.add_field(f"f.{question}", io.BytesIO(content), filename=name, content_type="application/octet-stream")
        async with self.session.post(f"{self.base}{self.page.composer.action}", data=data) as response:
            return await self._seen(response)

    async def post(self, path: str, fields: list[Control], **headers: str) -> Page:
        """Send fields as they are."""
        async with self.session.post(f"{self.base}{path}", data=fields, headers=headers) as response:
            return await self._seen(response)

    async def _seen(self, response: ClientResponse) -> Page:
        self.page = Page(response.status, str(response.real_url), await response.text())
        return self.page
