"""Whether the parts of a form fit together: names and codes that stand twice, keys that a kind does not take or needs."""

import re
from collections.abc import Hashable, Iterable, Iterator

from dialogs.authoring.finding import Mistake, Report
from dialogs.authoring.source import FieldSource, FormSource, QuestionSource
from dialogs.form import MORE

_TAKES = {
    "text": {"max_length"},
    "long_text": {"max_length"},
    "number": {"minimum", "maximum", "unit"},
    "choice": {"options"},
    "choices": {"options"},
    "lines": {"fields"},
    "grid": {"options", "rows"},
    "rows": {"fields", "most"},
}
"""The keys of the kinds that take any."""
_KEYS = ("max_length", "minimum", "maximum", "unit", "options", "rows", "fields", "most")
_NEEDS = {
    "options": Mistake.MISSING_OPTIONS,
    "fields": Mistake.MISSING_FIELDS,
    "rows": Mistake.MISSING_ROWS,
    "most": Mistake.MISSING_MOST,
}
_LENGTHS = {"text": range(20, 501), "long_text": range(200, 20_001)}
_NO_COLUMNS = ("choices", "file")


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
        _check_keys(report, at, question.question, question)
        _check_parts(report, at, question)


def _check_name(report: Report, source: FormSource) -> None:
    if source.form != report.path.stem:
        message = f"the form is called {source.form!r}, but its file {report.path.name!r}: give both the same name"
        report.add("form", Mistake.FORM_NAME, message)
    if source.year is None:
        if re.search(r"-\d+$", source.form):
            message = f"the form is called {source.form!r} and has no 'year': add it, or take it out of the name"
            report.add("form", Mistake.FORM_YEAR, message)
    elif not source.form.endswith(f"-{source.year}"):
        message = f"the year is {source.year}, but the form is called {source.form!r}: a form's name ends with its year"
        report.add("year", Mistake.FORM_YEAR, message)


def _once(report: Report, items: Iterable[tuple[str, Hashable]], what: str, code: Mistake) -> None:
    first: dict[Hashable, str] = {}
    for place, value in items:
        if value in first:
            line = report.line(first[value])
            report.add(place, code, f"{what} {value!r} stands twice (first in line {line}): change or drop one of them")
        first.setdefault(value, place)


def _check_keys(report: Report, at: str, name: str, each: QuestionSource | FieldSource) -> None:
    """Look at the keys that go with the kind of a question or of a part."""
    takes = _TAKES.get(each.kind, set[str]())
    for key in _KEYS:
        given = key in each.model_fields_set and getattr(each, key) not in (None, [])
        if given and key not in takes:
            keys = " and ".join(sorted(takes)) or "none of these keys"
            message = f"{key!r} does not belong to the kind {each.kind!r}, which takes {keys}: drop it or change the kind"
            report.add(f"{at}.{key}", Mistake.MISPLACED_KEY, message)
        elif key in takes and key in _NEEDS and not given:
            message = f"{name!r} is of the kind {each.kind!r} and has no {key!r}: add {'it' if key == 'most' else 'them'}"
            report.add(at, _NEEDS[key], message)
    if "max_length" in takes:
        _check_length(report, at, name, each)
    if each.minimum is not None and each.maximum is not None and each.minimum > each.maximum:
        message = f"no number is from {each.minimum} to {each.maximum}: mend 'minimum' or 'maximum'"
        report.add(f"{at}.minimum", Mistake.ABSURD_BOUNDS, message)


def _check_length(report: Report, at: str, name: str, each: QuestionSource | FieldSource) -> None:
    sane = _LENGTHS[each.kind]
    if each.max_length is None:
        message = f"{name!r} is of the kind {each.kind!r} and has no 'max_length': add one from {sane[0]} to {sane[-1]}"
        report.add(at, Mistake.MISSING_LENGTH, message)
    elif each.max_length not in sane:
        message = f"'max_length' is {each.max_length}: the kind {each.kind!r} takes from {sane[0]} to {sane[-1]} characters"
        report.add(f"{at}.max_length", Mistake.ABSURD_LENGTH, message)


def _check_parts(report: Report, at: str, question: QuestionSource) -> None:
    _check_options(report, at, question, may_follow_up=question.kind != "grid")
    parts = [(f"{at}.options.{i}.follow_up", each.follow_up) for i, each in enumerate(question.options) if each.follow_up]
    parts += [(f"{at}.fields.{i}", each) for i, each in enumerate(question.fields)]
    rows = [(f"{at}.rows.{i}", each) for i, each in enumerate(question.rows)]
    coded = [(f"{place}.code", each.code) for place, each in parts if each.code is not None]
    _once(report, [(place, each.field) for place, each in parts] + rows, "field", Mistake.DUPLICATE_FIELD)
    _once(report, coded, "code", Mistake.DUPLICATE_CODE)
    for place, part in parts:
        _check_keys(report, place, part.field, part)
        _check_options(report, place, part, may_follow_up=False)
        if question.kind == "rows":
            _check_column(report, place, part)


def _check_options(report: Report, at: str, each: QuestionSource | FieldSource, *, may_follow_up: bool) -> None:
    options = [(f"{at}.options.{i}", option) for i, option in enumerate(each.options)]
    _once(report, ((place, option.name) for place, option in options), "option", Mistake.DUPLICATE_OPTION)
    _once(report, ((f"{place}.code", option.code) for place, option in options), "code", Mistake.DUPLICATE_CODE)
    for place, option in options:
        if option.follow_up and not may_follow_up:
            what = "a grid" if isinstance(each, QuestionSource) else "a field"
            message = f"option {option.name!r} of {what} cannot have a 'follow_up': ask in a question of its own"
            report.add(f"{place}.follow_up", Mistake.MISPLACED_KEY, message)


def _check_column(report: Report, at: str, part: FieldSource) -> None:
    if part.field == MORE:
        message = f"{MORE!r} is what asks for another row, and comes by itself: call the field something else"
        report.add(at, Mistake.RESERVED_NAME, message)
    if part.kind in _NO_COLUMNS:
        message = f"field {part.field!r} of a row cannot be of the kind {part.kind!r}: make it a question"
        report.add(f"{at}.kind", Mistake.UNFIT_COLUMN, message)
