"""Builds a ``Form`` from its YAML file: the author's short forms become fields, conditions are resolved to option codes."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dialogs.authoring.conditions import check_conditions
from dialogs.authoring.finding import Report
from dialogs.authoring.shape import read_draft
from dialogs.authoring.source import (
    CITIES,
    FORMS,
    ConditionSource,
    FieldSource,
    FormSource,
    OptionSource,
    PaperSource,
    QuestionSource,
    SectionSource,
)
from dialogs.authoring.structure import check_structure
from dialogs.errors import FormError
from dialogs.form import (
    MORE,
    NO,
    YES,
    Condition,
    Destination,
    Field,
    Form,
    Kind,
    Layout,
    Operator,
    Option,
    Paper,
    Question,
    Section,
    Unit,
)


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
        source = self.source
        return Form(
            id=source.form,
            text=source.texts,
            year=source.year,
            sections=tuple(sections),
            intro=f"{source.texts}.{source.intro}",
            rules=tuple(source.rules),
            lines=lines,
            follows=source.follows,
            prefill={name: tuple(sources) for name, sources in source.prefill.items()},
            after=tuple(source.after),
            recipient=Destination(source.recipient),
            paper=_paper(source.document),
        )

    def question(self, section: SectionSource, source: QuestionSource, number: int | None) -> Question:
        relevant = tuple(self.condition(each) for each in (*section.relevant, *source.relevant))
        several = (Layout.LINES, Layout.GRID, Layout.ROWS)
        layout = Layout(source.kind) if source.kind in several else Layout.SINGLE
        make = {Layout.SINGLE: self.single, Layout.LINES: self.lines, Layout.GRID: self.grid, Layout.ROWS: self.rows}[layout]
        fields = make(source, relevant)
        text = self.text(source)
        return Question(
            source.question, section.section, text, layout, fields, number, tuple(source.cites), tuple(source.guidance)
        )

    def text(self, source: QuestionSource) -> str:
        return f"{self.source.texts}.{source.text or source.question}"

    def single(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        main = self.keep(
            Field(
                id=source.question,
                kind=Kind(source.kind),
                question=source.question,
                text=self.text(source),
                required=source.required,
                relevant=relevant,
                options=self.options(self.text(source), source.options),
                max_length=source.max_length,
                minimum=source.minimum,
                maximum=source.maximum,
                unit=Unit(source.unit),
            )
        )
        follow_ups = []
        for option in source.options:
            if option.follow_up:
                chosen = Condition(main.id, Operator.ONE_OF, (option.name,), frozenset({option.code}))
                follow_ups.append(self.part(source, option.follow_up, (*relevant, chosen)))
        return (main, *follow_ups)

    def lines(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        return tuple(self.part(source, each, relevant) for each in source.fields)

    def grid(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        options = self.options(self.text(source), source.options)
        return tuple(
            self.keep(
                Field(
                    id=f"{source.question}.{row}",
                    kind=Kind.CHOICE,
                    question=source.question,
                    text=f"{self.text(source)}.{row}",
                    required=source.required,
                    relevant=relevant,
                    options=options,
                    code=code,
                )
            )
            for code, row in enumerate(source.rows, start=1)
        )

    def rows(self, source: QuestionSource, relevant: tuple[Condition, ...]) -> tuple[Field, ...]:
        """Lay out all rows that there can be: each is relevant when the one before says that there is more."""
        most = source.most or 1
        fields: list[Field] = []
        for number in range(1, most + 1):
            fields += (self.part(source, each, relevant, number) for each in source.fields)
            if number < most:
                fields.append(self.more(source, relevant, number))
                yes = Condition(fields[-1].id, Operator.ONE_OF, ("yes",), frozenset({YES}))
                relevant = (yes,)  # which is relevant itself only if all before it are
        return tuple(fields)

    def more(self, source: QuestionSource, relevant: tuple[Condition, ...], row: int) -> Field:
        text = f"{self.text(source)}.{MORE}"
        options = tuple(Option(code, name, f"{text}.option.{name}") for code, name in ((YES, "yes"), (NO, "no")))
        name = f"{source.question}.{row}.{MORE}"
        return self.keep(Field(name, Kind.CHOICE, source.question, text, True, relevant, options, row=row, column=MORE))

    def part(self, source: QuestionSource, part: FieldSource, relevant: tuple[Condition, ...], row: int | None = None) -> Field:
        text = f"{self.text(source)}.{part.field}"
        own = tuple(self.condition(each, source.question, row) for each in part.relevant)
        return self.keep(
            Field(
                id=f"{source.question}.{part.field}" if row is None else f"{source.question}.{row}.{part.field}",
                kind=Kind(part.kind),
                question=source.question,
                text=text,
                required=source.required if part.required is None else part.required,
                relevant=(*relevant, *own) if own else relevant,
                options=self.options(text, part.options),
                max_length=part.max_length,
                code=part.code,
                minimum=part.minimum,
                maximum=part.maximum,
                unit=Unit(part.unit),
                row=row,
                column=part.field if row else "",
            )
        )

    def keep(self, field: Field) -> Field:
        self.fields[field.id] = field
        return field

    def options(self, text: str, options: list[OptionSource]) -> tuple[Option, ...]:
        return tuple(Option(each.code, each.name, f"{text}.option.{each.name}", each.score) for each in options)

    def condition(self, source: ConditionSource, question: str = "", row: int | None = None) -> Condition:
        """Return the condition; in a row of ``question``, a column that it names is the one of the same row."""
        name = source.field
        if row is not None and name.startswith(f"{question}."):
            name = f"{question}.{row}.{name.removeprefix(f'{question}.')}"
        operator = Operator.ONE_OF if source.one_of is not None else Operator.NONE_OF
        names = tuple(source.one_of or source.none_of or ())
        field = self.fields.get(name)
        known: Mapping[str, int] = {option.name: option.code for option in field.options} if field else {}
        if field and field.kind is Kind.MUNICIPALITY:
            known = CITIES
        return Condition(name, operator, names, frozenset(known[name] for name in names if name in known))


def _paper(source: PaperSource) -> Paper:
    return Paper(source.measure, source.office, tuple(map(tuple, source.facts)), tuple(source.signers))


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


@cache
def form_names() -> tuple[str, ...]:
    """Return the ids of all editions, sorted; the folder is read once."""
    return tuple(sorted(path.stem for path in FORMS.glob("*.yaml")))
