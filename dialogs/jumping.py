"""Going to any question: by its id, its number («7»; «5.3» is the third line of question 5), its short name or a line's."""

import re

from dialogs.answers import choice
from dialogs.answers.choice import OptionWords
from dialogs.errors import AnswerError
from dialogs.form import Field, Kind
from dialogs.prompts import Message, Tone, Wording
from dialogs.session import Place
from dialogs.turn import Work
from dialogs.vocabulary import command_word

SHORTEST_START = 4  # letters of a name
_NUMBER = re.compile(r"(\d{1,3})(?: (\d{1,3}))?")


def jump(work: Work, wanted: str) -> None:
    """Go there. What is not found or does not apply now is said, and the place stays."""
    try:
        fields = _called(work, wanted)
    except AnswerError as error:
        work.refuse(None, error)
        return
    applying = [field for field in fields if field.id in work.state.route]
    if applying:
        work.go(Place.FIELD, applying[0].id)
    else:
        _say_why_hidden(work, fields[0])


def wanted_by(work: Work, raw: str) -> str | None:
    """Return what «gå til …» names, None when it is no such wish: on a question that takes free text it can be an answer.

    As a long text, what comes near to a question's name is no likely answer; as a short one (a measure's name) it may be.
    """
    name = _after(command_word(raw), work.words.jump)
    kind = work.at.kind if work.at is not None else None
    if name is None or kind not in (Kind.TEXT, Kind.LONG_TEXT) or _NUMBER.fullmatch(name):
        return name
    try:
        _named(work, name)
    except AnswerError as error:
        return name if error.suggestions and kind is Kind.LONG_TEXT else None
    return name


def _called(work: Work, wanted: str) -> tuple[Field, ...]:
    """Return the fields of what is wanted, the one to begin with first. AnswerError when it is not plain."""
    if wanted in work.form.questions:
        return work.form.questions[wanted].fields
    if wanted in work.form.fields:
        return (work.form.fields[wanted],)
    text = command_word(wanted)
    text = _after(text, (*work.words.jump, *work.words.number)) or text
    number = _NUMBER.fullmatch(text)
    return _numbered(work, int(number[1]), int(number[2] or 0)) if number else _named(work, text)


def _after(text: str, words: tuple[str, ...]) -> str | None:
    """Return what follows the longest of these words that the text begins with."""
    for word in sorted(words, key=len, reverse=True):
        if text.startswith(f"{word} "):
            return text.removeprefix(f"{word} ")
    return None


def _numbered(work: Work, number: int, line: int) -> tuple[Field, ...]:
    for question in work.form.questions.values():
        if question.number == number:
            places = [question.row(row)[0] for row in range(1, question.rows + 1)] or question.fields
            if line > len(places):
                break
            return (places[line - 1],) if line else question.fields
    raise AnswerError("jump.unknown")


def _named(work: Work, text: str) -> tuple[Field, ...]:
    form, words = work.form, work.words
    places = [(question.fields, words.questions.get(question.id, (question.id,))) for question in form.questions.values()]
    places += [((field,), words.fields[field.id]) for field in form.fields.values() if field.id in words.fields]
    named = [OptionWords(code, -code, called) for code, (_, called) in enumerate(places, start=1)]
    if len(text) < SHORTEST_START and not choice.called(text, named):  # «hei» is a greeting, not «Heilskapleg …»
        raise AnswerError("jump.unknown")
    try:
        return places[choice.parse(text, named) - 1][0]
    except AnswerError as error:
        go_to = min(words.jump, key=len, default="")  # a name alone would be an answer to what is asked
        raise AnswerError("jump.unknown", suggestions=tuple(f"{go_to} {name}".strip() for name in error.suggestions)) from error


def _say_why_hidden(work: Work, field: Field) -> None:
    """Name the earlier answer that makes the question not apply, and offer to go there."""
    for condition in field.relevant:
        if not condition.holds(work.state.chosen(condition.field)):
            name = Wording(id=f"{work.form.fields[condition.field].text}.short")
            about = (condition.field,) if condition.field in work.state.route else ()
            text = "error.jump.not_relevant"
            work.said.append(Message(id=text, params={"field": name}, tone=Tone.ERROR, about=about))
            return
