"""A form's file as its author writes it: which keys there are, and what each takes. ``docs/writing-a-form.md`` explains them."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field as Key

FORMS = Path(__file__).parents[1] / "forms"

CITIES = {"oslo": 301, "bergen": 4601}
"""The municipalities that a condition may name: those with districts."""

Name = Annotated[str, Key(pattern=r"^[a-z][a-z0-9_]*$")]
_PLAIN = Literal[
    "text", "long_text", "email", "amount", "date", "number", "phone", "postcode", "orgnr", "kontonr", "municipality"
]
FieldKind = Literal[_PLAIN, "choice", "choices", "file"]
QuestionKind = Literal[FieldKind, "lines", "grid", "rows"]
UnitName = Literal["count", "percent", "year"]


class Source(BaseModel):
    """What all parts share: no unknown keys, no silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ConditionSource(Source):
    """``{field: start, none_of: [not_started]}``."""

    field: str
    one_of: list[Name] | None = None
    none_of: list[Name] | None = None


def _as_list(raw: object) -> object:
    return [raw] if isinstance(raw, dict) else raw


Conditions = Annotated[list[ConditionSource], BeforeValidator(_as_list)]


class FieldSource(Source):
    """One input of a question with several, or an option's follow-up text. ``options`` are a choice's."""

    field: Name
    kind: FieldKind
    code: int | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    unit: UnitName = "count"
    required: bool | None = None
    relevant: Conditions = []
    options: list["OptionSource"] = []


class OptionSource(Source):
    """``{code: 9, name: agder}``; ``follow_up`` is a field that is asked when the option is taken."""

    code: int
    name: Name
    score: int | None = None
    follow_up: FieldSource | None = None


class QuestionSource(Source):
    """A question as the author writes it; ``kind`` decides which of the other keys it takes."""

    question: Name
    kind: QuestionKind
    numbered: bool = True
    required: bool = True
    cites: list[str] = []
    relevant: Conditions = []
    text: Name | None = None
    guidance: list[str] = []
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    unit: UnitName = "count"
    options: list[OptionSource] = []
    rows: list[Name] = []
    most: Annotated[int, Key(ge=2, le=30)] | None = None
    fields: list[FieldSource] = []


class SectionSource(Source):
    """A titled run of questions; its ``relevant`` holds for each of them."""

    section: Name
    relevant: Conditions = []
    questions: list[QuestionSource]


class PaperSource(Source):
    """What the document's cover and key facts name, by field; and by question who is to sign it."""

    measure: str = ""
    office: str = ""
    facts: list[list[str]] = []
    signers: list[str] = []


Year = Annotated[int, Key(ge=2016, le=2100)]
Recipient = Literal["governor", "directorate", "none"]


class FormSource(Source):
    """The whole form, what it follows put in."""

    form: str
    texts: Name
    year: Year | None = None
    follows: str | None = None
    intro: Name = "intro"
    sections: list[SectionSource]
    rules: list[Name] = []
    prefill: dict[str, list[str]] = {}
    after: list[str] = []
    recipient: Recipient = "governor"
    document: PaperSource = PaperSource()


class _PartlySource(BaseModel):
    """A question's keys, of which the whole form's are looked at when it is put together."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    question: Name


class ChangeSource(_PartlySource):
    """A question of the edition that is followed: the keys given here stand instead of those that it had."""


class AddSource(_PartlySource):
    """A question that the edition adds, whole, behind another."""

    after: Name


class EditionSource(Source):
    """The file of an edition that follows another and names only what differs."""

    form: str
    follows: str
    year: Year | None = None
    change: list[ChangeSource] = []
    drop: list[Name] = []
    add: list[AddSource] = []
    drop_rules: list[Name] = []
    add_rules: list[Name] = []
    intro: Name = "intro"
    prefill: dict[str, list[str]] = {}
    after: list[str] = []
    recipient: Recipient = "governor"
    document: PaperSource = PaperSource()
