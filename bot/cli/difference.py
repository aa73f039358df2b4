"""What differs between two editions, for a person at a terminal. Reads nothing but what it is given."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bot.i18n import Catalog, FormTexts, form_texts
from dialogs.editions import Change, Difference, Item, Trait
from dialogs.form import Form
from dialogs.language import Language
from dialogs.rules import RULES
from dialogs.years import RATES

NAMES = {
    "max_length": "most characters",
    "required": "must be answered",
    "application_deadline": "deadline for applying",
    "report_deadline": "deadline for reporting",
    "post_rate": "rate for a full post",
    "competence_rate": "rate for competence",
}
ADDED, DROPPED, CHANGED = "+", "-", "~"


class Report:
    """Two editions of one form, with the texts of one language or of both."""

    def __init__(self, old: Form, new: Form, catalogs: Mapping[Language, Catalog]) -> None:
        self.old, self.new = old, new
        self.catalogs = catalogs
        self.before = [form_texts(catalog, old) for catalog in catalogs.values()]
        self.after = [form_texts(catalog, new) for catalog in catalogs.values()]

    def lines(self, difference: Difference) -> Iterator[str]:
        """Yield the lines, group by group."""
        yield f"{self.old.id} → {self.new.id}"
        if not difference:
            yield "No difference."
        groups = {
            "Form": self.traits(difference.form, "none"),
            "Year": self.traits(difference.year, "unknown"),
            "Questions added": self.changes(each for each in difference.questions if each.old is None),
            "Questions dropped": self.changes(each for each in difference.questions if each.new is None),
            "Questions changed": self.changes(each for each in difference.questions if each.old and each.new),
            "Rules added": self.rules(difference.rules_added, ADDED),
            "Rules dropped": self.rules(difference.rules_dropped, DROPPED),
        }
        for title, lines in groups.items():
            found = [f"  {line}" for line in lines]
            if found:
                yield from ("", title, *found)

    def changes(self, changes: Iterable[Change]) -> Iterator[str]:
        """Yield what becomes of items, each with its parts indented below it."""
        for each in changes:
            sign = ADDED if each.old is None else DROPPED if each.new is None else CHANGED
            item = each.new or each.old
            if item:
                yield f"{sign} {item.name}: {self.label(item, dropped=each.new is None)}{_limits(item) if sign == ADDED else ''}"
            inner = [*self.wording(each), *self.traits(each.traits, "none"), *self.changes(each.inner)]
            yield from (f"    {line}" for line in inner)

    def label(self, item: Item, *, dropped: bool = False) -> str:
        """Return what people read, in one language or, where they differ, in both."""
        texts = self.before if dropped else self.after
        return _said(texts, item.label)

    def wording(self, change: Change) -> Iterator[str]:
        """Yield the earlier wording, where an edition has another."""
        if change.old and change.new and change.old.label != change.new.label:
            yield f"before: {self.label(change.old, dropped=True)}"

    def traits(self, traits: Iterable[Trait], nothing: str) -> Iterator[str]:
        """Yield what is other than it was; ``nothing`` is how the lack of it is called."""
        for each in traits:
            if each.name == "introduction":
                told = (_said(texts, str(value)) for texts, value in ((self.before, each.old), (self.after, each.new)))
                yield f"introduction: {' → '.join(told)}"
            elif each.name != "wording":
                old, new = (self.plain(each.name, value, nothing) for value in (each.old, each.new))
                yield f"{NAMES.get(each.name, each.name)}: {old} → {new}"

    def plain(self, name: str, value: object, nothing: str) -> str:
        """Return a trait's value as a person reads it."""
        if value is None:
            return nothing
        if isinstance(value, bool):
            return "yes" if value else "no"
        catalog = next(iter(self.catalogs.values()))
        if isinstance(value, date):
            return catalog.day(value.isoformat())
        return catalog.amount(value) if name in RATES and isinstance(value, int) else str(value)

    @staticmethod
    def rules(names: Iterable[str], sign: str) -> Iterator[str]:
        """Yield rules by name, with how strict they are and the points that they come from."""
        for name in names:
            yield f"{sign} {name} ({RULES[name].severity}): {', '.join(RULES[name].cites)}"


def _said(texts: Iterable[FormTexts], message_id: str) -> str:
    """Return a text on one line, in one language or, where they differ, in both."""
    return " | ".join(dict.fromkeys(" ".join(each.of(message_id).split()) for each in texts))


def _limits(item: Item) -> str:
    """Return what a new question takes; "" for an option."""
    kind, most = item.traits.get("kind"), item.traits.get("max_length")
    limits = [str(kind), f"at most {most} characters" if most else "", "" if item.traits.get("required") else "may be skipped"]
    return f"  [{', '.join(filter(None, limits))}]" if kind else ""
