"""What survives between two turns: one immutable value that serialises to JSON and back without loss."""

from datetime import date
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from dialogs.language import Language
from dialogs.past import NOTHING, Past
from dialogs.prompts import Message, Value


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Answer(_Frozen):
    """A checked value and the session's revision when it was given (so that an older page cannot overwrite it unseen)."""

    value: Value
    revision: int


class Reason(_Frozen):
    """Why the person stands by answers that a soft check warned of; void as soon as one of ``values`` changes.

    It is void too when the check finds something else than it had ``found`` (its parameters; None in what was stored before they
    were kept): what was filed since may have changed that.
    """

    text: str
    values: tuple[Value, ...]
    found: dict[str, int | str] | None = None


class Proposal(_Frozen):
    """A value from an earlier filing (its form's id and year), proposed and not answered yet."""

    value: Value
    form: str
    year: int | None = None


class Part(_Frozen):
    """One message of a long text that is sent in several; ``key`` names the message, so that an edit finds it."""

    key: str
    text: str


class Place(StrEnum):
    """Where the conversation is."""

    LANGUAGE = "language"
    FIELD = "field"
    REASON = "reason"
    SUMMARY = "summary"
    SUBMITTED = "submitted"


class Aside(StrEnum):
    """A side step that leaves the place as it is."""

    OVERVIEW = "overview"
    DELETE = "delete"
    PAUSE = "pause"


class Status(StrEnum):
    """The life of a case."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    DELETED = "deleted"


class Session(_Frozen):
    """One case's conversation.

    ``past`` and ``day`` (in Oslo, ISO 8601) are what the world was when it was loaded: they are no part of what is stored.
    ``target`` is the field or the rule that ``place`` is about. ``answers`` also holds those that are not relevant at the moment.
    ``typed`` keeps what was refused or not finished, per field, ``ticked`` the boxes ticked so far, ``parts`` a text in several
    messages: nothing that a person gave is lost. ``asked`` is what was found when a reason for it was asked for (its parameters).
    ``said`` is what the last turn said, for a page that is loaded again.
    """

    form: str
    number: str
    language: Language | None = None
    place: Place = Place.LANGUAGE
    target: str = ""
    aside: Aside | None = None
    status: Status = Status.DRAFT
    answers: dict[str, Answer] = {}
    reasons: dict[str, Reason] = {}
    proposed: dict[str, Proposal] = {}
    typed: dict[str, str] = {}
    ticked: dict[str, tuple[int, ...]] = {}
    parts: dict[str, tuple[Part, ...]] = {}
    said: tuple[Message, ...] = ()
    revision: int = 0
    submitted_at: str | None = None
    asked: dict[str, int | str] | None = None
    past: Past = Field(default_factory=lambda: NOTHING)  # a plain default would be copied, in depth, each time
    day: str = ""

    @property
    def today(self) -> date:
        """The day in Oslo; the first of all days where it is not known."""
        return date.fromisoformat(self.day) if self.day else date.min

    def proposal(self, field: str) -> Proposal | None:
        """Return what is proposed for a field that has no answer."""
        return None if field in self.answers else self.proposed.get(field)

    def stored(self) -> str:
        """Return what is kept of it, as JSON."""
        return self.model_dump_json(exclude={"past", "day"})

    def with_(self, **changes: Any) -> Self:
        """Return a copy with these fields changed; the values are trusted, since only the engine makes them."""
        return self.model_copy(update=changes)
