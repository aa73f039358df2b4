"""A page as a tree, with the few questions that a reader of pages asks. Knows nothing of ours."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Union

VOID = frozenset({"br", "img", "input", "link", "meta", "path", "rect", "circle", "progress"})


@dataclass(eq=False)
class Node:
    """An element."""

    tag: str
    given: dict[str, str] = field(default_factory=dict)
    children: list[Union["Node", str]] = field(default_factory=list)
    parent: "Node | None" = None

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.given.get("class", "").split())

    def all(self, tag: str = "", cls: str = "", **given: str) -> Iterator["Node"]:
        """Yield the elements inside it, in order, that have this tag, this class and these attributes."""
        for child in self.children:
            if isinstance(child, Node):
                fits = tag in ("", child.tag) and (not cls or cls in child.classes)
                if fits and all(child.given.get(name) == value for name, value in given.items()):
                    yield child
                yield from child.all(tag, cls, **given)

    def first(self, tag: str = "", cls: str = "", **given: str) -> "Node | None":
        """Return the first of them."""
        return next(self.all(tag, cls, **given), None)

    def text(self, *without: str) -> str:
        """Return its text as it stands, but for elements of these classes."""
        parts = (
            child if isinstance(child, str) else child.text(*without)
            for child in self.children
            if isinstance(child, str) or not child.classes & {*without}
        )
        return "".join(parts)

    def words(self, *without: str) -> str:
        """Return its text with the blanks drawn together."""
        return " ".join(self.text(*without).split())

    def inside(self, other: "Node") -> bool:
        """Tell whether it is somewhere inside another."""
        return self.parent is not None and (self.parent is other or self.parent.inside(other))


class Tree(HTMLParser):
    """Grows the tree of what it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element where we are, and go into it."""
        node = Node(tag, {name: value or "" for name, value in attrs}, parent=self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        """Go out of an element."""
        at = self.at
        while at.parent is not None and at.tag != tag:
            at = at.parent
        self.at = at.parent or self.at

    def handle_data(self, data: str) -> None:
        """Put text where we are."""
        self.at.children.append(data)


def tree_of(html: str) -> Node:
    """Return a page's tree."""
    tree = Tree()
    tree.feed(html)
    return tree.root
