"""How a question is asked: its wording, its help, what has been answered so far, and buttons that fit its kind. Pure."""

from bot.telegram import sayings
from bot.telegram.buttons import MOST_BUTTONS, Button, Keyboard, Verb, columns, even_rows, stacked
from bot.telegram.page import Page, Shown
from bot.telegram.text import BLANK, Line, Style, shortened, units
from dialogs.answers.cleaning import clean_text
from dialogs.collecting import is_collecting
from dialogs.engine import current_ticks
from dialogs.events import Command
from dialogs.form import Field, Form, Kind, Layout, Option, Question
from dialogs.prompts import Message, Param, Tone, Value, Wording
from dialogs.reading import joined
from dialogs.session import Session

DONE, HERE, OPEN = "✓", "▶", "▫"
RECEIVED = "say.part_received"
LONG_LABEL = 36
LONGEST_ROW = 120
LONGEST_SETTLED = 1000
ROOM_FOR_COMMANDS = 12
AT_HAND = (Command.SUBMIT, Command.DONE, Command.KEEP, Command.CLEAR, Command.SKIP)
NAVIGATION = (Command.BACK, Command.HELP, Command.OVERVIEW)


def ask(page: Page) -> Shown:
    """Return the question that is asked now."""
    question, field = page.screen.question, page.screen.field
    if question is None or field is None:
        raise LookupError(page.session.place)
    if is_collecting(page.session, field):
        return Shown((Line(page.texts.label(field.text), Style.BOLD), *_received(page, field)), commands(page))
    lines = [*_heading(page, question, field), *_explained(page, question, field), *_so_far(page, question, field)]
    return Shown(tuple(lines), stacked(_choosing(page, question, field), commands(page)), live_name(page.form, field))


def live_name(form: Form, field: Field) -> str:
    """Return the name of the message that is edited in place while a grid or its like is being filled in, "" for other kinds."""
    grid = form.questions[field.question].layout is Layout.GRID
    return field.question if grid else field.id if field.kind is Kind.CHOICES else ""


def answered(page: Page, field: Field) -> tuple[Line, ...]:
    """Return what stays of a question in the chat when it has been answered with its buttons."""
    question = page.form.questions[field.question]
    if question.layout is Layout.GRID:
        return (Line(page.texts.label(question.text), Style.BOLD), *_rows(page, question, None))
    answer = page.texts.answer(field, page.session.answers[field.id].value)
    if units(answer) > LONGEST_SETTLED:  # it stands in the chat already, as it was written
        params: dict[str, Param] = {"field": Wording(id=f"{field.text}.short"), "count": len(answer)}
        answer = page.texts.say(Message(id="say.understood_long", params=params))
    return Line(page.texts.label(field.text), Style.BOLD), Line(f"{DONE} {answer}")


def commands(page: Page) -> Keyboard:
    """Return the rows of commands: what is at hand here, then the ways about."""
    screen, session = page.screen, page.session
    at_hand = [page.step(command) for command in AT_HAND if command in screen.commands]
    if screen.field is not None and not at_hand and screen.finding is None:
        at_hand.append(page.step(Command.SKIP, page.t("telegram.later")))
    if session.aside is not None:
        return columns([page.step(command) for command in screen.commands])
    return stacked([tuple(at_hand)], [tuple(page.step(command) for command in NAVIGATION if command in screen.commands)])


def _heading(page: Page, question: Question, field: Field) -> list[Line]:
    section = page.texts.of(f"{page.screen.section.text}.title") if page.screen.section else ""
    where = page.t("say.attachment")
    if page.screen.position is not None:
        where = page.t("say.progress", position=page.screen.position, total=page.screen.total)
    lines = [Line(f"{where} · {section}", Style.ITALIC)]
    if field.text != question.text:
        lines.append(Line(page.texts.label(question.text), Style.PLAIN if question.layout is Layout.SINGLE else Style.BOLD))
    return [*lines, Line(page.texts.label(field.text), Style.BOLD)] if question.layout is Layout.SINGLE else lines


def _explained(page: Page, question: Question, field: Field) -> list[Line]:
    """Return the help, and how to answer; neither where the person has just been told what was wrong."""
    said = {message.id for message in page.session.said}
    if any(message.tone is Tone.ERROR and message.field == field.id for message in page.session.said):
        return []
    first = not any(each.id in page.session.answers for each in question.fields)
    lines = []
    if first and f"{question.text}.help" not in said:
        lines.append(Line(page.texts.help(question.text), Style.QUOTE))
    if field.kind is Kind.LONG_TEXT:
        how = Message(id="telegram.how.long_text", params={"count": field.max_length or 1})
        lines.append(Line(page.texts.say(how), Style.ITALIC))
    if field.kind is Kind.CHOICES or (field.kind is Kind.FILE and first):
        lines.append(Line(page.t(f"telegram.how.{field.kind.value}"), Style.ITALIC))
    return lines


