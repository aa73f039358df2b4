"""A form's questions on one page, for a person at a terminal. Reads nothing but what it is given."""

from collections.abc import Iterator

from bot.cli.definition import Data
from dialogs.form import MORE, Kind, Layout

KINDS = {
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "long text",
    Kind.EMAIL: "e-mail",
    Kind.AMOUNT: "amount",
    Kind.CHOICE: "one of",
    Kind.CHOICES: "several of",
    Kind.FILE: "file",
    Kind.DATE: "date",
    Kind.NUMBER: "number",
    Kind.PHONE: "phone",
    Kind.POSTCODE: "postcode",
    Kind.ORGNR: "organisation number",
    Kind.KONTONR: "account number",
    Kind.MUNICIPALITY: "municipality",
    Layout.LINES: "lines",
    Layout.GRID: "table",
    Layout.ROWS: "rows",
}


def overview(data: Data, language: str) -> Iterator[str]:
    """Yield the lines, with the texts of one language."""
    yield f"{data['form']}: {data['title'][language]}"
    fields = sum(len(each["fields"]) for each in data["questions"])
    yield f"{len(data['questions'])} questions, {fields} fields, {len(data['rules'])} rules"
    by_id = {each["id"]: each for each in data["questions"]}
    for section in data["sections"]:
        questions = [by_id[name] for name in section["questions"]]
        shared = questions[0]["conditions"] if all(each["conditions"] == questions[0]["conditions"] for each in questions) else []
        yield f"\n{section['title'][language]}{''.join(map(_condition, shared))}"
        for question in questions:
            yield from _question(question, language, shared)
    yield "\nRules"
    for rule in data["rules"]:
        state = "" if rule["active"] else ", not in this edition: its year's settings do not hold what it needs"
        yield f"    {rule['name']} ({rule['severity']}{state}): {_looks_at(rule)}; {', '.join(rule['cites'])}"


def _looks_at(rule: Data) -> str:
    return ", ".join(f"each {KINDS[Kind(kind)]}" for kind in rule["each"]) or ", ".join(rule["reads"])


def _condition(condition: Data) -> str:
    names = ", ".join(each["name"] for each in condition["options"])
    return f"  [if {condition['field']} is {condition['operator'].replace('_', ' ')}: {names}]"


def _question(question: Data, language: str, shared: list[Data]) -> Iterator[str]:
    number = f"{question['number']}." if question["number"] else "–"
    conditions = "".join(_condition(each) for each in question["conditions"] if each not in shared)
    needed = "" if question["required"] else ", may be skipped"
    yield f"{number:>4} {question['label'][language]}  [{question['id']}: {KINDS[question['kind']]}{needed}]{conditions}"
    if question["options"]:
        yield f"       {_options(question, language)}"
    for field in _parts(question):
        code = f"{field['code']} " if field["code"] is not None else ""
        own = "".join(_condition(each) for each in field["conditions"] if each not in question["conditions"])
        name = field["id"] if field["row"] is None else f"{question['id']}.{field['column']}, in each of {question['most']} rows"
        yield f"       {code}{field['label'][language]}  [{name}]{own if field['row'] is None else ''}"
        if field["options"] and question["kind"] != Layout.GRID:
            yield f"           {_options(field, language)}"


def _parts(question: Data) -> list[Data]:
    """Return the fields to name below a question: of a question of rows, those of the first."""
    fields: list[Data] = question["fields"][question["kind"] not in (Layout.LINES, Layout.GRID, Layout.ROWS) :]
    return [each for each in fields if each["row"] in (None, 1) and each["column"] != MORE]


def _options(item: Data, language: str) -> str:
    return "; ".join(f"{each['code']} {each['label'][language]}" for each in item["options"])
