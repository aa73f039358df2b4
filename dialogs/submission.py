"""The frozen snapshot of a finished filing: what the document, the JSON and the CSV are made of.

Holds codes, names, scores and amounts in øre, never labels; made by ``freeze`` from the route, so that an answer that is not
relevant at the end is not in it. The same snapshot gives the same bytes in every export.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogs.language import Language


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextValue(_Frozen):
    """Free text (also e-mail), as written, cleaned."""

    kind: Literal["text", "long_text", "email"]
    value: str


class AmountValue(_Frozen):
    """An amount in øre."""

    kind: Literal["amount"] = "amount"
    ore: int


class ChosenOption(_Frozen):
    """One option: the source's code, our stable name, and the printed score where the source has one."""

    code: int
    name: str
    score: int | None = None


class ChoiceValue(ChosenOption):
    """A single choice."""

    kind: Literal["choice"] = "choice"


class ChoicesValue(_Frozen):
    """Several choices, in the printed order."""

    kind: Literal["choices"] = "choices"
    options: tuple[ChosenOption, ...]


class FileValue(_Frozen):
    """An attachment by its hash; ``size`` in bytes."""

    kind: Literal["file"] = "file"
    name: str
    size: int
    sha256: str
    media_type: str


SubmittedValue = Annotated[TextValue | AmountValue | ChoiceValue | ChoicesValue | FileValue, Field(discriminator="kind")]


class SubmittedWarning(_Frozen):
    """A soft check that the person confirmed: ``params`` are amounts in øre and years, ``reason`` their own words."""

    rule: str
    cites: tuple[str, ...]
    field: str
    params: dict[str, int]
    reason: str


class Submission(_Frozen):
    """One finished filing. ``answers`` by field id in the form's order; an optional field that was skipped is left out."""

    schema_version: Literal[1] = 1
    form: str
    year: int
    number: str
    submitted_at: str
    language: Language
    chapter: Literal["0621"] = "0621"
    post: Literal["63"] = "63"
    regulation: Literal["2016-10-30"] = "2016-10-30"
    answers: dict[str, SubmittedValue]
    warnings: tuple[SubmittedWarning, ...] = ()
