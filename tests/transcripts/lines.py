"""A case as the lines of a transcript: what is said, then what is asked. Every channel shows this, in its own dress.

· ✓ ! ✗      said: as information, as confirmation, as a warning, as a mistake        → replies that would be taken
#            where we are       ?  what is asked       »  which part of it       =  the answer so far      ~  what is proposed
|            the rows that there are, and their sums
( ) [ ]      options, of which one or several are chosen                            [A] [B]  commands at hand
-            a row of the overview or the summary, after the title of its section
"""

from collections.abc import Iterator

from bot import rows
from bot.i18n import FormTexts
from bot.proposing import source, takes_all
from bot.seats import View
from dialogs import comparing, view as views
from dialogs.events import Command
from dialogs.form import MORE, Field, Kind, Layout, Question
from dialogs.prompts import Message, Tone, Value
from dialogs.route import State
from dialogs.session import Aside, Place, Proposal, Session, Status
from dialogs.view import SIDE_STEPS, QuestionRows, Row, Screen

SIGNS = {Tone.INFO: "·", Tone.OK: "✓", Tone.WARNING: "!", Tone.ERROR: "✗"}
BETWEEN = " | "
LONGEST_ROW = 100
ALWAYS_THERE = frozenset({*SIDE_STEPS, Command.BACK})


def tidy(text: str) -> str:
    """Return a text on one line, with plain blanks."""
    return " ".join(text.replace("\u00a0", " ").replace("\n", " ⏎ ").split())


def short(text: str) -> str:
    """Return the beginning of an answer in the summary: all that a channel need show there."""
    line = tidy(text)
    return line if len(line) <= LONGEST_ROW else f"{line[: LONGEST_ROW - 1].rstrip()}…"


def buttons(labels: list[str]) -> list[str]:
    """Return the line of the commands at hand."""
    return [" ".join(f"[{label}]" for label in labels)] if labels else []


def table(texts: FormTexts, state: State, question: Question) -> Iterator[str]:
    """Yield the rows that hold something, and the sums."""
    for number in range(1, state.rows_of(question) + 1):
        if told := rows.told(texts, state, question, number):
            yield f"{number}. {told}"
    yield from rows.sums(texts, state, question)


def part(texts: FormTexts, field: Field) -> str:
    """Return the label of a part of a question, with the row that it is in."""
    row = "" if field.row is None or field.column == MORE else f"{texts.catalog.text('say.row', row=field.row)}: "
    return tidy(f"{row}{texts.label(field.text)}")


def proposed(texts: FormTexts, field: Field, proposal: Proposal) -> str:
    """Return what is proposed for a field, and where it is from."""
    answer = short(texts.answer(field, proposal.value))
    return tidy(texts.catalog.text("say.proposed", source=source(texts.catalog, proposal), answer=answer))


def proposed_lines(texts: FormTexts, state: State, question: Question) -> Iterator[str]:
    """Yield everything that can be taken at once."""
    for each in takes_all(state, question):
        yield f"{texts.short(each.text)}: {short(texts.answer(each, state.session.proposed[each.id].value))}"


