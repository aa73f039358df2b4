"""What is new in a Telegram chat since it was last looked at, as lines; and what it must show for the lines of a transcript."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot import rows as rows_of
from bot.i18n import FormTexts, load_catalogs
from bot.telegram.buttons import Verb
from dialogs.form import Field
from dialogs.language import Language
from tests.bot.telegram.wire import Sent
from tests.transcripts.chat import Screen
from tests.transcripts.lines import BETWEEN, buttons, tidy
from tests.transcripts.paragraphs import paragraphs, spoken
from tests.transcripts.script import Step
from tests.transcripts.wording import matching

Heard = tuple[list[str], list[str]]
TICK = "\n✓ "


def screen_of(texts: FormTexts, seen: Sequence[Sent], before: Mapping[int, str]) -> Screen:
    """Return what is asked: the newest message with buttons, and those sent just before it where it took several."""
    last = max(place for place, each in enumerate(seen) if each.keyboard)
    first = last
    while not Screen(texts, tuple(seen[first : last + 1])).asked and first > 0 and seen[first - 1].id not in before:
        first -= 1
    return Screen(texts, tuple(seen[first : last + 1]))


def hear(
    screen: Screen, seen: Iterable[Sent], before: Mapping[int, str], notices: Iterable[str], given: Iterable[Field]
) -> Heard:
    """Return what was confirmed of the answers ``given``, and what else was said.

    ``before`` holds the messages as they were, ``notices`` what was shown over the chat when buttons were pressed.
    """
    ids = {each.id for each in screen.messages}
    new = [each for each in seen if before.get(each.id) != each.html]
    said = spoken(screen.said) if any(each.id in ids for each in new) else []
    said += [line for each in new if each.id > max(ids) for line in spoken(list(paragraphs(each)))]
    settled = ["\n".join(text for _, text in paragraphs(each)) for each in new if each.id < min(ids)]
    heard = [*said, *(f"✓ {tidy(each)}" for each in notices)]
    found = [_confirmation(screen, field, heard, settled) for field in given]
    confirmed = [line for line in found if line is not None]
    return confirmed, _with_suggestions([line for line in said if line not in confirmed], screen)


def _confirmation(screen: Screen, field: Field, heard: list[str], settled: list[str]) -> str | None:
    """Return how an answer is confirmed: in words, as a row of what is still asked, or in the message that it answered."""
    name = screen.texts.short(field.text)
    if field.row is not None and screen.question is not None and field in screen.question.fields:
        return _in_a_row(screen, field, name)
    in_words = [line for line in heard if line.startswith(f"✓ {name}: ") and not line.endswith("…")]
    row = re.compile(rf"✓ (?:\d+\. )?(?={re.escape(name)}: )")
    in_rows = [row.sub("✓ ", tidy(text), count=1) for _, text in screen.asked if row.match(tidy(text))]
    in_place = [f"✓ {name}: {tidy(text.rpartition(TICK)[2])}" for text in settled if TICK in text]
    line = re.compile(rf"✓ \d+\. ({re.escape(name)}: .*)")
    in_lines = [f"✓ {found[1]}" for text in settled for each in text.split("\n") if (found := line.fullmatch(tidy(each)))]
    return next(iter((*in_words, *in_rows, *in_lines, *in_place)), None)


def _in_a_row(screen: Screen, field: Field, name: str) -> str | None:
    """Return how an answer is confirmed in its row: by its name, or as what stands there without one."""
    rows = [row.partition(". ")[2].split(rows_of.BETWEEN) for row in screen.rows()]
    cells = rows[field.row - 1] if field.row is not None and field.row <= len(rows) else []
    labels = {
        tidy(screen.texts.of(option.text))
        for each in (screen.question.fields if screen.question else ())
        for option in each.options
    }
    for cell in cells:
        if cell.startswith(f"{name}: "):
            return f"✓ {cell}"
        if field.kind not in rows_of.NAMED and (cell in labels) is bool(field.options) and cell:
            return f"✓ {name}: {cell}"
    return None


def _with_suggestions(said: list[str], screen: Screen) -> list[str]:
    """Return what was said with the suggested replies, which are buttons, at the mistake that they mend."""
    suggestions = [label for label, _ in screen.carrying(Verb.SUGGESTION)]
    if not suggestions:
        return said
    place = next((n for n, line in enumerate(said) if line[0] == "✗"), len(said) - 1)
    return [*said[: place + 1], f"→ {BETWEEN.join(suggestions)}", *said[place + 1 :]]


def greeting(step: Step) -> list[str]:
    """Return the lines where no language is chosen: the greeting asks for it, in words of its own."""
    begin = " / ".join(load_catalogs()[each].text("telegram.begin") for each in Language)
    return [f"? {begin}" if line.startswith("? ") else line for line in step.back if not line.startswith("! ")]


def in_a_chat(step: Step, texts: FormTexts, *, here: Collection[str]) -> list[str]:
    """Return a step's lines as a chat shows them; ``here`` are the places that the overview marks instead of their state."""
    lines = list(step.back)
    if not any(line.startswith("? ") for line in lines):
        lines = [line for line in lines if not line.startswith("# ")]  # a reason is asked for under a heading of its own
    if any(matching(texts, "say.summary_missing", line[2:]) for line in lines):  # a button leads to what lacks instead
        lines = [line for line in lines if line not in buttons([texts.catalog.text("command.submit")])]
    return [f"▶ {line[2:]}" if line[2:] in here and line[0] in "✓-" else line for line in lines]
