"""All questions of a form before one starts: what is asked, of whom, and what can be answered."""

from bot.document.prose import blocks
from bot.document.report import REGION, basis
from bot.document.view import Asked, AskedSection, Choice, Cover, Pair, Preview
from bot.document.wording import Wording
from dialogs.form import Condition, Field, Form, Kind, Layout, Operator, Question, Section
from dialogs.submission import Submission

HOW = {
    Kind.AMOUNT: "preview.amount",
    Kind.CHOICE: "preview.choice",
    Kind.CHOICES: "preview.choices",
}


def preview(form: Form, words: Wording) -> Preview:
    """Return the whole document's words."""
    return Preview(
        cover=_cover(form, words),
        intro=blocks(words.of(f"{form.text}.intro")),
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
    conditions = {question.fields[0].relevant for question in section.questions}
    shared = conditions.pop() if len(conditions) == 1 else ()
    return AskedSection(
        title=words.of(f"{section.text}.title"),
        condition=words.doc("preview.section", condition=_said(shared, form, words)) if shared else "",
        questions=[
            _asked(question, () if shared else question.fields[0].relevant, form, words) for question in section.questions
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
        condition=words.doc("preview.question", condition=_said(conditions, form, words)) if conditions else "",
        how=_how(question, words),
        rows=[] if question.layout is Layout.SINGLE else [words.label(field.text) for field in question.fields],
        choices=[_choice(question, main, option.code, words) for option in main.options],
        multiple=main.kind is Kind.CHOICES,
    )


def _how(question: Question, words: Wording) -> list[str]:
    main = question.fields[0]
    if question.layout is Layout.GRID:
        how = [words.doc("preview.grid")]
    else:
        how = [words.doc(HOW[main.kind])] if main.kind in HOW else []
        if main.max_length:
            how.append(words.doc("preview.limit", count=words.count(main.max_length)))
    return how if main.required else [*how, words.doc("preview.optional")]


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
    options = [f"«{words.of(option.text)}»" for option in field.options if option.code in condition.codes]
    said = {"question": words.short(field.text), "options": words.listed(options, "or")}
    if question.number is None:
        return words.doc(f"{name}_unnumbered", **said)
    return words.doc(name, number=question.number, **said)
