"""The end of a Telegram chat as the lines of a transcript: what a person reads there. Knows messages, not how they are made."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.i18n import FormTexts
from bot.telegram.buttons import Verb, as_word, read
from dialogs import comparing
from dialogs.events import Command
from dialogs.form import Field, Kind, Layout, Question
from tests.bot.telegram.wire import Sent
from tests.transcripts.lines import BETWEEN, buttons, part, short, tidy
from tests.transcripts.paragraphs import Paragraph, paragraphs, spoken
from tests.transcripts.wording import matching

STATES = {"✓ ": "✓", "⚠️ ": "✓", "▫ ": "-", "▶ ": "▶"}
AT_HAND = (
    *(Command.SUBMIT, Command.ACCEPT, Command.KEEP, Command.CLEAR, Command.SKIP, Command.REMOVE),
    *(Command.YES, Command.NO, Command.RESUME),
)
SUMS = ("say.rows.sum", "say.rows.left", "say.rows.over", "say.rows.even")


@dataclass(frozen=True)
class Screen:
    """The messages at the end of a chat that belong together; the last has the buttons."""

    texts: FormTexts
    messages: tuple[Sent, ...]

    @cached_property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(each for message in self.messages for each in paragraphs(message))

    @cached_property
    def _start(self) -> int:
        """The place where what is asked begins; before it stands what was said."""
        return next((n for n, each in enumerate(self._paragraphs) if self._begins(each)), len(self._paragraphs))

    @property
    def said(self) -> tuple[Paragraph, ...]:
        """What was said."""
        return self._paragraphs[: self._start]

    @property
    def asked(self) -> tuple[Paragraph, ...]:
        """What is asked."""
        return tuple(each for each in self._paragraphs[self._start :] if each[1].strip())

    def _begins(self, found: Paragraph) -> bool:
        style, text = found
        words = tidy(text).removeprefix("✓ ")
        return (style == "i" and " · " in text) or any(matching(self.texts, each, words) for each in PLACES)

    @cached_property
    def place(self) -> str:
        """The id of the saying that stands above what is asked; "" above a question."""
        first = tidy(self.asked[0][1]).removeprefix("✓ ") if self.asked else ""
        return next((each for each in PLACES if matching(self.texts, each, first)), "")

    @cached_property
    def question(self) -> Question | None:
        """The question that is asked."""
        label = tidy(self.asked[1][1]) if not self.place and len(self.asked) > 1 else ""
        return next((each for each in self.texts.form.questions.values() if self._label(each.text) == label), None)

    @cached_property
    def field(self) -> Field | None:
        """The field that is asked."""
        if self.question is None:
            return None
        bold = {re.sub(r"^\d+\. ", "", tidy(text)) for style, text in self.asked[2:] if style == "b"}
        if self.question.layout is Layout.ROWS:
            return next((each for each in self._in_rows() if part(self.texts, each) in bold), self.question.fields[0])
        lines = [each for each in self.question.fields if each.text != self.question.text and self._label(each.text) in bold]
        return lines[-1] if lines else self.question.fields[0]

    def _in_rows(self) -> Iterator[Field]:
        """Yield the fields of the rows that are shown, the last row first: only there it is asked whether there is another."""
        assert self.question is not None
        for number in range(len(list(self.rows())), 0, -1):
            yield from self.question.row(number)

    def rows(self) -> Iterator[str]:
        """Yield the rows of the question that the message lists."""
        yield from (found[1] for _, text in self.asked if (found := re.fullmatch(r"[✓▫▶] (\d+\..*)", tidy(text))))

    def _label(self, text: str) -> str:
        return tidy(self.texts.label(text))

    def text(self, message_id: str) -> str:
        """Return a text in the person's language, on one line."""
        return tidy(self.texts.catalog.text(message_id))

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The buttons."""
        return [each for row in self.messages[-1].keyboard for each in row] if self.messages else []

    def carrying(self, *verbs: Verb) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the labels of the buttons that do one of these, and the numbers that they carry."""
        for each in self.buttons:
            if (data := read(each["callback_data"])) is not None and data.verb in verbs:
                yield each["text"], data.numbers

    def commands(self) -> dict[Command, str]:
        """Return the labels of the commands that there are buttons for."""
        return {Command(as_word(numbers[0])): label for label, numbers in self.carrying(Verb.STEP)}

    def lines(self) -> list[str]:
        """Return what is asked, and the commands at hand under their own names."""
        found = self.commands()
        wanted = (Command.NEW,) if self.place in CLOSED else AT_HAND
        named = [found[each] for each in wanted if found.get(each) == self.text(f"command.{each}")]
        if proposed_in(self):
            named.insert(0, self.text("say.accept_all"))
        return [*PLACES.get(self.place, Screen._question)(self), *buttons(named)]

    def _question(self) -> Iterator[str]:
        question, field = self.question, self.field
        assert question is not None, f"what is asked? {self.asked}"
        assert field is not None
        yield f"# {tidy(self.asked[0][1])}"
        yield f"? {self._label(question.text)}"
        if question.layout is Layout.ROWS:
            yield from (f"| {each}" for each in (*(row for row in self.rows() if not row.endswith(".")), *self._sums()))
        yield from (f"~ {self.listed(each)}" for each in proposed_in(self))
        if field.text != question.text:
            yield f"» {part(self.texts, field)}"
        options = self.options(field)
        if proposal := self._proposal():
            yield f"~ {proposal}"
        elif answer := self._answer() or "; ".join(label for label, chosen in options if chosen):
            yield f"= {short(answer)}"
        if options:
            sign = "( )" if field.kind is Kind.CHOICE else "[ ]"
            yield f"{sign} {BETWEEN.join(label for label, _ in options)}"

    def _sums(self) -> Iterator[str]:
        yield from (
            tidy(text)
            for style, text in self.asked[1:]
            if style == "i" and any(matching(self.texts, each, tidy(text)) for each in SUMS)
        )

    def listed(self, field: Field) -> str:
        """Return a line that lists what is proposed for a field."""
        name = self.texts.short(field.text)
        found = (matching(self.texts, "telegram.proposed_line", re.sub(r"^. \d+\. ", "", tidy(text))) for _, text in self.asked)
        return next((f"{name}: {short(each['answer'])}" for each in found if each and each["field"] == name), "")

    def _proposal(self) -> str:
        """Return what is proposed for the field that is asked: a long text stands in the next paragraph."""
        for place, (_, text) in enumerate(self.asked):
            if (found := matching(self.texts, "say.proposed", tidy(text))) and found["answer"]:
                return self._proposed(found["source"], found["answer"])
            if found := matching(self.texts, "telegram.proposed", tidy(text)):
                return self._proposed(found["source"], self.asked[place + 1][1])
        return ""

    def _proposed(self, source: str, answer: str) -> str:
        return tidy(self.texts.catalog.text("say.proposed", source=source, answer=short(answer)))

    def _answer(self) -> str:
        now = re.escape(self.texts.catalog.messages["say.current_answer"]).replace(r"\{answer\}", "(.*)")
        found = (re.fullmatch(now, text.replace("\u00a0", " "), re.DOTALL) for _, text in self.asked)
        return next((each[1] for each in found if each), "")

    def options(self, field: Field) -> list[tuple[str, bool]]:
        """Return the options, and whether each is chosen: as the message lists them, else as the buttons are labelled."""
        shown = [*(tidy(text) for _, text in self.asked), *(label for label, _ in self.carrying(Verb.PRESS, Verb.TOGGLE))]
        found = []
        for number, option in enumerate(field.options, start=1):
            label = tidy(self.texts.of(option.text))
            for each in (f"{number}. {label}", label):
                if each in shown or f"✓ {each}" in shown:
                    found.append((label, f"✓ {each}" in shown))
                    break
        return found

    def _reason(self) -> Iterator[str]:
        yield from spoken(self.asked[1:])

    def _overview(self) -> Iterator[str]:
        yield f"? {tidy(self.asked[0][1])}"
        for style, text in self.asked[1:]:
            mark = next((each for each in STATES if text.startswith(each)), "")
            yield f"{STATES[mark]} {self._named(text.removeprefix(mark))}" if mark and style != "b" else tidy(text)

    def _named(self, name: str) -> str:
        return tidy(name).removeprefix(f"{self.text('say.attachment')}: ").removeprefix(f"{self.text('say.additional')}: ")

    def _summary(self) -> Iterator[str]:
        yield f"? {tidy(self.asked[0][1])}"
        name, rows = "", iter(self.asked[1:])
        for style, text in rows:
            mark = next((each for each in STATES if text.startswith(each)), "")
            words = self._named(text.removeprefix(mark))
            if style == "b":
                yield words
            elif style == "i":
                yield f"= {short(words)}"
            elif mark == "" and text.startswith("ℹ️ "):
                yield f"· {words.removeprefix('ℹ️ ')}"
            elif mark == "" and text.startswith("❗ "):
                yield f"✗ {words.removeprefix('❗ ')}"
            elif any(matching(self.texts, each, words) for each in comparing.SAID):
                yield f"· {words}"
            elif mark == "⚠️ " and not self._names(words):
                yield f"! {words}"
            elif text.startswith("– "):
                yield from self._row(f"{name} » ", text.removeprefix("– "), rows)
            else:
                name = words.partition(":")[0]
                yield from self._row("", words, rows) if ":" in words else ()

    def _names(self, words: str) -> bool:
        """Tell whether a paragraph names a question."""
        unnumbered = {tidy(self.texts.short(each.text)) for each in self.texts.form.questions.values() if each.number is None}
        return re.match(r"\d+\. ", words) is not None or words.partition(":")[0] in unnumbered

    def _row(self, name: str, text: str, rows: Iterator[Paragraph]) -> Iterator[str]:
        """Yield a row; a long answer stands in the next paragraph."""
        row, _, answer = tidy(text).partition(":")
        answer = answer.strip() or next(rows)[1]
        yield f"- {name}{row}: {'–' if answer == self.text('telegram.missing') else short(answer)}"

    def _ready(self, mark: str) -> Iterator[str]:
        yield f"{mark} {tidy(self.asked[0][1]).removeprefix('✓ ')}"
        yield from spoken(self.asked[1:])


def proposed_in(screen: Screen) -> list[Field]:
    """Return the fields whose proposals can be taken at once."""
    if screen.text("say.accept_all") not in {each["text"] for each in screen.buttons} or screen.question is None:
        return []
    return [each for each in screen.question.fields if screen.listed(each)]


PLACES: dict[str, Callable[[Screen], Iterator[str]]] = {
    "say.overview": Screen._overview,
    "say.summary_ready": Screen._summary,
    "say.summary_missing": Screen._summary,
    "telegram.reason": Screen._reason,
    "say.delete_asked": lambda screen: screen._ready("!"),
    "say.paused": lambda screen: screen._ready("✓"),
    "say.submitted": lambda screen: screen._ready("✓"),
    "say.deleted": lambda screen: screen._ready("✓"),
}
CLOSED = frozenset({"say.submitted", "say.deleted"})
