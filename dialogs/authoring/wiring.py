"""Whether a form fits what it leans on: the scheme's rules, the points of the regulation, the settings of its year."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.error import YAMLError

from dialogs.authoring.finding import Finding, Mistake, Report, hint
from dialogs.authoring.source import FormSource
from dialogs.authoring.structure import questions
from dialogs.errors import FormError
from dialogs.form import Form
from dialogs.rules import Rule
from dialogs.years import read_year


@dataclass(frozen=True, slots=True)
class Scheme:
    """What forms may lean on: the rules by name, and the ids of the regulation's points (``R11.4``)."""

    rules: Mapping[str, Rule]
    points: Collection[str]


def check_wiring(report: Report, source: FormSource, form: Form, scheme: Scheme, broken: frozenset[str]) -> None:
    """Note rules that do not exist or read what the form lacks (``broken`` questions aside), and points that nobody knows."""
    for i, name in enumerate(source.rules):
        at = f"rules.{i}"
        rule = scheme.rules.get(name)
        if rule is None:
            report.add(at, Mistake.UNKNOWN_RULE, f"there is no rule {name!r}: {hint(name, scheme.rules)}")
            continue
        for field in rule.reads:
            if field not in form.fields and field.partition(".")[0] not in broken:
                message = f"rule {name!r} reads the field {field!r}, which the form lacks: add the field or drop the rule"
                report.add(at, Mistake.RULE_WITHOUT_FIELD, message)
    for at, question in questions(source):
        for i, point in enumerate(question.cites):
            if point not in scheme.points:
                message = f"the regulation has no point {point!r}: {hint(point, scheme.points)}"
                report.add(f"{at}.cites.{i}", Mistake.UNKNOWN_POINT, message)


def check_year(path: Path) -> list[Finding]:
    """Return what is wrong with the settings of a year."""
    try:
        year = read_year(path)
    except FormError as error:
        return [_from_line(path, line) for line in error.findings]
    except (YAMLError, TypeError, ValueError) as error:
        problem = str(error).partition("\n")[0]
        return [Finding(path, 1, f"not the settings of a year: {problem}", Mistake.WRONG_YEAR)]
    if path.stem == str(year.year):
        return []
    message = f"the year is {year.year}, but the file {path.name!r}: give both the same number"
    return [Finding(path, 1, message, Mistake.WRONG_YEAR)]


def _from_line(path: Path, line: str) -> Finding:
    number, _, message = line.removeprefix(f"{path}:").partition(": ")
    return Finding(path, int(number), message, Mistake.WRONG_YEAR)
