"""A question's fields as inputs: what stands in each, what was wrong with it, and what may be chosen. Pure; knows no HTML."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.i18n import FormTexts
from bot.web.sayings import Said
from dialogs.answers.file import FileInfo
from dialogs.form import Field, Kind, Question
from dialogs.prompts import Value
from dialogs.rules.money import M1, M2, M3, M4, M5
from dialogs.session import Session

FUNDS, USES = (M1, M2), (M3, M4, M5)
CHOOSING = (Kind.CHOICE, Kind.CHOICES)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option; ``follow_ups`` are asked as soon as it is chosen."""

    code: int
    id: str
    label: str
    chosen: bool
    follow_ups: tuple["Input", ...]


@dataclass(frozen=True, slots=True)
class Input:
    """A field. ``raw`` stands in its box, ``answer`` is what is stored, as it reads; ``unsent``: kept, but not answered yet."""

    field: Field
    id: str
    label: str
    raw: str
    answer: str | None
    unsent: bool
    errors: tuple[Said, ...]
    choices: tuple[Choice, ...]

    @property
    def kind(self) -> str:
        """The kind, for the template."""
        return self.field.kind.value

    @property
    def name(self) -> str:
        """The form field's name."""
        return f"f.{self.field.id}"

    @property
    def has_follow_ups(self) -> bool:
        """Tell whether a choice asks more."""
        return any(choice.follow_ups for choice in self.choices)


def html_id(field: str) -> str:
    """Return the id of a field's input in the page."""
    return f"f-{field.replace('.', '-')}"


def shown_raw(field: Field, session: Session) -> str:
    """Return what we put into a field's box: what was kept for mending, else the answer as it would be typed."""
    if field.id in session.typed:
        return session.typed[field.id]
    if field.id in session.ticked:
        return raw_of(field, session.ticked[field.id])
    return raw_of(field, session.answers[field.id].value) if field.id in session.answers else ""


def raw_of(field: Field, value: Value) -> str:
    """Return an answer as it would be typed, or its option's code."""
    if value is None or isinstance(value, FileInfo):
        return ""
    if isinstance(value, tuple):
        return ",".join(str(code) for code in value)
    if field.kind is Kind.AMOUNT and isinstance(value, int):
        kroner, ore = divmod(value, 100)
        grouped = f"{kroner:,}".replace(",", " ")
        return f"{grouped},{ore:02d}" if ore else grouped
    return str(value)


class Inputs:
    """Makes the inputs of a question. ``kept`` is what was just sent and not taken, by field id: it wins over what is stored."""

    def __init__(self, texts: FormTexts, session: Session, said: tuple[Said, ...], kept: Mapping[str, str]) -> None:
        self.texts = texts
        self.session = session
        self.said = said
        self.kept = kept

    def of(self, question: Question, fields: tuple[Field, ...]) -> tuple[Input, ...]:
        """Return a question's inputs, follow-ups inside the option that asks for them."""
        own = {field.id for field in fields}
        waiting = [field for field in fields if any(condition.field in own for condition in field.relevant)]
        return tuple(self._input(question, field, waiting) for field in fields if field not in waiting)

    def _input(self, question: Question, field: Field, waiting: list[Field]) -> Input:
        raw = self.kept.get(field.id, shown_raw(field, self.session))
        answer = self.session.answers.get(field.id)
        errors = tuple(each for each in self.said if each.field == field.id and each.tone == "error")
        return Input(
            field=field,
            id=html_id(field.id),
            label=self.texts.label(field.text),
            raw="" if field.kind in CHOOSING and not _codes(field, raw) else raw,
            answer=self.texts.answer(field, answer.value) if answer else None,
            unsent=field.id in self.session.typed and not errors,
            errors=errors,
            choices=tuple(self._choices(question, field, _codes(field, raw), waiting)),
        )

    def _choices(self, question: Question, field: Field, chosen: frozenset[str], waiting: list[Field]) -> list[Choice]:
        return [
            Choice(
                code=option.code,
                id=f"{html_id(field.id)}-{option.code}",
                label=self.texts.of(option.text),
                chosen=str(option.code) in chosen,
                follow_ups=tuple(
                    self._input(question, each, [])
                    for each in waiting
                    if any(condition.field == field.id and option.code in condition.codes for condition in each.relevant)
                ),
            )
            for option in field.options
        ]


def _codes(field: Field, raw: str) -> frozenset[str]:
    """Return the codes in a box's raw value; none where it is something else that was typed."""
    given = frozenset(raw.split(",")) if raw else frozenset()
    return given if given <= {str(option.code) for option in field.options} else frozenset()


def typed_reply(question: Question, session: Session, kept: Mapping[str, str]) -> str:
    """Return what was typed in words on a question that offers buttons, and not understood."""
    for field in question.fields:
        raw = kept.get(field.id, session.typed.get(field.id, ""))
        if field.kind in CHOOSING and raw and not _codes(field, raw):
            return raw
    return ""
