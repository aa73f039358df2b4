"""How a question is asked: its wording, its help, what has been answered so far, and buttons that fit its kind. Pure."""

from bot.proposing import takes_all
from bot.telegram import sayings
from bot.telegram.buttons import MOST_BUTTONS, Button, Keyboard, Verb, columns, even_rows, stacked
from bot.telegram.filled import DONE, chosen, is_listed, labelled, lines, numbered, so_far, table, ticked
from bot.telegram.page import Page, Shown
from bot.telegram.text import Line, Style, units
from dialogs.answers.cleaning import clean_text
from dialogs.collecting import is_collecting
from dialogs.events import Command
from dialogs.form import Field, Form, Kind, Layout, Question
from dialogs.prompts import Message, Param, Tone, Wording
from dialogs.reading import joined

RECEIVED = "say.part_received"
LONGEST_SETTLED = 1000
ROOM_FOR_COMMANDS = 12
AT_HAND = (Command.SUBMIT, Command.DONE, Command.ACCEPT, Command.KEEP, Command.CLEAR, Command.SKIP)
NAVIGATION = (Command.BACK, Command.HELP, Command.OVERVIEW)


def ask(page: Page) -> Shown:
    """Return the question that is asked now."""
    question, field = page.screen.question, page.screen.field
    if question is None or field is None:
        raise LookupError(page.session.place)
    if is_collecting(page.session, field):
        return Shown((Line(page.texts.label(field.text), Style.BOLD), *_received(page, field)), commands(page))
    shown = (*_heading(page, question, field), *_explained(page, question, field), *so_far(page, question, field))
    keyboard = stacked(_choosing(page, question, field), commands(page))
    return Shown(shown, keyboard, live_name(page.form, field), follows=question.layout is not Layout.ROWS)


def live_name(form: Form, field: Field) -> str:
    """Return the name of the message that is edited in place while a grid or its like is being filled in, "" for other kinds."""
    whole = form.questions[field.question].layout in (Layout.GRID, Layout.ROWS)
    return field.question if whole else field.id if field.kind is Kind.CHOICES else ""


def answered(page: Page, field: Field, *, whole: bool = False) -> tuple[Line, ...]:
    """Return what stays of a question in the chat when it (``whole``: all of it) has been answered with its buttons."""
    question = page.form.questions[field.question]
    heading = Line(page.texts.label(question.text), Style.BOLD)
    if question.layout is Layout.ROWS:
        return (heading, *table(page, question, None))
    if whole or question.layout is Layout.GRID:
        return (heading, *lines(page, question, None))
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
    all_at_once = [page.whole(Command.ACCEPT, page.t("say.accept_all"))] if _takes_all(page) else []
    less = [page.step(Command.REMOVE)] if Command.REMOVE in screen.commands else []
    ways = tuple(page.step(command) for command in NAVIGATION if command in screen.commands)
    return stacked([tuple(all_at_once)], [tuple(at_hand)], [tuple(less)], [ways])


def _takes_all(page: Page) -> bool:
    question = page.screen.question
    return Command.ACCEPT in page.screen.commands and question is not None and bool(takes_all(page.screen.state, question))


def _heading(page: Page, question: Question, field: Field) -> list[Line]:
    section = page.texts.of(f"{page.screen.section.text}.title") if page.screen.section else ""
    heading = [Line(f"{page.texts.whereabouts(page.screen)} · {section}", Style.ITALIC)]
    if field.text != question.text:
        heading.append(Line(page.texts.label(question.text), Style.PLAIN if question.layout is Layout.SINGLE else Style.BOLD))
    return [*heading, Line(page.texts.label(field.text), Style.BOLD)] if question.layout is Layout.SINGLE else heading


def _explained(page: Page, question: Question, field: Field) -> list[Line]:
    """Return the help, and how to answer; neither where the person has just been told what was wrong."""
    said = {message.id for message in page.session.said}
    if any(message.tone is Tone.ERROR and message.field == field.id for message in page.session.said):
        return []
    first = not any(each.id in page.session.answers for each in question.fields)
    found = []
    if first and f"{question.text}.help" not in said:
        found.append(Line(page.texts.help(question.text), Style.QUOTE))
    if field.kind is Kind.LONG_TEXT:
        how = Message(id="telegram.how.long_text", params={"count": field.max_length or 1})
        found.append(Line(page.texts.say(how), Style.ITALIC))
    if field.kind is Kind.CHOICES or (field.kind is Kind.FILE and first):
        found.append(Line(page.t(f"telegram.how.{field.kind.value}"), Style.ITALIC))
    return found


def _received(page: Page, field: Field) -> list[Line]:
    """Return how much of a long text has come, where that was not just said: on coming back to it, or after a part too long."""
    if any(message.id == RECEIVED and message.field == field.id for message in page.session.said):
        return []
    count = len(clean_text(joined(page.session.parts[field.id])).strip())
    params: dict[str, Param] = {"count": count, "left": (field.max_length or 1) - count}
    return [Line(page.texts.say(Message(id=RECEIVED, params=params)))]


def _choosing(page: Page, question: Question, field: Field) -> Keyboard:
    """Return the buttons of a choice, the rows of a grid, and what was suggested."""
    room = MOST_BUTTONS - ROOM_FOR_COMMANDS
    options = columns(_option_buttons(page, field)) if len(field.options) <= room else ()
    ways: Keyboard = ()
    places = _places(page, question)
    if len(field.options) + len(places) <= room:
        ways = even_rows([page.jump(each.id, str(number)) for number, each in places])
    return stacked(sayings.reactions(page), options, ways)


def _places(page: Page, question: Question) -> list[tuple[int, Field]]:
    """Return what can be gone to inside a question, by number: a line, a row of a grid, the first field of a row."""
    state = page.screen.state
    if question.layout is Layout.ROWS:
        last = state.rows_of(question)
        return [(number, question.row(number)[0]) for number in range(1, last + 1)] if last > 1 else []
    several = question.layout is not Layout.SINGLE
    return [(number, each) for number, each in enumerate(question.fields, start=1) if several and each.id in state.route]


def _option_buttons(page: Page, field: Field) -> list[Button]:
    taken, place = chosen(page, field), page.form.order[field.id]
    verb = Verb.TOGGLE if field.kind is Kind.CHOICES else Verb.PRESS
    labels = numbered(page, field) if is_listed(page, field) else labelled(page, field)
    return [page.own(f"{ticked(option.code in taken)}{label}", verb, place, option.code) for option, label in labels]
