"""Reads a form's YAML file into a ``Form``, or names everything that is wrong with it.

The only reading that ``dialogs`` does: its own package data, at start. YAML 1.2 (so ``no`` is a word), lines kept for findings.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic import Field as Key
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from dialogs.errors import FormError
from dialogs.form import Condition, Field, Form, Kind, Layout, Operator, Option, Question, Section

FORMS = Path(__file__).parent / "forms"

Name = Annotated[str, Key(pattern=r"^[a-z][a-z0-9_]*$")]
TextLength = Annotated[int, Key(ge=1, le=100_000)]


class _Source(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ConditionSource(_Source):
    """``{field: start, none_of: [not_started]}``."""

    field: str
    one_of: list[Name] | None = None
    none_of: list[Name] | None = None


class FieldSource(_Source):
    """One input of a question with several, or an option's follow-up text."""

    field: Name
    kind: Literal["text", "long_text", "email", "amount", "choice", "choices", "file"]
    code: int | None = None
    max_length: TextLength | None = None
    required: bool | None = None


class OptionSource(_Source):
    """``{code: 9, name: agder}``; ``follow_up`` is a field that is asked when the option is taken."""

    code: int
    name: Name
    score: int | None = None
    follow_up: FieldSource | None = None


def _as_list(raw: object) -> object:
    return [raw] if isinstance(raw, dict) else raw


Conditions = Annotated[list[ConditionSource], BeforeValidator(_as_list)]


class QuestionSource(_Source):
    """A question as the author writes it; ``kind`` decides which of the other keys it takes."""

    question: Name
    kind: Literal["text", "long_text", "email", "amount", "choice", "choices", "file", "lines", "grid"]
    numbered: bool = True
    required: bool = True
    cites: list[str] = []
    relevant: Conditions = []
    max_length: TextLength | None = None
    options: list[OptionSource] = []
    rows: list[Name] = []
    fields: list[FieldSource] = []


class SectionSource(_Source):
    """A titled run of questions; its ``relevant`` holds for each of them."""

    section: Name
    relevant: Conditions = []
    questions: list[QuestionSource]


class FormSource(_Source):
    """The whole file."""

    form: str
    texts: Name
    year: Annotated[int, Key(ge=2016, le=2100)]
    sections: list[SectionSource]
    rules: list[Name] = []


def read(path: Path) -> tuple[Any, dict[str, int]]:
    """Return the file's plain data and the line (from 1) of every part, by dotted path. FormError when it is no YAML."""
    try:
        data = YAML().load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FormError((f"{path}:{line}: not valid YAML: {error.problem}",)) from error
    lines: dict[str, int] = {}
    _note_lines(data, "", lines)
    return data, lines


def _note_lines(node: object, place: str, lines: dict[str, int]) -> None:
    if isinstance(node, CommentedMap | CommentedSeq):
        lines.setdefault(place, node.lc.line + 1)
        items = node.items() if isinstance(node, CommentedMap) else enumerate(node)
        for key, child in items:
            path = f"{place}.{key}" if place else str(key)
            position = node.lc.value(key) if isinstance(node, CommentedMap) else node.lc.item(key)
            lines[path] = position[0] + 1
            _note_lines(child, path, lines)


def parse(path: Path) -> tuple[FormSource, dict[str, int]]:
    """Return the file as the author wrote it, checked for shape. FormError names every wrong or unknown key with its line."""
    data, lines = read(path)
    try:
        return FormSource.model_validate(data), lines
    except ValidationError as error:
        raise FormError(tuple(_shape_findings(path, error, lines))) from error


def _shape_findings(path: Path, error: ValidationError, lines: Mapping[str, int]) -> list[str]:
    found = []
    for each in error.errors(include_url=False, include_input=False):
        place = ".".join(str(part) for part in each["loc"])
        known = place
        while known and known not in lines:
            known = known.rpartition(".")[0]
        found.append(f"{path}:{lines.get(known, 1)}: {place}: {each['msg']}")
    return found


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


@cache
def load_form(name: str) -> Form:
    """Return the edition with this id. FormError when there is none, or when its file is wrong in shape."""
    path = FORMS / f"{name}.yaml"
    if not path.is_file():
        raise FormError((f"there is no form {name!r}; there is: {', '.join(form_names())}",))
    return build(*parse(path))


def form_names() -> tuple[str, ...]:
    """Return the ids of all editions, sorted."""
    return tuple(sorted(path.stem for path in FORMS.glob("*.yaml")))
