"""The question on the screen, as the composer lays it out. Pure; knows no HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from bot.i18n import FormTexts
from bot.web.guidance import Announcement, Point, announced_with, told_with
from bot.web.inputs import Input, Inputs, typed_reply
from bot.web.rows import Line, fields_of, lines_of
from bot.web.sayings import Said
from bot.web.sums import READ
from dialogs import guide
from dialogs.form import Field, Kind, Layout, Question
from dialogs.session import Place, Session
from dialogs.view import Screen


@dataclass(frozen=True)
class Asked:
    """A question with its inputs, and what was wrong with what they held; without any where nothing is asked."""

    question: Question | None
    texts: FormTexts
    session: Session
    inputs: tuple[Input, ...]
    errors: tuple[Said, ...]
    in_words: str

    @classmethod
    def of(cls, screen: Screen, texts: FormTexts, session: Session, said: tuple[Said, ...], kept: Mapping[str, str]) -> Self:
        """Work it out. ``kept`` is what was just sent and not taken, by field id."""
        question = screen.question
        if question is None:
            return cls(None, texts, session, (), (), "")
        own = {each.id for each in question.fields} if session.place is Place.FIELD else set()
        return cls(
            question=question,
            texts=texts,
            session=session,
            inputs=Inputs(texts, session, said, kept).of(_fields(question, screen, kept)),
            errors=tuple(each for each in said if each.tone == "error" and each.field in own),
            in_words=typed_reply(question, session, kept),
        )

    def all(self) -> Iterator[Input]:
        """Yield every input, follow-ups after what they follow."""
        for each in self.inputs:
            yield from each.all()

    @property
    def composer(self) -> str:
        """The kind of composer that fits the question."""
        if self.question is None:
            return "none"
        if self.question.layout is not Layout.SINGLE:
            return self.question.layout.value
        main = self.inputs[0]
        return "buttons" if main.field.kind is Kind.CHOICE and not main.has_follow_ups else main.kind

    @property
    def several(self) -> bool:
        """Tell whether the screen has more than one input, so that its errors need a list with a way to each."""
        return sum(1 for _ in self.all()) > 1

    @property
    def hint(self) -> str:
        """The message that says how to write this kind of answer; "" where the screen shows it, or kinds differ."""
        wordless = (Layout.GRID.value, Kind.FILE.value)
        if not self.inputs or self.composer in wordless or self.inputs[0].hint or len({each.kind for each in self.inputs}) > 1:
            return ""
        return f"say.help.{self.inputs[0].kind}"

    @property
    def must(self) -> bool:
        """Tell whether some of it has to be answered: then it can be left for later, and not skipped."""
        return any(each.field.required for each in self.inputs)

    @property
    def takes_file(self) -> bool:
        """Tell whether the form must be sent in parts."""
        return any(each.field.kind is Kind.FILE for each in self.inputs)

    @property
    def is_read(self) -> bool:
        """Tell whether a box is read while one writes: to be read back, or to tell which points it touches."""
        return any(each.field.kind in READ or guide.reads(self.texts.form, each.field) for each in self.all())

    @property
    def is_money(self) -> bool:
        """Tell whether the question asks for nothing but amounts."""
        return all(each.field.kind is Kind.AMOUNT for each in self.inputs)

    @property
    def rows(self) -> tuple[Line, ...]:
        """The inputs of a question of rows, row by row."""
        return lines_of(self.inputs, self.session.target)

    @property
    def loose(self) -> tuple[Said, ...]:
        """What was wrong with the question as a whole, and has no box of its own."""
        boxes = {each.field.id for each in self.all()}
        return tuple(each for each in self.errors if each.field not in boxes)

    @property
    def proposed(self) -> tuple[str, ...]:
        """Where what is proposed on the screen comes from, each source once."""
        return tuple(dict.fromkeys(each.proposed for each in self.all() if each.proposed))

    @property
    def told(self) -> tuple[Point, ...]:
        """What the regulation says of the question."""
        return told_with(self.question, self.texts.catalog) if self.question else ()

    @property
    def announced(self) -> Announcement | None:
        """What the year's announcement says of the question."""
        return announced_with(self.question, self.texts) if self.question else None


def _fields(question: Question, screen: Screen, kept: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields on the screen; of a question of rows, those of the rows that are there."""
    return fields_of(question, screen.state, kept) if question.layout is Layout.ROWS else screen.fields
