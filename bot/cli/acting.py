"""Where each point of the regulation acts in the product, worked out from the product itself: forms, rules, modules.

Nothing here is listed by hand but the modules that act on points as a whole; which points, each says in its ``CITES``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from dialogs.form import Form, Question
from dialogs.rules import Rule, Severity, rules_of
from dialogs.rules.points import Role

MODULES: Mapping[str, Role] = {
    "bot.document": Role.DOCUMENT,
    "dialogs.authoring.edition": Role.EDITION,
    "dialogs.guide": Role.GUIDANCE,
    "dialogs.recipient": Role.RECIPIENT,
    "dialogs.timeline": Role.GATE,
    "dialogs.years": Role.YEAR,
}
TOLD = frozenset({Role.GUIDANCE, Role.AUTHORITIES})
SEVERITIES = {Severity.HARD: Role.HARD, Severity.SOFT: Role.SOFT, Severity.NOTE: Role.CALCULATION}


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A part of the product in which a point acts: ``what`` it is, and its name. ``roles`` are those that it can fill."""

    what: str
    name: str
    roles: frozenset[Role]


Acting = Mapping[str, Mapping[Place, list[Form]]]
"""The places by point, each with the editions that have it; none for a module."""


def acting(forms: Iterable[Form]) -> Acting:
    """Return where every point acts."""
    found: dict[str, dict[Place, list[Form]]] = defaultdict(dict)
    for form in forms:
        for point, place in _in_form(form):
            editions = found[point].setdefault(place, [])
            if form not in editions:
                editions.append(form)
    for name, role in MODULES.items():
        for point in import_module(name).CITES:
            found[point][Place("module", name, frozenset({role}))] = []
    return found


def _in_form(form: Form) -> Iterator[tuple[str, Place]]:
    for question in form.questions.values():
        name = f"{form.text}.{question.id}"
        asked = Place("question", name, _asked(question))
        yield from ((point, asked) for point in question.cites)
        told = Place("told with", name, TOLD)
        yield from ((point, told) for point in question.guidance)
    for rule in rules_of(form):
        what = "note" if rule.severity is Severity.NOTE else f"{rule.severity} check"
        place = Place(what, f"{form.text}: {rule.message.removeprefix('rule.')}", _checked(rule))
        yield from ((point, place) for point in rule.cites)
    end = Place("told in the end of", form.text, TOLD)
    yield from ((point, end) for point in form.after)


def _asked(question: Question) -> frozenset[Role]:
    """Return what a point can be by a question that cites it: it is told with it, and maybe has to be answered."""
    needed = {Role.REQUIRED, Role.FILING} if any(each.required for each in question.fields) else set()
    return TOLD | {Role.QUESTION} | needed


def _checked(rule: Rule) -> frozenset[Role]:
    return frozenset({SEVERITIES[rule.severity], *({Role.GATE} if rule.gate else ())})
