"""Whether the parts of a form fit together: names and codes that stand twice, keys that a kind does not take or needs."""

from collections.abc import Hashable, Iterable, Iterator

from dialogs.authoring.finding import Mistake, Report
from dialogs.authoring.source import FieldSource, FormSource, QuestionSource

_TAKES = {
    "text": {"max_length"},
    "long_text": {"max_length"},
    "email": set[str](),
    "amount": set[str](),
    "choice": {"options"},
    "choices": {"options"},
    "file": set[str](),
    "lines": {"fields"},
    "grid": {"options", "rows"},
}
_NEEDS = {"options": Mistake.MISSING_OPTIONS, "fields": Mistake.MISSING_FIELDS, "rows": Mistake.MISSING_ROWS}
_LENGTHS = {"text": range(20, 501), "long_text": range(200, 20_001)}


def questions(source: FormSource) -> Iterator[tuple[str, QuestionSource]]:
    """Yield all questions with their places in the file."""
    for i, section in enumerate(source.sections):
        for j, question in enumerate(section.questions):
            yield f"sections.{i}.questions.{j}", question


def check_structure(report: Report, source: FormSource) -> None:
    """Note every name and code that stands twice, and every key that is out of place or lacking."""
    _check_name(report, source)
    _once(
        report, ((f"sections.{i}", each.section) for i, each in enumerate(source.sections)), "section", Mistake.DUPLICATE_SECTION
    )
    _once(report, ((at, each.question) for at, each in questions(source)), "question", Mistake.DUPLICATE_QUESTION)
    _once(report, ((f"rules.{i}", each) for i, each in enumerate(source.rules)), "rule", Mistake.DUPLICATE_RULE)
    for i, section in enumerate(source.sections):
        if not section.questions:
            report.add(
                f"sections.{i}", Mistake.EMPTY_SECTION, f"section {section.section!r} has no questions: add some or drop it"
            )
    for at, question in questions(source):
        _check_keys(report, at, question)
        _check_parts(report, at, question)


def _check_name(report: Report, source: FormSource) -> None:
    if source.form != report.path.stem:
        message = f"the form is called {source.form!r}, but its file {report.path.name!r}: give both the same name"
        report.add("form", Mistake.FORM_NAME, message)
    if not source.form.endswith(f"-{source.year}"):
        message = f"the year is {source.year}, but the form is called {source.form!r}: a form's name ends with its year"
        report.add("year", Mistake.FORM_YEAR, message)


def _once(report: Report, items: Iterable[tuple[str, Hashable]], what: str, code: Mistake) -> None:
    first: dict[Hashable, str] = {}
    for place, value in items:
        if value in first:
            line = report.line(first[value])
            report.add(place, code, f"{what} {value!r} stands twice (first in line {line}): change or drop one of them")
        first.setdefault(value, place)


def _check_keys(report: Report, at: str, question: QuestionSource) -> None:
    takes = _TAKES[question.kind]
    for key in ("max_length", "options", "rows", "fields"):
        if getattr(question, key) and key not in takes:
            keys = " and ".join(sorted(takes)) or "none of these keys"
            message = f"{key!r} does not belong to the kind {question.kind!r}, which takes {keys}: drop it or change the kind"
            report.add(f"{at}.{key}", Mistake.MISPLACED_KEY, message)
    for key, code in _NEEDS.items():
        if key in takes and not getattr(question, key):
            report.add(at, code, f"question {question.question!r} is of the kind {question.kind!r} and has no {key!r}: add them")
    if "max_length" in takes:
        _check_length(report, at, question.kind, question.question, question.max_length)


def _check_length(report: Report, at: str, kind: str, name: str, length: int | None) -> None:
    sane = _LENGTHS[kind]
    if length is None:
        message = f"{name!r} is of the kind {kind!r} and has no 'max_length': add one from {sane[0]} to {sane[-1]}"
        report.add(at, Mistake.MISSING_LENGTH, message)
    elif length not in sane:
        message = f"'max_length' is {length}: the kind {kind!r} takes from {sane[0]} to {sane[-1]} characters"
        report.add(f"{at}.max_length", Mistake.ABSURD_LENGTH, message)


def _check_parts(report: Report, at: str, question: QuestionSource) -> None:
    options = [(f"{at}.options.{i}", each) for i, each in enumerate(question.options)]
    parts = [(f"{place}.follow_up", each.follow_up) for place, each in options if each.follow_up]
    parts += [(f"{at}.fields.{i}", each) for i, each in enumerate(question.fields)]
    rows = [(f"{at}.rows.{i}", each) for i, each in enumerate(question.rows)]
    coded = [(f"{place}.code", each.code) for place, each in parts if each.code is not None]
    _once(report, ((place, each.name) for place, each in options), "option", Mistake.DUPLICATE_OPTION)
    _once(report, ((f"{place}.code", each.code) for place, each in options), "code", Mistake.DUPLICATE_CODE)
    _once(report, [(place, each.field) for place, each in parts] + rows, "field", Mistake.DUPLICATE_FIELD)
    _once(report, coded, "code", Mistake.DUPLICATE_CODE)
    for place, each in options:
        if each.follow_up and question.kind == "grid":
            message = f"option {each.name!r} of a grid cannot have a 'follow_up': ask in a question of its own"
            report.add(f"{place}.follow_up", Mistake.MISPLACED_KEY, message)
    for place, part in parts:
        _check_part(report, place, part)


def _check_part(report: Report, at: str, part: FieldSource) -> None:
    takes = _TAKES[part.kind]
    if "options" in takes:
        message = f"field {part.field!r} cannot be a {part.kind!r}: a field takes no 'options'; make it a question"
        report.add(at, Mistake.MISSING_OPTIONS, message)
    if "max_length" in takes:
        _check_length(report, at, part.kind, part.field, part.max_length)
    elif part.max_length is not None:
        message = f"'max_length' does not belong to the kind {part.kind!r}: drop it or change the kind"
        report.add(f"{at}.max_length", Mistake.MISPLACED_KEY, message)
