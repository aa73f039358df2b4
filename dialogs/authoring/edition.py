"""Puts an edition together: what it says itself, on top of all that the edition has that it follows.

Every part keeps its line in the edition's own file; what was taken over stands at the line of ``follows``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from dialogs.authoring.finding import Mistake, Report, hint
from dialogs.authoring.source import EditionSource
from dialogs.authoring.written import line_of, listing, mapping, moved

CITES = ("R7.5",)
"""The point of the regulation that there are editions for: a year's announcement may ask for more."""

REPLACED = ("intro", "prefill", "after", "recipient", "document")
"""The keys of which an edition's own stand instead of those of the one that it follows."""


def put_together(report: Report, own: CommentedMap, source: EditionSource, followed: CommentedMap) -> CommentedMap:
    """Return the whole form as if it were written in one file; what cannot be put together is noted and left out.

    ``own`` is the edition's file and ``source`` the same, read; ``followed`` is the whole form that it follows.
    """
    line = line_of(own, "follows")
    base = moved(followed, line)
    if not isinstance(base, CommentedMap):
        raise TypeError(base)
    keys = {key: (value, line) for key, value in base.items() if key != "follows"}
    for key in ("form", "follows", "year", *REPLACED):
        if key in own:
            if key in REPLACED and base.get(key) == own[key]:
                message = f"{key!r} is the same as in {source.follows!r}: drop it, it is taken over"
                report.add(key, Mistake.IDLE_CHANGE, message)
            keys[key] = (own[key], line_of(own, key))
    sections = _Sections(report, own, source, base["sections"])
    sections.drop()
    sections.change()
    sections.add()
    keys["sections"] = (sections.whole(line), line)
    keys["rules"] = (_rules(report, own, source, base.get("rules") or CommentedSeq(), line), line)
    return mapping(keys, own.lc.line)


def _rules(report: Report, own: CommentedMap, source: EditionSource, base: CommentedSeq, line: int) -> CommentedSeq:
    for i, name in enumerate(source.drop_rules):
        if name not in base:
            message = f"'drop_rules' names {name!r}, which {source.follows!r} does not have: {hint(name, base)}"
            report.add(f"drop_rules.{i}", Mistake.UNKNOWN_DROP, message)
    kept = [(name, line) for name in base if name not in source.drop_rules]
    added = [(name, line_of(own["add_rules"], i)) for i, name in enumerate(source.add_rules)]
    return listing([*kept, *added], line)


@dataclass(frozen=True, slots=True)
class _Item:
    """A question and its line."""

    question: CommentedMap
    line: int


class _Sections:
    """The sections while they change: each with its keys and its questions."""

    def __init__(self, report: Report, own: CommentedMap, source: EditionSource, base: CommentedSeq) -> None:
        self.report, self.own, self.source, self.base = report, own, source, base
        self.questions = [[_Item(each, each.lc.line) for each in section["questions"]] for section in base]

    def whole(self, line: int) -> CommentedSeq:
        """Return the sections in which a question is left."""
        made = []
        for section, items in zip(self.base, self.questions, strict=True):
            if items or not section["questions"]:
                keys = {key: (value, line) for key, value in section.items()}
                keys["questions"] = (listing(((each.question, each.line) for each in items), line), line)
                made.append((mapping(keys, line), line))
        return listing(made, line)

    def drop(self) -> None:
        """Leave out what the edition drops."""
        for i, name in enumerate(self.source.drop):
            found = self.find(name)
            if found is None:
                message = (
                    f"'drop' names {name!r}, which is no question of {self.source.follows!r}: {hint(name, list(self.names()))}"
                )
                self.report.add(f"drop.{i}", Mistake.UNKNOWN_DROP, message)
            else:
                del self.questions[found[0]][found[1]]

    def change(self) -> None:
        """Put the keys of a changed question in place of those that it had."""
        for i, name in enumerate(each.question for each in self.source.change):
            at, found, change = f"change.{i}", self.find(name), self.own["change"][i]
            if found is None:
                self.unknown(f"{at}.question", "change", name, Mistake.UNKNOWN_CHANGE)
                continue
            before = self.questions[found[0]][found[1]].question
            if all(key in before and before[key] == value for key, value in change.items()):
                message = f"nothing about {name!r} is other than in {self.source.follows!r}: drop it, it is taken over"
                self.report.add(at, Mistake.IDLE_CHANGE, message)
            line = change.lc.line
            keys = {key: (value, line) for key, value in before.items()}
            keys |= {key: (value, line_of(change, key)) for key, value in change.items()}
            self.questions[found[0]][found[1]] = _Item(mapping(keys, line), line)

    def add(self) -> None:
        """Put new questions behind those that they come after."""
        for i, each in enumerate(self.source.add):
            found, added = self.find(each.after), self.own["add"][i]
            if found is None:
                self.unknown(f"add.{i}.after", "after", each.after, Mistake.UNKNOWN_PLACE)
                continue
            keys = {key: (value, line_of(added, key)) for key, value in added.items() if key != "after"}
            item = _Item(mapping(keys, added.lc.line), added.lc.line)
            self.questions[found[0]].insert(found[1] + 1, item)

    def find(self, name: str) -> tuple[int, int] | None:
        """Return where a question stands now: its section and its place in it."""
        places = ((i, j, item) for i, items in enumerate(self.questions) for j, item in enumerate(items))
        return next(((i, j) for i, j, item in places if item.question.get("question") == name), None)

    def names(self) -> Iterator[str]:
        """Yield the names of all questions as they are now."""
        yield from (item.question["question"] for items in self.questions for item in items)

    def unknown(self, at: str, key: str, name: str, code: Mistake) -> None:
        """Note a question that is not there."""
        if name in self.source.drop:
            message = f"{key!r} names {name!r}, which this edition drops: keep the question, or name another"
        else:
            names = list(self.names())
            message = f"{key!r} names {name!r}, which is no question of {self.source.follows!r}: {hint(name, names)}"
        self.report.add(at, code, message)
