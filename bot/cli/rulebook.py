"""How the points of the regulation are listed, for a terminal and as a page. Reads nothing but what it is given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.cli.acting import Place
from dialogs.form import Form
from dialogs.language import Language
from dialogs.rules.points import Role, part

HEAD = """\
# The regulation, sentence by sentence

Every normative sentence of the regulation of 2016 («regelverket», chapter 0621 post 63) by an id of ours: what it says in plain
words, what it is in the product, where it acts, and which tests prove it.

`vegvisar rules --markdown > docs/rules.md` makes this page; a test fails where it is not what the command makes. What a
sentence has to be stands in `dialogs/rules/points.yaml`, its words in `locales/*/regulation.po`. Where it acts is read off
forms (`cites`, `guidance`, `after`), rules (`cites`) and modules (`CITES`). A test proves it when it is marked
`@pytest.mark.proves("R5.4")`.
"""
TEST = "test"
ROLES: Mapping[Role, str] = {
    Role.HARD: "hard check",
    Role.REQUIRED: "has to be answered",
    Role.SOFT: "soft check",
    Role.QUESTION: "question",
    Role.GUIDANCE: "guidance",
    Role.RECIPIENT: "decides the recipient",
    Role.DOCUMENT: "in the document",
    Role.GATE: "check across filings",
    Role.AUTHORITIES: "binds the authorities",
    Role.YEAR: "a year's settings",
    Role.FILING: "a filing's reason",
    Role.CALCULATION: "calculation",
    Role.EDITION: "editions",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """All that there is to tell of one point of the regulation."""

    point: str
    roles: tuple[Role, ...]
    words: Mapping[Language, str]
    places: Mapping[Place, Sequence[Form]]
    tests: tuple[str, ...]

    @property
    def kinds(self) -> str:
        """What it is in the product, in words."""
        return ", ".join(ROLES[role] for role in self.roles)

    def acts(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield where it acts and what proves it: what it is there, and the names, each with the years of its editions."""
        editions: dict[tuple[str, str], list[Form]] = defaultdict(list)
        for place, forms in self.places.items():
            editions[place.what, place.name] += forms
        for what, names in groupby(sorted(editions), lambda each: each[0]):
            yield what, [(name, _years(editions[what, name])) for _, name in names]
        for test in self.tests:
            yield TEST, [(test, "")]

    def lacks(self) -> Iterator[str]:
        """Yield what it has to be and is nowhere, and ``TEST`` where none proves it."""
        filled = frozenset[Role]().union(*(place.roles for place in self.places))
        yield from (role.value for role in self.roles if role not in filled)
        if not self.tests:
            yield TEST


def _years(forms: Sequence[Form]) -> str:
    years = ", ".join(map(str, sorted(each.year for each in forms if each.year is not None)))
    return f" ({years})" if years else ""


def as_text(sentences: Iterable[Sentence]) -> Iterator[str]:
    """Yield the lines for a terminal."""
    for each in sentences:
        yield f"{each.point}  {each.kinds}"
        yield from (f"    {language}: {text}" for language, text in each.words.items())
        yield from (f"    {what}: {_listed('{}', names)}" for what, names in each.acts())


def as_markdown(sentences: Iterable[Sentence]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD.removesuffix("\n")
    for number, group in groupby(sentences, lambda each: part(each.point)):
        yield f"\n## pkt. {number}" if number else "\n## The scheme"
        for each in group:
            yield f"\n### {each.point}: {each.kinds}\n"
            yield from (f"- **{language}** {text}" for language, text in each.words.items())
            yield from (f"- {what}: {_listed('`{}`', names)}" for what, names in each.acts())


def _listed(name: str, names: Iterable[tuple[str, str]]) -> str:
    """Return names with their years; ``name`` is how a name is written."""
    return "; ".join(f"{name.format(each)}{years}" for each, years in names)
