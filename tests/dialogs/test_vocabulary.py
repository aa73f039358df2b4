"""The words that people type: both languages' at all times, and none that means two things at one place."""

from collections import defaultdict

import pytest

from bot.i18n import FormTexts, load_catalogs
from dialogs.answers import choice
from dialogs.events import Command, Do
from dialogs.form import Kind
from dialogs.language import Language
from dialogs.reading import option_words
from dialogs.vocabulary import command_word
from tests.dialogs.talk import FORM, WORDS, asked, new, play, said, where

CATALOGS = load_catalogs()
CONFIRMATIONS = (Command.YES, Command.NO)
TYPED = [each for each in Command if each not in (Command.JUMP, *CONFIRMATIONS)]


def entry(language: Language, command: Command) -> list[str]:
    """Return a command's words in one language, as they stand in its catalog."""
    return [word.strip() for word in CATALOGS[language].messages[f"words.command.{command.value}"].split(",")]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", [each for each in Command if each is not Command.JUMP])
def test_every_command_has_a_label_and_words_in_both_languages(command: Command, language: Language) -> None:
    """What its button says can be typed too."""
    words = [command_word(word) for word in entry(language, command)]
    assert words
    assert "" not in words
    label = command_word(CATALOGS[language].messages[f"command.{command.value}"])
    for vocabulary in WORDS.values():
        assert {**vocabulary.commands, **vocabulary.confirmations}[label] is command


def test_no_word_means_two_commands() -> None:
    """In either language, nor a command and a language. Yes and no are answers to a question, and taken there only."""
    meanings = defaultdict(set)
    for language in Language:
        for command in TYPED:
            for word in entry(language, command):
                meanings[command_word(word)].add(command.value)
        for named in Language:
            for word in CATALOGS[language].messages[f"words.language.{named.value}"].split(","):
                meanings[command_word(word)].add(named.value)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
    confirmed = {command_word(word) for language in Language for word in entry(language, Command.YES)}
    refused = {command_word(word) for language in Language for word in entry(language, Command.NO)}
    assert confirmed & refused == set()
    assert confirmed & WORDS[Language.NYNORSK].commands.keys() == set()


@pytest.mark.parametrize("field", [each.id for each in FORM.fields.values() if each.options])
def test_no_option_is_called_as_a_command(field: str) -> None:
    """What is shown as an answer can be typed as an answer, in both languages."""
    each = FORM.fields[field]
    for words in WORDS.values():
        for option in option_words(each, words):
            for word in option.words:
                assert command_word(word) not in words.commands
                assert command_word(word) not in words.languages
                if each.kind is Kind.CHOICE:
                    assert choice.parse(word, option_words(each, words)) == option.code


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize(
    ("word", "command"),
    [(word, command) for language in Language for command in TYPED for word in entry(language, command)],
)
def test_words_of_both_languages_work_in_both(word: str, command: Command, spoken: Language) -> None:
    """Whatever language the conversation is in, and however the word is written."""
    for written in (word, word.upper(), f"/{word}", f"  {word} ", *([f"«{word}»!"] if word != "?" else [])):
        assert WORDS[spoken].commands[command_word(written)] is command


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize(("word", "language"), [("Nynorsk", "nn"), ("bokmål", "nb"), ("BOKMAL.", "nb"), ("nn", "nn")])
def test_the_name_of_a_language_is_a_wish_for_it(word: str, language: str, spoken: Language) -> None:
    """At any question, and first of all when it is asked for."""
    assert play(new(None), word).language == language
    changed = play(new(spoken), word)
    assert (changed.language, said(changed)) == (language, ["say.language_changed"])
    assert where(changed) == where(new(spoken))


def test_questions_and_lines_can_be_told_apart_by_name() -> None:
    """No two have the same name in a language, so that each can be gone to by it."""
    for catalog in CATALOGS.values():
        texts = FormTexts(catalog, FORM)
        named = {each.text for each in FORM.questions.values()} | {each.text for each in FORM.fields.values()}
        names = [command_word(texts.short(text)) for text in named]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("field", list(FORM.fields))
