"""The way so far and the way ahead: the log of answers, the outline of questions, the progress. Pure; knows no HTML."""

from dataclasses import dataclass
from functools import cached_property

from bot.comparing import Laid, laid
from bot.i18n import FormTexts
from bot.web.sayings import Said, said
from dialogs.answers.file import FileInfo
from dialogs.form import Kind, Question
from dialogs.prompts import Tone
from dialogs.rules import Severity
from dialogs.session import Place, Session
from dialogs.view import QuestionRows, Row, Screen, SectionRows

BRIEF = (Kind.AMOUNT, Kind.CHOICE, Kind.DATE, Kind.NUMBER, Kind.PHONE, Kind.POSTCODE, Kind.ORGNR, Kind.KONTONR)


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning at an answer, and the reason given for it; ``reason`` is None while it lacks."""

    said: Said
    reason: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One field's answer.

    ``label`` is "" where the question has but this one; ``brief``: an amount or an option; ``file``: an attachment's SHA-256;
    ``row``: the number of the row that it stands in.
    """

    label: str
    answer: str
    status: str
    brief: bool
    file: str
    warnings: tuple[Warned, ...]
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its answers.

    ``status``: "answered", "open" or "current"; ``missing``: an answer, a mend or a reason must be given here;
    ``waiting``: the same, or an answer that may be left out has not been come to; ``broken``: it holds what cannot be filed;
    ``fresh``: answered in the last turn; ``proposed``: something is proposed that nobody has confirmed yet;
    ``compared``: the accounts that it asks for, beside the budget.
    """

    question: Question
    anchor: str
    number: int | None
    label: str
    title: str
    lines: tuple[Line, ...]
    status: str
    missing: bool
    waiting: bool
    broken: bool
    fresh: bool
    proposed: bool
    compared: Laid | None

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What the rules say of it, in the order of its answers."""
        return tuple(each for line in self.lines for each in line.warnings)

    @property
    def warned(self) -> bool:
        """Tell whether something in it is to be mended or explained."""
        return any(each.said.tone != Tone.INFO for each in self.warnings)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section's questions. ``here``: the one asked now is among them."""

    title: str
    items: tuple[Item, ...]
    here: bool

    @property
    def done(self) -> int:
        """The number of questions that are answered."""
        return sum(not item.waiting for item in self.items)

    @property
    def fresh(self) -> bool:
        """Tell whether an answer here was given in the last turn."""
        return any(item.fresh for item in self.items)


class Trail:
    """Turns the engine's summary into what the pages show."""

    def __init__(self, texts: FormTexts, session: Session, screen: Screen, rows: tuple[SectionRows, ...]) -> None:
        self.texts = texts
        self.session = session
        self.screen = screen
        self.rows = rows
        self.state = screen.state

    @cached_property
    def outline(self) -> tuple[Stretch, ...]:
        """Every question that applies, by section."""
        return tuple(self._stretch(each) for each in self.rows)

    @property
    def log(self) -> tuple[Stretch, ...]:
        """The questions answered so far: those before the one asked, all of them where none is asked.

        What was answered in the last turn is among them wherever it stands: that is how an answer is confirmed.
        """
        found = []
        for stretch in self.outline:
            items = tuple(item for item in stretch.items if item.status == "answered" and self._is_behind(item))
            if items:
                found.append(Stretch(stretch.title, items, stretch.here))
        return tuple(found)

    def _is_behind(self, item: Item) -> bool:
        asked, order = self.screen.question, self.texts.form.order
        return item.fresh or asked is None or order[item.question.fields[0].id] <= order[asked.fields[0].id]

    @property
    def _asked(self) -> Question | None:
        """The question that stands in the composer: a reason is asked for about answers that were given."""
        return self.screen.question if self.session.place is Place.FIELD else None

    def _stretch(self, rows: SectionRows) -> Stretch:
        items = tuple(self._item(each) for each in rows.questions)
        return Stretch(self.texts.of(f"{rows.section.text}.title"), items, rows.section is self.screen.section)

    def _item(self, rows: QuestionRows) -> Item:
        question = rows.question
        answers = [self.session.answers[row.field.id] for row in rows.rows if row.field.id in self.session.answers]
        whole = all(row.status != "open" for row in rows.rows)
        found = [each for each in self.state.findings if self.texts.form.fields[each.field].question == question.id]
        return Item(
            question=question,
            anchor=f"q-{question.id}",
            number=question.number,
            label=self.texts.short(question.text),
            title=self.texts.label(question.text),
            lines=tuple(self._line(question, row) for row in rows.rows),
            status="current" if question is self._asked else "answered" if whole else "open",
            missing=question.id in self.state.unfinished,
            waiting=question.id in self.state.waiting,
            broken=any(finding.rule.severity is Severity.HARD for finding in found),
            fresh=any(answer.revision == self.session.revision for answer in answers),
            proposed=any(self._is_proposed(row) for row in rows.rows),
            compared=laid(rows.compared, self.texts) if rows.compared else None,
        )

    def _is_proposed(self, row: Row) -> bool:
        return row.status == "open" and row.field.id in self.session.proposed

    def _line(self, question: Question, row: Row) -> Line:
        return Line(
            label="" if row.field.text == question.text else self.texts.short(row.field.text),
            answer=self._answer(row),
            status=row.status,
            brief=row.field.kind in BRIEF and not self._is_proposed(row),
            file=row.value.sha256 if isinstance(row.value, FileInfo) else "",
            warnings=tuple(Warned(said(message, self.texts), reason) for message, reason in row.warnings),
            row=row.field.row,
        )

    def _answer(self, row: Row) -> str:
        """Return the answer; for what is only proposed that it is so, and never the proposal."""
        if self._is_proposed(row):
            return self.texts.catalog.text("web.to_confirm")
        return self.texts.catalog.text("web.missing") if row.missing else self.texts.answer(row.field, row.value)
