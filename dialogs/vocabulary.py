"""The words that people type, as data handed to the engine: it knows no language itself.

Words of both written standards are understood at all times, whatever language the conversation is in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.events import Command
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All keys are folded (``answers.cleaning.fold``), but for ``options`` and ``questions``, which are ids.

    ``commands`` act anywhere; ``confirmations`` (yes, no) only where a yes or no is asked for. ``options`` gives an option's
    words by its message id, ``questions`` a question's by its id.
    """

    commands: Mapping[str, Command] = field(default_factory=dict)
    confirmations: Mapping[str, Command] = field(default_factory=dict)
    languages: Mapping[str, Language] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    jump: tuple[str, ...] = ()
