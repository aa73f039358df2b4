"""One mistake in what an author wrote: where it stands, what is wrong, how to mend it."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Mistake(StrEnum):
    """Every mistake that is looked for. Each has an example of its own in ``tests/broken_forms/<value>/``."""

    NOT_YAML = "not_yaml"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    UNKNOWN_KIND = "unknown_kind"
    WRONG_VALUE = "wrong_value"

    UNKNOWN_EDITION = "unknown_edition"
    CIRCULAR_EDITION = "circular_edition"
    BROKEN_EDITION = "broken_edition"
    UNKNOWN_CHANGE = "unknown_change"
    UNKNOWN_DROP = "unknown_drop"
    UNKNOWN_PLACE = "unknown_place"
    IDLE_CHANGE = "idle_change"

    FORM_NAME = "form_name"
    FORM_YEAR = "form_year"
    DUPLICATE_SECTION = "duplicate_section"
    DUPLICATE_QUESTION = "duplicate_question"
    DUPLICATE_FIELD = "duplicate_field"
    DUPLICATE_OPTION = "duplicate_option"
    DUPLICATE_CODE = "duplicate_code"
    DUPLICATE_RULE = "duplicate_rule"
    EMPTY_SECTION = "empty_section"
    MISPLACED_KEY = "misplaced_key"
    MISSING_OPTIONS = "missing_options"
    MISSING_FIELDS = "missing_fields"
    MISSING_ROWS = "missing_rows"
    MISSING_LENGTH = "missing_length"
    ABSURD_LENGTH = "absurd_length"
    MISSING_MOST = "missing_most"
    ABSURD_BOUNDS = "absurd_bounds"
    RESERVED_NAME = "reserved_name"
    UNFIT_COLUMN = "unfit_column"

    UNCLEAR_CONDITION = "unclear_condition"
    UNKNOWN_REFERENCE = "unknown_reference"
    SELF_REFERENCE = "self_reference"
    FORWARD_REFERENCE = "forward_reference"
    NOT_A_CHOICE = "not_a_choice"
    UNKNOWN_OPTION = "unknown_option"
    UNREACHABLE_QUESTION = "unreachable_question"

    UNKNOWN_RULE = "unknown_rule"
    RULE_WITHOUT_FIELD = "rule_without_field"
    UNKNOWN_POINT = "unknown_point"
    UNKNOWN_FACT = "unknown_fact"
    UNKNOWN_TARGET = "unknown_target"
    UNKNOWN_SOURCE = "unknown_source"
    UNFIT_SOURCE = "unfit_source"
    WRONG_YEAR = "wrong_year"

    MISSING_TEXT = "missing_text"
    LEFTOVER_TEXT = "leftover_text"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    YEARLESS_TEXT = "yearless_text"
    COMMAND_WORD = "command_word"

    ONE_SIDED_TEXT = "one_sided_text"
    UNMATCHED_BRACES = "unmatched_braces"
    UNEVEN_PLACEHOLDER = "uneven_placeholder"
    DUPLICATE_TEXT = "duplicate_text"
    EMPTY_TEXT = "empty_text"
    FUZZY_TEXT = "fuzzy_text"
    OBSOLETE_TEXT = "obsolete_text"
    NOT_PO = "not_po"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A mistake, by file and line (from 1); ``str()`` is the line that an author reads: ``path:line: message``."""

    path: Path
    line: int
    message: str
    code: Mistake

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in one file so far. ``lines`` gives the line of every part by dotted path (``sections.0.questions``)."""

    path: Path
    lines: Mapping[str, int]
    findings: list[Finding] = field(default_factory=list)

    def line(self, place: str) -> int:
        """Return the line of a part, or of the nearest part around it that is written down (a lone condition needs no list)."""
        while place:
            for written in (place, place.replace("relevant.0", "relevant")):
                if written in self.lines:
                    return self.lines[written]
            place = place.rpartition(".")[0]
        return 1

    def add(self, place: str, code: Mistake, message: str) -> None:
        """Note a mistake at a part of the file."""
        self.findings.append(Finding(self.path, self.line(place), message, code))


def hint(wrong: str, known: Collection[str]) -> str:
    """Return what was probably meant, else all that is known."""
    close = difflib.get_close_matches(wrong, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there is: {', '.join(known) or 'none'}"
