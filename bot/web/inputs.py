"""A question's fields as inputs: what stands in each, what was wrong with it, and what may be chosen. Pure; knows no HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.i18n import FormTexts
from bot.proposing import source
from bot.web.raw import CHOOSING, codes_in, shown_raw
from bot.web.sayings import Said
from dialogs.form import Field, Kind, Operator, Question, Unit
from dialogs.session import Proposal, Session

SHOWN_HOW = (Kind.DATE, Kind.MUNICIPALITY)
"""Kinds whose box says how to write in it: what is wanted does not follow from the question."""

LONGEST_LINE = 300
"""Characters of a text that fit in a box of one line."""


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
    """A field. ``raw`` stands in its box, ``answer`` is what is stored, as it reads; ``unsent``: kept, but not answered yet.

    ``proposed`` says where ``raw`` comes from while it is a mere proposal, "" where it is none.
    """

    field: Field
    id: str
    label: str
    raw: str
    answer: str | None
    unsent: bool
    errors: tuple[Said, ...]
    choices: tuple[Choice, ...]
    proposed: str = ""

    @property
    def kind(self) -> str:
        """The kind, for the template."""
        return self.field.kind.value

    @property
    def is_long(self) -> bool:
        """Tell whether the box is to have several lines."""
        return self.field.kind is Kind.LONG_TEXT or (self.field.kind is Kind.TEXT and (self.field.max_length or 0) > LONGEST_LINE)

    @property
    def name(self) -> str:
        """The form field's name."""
        return f"f.{self.field.id}"

    @property
    def anchor(self) -> str:
        """The id of what takes the focus."""
        return self.choices[0].id if self.choices and self.field.row is None else self.id

    @property
    def hint(self) -> str:
        """The message that says how to write in the box, "" where that goes without saying."""
        return f"say.help.{self.kind}" if self.field.kind in SHOWN_HOW else ""

    @property
    def unit(self) -> str:
        """The sign after the box."""
        if self.field.kind is Kind.NUMBER:
            return "%" if self.field.unit is Unit.PERCENT else ""
        return "kr" if self.field.kind is Kind.AMOUNT else ""

    @property
    def lines(self) -> int:
        """The lines of a long text: enough to see all that is proposed."""
        return sum(1 + len(line) // 48 for line in self.raw.splitlines()) + 1 if self.proposed else 0

    @property
    def has_follow_ups(self) -> bool:
        """Tell whether a choice asks more."""
        return any(choice.follow_ups for choice in self.choices)

    def all(self) -> tuple["Input", ...]:
        """Return it with its follow-ups."""
        return (self, *(each for choice in self.choices for each in choice.follow_ups))


def html_id(field: str) -> str:
    """Return the id of a field's input in the page."""
    return f"f-{field.replace('.', '-')}"


class Inputs:
    """Makes the inputs of a question. ``kept`` is what was just sent and not taken, by field id: it wins over what is stored."""

    def __init__(self, texts: FormTexts, session: Session, said: tuple[Said, ...], kept: Mapping[str, str]) -> None:
        self.texts = texts
        self.session = session
        self.said = said
        self.kept = kept

    def of(self, fields: Sequence[Field]) -> tuple[Input, ...]:
        """Return a question's inputs, follow-ups inside the option that asks for them."""
        own = {field.id for field in fields}
        waiting = [field for field in fields if field.row is None and _option_awaited(field, own) is not None]
        return tuple(self._input(field, waiting) for field in fields if field not in waiting)

    def _input(self, field: Field, waiting: Sequence[Field] = ()) -> Input:
        raw = self.kept.get(field.id, shown_raw(field, self.session))
        answer, proposal = self.session.answers.get(field.id), self.session.proposed.get(field.id)
        errors = tuple(each for each in self.said if each.field == field.id and each.tone == "error")
        is_proposed = proposal is not None and answer is None and raw == shown_raw(field, self.session)
        unsent = field.id in self.session.typed and not errors
        return Input(
            field=field,
            id=html_id(field.id),
            label=self.texts.label(field.text),
            raw="" if field.kind in CHOOSING and not codes_in(field, raw) else raw,
            answer=self.texts.answer(field, answer.value) if answer else None,
            unsent=unsent,
            errors=errors,
            choices=tuple(self._choices(field, codes_in(field, raw), waiting)),
            proposed=self._origin(proposal) if proposal and is_proposed and not unsent and not errors else "",
        )

    def _origin(self, proposal: Proposal) -> str:
        return self.texts.catalog.text("web.proposed", source=source(self.texts.catalog, proposal))

    def _choices(self, field: Field, chosen: frozenset[str], waiting: Sequence[Field]) -> list[Choice]:
        return [
            Choice(
                code=option.code,
                id=f"{html_id(field.id)}-{option.code}",
                label=self.texts.of(option.text),
                chosen=str(option.code) in chosen,
                follow_ups=tuple(self._input(each) for each in waiting if _option_awaited(each, {field.id}) == option.code),
            )
            for option in field.options
        ]


def _option_awaited(field: Field, own: set[str]) -> int | None:
    """Return the one option of a field on the same screen that this one follows, if it follows just one."""
    for condition in field.relevant:
        if condition.field in own:
            one = condition.operator is Operator.ONE_OF and len(condition.codes) == 1
            return next(iter(condition.codes)) if one else None
    return None


def typed_reply(question: Question, session: Session, kept: Mapping[str, str]) -> str:
    """Return what was typed in words on a question that offers buttons, and not understood."""
    for field in question.fields:
        raw = kept.get(field.id, session.typed.get(field.id, ""))
        if field.kind in CHOOSING and raw and not codes_in(field, raw):
            return raw
    return ""
