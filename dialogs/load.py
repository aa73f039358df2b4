"""Builds a ``Form`` from its YAML file: the author's short forms become fields, conditions are resolved to option codes."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dialogs.authoring.conditions import check_conditions
from dialogs.authoring.finding import Report
from dialogs.authoring.shape import read_draft
from dialogs.authoring.source import ConditionSource, FieldSource, FormSource, QuestionSource, SectionSource
from dialogs.authoring.structure import check_structure
from dialogs.errors import FormError
from dialogs.form import Condition, Field, Form, Kind, Layout, Operator, Option, Question, Section

FORMS = Path(__file__).parent / "forms"


class _Builder:
    """Turns the author's short forms into fields; conditions are resolved to option codes as the form grows."""

    def __init__(self, source: FormSource) -> None:
        self.source = source
        self.fields: dict[str, Field] = {}

    def form(self, lines: Mapping[str, int]) -> Form:
        number = 0
        sections = []
        for section in self.source.sections:
            questions = []
            for question in section.questions:
                number += question.numbered
                questions.append(self.question(section, question, number if question.numbered else None))
            sections.append(Section(section.section, f"{self.source.texts}.{section.section}", tuple(questions)))
        return Form(self.source.form, self.source.texts, self.source.year, tuple(sections), tuple(self.source.rules), lines)

    def question(self, section: SectionSource, source: QuestionSource, number: int | None) -> Question:
        relevant = tuple(self.condition(each) for each in (*section.relevant, *source.relevant))
        layout = Layout(source.kind) if source.kind in (Layout.LINES, Layout.GRID) else Layout.SINGLE
        make = {Layout.SINGLE: self.single, Layout.LINES: self.lines, Layout.GRID: self.grid}[layout]
        fields = make(source, relevant)
        text = f"{self.source.texts}.{source.question}"
        return Question(source.question, section.section, text, layout, fields, number, tuple(source.cites))

    def single(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        options = self.options(source)
        text = f"{self.source.texts}.{source.question}"
        main = Field(
            source.question, Kind(source.kind), source.question, text, source.required, relevant, options, source.max_length
        )
        self.fields[main.id] = main
        follow_ups = []
        for option in source.options:
            if option.follow_up:
                chosen = Condition(main.id, Operator.ONE_OF, (option.name,), frozenset({option.code}))
                follow_ups.append(self.part(source, option.follow_up, (*relevant, chosen)))
        return (main, *follow_ups)

    def lines(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        return tuple(self.part(source, each, relevant) for each in source.fields)

    def grid(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        options = self.options(source)
        rows = []
        for code, row in enumerate(source.rows, start=1):
            name = f"{source.question}.{row}"
            text = f"{self.source.texts}.{name}"
            rows.append(Field(name, Kind.CHOICE, source.question, text, source.required, relevant, options, code=code))
        self.fields |= {row.id: row for row in rows}
        return tuple(rows)

    def part(self, source: QuestionSource, part: FieldSource, relevant: tuple[Condition, ...]) -> Field:
        name = f"{source.question}.{part.field}"
        required = source.required if part.required is None else part.required
        text = f"{self.source.texts}.{name}"
        field = Field(name, Kind(part.kind), source.question, text, required, relevant, (), part.max_length, code=part.code)
        self.fields[name] = field
        return field

    def options(self, source: QuestionSource) -> tuple[Option, ...]:
        prefix = f"{self.source.texts}.{source.question}.option"
        return tuple(Option(each.code, each.name, f"{prefix}.{each.name}", each.score) for each in source.options)

    def condition(self, source: ConditionSource) -> Condition:
        operator = Operator.ONE_OF if source.one_of is not None else Operator.NONE_OF
        names = tuple(source.one_of or source.none_of or ())
        known = {option.name: option.code for option in self.fields[source.field].options} if source.field in self.fields else {}
        return Condition(source.field, operator, names, frozenset(known[name] for name in names if name in known))


def build(source: FormSource, lines: Mapping[str, int]) -> Form:
    """Return the form. Unknown references give conditions without codes: ``dialogs.check`` names them, ``load_form`` refuses."""
    return _Builder(source).form(lines)


def read_form(path: Path) -> Form:
    """Return the form in a file. FormError names everything that is wrong in the file itself (texts are ``dialogs.check``'s)."""
    draft = read_draft(path)
    report = Report(path, draft.lines, list(draft.findings))
    if draft.source:
        check_structure(report, draft.source)
        check_conditions(report, draft.source, draft.broken)
    if draft.source is None or report.findings:
        raise FormError(tuple(str(finding) for finding in sorted(report.findings)))
    return build(draft.source, draft.lines)


@cache
def load_form(name: str) -> Form:
    """Return the edition with this id. FormError when there is none, or when its file is wrong."""
    path = FORMS / f"{name}.yaml"
    if not path.is_file():
        raise FormError((f"there is no form {name!r}; there is: {', '.join(form_names())}",))
    return read_form(path)


def form_names() -> tuple[str, ...]:
    """Return the ids of all editions, sorted."""
    return tuple(sorted(path.stem for path in FORMS.glob("*.yaml")))
