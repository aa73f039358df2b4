"""Telegram's HTML: a few tags, rightly nested, everything else escaped."""

from html.parser import HTMLParser

TAGS = frozenset(("b", "i", "blockquote"))
ATTRIBUTES = frozenset(("expandable",))


class HtmlError(Exception):
    """Telegram would refuse this text."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS or any(name not in ATTRIBUTES for name, _ in attrs):
            raise HtmlError(tag)
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.opened or self.opened.pop() != tag:
            raise HtmlError(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def error_on(self, what: str) -> None:
        raise HtmlError(what)

    def handle_comment(self, data: str) -> None:
        self.error_on(data)

    def handle_decl(self, decl: str) -> None:
        self.error_on(decl)

    def handle_pi(self, data: str) -> None:
        self.error_on(data)


def plain(html: str) -> str:
    """Return the text as a person sees it. HtmlError where Telegram would refuse it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.opened:
        raise HtmlError(reader.opened[-1])
    return "".join(reader.text)
