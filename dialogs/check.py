"""The linter: names every mistake in forms, in the texts, rules and years they lean on, all at once, each with file and line.

Pure but for reading the files that it is given. ``vegvisar check`` prints what it finds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dialogs.authoring.conditions import check_conditions
from dialogs.authoring.finding import Finding, Mistake, Report
from dialogs.authoring.proposing import check_prefill
from dialogs.authoring.shape import Draft, read_draft
from dialogs.authoring.source import FORMS
from dialogs.authoring.structure import check_structure
from dialogs.authoring.texts import Text, Texts, check_catalogs, check_form_texts, leftover_texts
from dialogs.authoring.wiring import Scheme, check_wiring
from dialogs.authoring.years import check_years
from dialogs.form import Form
from dialogs.load import build
from dialogs.rules import RULES
from dialogs.rules.points import POINTS

__all__ = ["SCHEME", "Finding", "Mistake", "Scheme", "Text", "Texts", "check", "check_all"]

SCHEME = Scheme(RULES, POINTS)
ROOT = FORMS.parent.parent


def check(forms: Iterable[Path], texts: Texts, years: Iterable[Path] = (), scheme: Scheme = SCHEME) -> list[Finding]:
    """Return every mistake in these files and texts, sorted by file and line; an empty list means that all is well.

    Give all editions at once: what one leaves unused, another may need.
    """
    drafts = [read_draft(path) for path in forms]
    built = {draft.path: build(draft.source, draft.lines) for draft in drafts if draft.source}
    families: dict[str, list[Form]] = defaultdict(list)
    for form in built.values():
        families[form.text].append(form)
    found = {draft.path: _check_draft(draft, built.get(draft.path), texts, scheme, families) for draft in drafts}
    findings = [finding for draft in drafts for finding in _own(draft, found)]
    if len(built) == len(drafts):
        findings += leftover_texts(tuple(built.values()), {name for draft in drafts for name in draft.broken}, texts)
    findings += check_catalogs(texts)
    findings += check_years(years, texts)
    return sorted(set(findings))


def _own(draft: Draft, found: Mapping[Path, list[Finding]]) -> Iterator[Finding]:
    """Yield what is wrong with a form, but for what is wrong with the one that it follows, and is to be mended there."""
    followed = draft.source.follows if draft.source else None
    theirs = {(each.code, each.message) for path, all_of_it in found.items() if path.stem == followed for each in all_of_it}
    taken_over = draft.lines.get("follows")
    for each in found[draft.path]:
        if each.path != draft.path or each.line != taken_over or (each.code, each.message) not in theirs:
            yield each


def check_all(texts: Texts, more: Iterable[Path] = ()) -> list[Finding]:
    """Return every mistake in the project's own forms and years, in these texts and in ``more`` forms.

    Paths inside the project are relative to it.
    """
    forms, years = (sorted((ROOT / "dialogs" / folder).glob("*.yaml")) for folder in ("forms", "years"))
    findings = check([*forms, *more], texts, years)
    return [replace(each, path=each.path.relative_to(ROOT) if each.path.is_relative_to(ROOT) else each.path) for each in findings]


def _check_draft(
    draft: Draft, form: Form | None, texts: Texts, scheme: Scheme, families: Mapping[str, Sequence[Form]]
) -> list[Finding]:
    report = Report(draft.path, draft.lines, list(draft.findings))
    if draft.source and form:
        check_structure(report, draft.source)
        check_conditions(report, draft.source, draft.broken)
        check_wiring(report, draft.source, form, scheme, draft.broken)
        check_prefill(report, form, families, draft.broken)
        check_form_texts(report, form, scheme, texts)
    return report.findings