def test_every_question_and_line_is_reached_by_its_name(field: str, language: Language) -> None:
    """In words of either language, from anywhere; a question leads to its first line."""
    each = FORM.fields[field]
    session = asked("developed")  # what follows "changed" applies there, what follows "continued" not yet
    name = FormTexts(CATALOGS[language], FORM).short(each.text)
    hidden = field == "continuation.how"
    assert where(play(session, f"Gå til {name}")) == ("developed" if hidden else field)
    assert where(play(session, "oversikt", name)) == ("developed ~overview" if hidden else field)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("gå til 7", "report_type"),
        ("Gå til spørsmål 7!", "report_type"),
        ("gå til 5", "economy.received"),
        ("gå til 5.3", "economy.posts"),
        ("gå til 8.14", "assessment.transitions"),
        ("gå til vedlegg", "accounts"),
        ("gå til rekneskap", "accounts"),
        ("gå til regnskap", "accounts"),
        ("gå til viktigaste utf", "challenges"),
    ],
)
@pytest.mark.parametrize("start", ["measure_name", "county", "economy.posts", "accounts", "assessment.youth", "target_group"])
def test_jumping_from_anywhere(typed: str, field: str, start: str) -> None:
    """By number, by a line's number, by name or what the name begins with; nothing is stored."""
    session = play(asked(start), typed)
    assert (where(session), session.answers) == (field, asked(start).answers)


@pytest.mark.parametrize("typed", ["7", "spørsmål 7", "nr. 7", "Nummer 7", "gå til 7", "rapporttype", "Rapport"])
def test_where_a_question_is_asked_for_its_number_is_enough(typed: str) -> None:
    """In the overview and at the summary."""
    assert where(play(asked("target_group"), "oversikt", typed)) == "report_type"
    assert where(play(asked("target_group"), "oppsummering", typed)) == "report_type"


@pytest.mark.parametrize("typed", ["0", "22", "99", "5.6", "gå til 99", "tull", "", "🙂", "x" * 5000])
def test_a_question_that_is_not_there(typed: str) -> None:
    """Is said, and the overview stays."""
    session = play(asked("target_group"), "oversikt", typed)
    assert (where(session), said(session)) == ("target_group ~overview", ["error.jump.unknown"])


def test_an_unclear_name_is_asked_about() -> None:
    """What is offered can be pressed at any question: it is a jump there too, and no answer."""
    session = play(asked("target_group"), "oversikt", "overført")
    assert said(session) == ["error.jump.unknown"]
    offered = session.said[0].suggestions
    assert len(offered) == 2
    assert {where(play(session, "tilbake", each)) for each in offered} == {"economy.brought_forward", "economy.carried_over"}


def test_what_does_not_apply_says_on_what_it_depends() -> None:
    """And offers to go there."""
    session = play(asked("measure_name"), "gå til 6", "nyleg starta", "oversikt", "9")
    assert said(session) == ["error.jump.not_relevant"]
    assert session.said[0].about == ("start",)
    texts = FormTexts(CATALOGS[Language.NYNORSK], FORM)
    assert "«Oppstart»" in texts.say(session.said[0])
    unchanged = play(asked("developed", changes="nei"), Do(Command.JUMP, "changes.described"))
    assert (said(unchanged), unchanged.said[0].about) == (["error.jump.not_relevant"], ("changes",))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("measure_name", "Gå til skulen"),
        ("measure_name", "spørsmål 7"),
        ("measure_name", "7"),
        ("target_group", "Gå til legen"),
        ("target_group", "nr. 7"),
        ("target_group", "tilbake til start"),
        ("target_group", "hjelp til dei unge"),
    ],
)
def test_what_only_begins_like_a_command_is_an_answer(field: str, typed: str) -> None:
    """Free text is not combed for commands."""
    assert play(asked(field), typed).answers[field].value == typed


def test_a_number_on_a_choice_is_the_options() -> None:
    """«7» and «nr. 7» there are answers, «gå til 7» is not."""
    assert play(asked("county"), "nr. 7").answers["county"].value == 18
    assert where(play(asked("county"), "gå til 7")) == "report_type"


def test_nothing_is_read_out_of_the_beginning_of_a_long_text() -> None:
    """A command is short; what begins like one and goes on out of sight is an answer."""
    typed = f"Tilbake:{' ' * 80}i arbeid."
    assert command_word(typed) == ""
    assert play(asked("target_group"), typed).answers["target_group"].value == typed
    assert command_word("tilbake".ljust(59) + ".") == "tilbake"


@pytest.mark.parametrize(("typed", "word"), [("?", "?"), ("/hjelp", "hjelp"), ("  TILBAKE. ", "tilbake"), ("", ""), ("👍", "👍")])
def test_how_a_word_is_compared(typed: str, word: str) -> None:
    """Folded, without a slash; what is nothing but signs stays as it is."""
    assert command_word(typed) == word


def test_a_greeting_is_no_wish_to_jump() -> None:
    """A few letters that some question happens to begin with lead nowhere: «hei» is not «Heilskapleg lokal innsats»."""
    summary = play(asked("target_group"), Do(Command.SUMMARY))
    assert where(play(summary, "hei")) == where(summary)
    assert said(play(summary, "hei")) == ["error.jump.unknown"]
    assert where(play(summary, "heil")) == "assessment.coherent_effort"
