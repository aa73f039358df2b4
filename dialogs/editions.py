"""What differs between two editions of one form: questions, options, limits, rules, and what is known of their years.

Pure, and free of language: compares the forms as they are asked, not how their files are written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from dialogs.form import MORE, Condition, Field, Form, Kind, Layout, Option, Question
from dialogs.prompts import Given, Wording
from dialogs.years import TOPICS, Year, load_year

Plain = str | int | bool | None
Traits = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Item:
    """A question, or a part or an option of one, as it is compared. ``label`` is the message id of what people read."""

    name: str
    label: str
    traits: Traits
    inner: "Items"


Items = Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that is other than it was; None is "none", or "unknown"."""

    name: str
    old: Plain
    new: Plain


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one item: added where ``old`` is None, dropped where ``new`` is; ``inner`` are those of its parts."""

    old: Item | None
    new: Item | None
    traits: tuple[Trait, ...] = ()
    inner: tuple["Change", ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two editions. ``form`` are traits of the whole, ``year`` those of their years' settings."""

    questions: tuple[Change, ...]
    rules_added: tuple[str, ...]
    rules_dropped: tuple[str, ...]
    form: tuple[Trait, ...]
    year: tuple[Trait, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.questions or self.rules_added or self.rules_dropped or self.form or self.year)


def compare(old: Form, new: Form) -> Difference:
    """Return what differs, in the order of the new edition; what is dropped comes last."""
    before, after = ({name: _question(each) for name, each in form.questions.items()} for form in (old, new))
    return Difference(
        questions=_changes(before, after),
        rules_added=tuple(name for name in new.rules if name not in old.rules),
        rules_dropped=tuple(name for name in old.rules if name not in new.rules),
        form=_traits(_of_form(old), _of_form(new)) + _order(before, after),
        year=_traits(_of_year(old), _of_year(new)),
    )


def _changes(old: Items, new: Items) -> tuple[Change, ...]:
    names = dict.fromkeys([*new, *old])
    return tuple(change for name in names if (change := _change(old.get(name), new.get(name))))


def _change(old: Item | None, new: Item | None) -> Change | None:
    inner = _changes(old.inner if old else {}, new.inner if new else {})
    if old is None or new is None:
        return Change(old, new, (), inner)
    traits = _traits(old.traits, new.traits) + _order(old.inner, new.inner)
    return Change(old, new, traits, inner) if traits or inner else None


def _traits(old: Traits, new: Traits) -> tuple[Trait, ...]:
    names = dict.fromkeys([*old, *new])
    return tuple(Trait(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _order(old: Items, new: Items) -> tuple[Trait, ...]:
    both = zip((name for name in old if name in new), (name for name in new if name in old), strict=True)
    moved = [(before.removeprefix("."), after.removeprefix(".")) for before, after in both if before != after]
    return (Trait("order", *(", ".join(names) for names in zip(*moved, strict=True))),) if moved else ()


def _question(question: Question) -> Item:
    """Return a question; the rows of a question of rows count once, and so do the options of a grid."""
    main = question.fields[0]
    single = question.layout is Layout.SINGLE
    parts = question.fields[1:] if single else question.row(1) or question.fields
    inner = {f".{_local(each)}": _part(question, each) for each in parts if each.column != MORE}
    if single or question.layout is Layout.GRID:
        inner = _options(main.options) | inner
    traits = {
        "section": question.section,
        "kind": question.layout.value,
        "most rows": question.rows or None,
        **(_of_field(main) if single else {}),
        "wording": question.text,
        "required": main.required,
        "points": _listed((*question.cites, *question.guidance)),
        "condition": _listed(map(_condition, question.relevant)),
    }
    return Item(question.id, f"{question.text}.label", traits, inner)


def _part(question: Question, field: Field) -> Item:
    """Return a field of a question with several; what a grid's rows have in common is the question's."""
    own: dict[str, Plain] = {} if question.layout is Layout.GRID else {**_of_field(field), "code": field.code}
    traits = own | {
        "wording": field.text,
        "required": field.required,
        "condition": _listed(_condition(each) for each in field.relevant if each not in question.relevant),
    }
    options = _options(field.options) if question.layout is not Layout.GRID else {}
    return Item(f"{question.id}.{_local(field)}", f"{field.text}.label", traits, options)


def _local(field: Field) -> str:
    return field.column or field.id.removeprefix(f"{field.question}.")


def _options(options: Iterable[Option]) -> dict[str, Item]:
    return {each.name: Item(str(each.code), each.text, {"code": each.code, "score": each.score}, {}) for each in options}


def _of_field(field: Field) -> dict[str, Plain]:
    return {
        "kind": field.kind.value,
        "max_length": field.max_length,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "unit": field.unit.value if field.kind is Kind.NUMBER else None,
    }


def _condition(condition: Condition) -> str:
    return f"{condition.field} is {condition.operator.value.replace('_', ' ')}: {', '.join(condition.names)}"


def _listed(items: Iterable[str]) -> str | None:
    return "; ".join(items) or None


def _of_form(form: Form) -> Traits:
    return {
        "year": form.year,
        "introduction": form.intro,
        "recipient": form.recipient.value,
        "told in the end": _listed(form.after),
        **{f"proposal for {name}": ", ".join(sources) for name, sources in form.prefill.items()},
    }


def _of_year(form: Form) -> Traits:
    if form.year is None:
        return {}
    year = load_year(form.year)
    traits = {each.name: getattr(year, each.name) for each in fields(Year) if each.name != "year"}
    return traits | {key: _listed(map(_topic, traits[key] or ())) for key in TOPICS}


def _topic(topic: Wording | Given) -> str:
    """Return the name of a text, or what an operator wrote."""
    return topic.id.rpartition(".")[2] if isinstance(topic, Wording) else f"{topic.nn} | {topic.nb}"
