"""What a question holds so far: its answer or what is proposed, its lines or rows, its options where they are long. Pure."""

from bot import rows
from bot.proposing import proposed, source
from bot.telegram.buttons import MOST_BUTTONS
from bot.telegram.page import Page
from bot.telegram.text import BLANK, Line, Style, shortened, units
from dialogs.engine import current_ticks
from dialogs.form import MORE, Field, Kind, Layout, Option, Question
from dialogs.prompts import Message, Param, Value

DONE, HERE, OPEN = "✓", "▶", "▫"
LONG_LABEL = 36
LONGEST_ROW = 120
LONGEST_INLINE = 200


def so_far(page: Page, question: Question, field: Field) -> list[Line]:
    """Return the lines, the rows or the options of a question, with the answers that there are."""
    if question.layout is Layout.SINGLE:
        listed = field.kind in (Kind.CHOICE, Kind.CHOICES) and is_listed(page, field)
        return [*(_options(page, field) if listed else ()), *_current(page, field)]
    parts = table(page, question, field) if question.layout is Layout.ROWS else lines(page, question, field)
    asked = [BLANK, Line(_part(page, question, field), Style.BOLD)]
    if question.layout is Layout.GRID:
        return [*parts, *asked, *(_proposal(page, field) if proposed(page.screen.state, [field]) else ())]
    return [*parts, *asked, *(_options(page, field) if is_listed(page, field) else ()), *_current(page, field)]


def _part(page: Page, question: Question, field: Field) -> str:
    label = page.texts.label(field.text)
    if field.column == MORE:
        return label
    if field.row is not None:
        return f"{page.t('say.row', row=field.row)}: {label}"
    return f"{question.fields.index(field) + 1}. {label}"


def lines(page: Page, question: Question, current: Field | None) -> list[Line]:
    """Return the lines or rows of a grid that apply, numbered as in the form."""
    found = []
    for number, each in enumerate(question.fields, start=1):
        if each.id in page.screen.state.route:
            mark = HERE if each is current else DONE if each.id in page.session.answers else OPEN
            found.append(Line(f"{mark} {number}. {_named(page, each)}"))
    return found


def table(page: Page, question: Question, current: Field | None) -> list[Line]:
    """Return the rows that there are, each on a line, and their sums."""
    state, here = page.screen.state, current.row if current is not None and current.column != MORE else None
    found = []
    for number in range(1, state.rows_of(question) + 1):
        mark = HERE if number == here else OPEN if rows.lacks(state, question, number) else DONE
        told = shortened(rows.told(page.texts, state, question, number), LONGEST_ROW)
        found.append(Line(f"{mark} {number}. {told}".rstrip()))
    return [*found, *(Line(each, Style.ITALIC) for each in rows.sums(page.texts, state, question))]


def _named(page: Page, field: Field) -> str:
    """Return a line's name with its answer, or with all of what is proposed: none of that is to be taken unseen."""
    short = page.texts.short(field.text)
    if field.id in page.session.answers:
        return shortened(f"{short}: {page.texts.answer(field, page.session.answers[field.id].value)}", LONGEST_ROW)
    if proposed(page.screen.state, [field]):
        answer = page.texts.answer(field, page.session.proposed[field.id].value)
        return page.t("telegram.proposed_line", field=short, answer=answer)
    return shortened(short, LONGEST_ROW)


def _current(page: Page, field: Field) -> list[Line]:
    """Return the answer that there is, or the one that is proposed."""
    if proposed(page.screen.state, [field]):
        return _proposal(page, field)
    if field.id not in page.session.answers or field.kind is Kind.CHOICE:
        return []
    answer = page.texts.answer(field, page.session.answers[field.id].value)
    style = Style.QUOTE if field.kind is Kind.LONG_TEXT else Style.PLAIN
    return [Line(page.t("say.current_answer", answer=answer), style)]


def _proposal(page: Page, field: Field) -> list[Line]:
    """Return what is proposed, and where it is from; a long text can be unfolded."""
    found = page.session.proposed[field.id]
    answer, named = page.texts.answer(field, found.value), source(page.texts.catalog, found)
    if field.kind is Kind.LONG_TEXT or units(answer) > LONGEST_INLINE:
        return [Line(page.t("telegram.proposed", source=named)), Line(answer, Style.QUOTE)]
    params: dict[str, Param] = {"source": named, "answer": answer}
    return [Line(page.texts.say(Message(id="say.proposed", params=params)))]


def _options(page: Page, field: Field) -> list[Line]:
    taken = chosen(page, field)
    return [Line(f"{ticked(option.code in taken)}{label}") for option, label in numbered(page, field)]


def labelled(page: Page, field: Field) -> list[tuple[Option, str]]:
    """Return the options with their labels."""
    return [(option, page.texts.of(option.text)) for option in field.options]


def numbered(page: Page, field: Field) -> list[tuple[Option, str]]:
    """Return the options with their labels, numbered."""
    return [(option, f"{number}. {label}") for number, (option, label) in enumerate(labelled(page, field), start=1)]


def is_listed(page: Page, field: Field) -> bool:
    """Tell whether the message itself lists the options: where a label is longer than a button on a phone shows."""
    return any(units(label) > LONG_LABEL for _, label in labelled(page, field)) or len(field.options) > MOST_BUTTONS


def ticked(yes: bool) -> str:  # noqa: FBT001 - reads as a sentence where it is used
    """Return the mark of what is chosen."""
    return f"{DONE} " if yes else ""


def chosen(page: Page, field: Field) -> tuple[int, ...]:
    """Return the codes of the options that are taken."""
    if field.kind is Kind.CHOICES:
        return current_ticks(page.session, field)
    value: Value = page.session.answers[field.id].value if field.id in page.session.answers else None
    return (value,) if isinstance(value, int) else ()
