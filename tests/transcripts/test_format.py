"""The format itself: nothing is lost in writing, nothing passes that is not written, and neither language lags behind."""

from dataclasses import replace
from pathlib import Path

import pytest

from dialogs.language import Language
from tests.transcripts.engine import Engine
from tests.transcripts.player import TRANSCRIPTS, check
from tests.transcripts.script import load, written
from tests.transcripts.tables import Clock, PureTable

STEM = "not_started"


def test_written_as_read(transcript: Path) -> None:
    """A file is exactly what its steps are written as."""
    assert written(load(transcript)) == transcript.read_text(encoding="utf-8")


def test_both_languages_have_the_same() -> None:
    """Each transcript stands in both languages, with the same kinds of steps in the same order."""
    steps = {each: {path.stem: _kinds(path) for path in TRANSCRIPTS if path.parent.name == each} for each in Language}
    assert steps[Language.NYNORSK] == steps[Language.BOKMAL] != {}


def _kinds(path: Path) -> list[tuple[str, bool]]:
    return [(step.verb, step.chat) for step in load(path)]


@pytest.mark.parametrize("change", [lambda back: back[:-1], lambda back: (*back, "· more"), lambda back: back[::-1]])
async def test_whole_lists_are_compared(change: object, clock: Clock) -> None:
    """A line that lacks, is too much or stands elsewhere fails, and the step is named."""
    first, *others = load(next(path for path in TRANSCRIPTS if path.stem == STEM))
    assert callable(change)
    with pytest.raises(AssertionError, match="step 1 of"):
        await check(Engine(PureTable(clock), clock), [replace(first, back=change(first.back)), *others])
