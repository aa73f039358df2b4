"""The words that people type, gathered from the catalogs of both languages."""

from collections.abc import Mapping

from bot.i18n import Catalog
from dialogs.events import Command
from dialogs.form import Field, Form
from dialogs.language import Language
from dialogs.vocabulary import Vocabulary, command_word

CONFIRMATIONS = (Command.YES, Command.NO)


def vocabulary(form: Form, catalogs: Mapping[Language, Catalog], language: Language) -> Vocabulary:
    """Return what may be typed in a conversation about this form; ``language`` comes first where labels are quoted."""
    both = (catalogs[language], catalogs[language.other])
    general = [each for each in Command if each not in CONFIRMATIONS]
    return Vocabulary(
        commands={word: each for each in general for word in _called(both, each)},
        confirmations={word: each for each in CONFIRMATIONS for word in _called(both, each)},
        languages={word: each for each in Language for word in _words(both, f"words.language.{each.value}")},
        options={option.text: _labels(both, form, option.text) for field in form.fields.values() for option in field.options},
        questions={each.id: _labels(both, form, f"{each.text}.short") for each in form.questions.values()},
        fields={each.id: _labels(both, form, f"{each.text}.short") for each in form.fields.values() if _has_name(form, each)},
        jump=tuple(dict.fromkeys(_words(both, "words.jump"))),
        number=tuple(dict.fromkeys(_words(both, "words.number"))),
    )


def _called(catalogs: tuple[Catalog, Catalog], command: Command) -> list[str]:
    """Return a command's words, and what its button says."""
    labels = [command_word(catalog.text(f"command.{command.value}")) for catalog in catalogs]
    return _words(catalogs, f"words.command.{command.value}") + labels


def _has_name(form: Form, field: Field) -> bool:
    return field.text != form.questions[field.question].text and field.row is None


def _words(catalogs: tuple[Catalog, Catalog], message_id: str) -> list[str]:
    """Return the folded words of a comma-separated entry; a command without words has none."""
    texts = [catalog.messages.get(message_id, "") for catalog in catalogs]
    return [command_word(word) for text in texts for word in text.split(",") if word.strip()]


def _labels(catalogs: tuple[Catalog, Catalog], form: Form, message_id: str) -> tuple[str, ...]:
    """Return an option's or a question's label in both languages, and the synonyms that the catalogs may have for it."""
    labels = [catalog.text(message_id, **form.years) for catalog in catalogs]
    synonyms = [word.strip() for catalog in catalogs for word in catalog.messages.get(f"words.{message_id}", "").split(",")]
    return tuple(dict.fromkeys(filter(None, [*labels, *synonyms])))