class Lines:
    """The lines of a case in the person's language; in both where none is chosen yet."""

    def __init__(self, texts: tuple[FormTexts, ...]) -> None:
        self.all = texts
        self.texts = texts[0]

    def of(self, view: View) -> list[str]:
        """Return everything: what was said, then what is asked."""
        return [*self.said(view.session.said), *self.asked(view)]

    def said(self, messages: tuple[Message, ...]) -> list[str]:
        """Return what was said, and the replies that would be taken."""
        lines = []
        for message in messages:
            lines.append(f"{SIGNS[message.tone]} {tidy(' / '.join(texts.say(message) for texts in self.all))}")
            if message.suggestions:
                lines.append(f"→ {BETWEEN.join(message.suggestions)}")
        return lines

    def confirmed(self, field: Field, value: Value) -> str:
        """Return how an answer is confirmed."""
        if value is None:
            return f"✓ {self._say('say.skipped', field=self.texts.short(field.text))}"
        return f"✓ {self.texts.short(field.text)}: {tidy(self.texts.answer(field, value))}"

    def field(self, short: str) -> Field:
        """Return a field by its short name; by its question's («Budsjett», «Budsjett 2»), the first of the question or row.

        «Budsjett 2 » Tilskot» is a field of a row. KeyError when there is none.
        """
        row, _, column = short.partition(" » ")
        name, _, number = row.rpartition(" ")
        for question in self.texts.form.questions.values():
            if number.isdigit() and question.row(int(number)) and self.texts.short(question.text) == name:
                fields = question.row(int(number))
                return next((each for each in fields if self.texts.short(each.text) == column), fields[0])
        for each in self.texts.form.fields.values():
            if short in (self.texts.short(each.text), self.texts.short(self.texts.form.questions[each.question].text)):
                return each
        raise KeyError(short)

    def asked(self, view: View) -> list[str]:
        """Return what is asked, and the commands at hand."""
        screen, session = views.screen(view.form, view.session), view.session
        if session.place is Place.LANGUAGE:
            return [f"? {self._both('say.choose_language')}", *buttons([self._language(each) for each in self.all])]
        closed = session.status is not Status.DRAFT
        shown = [each for each in screen.commands if each not in ALWAYS_THERE or (closed and each is Command.NEW)]
        named = [self._command(each) for each in shown]
        if Command.ACCEPT in shown and screen.question is not None and takes_all(screen.state, screen.question):
            named.insert(0, self._say("say.accept_all"))
        return [*([] if closed else self._place(view, screen)), *buttons(named)]

    def _place(self, view: View, screen: Screen) -> list[str]:
        match view.session:
            case Session(aside=Aside.OVERVIEW):
                return [f"? {self._say('say.overview')}", *self._overview(view)]
            case Session(aside=aside) if aside is not None:
                return []
            case Session(place=Place.SUMMARY):
                return [f"? {self._summing_up(screen)}", *self._summary(view)]
            case Session(place=Place.REASON):
                return [*self._where(screen), *self.said(screen.asking)]
            case _:
                return [*self._where(screen), *self._question(view, screen)]

    def _language(self, texts: FormTexts) -> str:
        return texts.catalog.text(f"language.{texts.catalog.language}")

    def _say(self, message_id: str, **params: object) -> str:
        return tidy(self.texts.catalog.text(message_id, **params))

    def _both(self, message_id: str) -> str:
        return " / ".join(tidy(texts.catalog.text(message_id)) for texts in self.all)

    def _command(self, command: Command) -> str:
        return self._say(f"command.{command}")

    def _where(self, screen: Screen) -> list[str]:
        section = self.texts.of(f"{screen.section.text}.title") if screen.section else ""
        return [f"# {tidy(self.texts.whereabouts(screen))} · {section}"]

    def _question(self, view: View, screen: Screen) -> list[str]:
        question, field = screen.question, screen.field
        if question is None or field is None:
            return []
        lines = [f"? {tidy(self.texts.label(question.text))}"]
        if question.layout is Layout.ROWS:
            lines += [f"| {tidy(line)}" for line in table(self.texts, screen.state, question)]
        lines += [f"~ {each}" for each in proposed_lines(self.texts, screen.state, question)]
        if field.text != question.text:
            lines.append(f"» {part(self.texts, field)}")
        if field.id in view.session.answers:
            answer = short(self.texts.answer(field, view.session.answers[field.id].value))
            lines.append(f"= {answer}")
        elif proposal := screen.state.session.proposal(field.id):
            lines.append(f"~ {proposed(self.texts, field, proposal)}")
        if field.options:
            sign = "( )" if field.kind is Kind.CHOICE else "[ ]"
            lines.append(f"{sign} {BETWEEN.join(tidy(self.texts.of(option.text)) for option in field.options)}")
        return lines

    def _overview(self, view: View) -> list[str]:
        waiting = State.of(view.form, view.session).waiting
        lines = []
        for section in views.summary(view.form, view.session):
            lines.append(self.texts.of(f"{section.section.text}.title"))
            lines += [f"{'-' if each.question.id in waiting else '✓'} {self.name(each.question)}" for each in section.questions]
        return lines

    def name(self, question: Question) -> str:
        """Return a question's number and short name."""
        number = f"{question.number}. " if question.number is not None else ""
        return f"{number}{self.texts.short(question.text)}"

    def _summing_up(self, screen: Screen) -> str:
        if screen.missing:
            return self._say("say.summary_missing", count=screen.missing)
        return self._say("say.summary_ready")

    def _summary(self, view: View) -> list[str]:
        lines = []
        for section in views.summary(view.form, view.session):
            lines.append(self.texts.of(f"{section.section.text}.title"))
            for each in section.questions:
                if each.question.layout is Layout.ROWS:
                    lines += self._table(State.of(view.form, view.session), each)
                else:
                    lines += [line for row in each.rows for line in self._row(each.question, row)]
                lines += self.said(comparing.told(each.compared))
        return lines

    def _table(self, state: State, each: QuestionRows) -> list[str]:
        question, lines = each.question, []
        for number in range(1, state.rows_of(question) + 1):
            told = rows.told(self.texts, state, question, number)
            told = rows.BETWEEN.join(filter(None, [told, "–" if rows.lacks(state, question, number) else ""]))
            lines.append(f"- {self.name(question)} » {self._say('say.row', row=number)}: {short(told)}")
        return [*lines, *(line for row in each.rows for line in self._warnings(row))]

    def _row(self, question: Question, row: Row) -> list[str]:
        name = self.name(question)
        if row.field.text != question.text:
            name = f"{name} » {self.texts.short(row.field.text)}"
        answer = "–" if row.missing else short(self.texts.answer(row.field, row.value))
        return [f"- {name}: {answer}", *self._warnings(row)]

    def _warnings(self, row: Row) -> list[str]:
        lines = []
        for message, reason in row.warnings:
            lines += self.said((message,))
            if reason is not None:
                lines.append(f"= {short(self._say('say.warning_reason', reason=reason))}")
        return lines
