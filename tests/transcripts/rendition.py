"""What the web pages must show for a step's lines: the same, but for their own captions, and each in its place on the page."""

from collections.abc import Iterator

from bot.i18n import Catalog, FormTexts, load_catalogs
from bot.web.sayings import OWN
from dialogs.form import Kind, Layout
from dialogs.language import Language
from tests.transcripts.lines import buttons, tidy
from tests.transcripts.page import Page
from tests.transcripts.script import Step
from tests.transcripts.sight import ORDER, by_sign, guided
from tests.transcripts.wording import matching

OWN_WORDS = {
    "say.paused": "web.pause.body",
    "say.delete_asked": "web.delete.body",
    "say.ask_reason": "web.reason.hint",
    "say.overview": "web.overview.body",
    "say.summary_ready": "web.summary.ready",
    "say.summary_missing": "web.summary.missing",
    "error.text.empty": "web.say.error.required",  # an empty box and no answer are the same on a form
    "error.email.empty": "web.say.error.required",
    "error.amount.empty": "web.say.error.required",
    "error.choice.empty": "web.say.error.required",
    "error.choices.empty": "web.say.error.required",
}
"""Where a page has a caption of its own; the texts that begin with ``web.say.`` stand in the place of others too."""


def rendition(step: Step, page: Page) -> list[str]:
    """Return the lines that ``page`` must show, where a chat shows those of ``step``."""
    if not page.body:
        return _on_the_front_page(step, page.texts.catalog)
    lines = [found for line in _as_laid_out(list(step.back), page) for found in _reworded(line, page.texts)]
    lines = [line for line in lines if not _is_left_out(line, lines, step, page)]
    rest = next((n for n, line in enumerate(lines) if line[0] not in f"{ORDER}→"), len(lines))
    return [*by_sign(lines[:rest]), *_warnings_last(lines[rest:])]


def _as_laid_out(lines: list[str], page: Page) -> list[str]:
    """Return the lines without what a page shows in boxes, and with what it proposes there."""
    catalog = page.texts.catalog
    single = [line for line in lines if line.startswith("~ ") and matching(page.texts, "say.proposed", line[2:])]
    listed = any(line.startswith("~ ") and line not in single for line in lines)
    shown = []
    for line in lines:
        in_rows = page.question is not None and page.question.layout is Layout.ROWS and page.body == "question"
        if line.startswith("| ") or (listed and line in single) or (in_rows and line.startswith(("= ", "( ) ", "[ ] "))):
            continue
        if line in single and (found := matching(page.texts, "say.proposed", line[2:])):
            shown.append(f"~ {found['answer']}")
        elif line.startswith("["):
            shown += _at_hand(line, page, catalog)
        else:
            shown.append(line)
    return _with_acceptance(shown, page)


def _at_hand(line: str, page: Page, catalog: Catalog) -> list[str]:
    """Return the buttons without those that a page has elsewhere; what must be answered is left for later, not skipped."""
    elsewhere = [catalog.text("say.accept_all"), catalog.text("command.remove")]
    if page.question is not None and page.body == "question" and any(each.required for each in page.question.fields):
        elsewhere.append(catalog.text("command.skip"))
    for each in elsewhere:
        line = line.replace(f"[{each}]", "")
    named = line.replace("  ", " ").strip()
    return [named] if named else []


def _with_acceptance(lines: list[str], page: Page) -> list[str]:
    """Return the lines with the button that accepts what a page proposes, where a chat comes to it only later."""
    accept = f"[{page.texts.catalog.text('command.accept')}]"
    if not page.proposed or any(accept in line for line in lines):
        return lines
    if lines[-1].startswith("["):
        return [*lines[:-1], f"{accept} {lines[-1]}"]
    return [*lines, accept]


def _on_the_front_page(step: Step, catalog: Catalog) -> list[str]:
    """Return what was said, and the buttons that begin a filing: where no language is chosen yet, one for each."""
    said = [line for line in step.back if line[0] in ORDER]
    both = [load_catalogs()[language].text("web.home.start") for language in Language]
    return [*said, *buttons(both if step.verb == "start" else [catalog.text("web.home.begin")])]


def _reworded(line: str, texts: FormTexts) -> Iterator[str]:
    sign, _, text = line.partition(" ")
    said_anew = {name.removeprefix(OWN): name for name in texts.catalog.messages if name.startswith(OWN)}
    for message_id, own in {**said_anew, **OWN_WORDS}.items():
        if found := matching(texts, message_id, text):
            yield f"{sign} {tidy(texts.catalog.text(own, **found.groupdict()))}"
            return
    if found := matching(texts, "say.submitted", text):
        facts = {"number": found["number"], "time": found["at"]}
        named = [f"{texts.catalog.text(f'web.receipt.{name}')}: {fact}" for name, fact in facts.items()]
        yield f"{sign} {texts.catalog.text('web.title.receipt')} {' '.join(named)}"
        return
    yield line


def _is_left_out(line: str, lines: list[str], step: Step, page: Page) -> bool:
    """Tell whether a page has no line for it, because it has a place, a button or a box that says the same."""
    catalog, question = page.texts.catalog, page.question
    mistaken = any(each.startswith("✗") for each in lines)
    unfinished = any(matching(page.texts, "web.summary.missing", each[2:]) for each in lines)
    in_help = step.verb == "press" and step.text == catalog.text("command.help")
    hint = question is not None and (question.layout is Layout.GRID or question.fields[0].kind is Kind.FILE)
    is_reason = matching(page.texts, "say.warning_reason", line[2:]) is not None
    hints = {f"· {tidy(catalog.text(f'say.help.{kind}'))}" for kind in (Kind.CHOICE, Kind.FILE)} if hint else set()
    return (
        line.startswith("» ")  # all parts of the question are on the page
        or (line.startswith("= ") and mistaken and not is_reason)  # what was refused stands in the box, to be mended
        or line == f"= {catalog.text('say.not_answered')}"  # an empty box
        or line in guided(page)  # what is touched stands in a fold of its own
        or (line == buttons([catalog.text("command.submit")])[0] and unfinished)  # the button leads to what lacks
        or (in_help and (line in hints or line == f"· {tidy(catalog.text('say.help.commands'))}"))
    )


def _warnings_last(lines: list[str]) -> list[str]:
    """Return the rows of the summary with a question's warnings after all its rows."""
    done: list[str] = []
    held: list[str] = []
    name = ""
    for line in lines:
        if line.startswith("- ") and line[2:].partition(":")[0].partition(" »")[0] == name:
            done.append(line)
            continue
        if line[0] in "!✗" or (held and line.startswith("= ")):
            held.append(line)
            continue
        done += held
        held = []
        name = line[2:].partition(":")[0].partition(" »")[0] if line.startswith("- ") else ""
        done.append(line)
    return [*done, *held]
