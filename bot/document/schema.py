"""The published description of a form's filings as JSON (JSON Schema, draft 2020-12): what ``bot.document.data.to_json`` writes.

Precise enough to replace reading our code: every code with its name and score, every limit, and which answers there must and must
not be for the choices that were made.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from dialogs.answers.amount import MAX_KRONER
from dialogs.answers.file import MAX_BYTES, MAX_NAME
from dialogs.answers.filekind import Kind as FileKind
from dialogs.form import Condition, Field, Form, Kind, Operator, Option
from dialogs.language import Language
from dialogs.reading import EMAIL_LENGTH, REASON_LENGTH
from dialogs.rules import RULES, Severity
from dialogs.submission import Submission

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONSTANTS = ("schema_version", "chapter", "post", "regulation")
Schema = dict[str, Any]
PATTERNS = {
    Kind.PHONE: r"^\+[1-9]\d{5,14}$",
    Kind.POSTCODE: r"^\d{4}$",
    Kind.ORGNR: r"^[89]\d{8}$",
    Kind.KONTONR: r"^\d{11}$",
}
"""How these are stored: a phone number as E.164, the others as their digits."""


def json_schema(form: Form) -> Schema:
    """Return the schema of one filing of this edition."""
    constants = {name: {"const": Submission.model_fields[name].default} for name in CONSTANTS}
    known = {
        **constants,
        "form": {"const": form.id},
        "year": {"const": form.year},
        "number": {"type": "string", "minLength": 1, "description": "The receipt's number."},
        "submitted_at": {"type": "string", "format": "date-time"},
        "language": {"enum": [language.value for language in Language]},
        "answers": _answers(form),
        "late": {"type": ["string", "null"], "format": "date", "description": "The day that it was due, where that had passed."},
        "recipient": _or_none(_recipient()),
        "budget_from": {"type": ["string", "null"], "description": "The number of the filing with that budget."},
        "granted": _or_none(
            {
                "type": "integer",
                "minimum": 0,
                "description": "1/100 krone, where the letter's sum is another, which the budget follows.",
            }
        ),
        "delivered": _or_none(_delivered()),
        "elsewhere": {"type": "array", "items": _elsewhere(), "description": "Earlier reports that were delivered elsewhere."},
        "expected": _or_none(
            {
                "type": "integer",
                "minimum": 0,
                "description": "1/100 krone: the payment that a grant lets expect, what was carried over being deducted.",
            }
        ),
        "budget": {"type": "array", "items": _compared(), "description": "What was applied for, held against the accounts."},
        "warnings": {"type": "array", "items": _warning(form), "description": "Soft checks that the office confirmed."},
    }
    properties = {name: known[name] for name in Submission.model_fields}
    return {
        "$schema": DIALECT,
        "$id": f"urn:vegvisar:{form.id}:submission:{Submission.model_fields['schema_version'].default}",
        "title": f"A filing of {form.id}",
        **_object(properties),
    }


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _answers(form: Form) -> Schema:
    conditional = _conditional(form)
    always = [name for name, field in form.fields.items() if field.required and not field.relevant]
    return {
        "description": "By field, in the form's order. What was skipped or did not apply is left out.",
        **_object({name: _field(form, field) for name, field in form.fields.items()}, always),
        **({"allOf": conditional} if conditional else {}),
    }


def _field(form: Form, field: Field) -> Schema:
    number = form.questions[field.question].number
    place = f"Question {number}" if number else "Not numbered"
    place += f", row {field.row}" if field.row else ""
    schema = {
        "description": place if field.code is None else f"{place}, line {field.code}",
        **_object({"kind": {"const": field.kind.value}, **_value(field)}),
    }
    if field.kind is Kind.CHOICE:  # code, name and score go together
        schema["oneOf"] = [{"properties": _option(option)["properties"]} for option in field.options]
    return schema


def _value(field: Field) -> Schema:
    match field.kind:
        case Kind.CHOICE:
            return {name: {"enum": [getattr(option, name) for option in field.options]} for name in ("code", "name", "score")}
        case Kind.CHOICES:
            items = {"oneOf": [_option(option) for option in field.options]}
            return {"options": {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}}
        case Kind.FILE:
            return {
                "name": {"type": "string", "minLength": 1, "maxLength": MAX_NAME},
                "size": {"type": "integer", "minimum": 1, "maximum": MAX_BYTES, "description": "Bytes"},
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "media_type": {"enum": [kind.media_type for kind in FileKind]},
            }
        case Kind.AMOUNT | Kind.NUMBER | Kind.DATE | Kind.MUNICIPALITY:
            return _formal(field)
        case _:
            return {"value": {"type": "string", **_text(field)}}


def _formal(field: Field) -> Schema:
    match field.kind:
        case Kind.AMOUNT:
            return {"ore": {"type": "integer", "minimum": 0, "maximum": MAX_KRONER * 100, "description": "1/100 krone"}}
        case Kind.NUMBER:
            bounds = {"minimum": field.minimum, "maximum": field.maximum}
            return {"number": {"type": "integer", **{key: each for key, each in bounds.items() if each is not None}}}
        case Kind.DATE:
            return {"date": {"type": "string", "format": "date"}}
        case _:
            names = {name: {"type": "string", "minLength": 1} for name in ("name", "county")}
            return {"number": {"type": "string", "pattern": r"^\d{4}$"}, **names}


def _text(field: Field) -> Schema:
    if field.kind in PATTERNS:
        return {"pattern": PATTERNS[field.kind]}
    if field.kind is Kind.EMAIL:
        return {"format": "email", "maxLength": EMAIL_LENGTH}
    return {"minLength": 1, "maxLength": field.max_length}


def _option(option: Option) -> Schema:
    return _object({"code": {"const": option.code}, "name": {"const": option.name}, "score": {"const": option.score}})


def _conditional(form: Form) -> list[Schema]:
    """Fields that apply under the same conditions stand together: asked for when those hold, not allowed when they do not."""
    together: dict[tuple[Condition, ...], list[Field]] = defaultdict(list)
    for field in form.fields.values():
        if field.relevant:
            together[field.relevant].append(field)
    return [
        {
            "if": {"allOf": [_condition(form, condition) for condition in conditions]},
            "then": {"required": [field.id for field in fields if field.required]},
            "else": {"properties": {field.id: False for field in fields}},
        }
        for conditions, fields in together.items()
    ]


def _condition(form: Form, condition: Condition) -> Schema:
    hit: Schema = {"properties": {"code": {"enum": sorted(condition.codes)}}, "required": ["code"]}
    kind = form.fields[condition.field].kind
    if kind is Kind.CHOICES:
        hit = {"properties": {"options": {"contains": hit}}, "required": ["options"]}
    elif kind is Kind.MUNICIPALITY:
        numbers = [f"{code:04}" for code in sorted(condition.codes)]
        hit = {"properties": {"number": {"enum": numbers}}, "required": ["number"]}
    chosen = {"properties": {condition.field: hit}, "required": [condition.field]}
    return chosen if condition.operator is Operator.ONE_OF else {"not": chosen}


def _or_none(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _recipient() -> Schema:
    text: Schema = {"type": "string", "minLength": 1}
    office = {
        "to": {"enum": ["governor", "directorate"]},
        "orgnr": {"type": "string", "pattern": PATTERNS[Kind.ORGNR]},
        "name": _object({language.value: text for language in Language}),
        "mailbox": {"type": ["string", "null"]},
        "verified": {"type": "boolean", "description": "Whether a public source, or the operator, has confirmed the mailbox."},
    }
    return {
        "description": "By the registers of the day.",
        **_object({**office, "copies": {"type": "array", "items": _object(office)}}),
    }


def _delivered() -> Schema:
    return {
        "description": "The report of the year before an application's, where it is here.",
        **_object({"number": {"type": "string", "minLength": 1}, "date": {"type": "string", "format": "date"}}),
    }


def _elsewhere() -> Schema:
    day = {"type": "string", "format": "date"}
    said = {"report_date": day, "accounts_date": day, "reference": {"type": "string", "minLength": 1}}
    return _object({"year": {"type": "integer"}, **said})


def _compared() -> Schema:
    ore = {"type": "integer", "minimum": 0, "description": "1/100 krone"}
    return _object(
        {"line": {"type": "string", "description": "The name of the budget line's option."}, "budget": ore, "accounts": ore}
    )


def _soft(form: Form) -> Iterator[str]:
    """Yield the names of the soft checks; of one that acts on each of some fields, a name for each."""
    for rule in (RULES[name] for name in form.rules if RULES[name].severity is Severity.SOFT):
        fields = [name for name, field in form.fields.items() if rule.acts_on(field)]
        yield from (rule.of(name).name for name in fields) if rule.each else (rule.name,)


def _warning(form: Form) -> Schema:
    return _object(
        {
            "rule": {"enum": list(_soft(form))},
            "cites": {"type": "array", "items": {"type": "string", "pattern": r"^R\d+(\.\d+[a-z]?)?$"}},
            "field": {"enum": list(form.fields)},
            "params": {
                "type": "object",
                "additionalProperties": {"type": ["integer", "string"]},
                "description": "Amounts in 1/100 krone; those named …year, …count or …percent are plain numbers.",
            },
            "reason": {"type": "string", "minLength": 1, "maxLength": REASON_LENGTH},
        }
    )
