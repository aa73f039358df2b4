"""Whether a form fits what it leans on: the scheme's rules, the points of the regulation."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dialogs.authoring.finding import Mistake, Report, hint
from dialogs.authoring.source import FormSource
from dialogs.authoring.structure import questions
from dialogs.form import Form, Layout
from dialogs.rules import Rule


@dataclass(frozen=True, slots=True)
class Scheme:
    """What forms may lean on: the rules by name, and the ids of the regulation's points (``R11.4``)."""

    rules: Mapping[str, Rule]
    points: Collection[str]


def check_wiring(report: Report, source: FormSource, form: Form, scheme: Scheme, broken: frozenset[str]) -> None:
    """Note rules that do not exist or read what the form lacks (``broken`` questions aside), unknown points and key facts."""
    for i, name in enumerate(source.rules):
        rule = scheme.rules.get(name)
        if rule is None:
            report.add(f"rules.{i}", Mistake.UNKNOWN_RULE, f"there is no rule {name!r}: {hint(name, scheme.rules)}")
        else:
            _check_rule(report, f"rules.{i}", rule, form, broken)
    for at, point in _points(source):
        if point not in scheme.points:
            report.add(at, Mistake.UNKNOWN_POINT, f"the regulation has no point {point!r}: {hint(point, scheme.points)}")
    for what, known, names in (("field", form.fields, _facts(source)), ("question", form.questions, _signers(source))):
        for at, name in names:
            if name not in known and name.partition(".")[0] not in broken:
                message = f"the document names {name!r}, which is no {what}: {hint(name, known)}"
                report.add(at, Mistake.UNKNOWN_FACT, message)


def _check_rule(report: Report, at: str, rule: Rule, form: Form, broken: frozenset[str]) -> None:
    rows = {question.id for question in form.questions.values() if question.layout is Layout.ROWS}
    for field in rule.reads:
        if field not in form.fields and field not in rows and field.partition(".")[0] not in broken:
            message = f"rule {rule.name!r} reads the field {field!r}, which the form lacks: add the field or drop the rule"
            report.add(at, Mistake.RULE_WITHOUT_FIELD, message)
    if rule.each and not broken and not any(rule.acts_on(field) for field in form.fields.values()):
        kinds = " or ".join(sorted(rule.each))
        message = f"rule {rule.name!r} looks at every field of the kind {kinds}, and the form has none: drop the rule"
        report.add(at, Mistake.RULE_WITHOUT_FIELD, message)


def _points(source: FormSource) -> Iterator[tuple[str, str]]:
    """Yield every point that the form names, with its place."""
    for at, question in questions(source):
        for key, points in (("cites", question.cites), ("guidance", question.guidance)):
            yield from ((f"{at}.{key}.{i}", point) for i, point in enumerate(points))
    yield from ((f"after.{i}", point) for i, point in enumerate(source.after))


def _facts(source: FormSource) -> Iterator[tuple[str, str]]:
    """Yield every field that the document's cover and key facts name, with its place."""
    paper = source.document
    yield from ((f"document.{key}", name) for key, name in (("measure", paper.measure), ("office", paper.office)) if name)
    for i, row in enumerate(paper.facts):
        yield from ((f"document.facts.{i}.{k}", name) for k, name in enumerate(row))


def _signers(source: FormSource) -> Iterator[tuple[str, str]]:
    """Yield every question that asks who signs the document, with its place."""
    yield from ((f"document.signers.{i}", name) for i, name in enumerate(source.document.signers))
