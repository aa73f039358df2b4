"""Whether a form has all its texts and no others, and whether the two languages' catalogs are equal in all but wording."""

import re
import string
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogs.answers.cleaning import fold
from dialogs.authoring.finding import Finding, Mistake, Report, hint
from dialogs.authoring.wiring import Scheme
from dialogs.form import MORE, Field, Form, Layout, Question
from dialogs.language import Language
from dialogs.rules import Rule, Severity

_FOREIGN = re.compile(r"%\(\w+\)[sd]|\$\{?\w+|%[sd]\b")
YEARS = frozenset({"year", "previous_year", "next_year"})
_ANSWERS_TO_A_QUESTION = ("words.command.yes", "words.command.no")  # taken only where yes or no is asked


@dataclass(frozen=True, slots=True)
class Text:
    """One entry of a catalog, and where it stands. ``obsolete`` entries are those that gettext keeps as comments (``#~``)."""

    id: str
    text: str
    path: Path
    line: int
    fuzzy: bool = False
    obsolete: bool = False

    def finding(self, code: Mistake, message: str) -> Finding:
        """Return a mistake in this entry."""
        return Finding(self.path, self.line, message, code)


Texts = Mapping[Language, Sequence[Text]]


def placeholders(text: str) -> set[str]:
    """Return the names in braces; none when the braces do not match, which ``check_catalogs`` says.

    >>> sorted(placeholders("frå {previous_year} til {year}"))
    ['previous_year', 'year']
    """
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def needed_texts(form: Form) -> Iterator[tuple[str, str]]:
    """Yield every message id that the form needs, with the place in its file that needs it."""
    yield from ((name, "texts") for name in (f"{form.text}.title", form.intro, form.next))
    for i, section in enumerate(form.sections):
        yield f"{section.text}.title", f"sections.{i}"
        for j, question in enumerate(section.questions):
            at = f"sections.{i}.questions.{j}"
            yield from ((f"{question.text}.{part}", at) for part in ("label", "short", "help"))
            for k, field in enumerate(question.row(1) or question.fields):
                yield from _field_texts(question, field, at, k)


def _field_texts(question: Question, field: Field, at: str, k: int) -> Iterator[tuple[str, str]]:
    """Yield what the field with this number needs; the rows of a question share their columns' texts."""
    key = {Layout.LINES: "fields", Layout.GRID: "rows", Layout.ROWS: "fields"}.get(question.layout)
    place = f"{at}.{key}.{k}" if key and field.column != MORE else at
    if field.text != question.text:
        yield from ((f"{field.text}.{part}", place) for part in ("label", "short"))
    options = at if question.layout is Layout.GRID else place
    yield from (
        (option.text, options if field.column == MORE else f"{options}.options.{n}") for n, option in enumerate(field.options)
    )


