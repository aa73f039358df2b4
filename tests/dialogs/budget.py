"""What the tests of rows and of proposals share: a small form with a budget, and a conversation about it."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dialogs.events import Command
from dialogs.load import read_form
from dialogs.vocabulary import Vocabulary
from tests.dialogs import turns

FORM = read_form(Path(__file__).parent / "forms" / "budget-2022.yaml")
NOW = datetime(2022, 1, 10, 12, tzinfo=UTC)
WORDS = Vocabulary(commands={"legg til": Command.ADD, "fjern linja": Command.REMOVE}, confirmations={"ja": Command.YES})

turn = partial(turns.turn, FORM, now=NOW, words=WORDS)
play = partial(turns.play, FORM, now=NOW, words=WORDS)
