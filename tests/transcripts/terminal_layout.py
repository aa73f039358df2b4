"""What a terminal must show for the lines of a transcript: the same words, laid out in its own way."""

import re
from collections.abc import Iterator

from bot.i18n import FormTexts
from dialogs.events import Command
from dialogs.form import MORE, Field, Form, Kind, Layout
from dialogs.route import route
from dialogs.session import Place, Session
from tests.transcripts.lines import BETWEEN, tidy
from tests.transcripts.wording import matching

CONFIRMED = ("say.understood", "say.understood_long", "say.skipped")
NO_ANSWER = ("say.language_changed", "say.reason_noted", "say.resumed")
ON_ONE_LINE = 80


def word_for(label: str, texts: FormTexts) -> str:
    """Return the word to type for the command with this label; "" when it is none's."""
    for command in Command:
        if label == texts.catalog.messages.get(f"command.{command}"):
            return texts.catalog.text(f"words.command.{command}").partition(",")[0]
    return ""


class TerminalLayout:
    """Lays out what stands at one place."""

    def __init__(self, form: Form, texts: FormTexts, session: Session) -> None:
        self.form, self.texts, self.session = form, texts, session

    @property
    def _field(self) -> Field:
        return self.form.fields[self.session.target]

    def is_confirmation(self, line: str) -> bool:
        """Tell whether a line says how an answer was understood, and nothing more."""
        catalog = self.texts.catalog
        patterns = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(tidy(catalog.messages[each]))) for each in CONFIRMED)
        others = {f"✓ {tidy(catalog.text(each))}" for each in NO_ANSWER}
        return line not in others and any(re.fullmatch(f"✓ {pattern}", line) for pattern in patterns)

    def stands_there(self, line: str) -> bool:
        """Tell whether a line of a question is not shown again with the next of its fields."""
        return (line.startswith("| ") and self._field.column != MORE) or self._is_listed(line)

    def _is_listed(self, line: str) -> bool:
        """Tell whether a line is one of several that are proposed, and not the one that is asked."""
        return line.startswith("~ ") and matching(self.texts, "say.proposed", line[2:]) is None

    def said(self, line: str) -> Iterator[str]:
        """Yield the paragraph for something said; suggestions stand in a sentence."""
        catalog, both = self.texts.catalog, self.session.language is None
        sign, _, text = line.partition(" ")
        if sign == "→":
            quoted = catalog.text("terminal.or").join(f"«{each}»" for each in text.split(BETWEEN))
            yield catalog.text("terminal.did_you_mean", suggestions=quoted)
        else:
            yield (text if sign == "·" else line).replace(" / ", " ⏎ " if both else " / ")

    def in_order(self, asked: list[str]) -> Iterator[str]:
        """Yield the paragraphs for what is asked; what to do with a whole report stands below it."""
        commands = [line for line in asked if re.fullmatch(r"(\[[^\]]+\] ?)+", line)]
        headline = [line for line in asked if line.startswith("? ")]
        summed_up = bool(headline) and any(line.startswith("- ") for line in asked) and self.session.place is Place.SUMMARY
        last = [] if self.session.aside else headline * summed_up
        at_field = self.session.place is Place.FIELD
        answers = [line for line in asked if at_field and line.startswith(("= ", "~ ")) and not self._is_listed(line)]
        asked = self._listed_first(asked)
        yield from self._rows([line for line in asked if line not in (*last, *commands, *answers)])
        yield from (found for line in answers for found in self._line(line))
        yield from (line[2:] for line in last)
        yield from (self._commands(line) for line in commands)

    def _listed_first(self, asked: list[str]) -> list[str]:
        """Return what is asked with all that is proposed before the rows that there are."""
        first = next((n for n, line in enumerate(asked) if line.startswith("| ")), len(asked))
        listed = [line for line in asked if self._is_listed(line)]
        return [*asked[:first], *(line for line in asked[first:] if line not in listed)] if first < len(asked) else asked

    def _rows(self, lines: list[str]) -> Iterator[str]:
        """Yield a question's name once, before those of its lines that have one of their own."""
        question = ""
        for line in lines:
            name, in_lines, row = line[2:].partition(" » ")
            if line.startswith("- ") and in_lines and ": " not in name:
                if name != question:
                    yield _numbered(name)
                question = name
                yield self._row(row)
            else:
                question = line[2:].partition(": ")[0] if line.startswith("- ") else question
                yield from self._line(line)

    def _row(self, row: str) -> str:
        name, _, answer = row.partition(": ")
        return f"{name}: {self.texts.catalog.text('terminal.missing') if answer == '–' else answer}"

    def _line(self, line: str) -> Iterator[str]:
        sign, _, text = line.partition(" ")
        catalog, overview = self.texts.catalog, self.session.aside == "overview"
        if sign == "?":
            yield text.replace(" / ", " ⏎ ") if self.session.language is None else text
            yield from self._hints() if self._of_question(text) else ()
        elif sign in ("-", "✓") and overview:
            yield f"{_numbered(text)} {'✓' if sign == '✓' else self._state(text)}"
        elif sign == "-":
            yield _numbered(self._row(text))
        elif sign == "~":
            yield from self._proposed(text)
        elif sign == "|":
            number, _, told = text.partition(". ")
            yield f"{catalog.text('say.row', row=number)}: {told}" if number.isdigit() else text
        elif sign == "»":
            yield f"{self._line_of(text)}{text}"
            yield from self._hints()
        elif sign == "=":
            reason = text.startswith(catalog.messages["say.warning_reason"].partition("{")[0])
            yield text if reason else catalog.text("say.current_answer", answer=text)
        elif line.startswith(("( )", "[ ]")):
            yield from self._numbers(line[4:])
        else:
            yield text if sign in "#·" else line

    def _proposed(self, text: str) -> Iterator[str]:
        catalog, found = self.texts.catalog, matching(self.texts, "say.proposed", text)
        if found is None:
            field, _, answer = text.partition(": ")
            yield catalog.text("terminal.proposed_line", field=field, answer=answer)
        elif self._field.kind is Kind.LONG_TEXT:
            yield catalog.text("terminal.proposed", source=found["source"])
            yield found["answer"]
        else:
            yield text

    def _state(self, name: str) -> str:
        """Return what a terminal says of a question in which something is open."""
        short = re.sub(r"^\d+\. ", "", name)
        main = next(each.fields[0] for each in self.form.questions.values() if tidy(self.texts.short(each.text)) == short)
        if main.id in self.session.answers:
            fields = [each for each in route(self.form, self.session.answers).values() if each.question == main.question]
            lacks = any(each.required and each.id not in self.session.answers for each in fields)
            return self.texts.catalog.text("terminal.missing" if lacks else "terminal.check")
        return self.texts.catalog.text("terminal.missing" if main.required else "say.not_answered")

    def _of_question(self, label: str) -> bool:
        """Tell whether it is a question with nothing more to say before the answer."""
        at_field = self.session.place is Place.FIELD and self.session.aside is None
        return at_field and self._field.row is None and tidy(self.texts.label(self._field.text)) == label

    def _hints(self) -> Iterator[str]:
        if self._field.kind is Kind.FILE:
            yield self.texts.catalog.text("terminal.file.how")
        if self._field.kind is Kind.LONG_TEXT:
            yield self.texts.catalog.text("terminal.limit", count=f"{self._field.max_length:,}".replace(",", " "))

    def _line_of(self, label: str) -> str:
        question = self.form.questions[self._field.question]
        if question.layout in (Layout.SINGLE, Layout.ROWS):
            return ""
        labels = [tidy(self.texts.label(each.text)) for each in question.fields]
        return f"{self.texts.catalog.text('terminal.line', count=labels.index(label) + 1, total=len(labels))}: "

    def _numbers(self, options: str) -> Iterator[str]:
        numbered = [f"{count}) {label}" for count, label in enumerate(options.split(BETWEEN), start=1)]
        together = "  ".join(numbered)
        yield from [tidy(together)] if len(together) <= ON_ONE_LINE else numbered

    def _commands(self, line: str) -> str:
        return " · ".join(self._command(label) for label in re.findall(r"\[([^\]]+)\]", line))

    def _command(self, label: str) -> str:
        word = label.casefold() if label == self.texts.catalog.text("say.accept_all") else word_for(label, self.texts)
        same = word == label.casefold()
        return f"«{word}»" if same else self.texts.catalog.text("terminal.command", word=word, what=label)


def _numbered(name: str) -> str:
    return name if re.match(r"\d+\. ", name) else f"– {name}"