def point_texts(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the message ids of the points that are told in plain words, with the place in the form's file that names them."""
    yield from ((f"regulation.{point}", f"after.{k}") for k, point in enumerate(form.after))
    for i, section in enumerate(form.sections):
        for j, question in enumerate(section.questions):
            for key, points in (("cites", question.cites), ("guidance", question.guidance)):
                yield from ((f"regulation.{point}", f"sections.{i}.questions.{j}.{key}.{k}") for k, point in enumerate(points))


def _rule_texts(form: Form, rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return the message ids that the form's rules need, with the place in the file that calls for each."""
    named = [(f"rules.{i}", rules[name]) for i, name in enumerate(form.rules) if name in rules]
    messages = {f"{rule.message}.message": place for place, rule in named}
    return messages | {f"{rule.message}.mend": place for place, rule in named if rule.severity is not Severity.NOTE}


def check_form_texts(report: Report, form: Form, scheme: Scheme, texts: Texts) -> None:
    """Note texts that the form, its points and its rules need and neither language has, and what is wrong in those there are."""
    catalogs = [{each.id: each for each in catalog if not each.obsolete} for catalog in texts.values()]
    rules = _rule_texts(form, scheme.rules)
    points = {name: at for name, at in point_texts(form) if name.removeprefix("regulation.") in scheme.points}
    missing: dict[str, list[str]] = defaultdict(list)
    for message_id, place in (dict(needed_texts(form)) | points | rules).items():
        found = [catalog[message_id] for catalog in catalogs if message_id in catalog]
        if not found:
            missing[place].append(message_id)
        for each in found:
            if form.year is None:
                report.findings.extend(_check_yearless(each, form))
            if message_id.startswith(f"{form.text}."):
                report.findings.extend(check_names(each, YEARS))
    report.findings.extend(_check_options(form, catalogs, command_words(texts)))
    for place, ids in missing.items():
        report.add(place, Mistake.MISSING_TEXT, f"missing in both languages: {', '.join(ids)}: write what people shall read")


def _check_options(form: Form, catalogs: Sequence[Mapping[str, Text]], words: Mapping[str, str]) -> Iterator[Finding]:
    options = {option.text for field in form.fields.values() for option in field.options}
    for each in (catalog[name] for catalog in catalogs for name in sorted(options) if name in catalog):
        command = words.get(fold(each.text))
        if command:
            message = f"option {each.id!r} reads {each.text!r}, which is also what one types for {command!r}: reword it"
            yield each.finding(Mistake.COMMAND_WORD, message)


def _check_yearless(text: Text, form: Form) -> Iterator[Finding]:
    for name in sorted(placeholders(text.text) & YEARS):
        message = f"nothing fills {{{name}}} in {text.id!r} for {form.id!r}, which has no year: say it in other words"
        yield text.finding(Mistake.YEARLESS_TEXT, message)


def check_names(text: Text, known: Collection[str]) -> Iterator[Finding]:
    """Yield the names in a text that nothing fills."""
    for foreign in _FOREIGN.findall(text.text):
        yield text.finding(Mistake.UNKNOWN_PLACEHOLDER, f"{foreign!r} in {text.id!r} is not filled: write {{year}}")
    for name in sorted(placeholders(text.text) - set(known)):
        yield text.finding(Mistake.UNKNOWN_PLACEHOLDER, f"nothing fills {{{name}}} in {text.id!r}: {hint(name, known)}")


def command_words(texts: Texts) -> Mapping[str, str]:
    """Return what can be typed at any question, folded, with the id of the entry that says so (comma-separated words)."""
    return {
        fold(word): each.id
        for catalog in texts.values()
        for each in catalog
        if each.id.startswith(("words.command.", "words.language.")) and each.id not in _ANSWERS_TO_A_QUESTION
        for word in each.text.split(",")
        if word.strip()
    }


def leftover_texts(forms: Sequence[Form], broken: Collection[str], texts: Texts) -> Iterator[Finding]:
    """Yield texts under the forms' prefixes that no edition uses; ``broken`` are ids of questions that could not be read."""
    needed = {message_id for form in forms for message_id, _ in needed_texts(form)}
    prefixes = tuple(sorted({f"{form.text}." for form in forms}))
    unread = tuple(f"{prefix}{name}." for prefix in prefixes for name in broken)
    for catalog in texts.values():
        for each in catalog:
            if each.obsolete or each.id in needed or each.id.startswith(unread):
                continue
            if each.id.startswith(prefixes):
                yield each.finding(Mistake.LEFTOVER_TEXT, f"no form uses the text {each.id!r}: drop it, or mend its id")


def check_catalogs(texts: Texts) -> Iterator[Finding]:
    """Yield all in which the languages differ but the wording, and entries that are empty, fuzzy, obsolete or double."""
    entries: dict[str, dict[Language, Text]] = defaultdict(dict)
    for language, catalog in texts.items():
        for each in catalog:
            if not each.obsolete:
                if language in entries[each.id]:
                    first = entries[each.id][language]
                    message = f"{each.id!r} stands twice (first in {first.path.name}, line {first.line}): drop one of them"
                    yield each.finding(Mistake.DUPLICATE_TEXT, message)
                entries[each.id].setdefault(language, each)
            yield from _check_entry(each)
    for pair in entries.values():
        for language in texts:
            if language not in pair:
                other = pair[language.other]
                message = f"the text {other.id!r} is missing in {language.value}: add it there too"
                yield other.finding(Mistake.ONE_SIDED_TEXT, message)
        if len(pair) == len(Language):
            yield from _check_pair(pair)


def _check_entry(each: Text) -> Iterator[Finding]:
    try:
        list(string.Formatter().parse(each.text))
    except ValueError as error:
        message = f"the braces in {each.id!r} do not match ({error}): write names as {{year}}, and a brace itself twice"
        yield each.finding(Mistake.UNMATCHED_BRACES, message)
    if each.obsolete:
        yield each.finding(Mistake.OBSOLETE_TEXT, f"{each.id!r} is commented out as obsolete (#~): drop it")
    elif not each.text.strip():
        yield each.finding(Mistake.EMPTY_TEXT, f"{each.id!r} is empty: write it")
    elif each.fuzzy:
        yield each.finding(Mistake.FUZZY_TEXT, f"{each.id!r} is marked fuzzy: read it through and drop the mark")


def _check_pair(pair: Mapping[Language, Text]) -> Iterator[Finding]:
    names = {language: placeholders(each.text) for language, each in pair.items()}
    for language, each in pair.items():
        for name in sorted(names[language.other] - names[language]):
            message = f"{each.id!r} lacks {{{name}}}, which the {language.other.value} text has: use the same in both"
            yield each.finding(Mistake.UNEVEN_PLACEHOLDER, message)
