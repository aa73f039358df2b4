"""The words that people type, as data handed to the engine: it knows no language itself.

Words of both written standards are understood at all times, whatever language the conversation is in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.answers.cleaning import fold
from dialogs.events import Command
from dialogs.language import Language

LONGEST_COMMAND = 60


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All keys are folded (``answers.cleaning.fold``), but for ``options``, ``questions`` and ``fields``, which are ids.

    ``commands`` act anywhere; ``confirmations`` (yes, no) only where a yes or no is asked for. ``options`` gives an option's
    words by its message id, ``questions`` a question's by its id, ``fields`` those of the fields that have a name of their own.
    ``jump`` («gå til») stands before a question's name anywhere, ``number`` («spørsmål») only where one is asked for.
    """

    commands: Mapping[str, Command] = field(default_factory=dict)
    confirmations: Mapping[str, Command] = field(default_factory=dict)
    languages: Mapping[str, Language] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    jump: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


def command_word(raw: str) -> str:
    """Return typed text as it is compared with command words: folded, a leading slash aside, a mere «?» kept.

    "" for what is too long to be one: nothing is read out of the beginning of a long text.
    """
    bare = raw.strip()
    if len(bare) > LONGEST_COMMAND:
        return ""
    bare = bare.removeprefix("/")
    return fold(bare) or bare
