"""The overview and the summary: every question that applies, by section, each with a button to go there. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from bot import rows
from bot.telegram import sayings
from bot.telegram.asking import commands
from bot.telegram.buttons import MOST_BUTTONS, Button, Keyboard, Verb, columns, even_rows, stacked
from bot.telegram.filled import DONE, HERE, OPEN
from bot.telegram.page import Page, Shown
from bot.telegram.text import BLANK, Line, Style
from dialogs import comparing
from dialogs.events import Command
from dialogs.form import Kind, Layout, Question
from dialogs.prompts import Tone
from dialogs.view import QuestionRows, Row

MENU = (Command.RESUME, Command.SUMMARY, Command.LANGUAGE, Command.PAUSE)
WARNED = "⚠️"
NOTED = "ℹ️"
ROOM = 12
ATTACHED = "📎"


def overview(page: Page) -> Shown:
    """Return which questions there are and which are left, and what else can be done with the case."""
    lines = [Line(page.t("say.overview"), Style.BOLD)]
    for section in page.sections:
        lines += [BLANK, Line(page.texts.of(f"{section.section.text}.title"), Style.BOLD)]
        lines += [Line(f"{_mark(page, each)} {page.name_of(each.question)}") for each in section.questions]
    steps = [page.step(command) for command in MENU]
    steps.append(page.own(page.t("telegram.browser"), Verb.BROWSER))
    steps += [page.step(command) for command in (Command.NEW, Command.DELETE)]
    steps.append(page.own(page.t("telegram.all_cases"), Verb.LIST))
    return Shown(tuple(lines), stacked(sayings.reactions(page), _numbers(page), columns(steps)))


def summary(page: Page) -> Shown:
    """Return everything that was answered, with warnings and reasons, and how to finish."""
    missing = page.screen.missing
    lines = [Line(page.t("say.summary_missing", count=missing) if missing else page.t("say.summary_ready"), Style.BOLD)]
    lines += answers(page)
    first = [page.step(Command.KEEP, page.t("telegram.next_missing")) if missing else page.step(Command.SUBMIT)]
    ways = [row for row in commands(page) if all(button.data != page.step(Command.SUBMIT).data for button in row)]
    return Shown(tuple(lines), stacked([tuple(first)], sayings.reactions(page), _numbers(page), ways))


def answers(page: Page) -> Iterator[Line]:
    """Yield every question that applies with its answer, warnings and reasons; accounts with the budget beside them."""
    for section in page.sections:
        yield BLANK
        yield Line(page.texts.of(f"{section.section.text}.title"), Style.BOLD)
        for each in section.questions:
            yield from _question(page, each)
            yield from (sayings.line(page, message) for message in comparing.told(each.compared))


def _question(page: Page, each: QuestionRows) -> Iterator[Line]:
    name = page.name_of(each.question)
    if each.question.layout is Layout.ROWS:
        yield from _table(page, each)
        return
    if len(each.question.fields) > 1 and each.rows[0].field.text != each.question.text:
        yield Line(f"{_mark(page, each)} {name}")
        for row in each.rows:
            yield from _row(page, row, f"– {page.texts.short(row.field.text)}")
        return
    for row in each.rows:
        main = row.field.text == each.question.text
        yield from _row(page, row, f"{_mark(page, each)} {name}" if main else f"– {page.texts.short(row.field.text)}")


def _table(page: Page, each: QuestionRows) -> Iterator[Line]:
    """Yield the rows of a question, a line each; then what is found in them."""
    state = page.screen.state
    yield Line(f"{_mark(page, each)} {page.name_of(each.question)}")
    for number in range(1, state.rows_of(each.question) + 1):
        told = rows.told(page.texts, state, each.question, number)
        lacking = [page.t("telegram.missing")] if rows.lacks(state, each.question, number) else []
        yield Line(f"– {page.t('say.row', row=number)}: {rows.BETWEEN.join(filter(None, [told, *lacking]))}")
    for row in each.rows:
        yield from _warnings(page, row)


def _row(page: Page, row: Row, name: str) -> Iterator[Line]:
    answer = page.t("telegram.missing") if row.missing else page.texts.answer(row.field, row.value)
    if row.field.kind is Kind.LONG_TEXT and row.status == "answered":
        yield Line(f"{name}:")
        yield Line(answer, Style.QUOTE)
    else:
        yield Line(f"{name}: {answer}")
    yield from _warnings(page, row)


def _warnings(page: Page, row: Row) -> Iterator[Line]:
    for message, reason in row.warnings:
        line = sayings.line(page, message)
        yield replace(line, text=f"{NOTED} {line.text}") if message.tone is Tone.INFO else line
        if reason is not None:
            yield Line(page.t("say.warning_reason", reason=reason), Style.ITALIC)


def _mark(page: Page, each: QuestionRows) -> str:
    if each.question is page.screen.question and page.screen.aside is not None:
        return HERE
    if any(row.field.id in page.missing for row in each.rows):
        return OPEN
    return WARNED if any(row.warned for row in each.rows) else DONE


def _numbers(page: Page) -> Keyboard:
    """Return a button for each question that applies, with its number or name; typing that works too, where they are too many."""
    found = [each for section in page.sections for each in section.questions][: MOST_BUTTONS - ROOM]
    numbered = [_jump(page, each, str(each.question.number)) for each in found if each.question.number]
    named = [_jump(page, each, _name(page, each.question)) for each in found if not each.question.number]
    return stacked(even_rows(numbered), columns(named))


def _name(page: Page, question: Question) -> str:
    """Return what a question without a number is called on a button: an attachment is marked as one."""
    short = page.texts.short(question.text)
    return f"{ATTACHED} {short}" if any(each.kind is Kind.FILE for each in question.fields) else short


def _jump(page: Page, each: QuestionRows, label: str) -> Button:
    return page.jump(each.rows[0].field.id, label)
