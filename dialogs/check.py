"""The linter: names every mistake in forms, in the texts, rules and years they lean on, all at once, each with file and line.

Pure but for reading the files that it is given. ``vegvisar check`` prints what it finds.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dialogs.authoring.conditions import check_conditions
from dialogs.authoring.finding import Finding, Mistake, Report
from dialogs.authoring.shape import Draft, read_draft
from dialogs.authoring.source import FORMS
from dialogs.authoring.structure import check_structure
from dialogs.authoring.texts import Text, Texts, check_catalogs, check_form_texts, leftover_texts
from dialogs.authoring.wiring import Scheme, check_wiring, check_year
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
    findings = [finding for draft in drafts for finding in _check_draft(draft, texts, scheme)]
    built = [build(draft.source, draft.lines) for draft in drafts if draft.source]
    if len(built) == len(drafts):
        findings += leftover_texts(built, {name for draft in drafts for name in draft.broken}, texts)
    findings += check_catalogs(texts)
    findings += (finding for path in years for finding in check_year(path))
    return sorted(set(findings))


def check_all(texts: Texts, more: Iterable[Path] = ()) -> list[Finding]:
    """Return every mistake in the project's own forms and years, in these texts and in ``more`` forms.

    Paths inside the project are relative to it.
    """
    forms, years = (sorted((ROOT / "dialogs" / folder).glob("*.yaml")) for folder in ("forms", "years"))
    findings = check([*forms, *more], texts, years)
    return [replace(each, path=each.path.relative_to(ROOT) if each.path.is_relative_to(ROOT) else each.path) for each in findings]


def _check_draft(draft: Draft, texts: Texts, scheme: Scheme) -> list[Finding]:
    report = Report(draft.path, draft.lines, list(draft.findings))
    if draft.source:
        form = build(draft.source, draft.lines)
        check_structure(report, draft.source)
        check_conditions(report, draft.source, draft.broken)
        check_wiring(report, draft.source, form, scheme, draft.broken)
        check_form_texts(report, form, scheme.rules, texts)
    return report.findings
