"""All questions of a form before one starts: what is asked, of whom, and what can be answered."""

from datetime import date

from bot.document.cover import REGION, basis
from bot.document.prose import blocks
from bot.document.view import Asked, AskedPart, AskedSection, Choice, Cover, Pair, Preview
from bot.document.wording import Wording
from dialogs.announcement import announced
from dialogs.form import MORE, Condition, Field, Form, Kind, Layout, Operator, Question, Section, Unit
from dialogs.registers import municipality
from dialogs.submission import Submission

SAID = {Unit.COUNT: "number", Unit.PERCENT: "percent", Unit.YEAR: "year"}
"""What is said of a number; of a text, its length, and of all other kinds their own names."""


def preview(form: Form, words: Wording) -> Preview:
    """Return the whole document's words."""
    return Preview(
        cover=_cover(form, words),
        intro=blocks(words.of(form.intro)),
        sections=[_section(section, form, words) for section in form.sections],
    )


def _cover(form: Form, words: Wording) -> Cover:
    title, subject = words.of(f"{form.text}.title"), words.doc("preview.title")
    chapter, post, regulation = (str(Submission.model_fields[name].default) for name in ("chapter", "post", "regulation"))
    return Cover(
        language=words.locale,
        region=REGION,
        about=words.doc("about", title=title, measure=subject),
        author="",
        scheme=words.doc("scheme"),
        title=title,
        subject=subject,
        footer=f"{title}: {subject}",
        page=words.doc("page", page="{page}", pages="{pages}"),
        pairs=[Pair(words.doc("basis"), basis(chapter, post, regulation, words)), Pair(words.doc("preview.form"), form.id)],
    )


def _section(section: Section, form: Form, words: Wording) -> AskedSection:
    """Say once what all the section's questions have in common."""
    first, *others = [question.relevant for question in section.questions]
    shared = tuple(each for each in first if all(each in conditions for conditions in others))
    return AskedSection(
        title=words.of(f"{section.text}.title"),
        condition=words.doc("preview.section", condition=_said(shared, form, words)) if shared else "",
        questions=[
            _asked(question, tuple(each for each in question.relevant if each not in shared), form, words)
            for question in section.questions
        ],
    )


def _asked(question: Question, conditions: tuple[Condition, ...], form: Form, words: Wording) -> Asked:
    main = question.fields[0]
    label, wording = words.short(question.text), words.label(question.text)
    return Asked(
        number=str(question.number or ""),
        label=label,
        wording="" if wording == label else wording,
        help=words.help(question.text),
        announced=[words.say(each) for each in announced(question, form)],
        condition=words.doc("preview.question", condition=_said(conditions, form, words)) if conditions else "",
        how=_how(question, words),
        rows=_parts(question, form, words),
        choices=[_choice(question, main, option.code, words) for option in main.options if not _several(question)],
        multiple=main.kind is Kind.CHOICES,
    )


def _several(question: Question) -> bool:
    """Tell whether its fields are asked for each by itself, with a kind of its own."""
    return question.layout in {Layout.LINES, Layout.ROWS}


def _asked_of(question: Question) -> list[Field]:
    """Return the fields that have a name of their own: lines, rows of a grid, or columns of rows."""
    if question.layout is Layout.ROWS:
        return [field for field in question.row(1) if field.column != MORE]
    return [] if question.layout is Layout.SINGLE else list(question.fields)


def _parts(question: Question, form: Form, words: Wording) -> list[AskedPart]:
    """Say of each when it is asked, and how it is answered unless they all are alike: then the question says so."""
    asked = _asked_of(question)
    alike = not _several(question) or len({tuple(_how_of(field, words)) for field in asked}) == 1
    parts = []
    for field in asked:
        own = tuple(each for each in field.relevant if each not in question.relevant)
        when = [words.doc("preview.question", condition=_said(own, form, words))] if own else []
        parts.append(AskedPart(words.label(field.text), " · ".join([*([] if alike else _how_of(field, words)), *when])))
    return parts


def _how(question: Question, words: Wording) -> list[str]:
    if question.layout is Layout.GRID:
        how = [words.doc("preview.grid")]
        return how if question.fields[0].required else [*how, words.doc("preview.optional")]
    rows = [words.doc("preview.rows", count=question.rows)] if question.layout is Layout.ROWS else []
    hows = {tuple(_how_of(field, words)) for field in _asked_of(question) or question.fields[:1]}
    return [*rows, *hows.pop()] if len(hows) == 1 else rows


def _how_of(field: Field, words: Wording) -> list[str]:
    """Return short remarks on one field: what is wanted, within which bounds, and whether it can be left out."""
    how = []
    if field.kind is Kind.NUMBER:
        how.append(words.doc(f"preview.{SAID[field.unit]}"))
        if field.minimum is not None and field.maximum is not None:
            bounds = {"minimum": field.minimum, "maximum": field.maximum}
            shown = {name: words.catalog.number(each, field.unit) for name, each in bounds.items()}
            how.append(words.doc("preview.between", **shown))
    elif field.max_length:
        how.append(words.doc("preview.limit", count=words.count(field.max_length)))
    elif field.kind is Kind.CHOICE and field.id != field.question:
        how.append(words.doc("preview.options", options="; ".join(words.of(option.text) for option in field.options)))
    elif words.has(f"preview.{field.kind.value}"):  # what an e-mail address is needs no word
        how.append(words.doc(f"preview.{field.kind.value}"))
    return how if field.required else [*how, words.doc("preview.optional")]


def _choice(question: Question, main: Field, code: int, words: Wording) -> Choice:
    label = words.of(main.option(code).text)
    follow_ups = [
        words.doc("preview.follow_up", label=words.label(field.text))
        for field in question.fields[1:]
        if any(condition.field == main.id and condition.holds(frozenset({code})) for condition in field.relevant)
    ]
    return Choice(label, " ".join(follow_ups))


def _said(conditions: tuple[Condition, ...], form: Form, words: Wording) -> str:
    return words.listed([_condition(condition, form, words) for condition in conditions], "and")


def _condition(condition: Condition, form: Form, words: Wording) -> str:
    field = form.fields[condition.field]
    question = form.questions[field.question]
    name = "preview.one_of" if condition.operator is Operator.ONE_OF else "preview.none_of"
    options = [words.of(option.text) for option in field.options if option.code in condition.codes]
    if field.kind is Kind.MUNICIPALITY:
        options = [municipality(code, date.max).name for code in sorted(condition.codes)]
    said = {"question": words.short(field.text), "options": words.listed([f"«{option}»" for option in options], "or")}
    if question.number is None:
        return words.doc(f"{name}_unnumbered", **said)
    return words.doc(name, number=question.number, **said)
