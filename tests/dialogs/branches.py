"""What the tests of the forms share: the editions by family, and which questions a branch asks."""

from collections.abc import Mapping

from dialogs.form import Field, Form
from dialogs.prompts import Value
from dialogs.route import route
from dialogs.session import Answer

APPLICATIONS = ("application-2022", "application-2025", "application-2026", "application-2027")
REPORTS = ("report-2025", "report-2026", "report-2027")
YEARLESS = ("grant-letter", "confirmation", "report-elsewhere", "carry-over", "repayment")
FIVE = ("office_name", "address", "orgnr", "kontonr", "contact")
PARTS: Mapping[str, tuple[str, ...]] = {
    "office": ("municipality", "district", *FIVE, "document_language"),
    "kind": ("kind", "grant_year", "national_trial", "prop", "priority", "cooperating"),
    "continuation": ("earlier_report", "earlier_report_elsewhere", "earlier_amounts", "changes", "carry_over", "effect"),
    "measure": (
        *("measure_name", "start_date", "posts_percent", "goals", "target_group", "aim", "living_conditions", "sources"),
        *("ordinary_services", "act_sections", "method", "points", "point_reasons"),
    ),
    "money": ("amount", "budget", "no_direct_payments", "other_grants", "other_grant_list"),
    "after": ("plan", "cost_centre"),
    "signatures": ("manager", "leader"),
}
"""The table of application.md."""


def asked(form: Form, **given: str | int) -> set[str]:
    """Return the questions that are asked when these are the choices (by name) or the municipality (by number)."""
    answers: dict[str, Answer] = {}
    for name, value in given.items():
        field = form.fields[name]
        code: Value = next(each.code for each in field.options if each.name == value) if field.options else value
        answers[name] = Answer(value=code, revision=1)
    return {form.fields[name].question for name in route(form, answers)}


def names(field: Field) -> list[str]:
    """Return the names of a field's options."""
    return [each.name for each in field.options]
