"""A case → blocks: what was said, and what is asked now. Pure."""

from collections.abc import Iterator

from bot import rows
from bot.i18n import NBSP, FormTexts
from bot.proposing import source, takes_all
from bot.seats import View
from bot.terminal.blocks import Block, Style
from dialogs import comparing, view as views
from dialogs.events import Command
from dialogs.form import MORE, Field, Kind, Layout, Question
from dialogs.prompts import Message, Tone
from dialogs.route import State
from dialogs.session import Aside, Place, Session, Status
from dialogs.view import SIDE_STEPS, QuestionRows, Row, Screen

STYLES = {Tone.INFO: Style.PLAIN, Tone.OK: Style.OK, Tone.WARNING: Style.WARNING, Tone.ERROR: Style.ERROR}
ANYWHERE = frozenset({*SIDE_STEPS, Command.BACK})
"""Commands that the help names; the others are named where they make sense."""
ON_ONE_LINE = 80


class Showing:
    """Shows a case in the person's language; in both where none is chosen yet."""

    def __init__(self, texts: tuple[FormTexts, ...]) -> None:
        self.all = texts
        self.texts = texts[0]

    def said(self, session: Session) -> Iterator[Block]:
        """Yield what the last turn said."""
        for message in session.said:
            style = STYLES[message.tone]
            gap = style is Style.PLAIN and message.id not in comparing.LINES_SAID
            yield Block("\n".join(texts.say(message) for texts in self.all), style, gap=gap)
            yield from self._suggestions(message)

    def _suggestions(self, message: Message) -> Iterator[Block]:
        if message.suggestions:
            quoted = self._text("terminal.or").join(f"«{each}»" for each in message.suggestions)
            yield Block(self._text("terminal.did_you_mean", suggestions=quoted), Style.HINT)

    def asked(self, found: View, before: Question | None) -> Iterator[Block]:
        """Yield what is asked now; a question that stood there ``before`` is not shown in full again."""
        screen, session = views.screen(found.form, found.session, found.state), found.session
        if session.place is Place.LANGUAGE:
            if not session.said:  # else that is what was just said
                yield Block("\n".join(texts.catalog.text("say.choose_language") for texts in self.all), Style.QUESTION, gap=True)
            return
        if session.aside is Aside.OVERVIEW:
            yield from self._overview(found, screen)
        elif session.aside is None and session.status is Status.DRAFT:
            yield from self._place(found, screen, before)
        yield from self._at_hand(screen, closed=session.status is not Status.DRAFT)

    def again(self, question: Question | None, found: View) -> Iterator[Block]:
        """Yield a reminder of what is asked, after a reply that was not taken."""
        if question is not None:
            yield Block(self.texts.short(found.form.fields[found.session.target].text), Style.QUESTION)

    def _place(self, found: View, screen: Screen, before: Question | None) -> Iterator[Block]:
        if screen.place is Place.SUMMARY:
            yield from self._summary(found, screen)
        elif screen.place is Place.REASON:
            yield self._where(screen)
            yield from (Block(self.texts.say(each), STYLES[each.tone]) for each in screen.asking)
        elif screen.question is not None and screen.field is not None:
            new = screen.question is not before
            if new:
                yield self._where(screen)
                yield Block(self.texts.label(screen.question.text), Style.QUESTION)
                yield from self._all_proposed(screen)
            if screen.question.layout is Layout.ROWS and (new or screen.field.column == MORE):
                yield from self._table(screen.state, screen.question)
            yield from self._field(screen, screen.question, screen.field, gap=not new)

    def _where(self, screen: Screen) -> Block:
        section = f" · {self.texts.of(f'{screen.section.text}.title')}" if screen.section else ""
        return Block(f"{self.texts.whereabouts(screen)}{section}", Style.TITLE, gap=True)

    def _field(self, screen: Screen, question: Question, field: Field, *, gap: bool) -> Iterator[Block]:
        if field.text != question.text:
            yield Block(f"{self._line(question, field)}{self.texts.label(field.text)}", Style.QUESTION, gap=gap)
        yield from self._options(field)
        if field.kind is Kind.FILE:
            yield Block(self._text("terminal.file.how"), Style.HINT)
        if field.kind is Kind.LONG_TEXT:
            limit = f"{field.max_length:,}".replace(",", NBSP)
            yield Block(self._text("terminal.limit", count=limit), Style.HINT)
        yield from self._answer(screen, field)

    def _line(self, question: Question, field: Field) -> str:
        """Return what stands before a line's label: which one it is."""
        if field.row is not None:
            return "" if field.column == MORE else f"{self._text('say.row', row=field.row)}: "
        if question.layout is Layout.SINGLE:
            return ""
        count, total = question.fields.index(field) + 1, len(question.fields)
        return f"{self._text('terminal.line', count=count, total=total)}: "

    def _answer(self, screen: Screen, field: Field) -> Iterator[Block]:
        """Yield the answer that there is, else what is proposed: all of it, however long."""
        answers, proposal = screen.state.session.answers, screen.state.session.proposal(field.id)
        if field.id in answers:
            answer = self.texts.answer(field, answers[field.id].value)
            yield Block(self._text("say.current_answer", answer=answer), Style.HINT)
        elif proposal is not None:
            answer, named = self.texts.answer(field, proposal.value), source(self.texts.catalog, proposal)
            if field.kind is Kind.LONG_TEXT:
                yield Block(self._text("terminal.proposed", source=named))
                yield Block(answer)
            else:
                yield Block(self._text("say.proposed", source=named, answer=answer))

    def _all_proposed(self, screen: Screen) -> Iterator[Block]:
        """Yield all lines that are proposed, where they can be taken at once: none of them unseen."""
        if screen.question is not None:
            for each in takes_all(screen.state, screen.question):
                answer = self.texts.answer(each, screen.state.session.proposed[each.id].value)
                yield Block(self._text("terminal.proposed_line", field=self.texts.short(each.text), answer=answer), Style.OPTION)

    def _table(self, state: State, question: Question) -> Iterator[Block]:
        """Yield the rows that hold something, and their sums."""
        for number in range(1, state.rows_of(question) + 1):
            if told := rows.told(self.texts, state, question, number):
                yield Block(f"{self._text('say.row', row=number)}: {told}", Style.OPTION)
        yield from (Block(each, Style.HINT) for each in rows.sums(self.texts, state, question))

    def _options(self, field: Field) -> Iterator[Block]:
        options = [f"{count}) {self.texts.of(option.text)}" for count, option in enumerate(field.options, start=1)]
        together = "  ".join(options)
        for line in [together] if len(together) <= ON_ONE_LINE else options:
            if line:
                yield Block(line, Style.OPTION)

    def _overview(self, found: View, screen: Screen) -> Iterator[Block]:
        yield Block(self._text("say.overview"), gap=True)
        for section in views.summary(found.form, found.session, screen.state):
            yield Block(self.texts.of(f"{section.section.text}.title"), Style.TITLE)
            for each in section.questions:
                mark = self._state(each.rows) if each.question.id in screen.state.waiting else "✓"
                yield Block(f"{self._name(each.question)}  {mark}", Style.OPTION)

    def _state(self, rows: tuple[Row, ...]) -> str:
        """Say what is open: an answer is missing, one that may be left out is not given, or those that are need a look."""
        if any(row.missing for row in rows):
            return self._text("terminal.missing")
        return self._text("say.not_answered" if any(row.status == "open" for row in rows) else "terminal.check")

    def _summary(self, found: View, screen: Screen) -> Iterator[Block]:
        for section in views.summary(found.form, found.session, screen.state):
            yield Block(self.texts.of(f"{section.section.text}.title"), Style.TITLE, gap=True)
            for each in section.questions:
                if each.question.layout is not Layout.SINGLE:
                    yield Block(self._name(each.question), Style.OPTION)
                if each.question.layout is Layout.ROWS:
                    yield from self._rows(screen.state, each)
                else:
                    yield from (block for row in each.rows for block in self._row(each.question, row))
                yield from (Block(self.texts.say(message), Style.OPTION) for message in comparing.told(each.compared))
        text = "say.summary_missing" if screen.missing else "say.summary_ready"
        yield Block(self._text(text, count=screen.missing), Style.QUESTION, gap=True)

    def _row(self, question: Question, row: Row) -> Iterator[Block]:
        own = row.field.text != question.text
        name = f"    {self.texts.short(row.field.text)}" if own else self._name(question)
        answer = self._text("terminal.missing") if row.missing else self.texts.answer(row.field, row.value)
        yield Block(f"{name}: {answer}", Style.OPTION)
        yield from self._warnings(row)

    def _rows(self, state: State, each: QuestionRows) -> Iterator[Block]:
        """Yield a question's rows, a line each; then what lacks in them, and what is found."""
        for number in range(1, state.rows_of(each.question) + 1):
            told = rows.told(self.texts, state, each.question, number)
            lacking = [self._text("terminal.missing")] if rows.lacks(state, each.question, number) else []
            shown = rows.BETWEEN.join(filter(None, [told, *lacking]))
            yield Block(f"    {self._text('say.row', row=number)}: {shown}", Style.OPTION)
        for row in each.rows:
            yield from self._warnings(row)

    def _warnings(self, row: Row) -> Iterator[Block]:
        for message, reason in row.warnings:
            yield Block(self.texts.say(message), STYLES[message.tone])
            if reason is not None:
                yield Block(self._text("say.warning_reason", reason=reason), Style.OPTION)

    def _name(self, question: Question) -> str:
        number = f"{question.number:>2}." if question.number is not None else "  –"
        return f"{number} {self.texts.short(question.text)}"

    def _at_hand(self, screen: Screen, *, closed: bool) -> Iterator[Block]:
        shown = [command for command in screen.commands if command not in ANYWHERE or (closed and command is Command.NEW)]
        named = [self._named(command) for command in shown]
        if Command.ACCEPT in shown and screen.question is not None and takes_all(screen.state, screen.question):
            named.insert(0, f"«{self._text('say.accept_all').casefold()}»")
        if named:
            yield Block(" · ".join(named), Style.HINT)

    def _named(self, command: Command) -> str:
        """Return the word to type, and what it does where it does not say so itself."""
        word, what = self._text(f"words.command.{command}").partition(",")[0], self._text(f"command.{command}")
        return f"«{word}»" if word == what.casefold() else self._text("terminal.command", word=word, what=what)

    def _text(self, message_id: str, **params: object) -> str:
        return self.texts.catalog.text(message_id, **params)
