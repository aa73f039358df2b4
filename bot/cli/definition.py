"""A form's whole definition as plain data, with the texts of both languages side by side. Reads nothing but what it is given."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import Catalog, FormTexts, form_texts
from dialogs.authoring.source import CITIES
from dialogs.form import Condition, Field, Form, Kind, Layout, Option, Question, Section
from dialogs.language import Language
from dialogs.rules import RULES, Severity, rules_of

Data = dict[str, Any]
PARTED = (Layout.LINES, Layout.ROWS)
"""The layouts whose fields have options of their own, if any."""


class Definition:
    """Describes one form."""

    def __init__(self, form: Form, catalogs: Mapping[Language, Catalog]) -> None:
        self.form = form
        self.texts: dict[Language, FormTexts] = {language: form_texts(catalogs[language], form) for language in Language}

    def data(self) -> Data:
        """Return it all: sections, questions in order with their fields, rules."""
        return {
            "form": self.form.id,
            "year": self.form.year,
            "follows": self.form.follows,
            "recipient": self.form.recipient.value,
            "title": self._both(f"{self.form.text}.title"),
            "intro": self._both(self.form.intro),
            "next": self._both(self.form.next),
            "sections": [self._section(each) for each in self.form.sections],
            "questions": [self._question(each) for each in self.form.questions.values()],
            "rules": [self._rule(name) for name in self.form.rules],
            "prefill": {name: list(sources) for name, sources in self.form.prefill.items()},
            "after": list(self.form.after),
            "document": self._document(),
        }

    def _document(self) -> Data:
        paper = self.form.paper
        return {
            "measure": paper.measure,
            "office": paper.office,
            "facts": [list(row) for row in paper.facts],
            "signers": list(paper.signers),
        }

    def _both(self, text: str) -> dict[str, str]:
        return {language.value: texts.of(text) for language, texts in self.texts.items()}

    def _section(self, section: Section) -> Data:
        return {
            "id": section.id,
            "title": self._both(f"{section.text}.title"),
            "questions": [each.id for each in section.questions],
        }

    def _question(self, question: Question) -> Data:
        main = question.fields[0]
        return {
            "id": question.id,
            "number": question.number,
            "section": question.section,
            "kind": main.kind.value if question.layout is Layout.SINGLE else question.layout.value,
            "required": main.required,
            "label": self._both(f"{question.text}.label"),
            "short": self._both(f"{question.text}.short"),
            "help": self._both(f"{question.text}.help"),
            "cites": list(question.cites),
            "guidance": list(question.guidance),
            "most": question.rows or None,
            "conditions": self._conditions(question.relevant),
            "options": [] if question.layout in PARTED else [self._option(each) for each in main.options],
            "fields": [self._field(each) for each in question.fields],
        }

    def _field(self, field: Field) -> Data:
        return {
            "id": field.id,
            "kind": field.kind.value,
            "code": field.code,
            "required": field.required,
            "max_length": field.max_length,
            "minimum": field.minimum,
            "maximum": field.maximum,
            "unit": field.unit.value if field.kind is Kind.NUMBER else None,
            "row": field.row,
            "column": field.column or None,
            "label": self._both(f"{field.text}.label"),
            "short": self._both(f"{field.text}.short"),
            "conditions": self._conditions(field.relevant),
            "options": [self._option(each) for each in field.options],
        }

    def _option(self, option: Option) -> Data:
        return {"code": option.code, "name": option.name, "score": option.score, "label": self._both(option.text)}

    def _conditions(self, conditions: tuple[Condition, ...]) -> list[Data]:
        """All must hold."""
        return [
            {
                "field": each.field,
                "operator": each.operator.value,
                "options": [{"code": self._code(each, name), "name": name} for name in each.names],
            }
            for each in conditions
        ]

    def _code(self, condition: Condition, name: str) -> int:
        options = self.form.fields[condition.field].options
        return next((option.code for option in options if option.name == name), CITIES.get(name, 0))

    def _rule(self, name: str) -> Data:
        """Keep the placeholders in its texts: amounts are known only when answers are."""
        rule = RULES[name]
        acting = [each for each in rules_of(self.form) if each.name.partition(".")[0] == name]
        return {
            "name": name,
            "severity": rule.severity.value,
            "active": bool(acting),
            "reads": list(rule.reads) or [read for each in acting for read in each.reads],
            "each": sorted(rule.each),
            "stands_at": rule.blames(self.form) if rule.reads else None,
            "cites": list(rule.cites),
            "message": self._raw(f"{rule.message}.message"),
            "mend": self._raw(f"{rule.message}.mend") if rule.severity is not Severity.NOTE else None,
        }

    def _raw(self, text: str) -> dict[str, str]:
        return {language.value: texts.catalog.messages[text] for language, texts in self.texts.items()}