def _received(page: Page, field: Field) -> list[Line]:
    """Return how much of a long text has come, where that was not just said: on coming back to it, or after a part too long."""
    if any(message.id == RECEIVED and message.field == field.id for message in page.session.said):
        return []
    count = len(clean_text(joined(page.session.parts[field.id])).strip())
    params: dict[str, Param] = {"count": count, "left": (field.max_length or 1) - count}
    return [Line(page.texts.say(Message(id=RECEIVED, params=params)))]


def _so_far(page: Page, question: Question, field: Field) -> list[Line]:
    """Return the rows or lines of the question with their answers, the boxes, the options, or the answer there is."""
    if question.layout is not Layout.SINGLE:
        number = question.fields.index(field) + 1
        row = [BLANK, Line(f"{number}. {page.texts.label(field.text)}", Style.BOLD)]
        return [*_rows(page, question, field), *row, *(_current(page, field) if question.layout is Layout.LINES else [])]
    if field.kind in (Kind.CHOICE, Kind.CHOICES) and _is_listed(page, field):
        chosen = _chosen(page.session, field)
        return [Line(f"{_ticked(option.code in chosen)}{label}") for option, label in _numbered(page, field)]
    return [] if field.kind is Kind.CHOICES else _current(page, field)


def _current(page: Page, field: Field) -> list[Line]:
    """Return the answer that there is."""
    if field.id not in page.session.answers:
        return []
    answer = page.texts.answer(field, page.session.answers[field.id].value)
    style = Style.QUOTE if field.kind is Kind.LONG_TEXT else Style.PLAIN
    return [Line(page.t("say.current_answer", answer=answer), style)]


def _rows(page: Page, question: Question, current: Field | None) -> list[Line]:
    marks = {field.id: DONE if field.id in page.session.answers else OPEN for field in question.fields}
    if current is not None:
        marks[current.id] = HERE
    named = [shortened(_named(page, row), LONGEST_ROW) for row in question.fields]
    return [
        Line(f"{marks[row.id]} {number}. {name}")
        for number, (row, name) in enumerate(zip(question.fields, named, strict=True), start=1)
    ]


def _named(page: Page, field: Field) -> str:
    short = page.texts.short(field.text)
    if field.id not in page.session.answers:
        return short
    return f"{short}: {page.texts.answer(field, page.session.answers[field.id].value)}"


def _choosing(page: Page, question: Question, field: Field) -> Keyboard:
    """Return the buttons of a choice, the rows of a grid, and what was suggested."""
    room = MOST_BUTTONS - ROOM_FOR_COMMANDS
    options = columns(_option_buttons(page, field)) if len(field.options) <= room else ()
    rows: Keyboard = ()
    if question.layout is not Layout.SINGLE and len(field.options) + len(question.fields) <= room:
        rows = even_rows([page.jump(row.id, str(number)) for number, row in enumerate(question.fields, start=1)])
    return stacked(sayings.reactions(page), options, rows)


def _option_buttons(page: Page, field: Field) -> list[Button]:
    chosen, place = _chosen(page.session, field), page.form.order[field.id]
    verb = Verb.TOGGLE if field.kind is Kind.CHOICES else Verb.PRESS
    labels = _numbered(page, field) if _is_listed(page, field) else _labelled(page, field)
    return [page.own(f"{_ticked(option.code in chosen)}{label}", verb, place, option.code) for option, label in labels]


def _labelled(page: Page, field: Field) -> list[tuple[Option, str]]:
    return [(option, page.texts.of(option.text)) for option in field.options]


def _numbered(page: Page, field: Field) -> list[tuple[Option, str]]:
    return [(option, f"{number}. {label}") for number, (option, label) in enumerate(_labelled(page, field), start=1)]


def _is_listed(page: Page, field: Field) -> bool:
    """Tell whether the message itself lists the options: where a label is longer than a button on a phone shows."""
    return any(units(label) > LONG_LABEL for _, label in _labelled(page, field)) or len(field.options) > MOST_BUTTONS


def _ticked(yes: bool) -> str:  # noqa: FBT001 - reads as a sentence where it is used
    return f"{DONE} " if yes else ""


def _chosen(session: Session, field: Field) -> tuple[int, ...]:
    if field.kind is Kind.CHOICES:
        return current_ticks(session, field)
    value: Value = session.answers[field.id].value if field.id in session.answers else None
    return (value,) if isinstance(value, int) else ()
