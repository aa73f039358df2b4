"""A person with a browser that has no JavaScript: fills in the forms that the pages have, and presses the buttons on them."""

import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

from aiohttp import ClientResponse, ClientSession, CookieJar, FormData

Control = tuple[str, str]
NOT_SENT = ("file", "radio", "checkbox")  # unless it is checked
VOID = {"input", "meta", "link", "br", "img", "progress", "path"}


@dataclass
class Form:
    """A form as it stands: what it would send, and its buttons by what they send."""

    action: str
    fields: list[Control] = field(default_factory=list)
    buttons: dict[Control, str] = field(default_factory=dict)
    actions: dict[Control, str] = field(default_factory=dict)


class Page(HTMLParser):
    """What came back."""

    def __init__(self, status: int, url: str, html: str) -> None:
        super().__init__()
        self.status, self.url, self.html = status, url, html
        self.forms: dict[str, Form] = {}
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self._open: list[str] = []
        self._owner = ""
        self._text: list[str] = []
        self._box: tuple[str, str] | None = None
        self._button: tuple[str, Control] | None = None
        self._list: tuple[str, str] | None = None
        self.feed(html)

    @property
    def text(self) -> str:
        """The words on the page, blanks drawn together."""
        return re.sub(r"\s+", " ", "".join(self._text)).strip()

    @property
    def composer(self) -> Form:
        """The form at the question."""
        return self.forms["composer"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gather forms, ids and addresses."""
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        self.addresses += [given[name] for name in ("href", "src", "action", "hx-post", "formaction") if name in given]
        self._text.append(" ")
        if tag not in VOID:
            self._open.append(tag)
        if tag == "form":
            self._owner = given.get("id") or f"form{len(self.forms)}"
            self._form(self._owner).action = given["action"]
        self._control(tag, given)

    def _form(self, name: str) -> Form:
        return self.forms.setdefault(name, Form(""))

    def _control(self, tag: str, given: dict[str, str]) -> None:
        owner, name, value = given.get("form", self._owner), given.get("name", ""), given.get("value", "")
        if tag == "button" and given.get("type") != "button":
            self._button = (owner, (name, value))
            self._form(owner).buttons[name, value] = ""
            if "formaction" in given:
                self._form(owner).actions[name, value] = given["formaction"]
        elif tag == "textarea":
            self._box = (owner, name)
            self._form(owner).fields.append((name, ""))
        elif tag == "select":
            self._list = (owner, name)
            self._form(owner).fields.append((name, ""))  # the first option, which is empty
        elif tag == "option" and "selected" in given and self._list:
            self._form(self._list[0]).fields.remove((self._list[1], ""))
            self._form(self._list[0]).fields.append((self._list[1], value))
        elif tag == "input" and name and (given.get("type") not in NOT_SENT or "checked" in given):
            self._form(owner).fields.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "form":
            self._owner = ""
        self._button = None if tag == "button" else self._button
        self._box = None if tag == "textarea" else self._box

    def handle_data(self, data: str) -> None:
        """Gather words, the text of a box and the words of a button."""
        if self._box:
            owner, name = self._box
            form = self._form(owner)
            form.fields = [(each, value + data) if each == name else (each, value) for each, value in form.fields]
        if self._button:
            owner, key = self._button
            self._form(owner).buttons[key] += data.strip()
        if not {"title", "template", "svg"} & set(self._open):
            self._text.append(data)

    def value(self, name: str) -> str:
        """Return what stands in a field, as a browser would send it; "" where nothing does."""
        found = dict(self.composer.fields).get(name, "")
        return found.removeprefix("\n")  # HTML leaves out a line break right after <textarea>


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
        """Press a button that is on the page; KeyError when it is not. ``typed`` stands in the boxes at that moment."""
        form = self.page.composer
        action = form.actions.get((name, value))
        given = {f"f.{box.replace('__', '.')}": raw for box, raw in typed.items()}
        assert form.buttons.get((name, value)) is not None, f"no button {name}={value} on the page: {self.page.text[:500]}"
        return await self.send("composer", given | {name: value}, action=action)

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
