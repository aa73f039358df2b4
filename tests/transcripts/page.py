"""A page of the web chat: what stands where, as a person finds it. Knows the pages, but nothing of how they are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.i18n import FORMAL, FormTexts
from dialogs.errors import AnswerError
from dialogs.form import MORE, YES, Field, Kind, Question
from dialogs.reading import Setting, read_reply
from dialogs.vocabulary import Vocabulary
from tests.transcripts.dom import Form, Node
from tests.transcripts.lines import tidy
from tests.transcripts.script import Values

NOTHING = Node("")
UNSEEN = "unseen"


@dataclass(frozen=True)
class Page:
    """A page. ``aim`` is the field that the person looks at, where a question has several; ``given`` were just answered."""

    root: Node
    texts: FormTexts
    aim: str = ""
    given: tuple[Field, ...] = ()
    today: date = date.min

    @cached_property
    def composer(self) -> Node:
        """The form at the question; nothing on the front page."""
        return self.root.first("form", id="composer") or NOTHING

    @property
    def form(self) -> Form:
        """The form at the question, as it can be sent."""
        return Form(self.root, self.composer)

    @property
    def body(self) -> str:
        """What the composer is for: "question", "reason", "summary" …; "" on the front page."""
        return next((each.removeprefix("is-") for each in self.composer.classes if each.startswith("is-")), "")

    @cached_property
    def question(self) -> Question | None:
        """The question that stands there."""
        shown = self.composer.first("input", name="question")
        return self.texts.form.questions[shown.given["value"]] if shown else None

    @property
    def field(self) -> Field | None:
        """The field that the person is at: the one aimed at, else the first with a mistake, else the first."""
        if self.question is None:
            return None
        aim = next((each for each in self.question.fields if each.id == self.aim), None)
        return aim or next(iter(self.wrong), self.question.fields[0])

    @cached_property
    def wrong(self) -> tuple[Field, ...]:
        """The fields that have a mistake or lack an answer."""
        fields = self.question.fields if self.question else ()
        return tuple(field for field in fields if any(is_at(each, field) for each in self.errors))

    @cached_property
    def errors(self) -> tuple[Node, ...]:
        """What is said at the boxes."""
        return tuple(self.composer.all("div", "error"))

    def text(self, message_id: str, **params: object) -> str:
        """Return a text in the person's language, on one line."""
        return tidy(self.texts.catalog.text(message_id, **params))

    def words(self) -> list[str]:
        """Return the paragraphs beside the title."""
        return [tidy(each.text()) for each in (self.composer.first("div", "words") or NOTHING).all("p")]

    def choices(self, field: Field) -> list[Node]:
        """Return the buttons, circles or boxes of a field's options, or the lines of its list."""
        if found := self.composer.first("select", name=box_name(field)):
            return [each for each in found.all("option") if each.given["value"]]
        return [each for each in self.composer.all(name=box_name(field)) if each.given.get("value", "").isdigit()]

    def caption(self, choice: Node) -> str:
        """Return what stands on a button, or beside a circle or box."""
        if choice.tag in ("button", "option"):
            return tidy(choice.text(UNSEEN, "optional"))
        return tidy((self.composer.first("label", **{"for": choice.given["id"]}) or NOTHING).text(UNSEEN))

    @cached_property
    def proposed(self) -> tuple[Field, ...]:
        """The fields of which a value is only proposed."""
        fields = self.question.fields if self.question else ()
        marked = [each for each in self.composer.all() if "is-proposed" in each.classes]
        alone = self.composer.first("p", "proposed") is not None and sum(bool(self.value(each)) for each in fields) == 1
        return tuple(each for each in fields if self.value(each) and (alone or any(_holds(node, each) for node in marked)))

    def value(self, field: Field) -> str:
        """Return the answer that stands at a field, as a person reads it; "" where there is none."""
        return self._as_read(field, self._in_box(field))

    def _as_read(self, field: Field, raw: str) -> str:
        """Return what stands in a box as it reads elsewhere: «1.3.2027» is «1. mars 2027»."""
        if not raw or field.kind not in FORMAL:
            return raw
        try:
            return tidy(self.texts.answer(field, read_reply(field, raw, Setting(Vocabulary(), None, self.today)).value))
        except AnswerError:
            return raw

    def _in_box(self, field: Field) -> str:
        if field.options:
            taken = {"checked", "selected", "aria-current"}
            chosen = [each for each in self.choices(field) if each.given.keys() & taken or "is-proposed" in each.classes]
            return "; ".join(self.caption(each) for each in chosen)
        if field.kind is Kind.FILE:
            return ((self.composer.first("p", "held") or NOTHING).first("strong") or NOTHING).words()
        box = self.composer.first(id=html_id(field)) or NOTHING
        return box.given.get("value") or box.text().removeprefix("\n")

    def kept(self, field: Field) -> str:
        """Return a field's answer as it stands in the log if it is new there, in the summary, or at the field itself."""
        item = self.root.first(id=f"q-{field.question}") or NOTHING
        if item.classes & {"is-fresh", "row"} and field.row is not None:
            return self._in_row(item, field)
        if item.classes & {"is-fresh", "row"}:
            return self.answers(item).get(self._line_name(field), "")
        return self.value(field) if self.question and field in self.question.fields else ""

    def _in_row(self, item: Node, field: Field) -> str:
        """Return an answer in its row; what was skipped does not stand there."""
        rows = list((item.first("ol", "rowed") or NOTHING).all("li"))
        row = rows[field.row - 1] if field.row is not None and field.row <= len(rows) else NOTHING
        found = {name.words(): value.text() for name, value in zip(row.all("dt"), row.all("dd"), strict=True)}
        return found.get(self.texts.short(field.text), self.text("say.not_answered") if rows else "")

    def answers(self, item: Node) -> dict[str, str]:
        """Return a question's answers in the log or the summary by their lines' names; "" where it has but one."""
        pairs = list(zip(item.all("dt"), item.all("dd"), strict=True))
        if not pairs:
            return {"": (item.first("span", "value") or NOTHING).text()}
        own = self.texts.short(self.question_of(item).text)
        return {"" if name.words() == own else name.words(): value.text() for name, value in pairs}

    def question_of(self, item: Node) -> Question:
        """Return the question that a part of the page is about."""
        return self.texts.form.questions[item.given["id"].removeprefix("q-")]

    def _line_name(self, field: Field) -> str:
        return "" if field.text == self.texts.form.questions[field.question].text else self.texts.short(field.text)

    def suggestions(self, within: Node) -> Iterator[Node]:
        """Yield the buttons with replies that would be taken."""
        for row in within.all("p", "suggestions"):
            if row.words().startswith(self.text("web.did_you_mean")):
                yield from row.all("button")


def _holds(node: Node, field: Field) -> bool:
    return node.given.get("name") == box_name(field) or node.first(name=box_name(field)) is not None


def is_at(error: Node, field: Field) -> bool:
    """Tell whether what is said stands at this field."""
    return error.given.get("id", "").startswith(f"{html_id(field)}-error")


def html_id(field: Field) -> str:
    """Return the id of a field's box."""
    return f"f-{field.id.replace('.', '-')}"


def box_name(field: Field) -> str:
    """Return the name under which a field is sent."""
    return f"f.{field.id}"


def in_rows(question: Question, texts: FormTexts, values: Values) -> list[list[tuple[Field, str]]]:
    """Return what is given for each row; what asks for another row ends one."""
    rows: list[list[tuple[Field, str]]] = [[]]
    for name, value in values:
        field = next(each for each in question.row(len(rows)) if texts.short(each.text) == name)
        if field.column != MORE:
            rows[-1].append((field, value))
        elif value == texts.of(field.option(YES).text):
            rows.append([])
    return rows
