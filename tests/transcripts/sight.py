"""A page of the web chat as the lines of a transcript: what a person reads there, from top to bottom."""

from collections.abc import Callable, Iterator, Mapping

from bot.comparing import BLANK
from bot.rows import BETWEEN as ROWS_BETWEEN, NAMED
from bot.web.sayings import OWN
from dialogs.form import Field, Kind, Layout
from dialogs.prompts import Message, Wording
from dialogs.turn import LONGEST_ECHOED
from tests.transcripts.dom import Node
from tests.transcripts.lines import BETWEEN, buttons, short, tidy
from tests.transcripts.page import NOTHING, UNSEEN, Page, html_id, is_at

SIGNS = {"is-info": "·", "is-ok": "✓", "is-warning": "!", "is-error": "✗"}
ORDER = "✓!✗·"
REQUIRED = f"{OWN}error.required"
AT_HAND = ("submit", "accept", "keep", "clear", "skip", "done", "yes", "no", "resume", "new")


def lines(page: Page) -> list[str]:
    """Return all that is to be read: what was taken, what was said, what is asked."""
    confirmed = list(_confirmed(page))
    return [*confirmed, *(line for line in by_sign([*said(page)]) if line not in confirmed), *asked(page)]


def by_sign(found: list[str]) -> list[str]:
    """Return what was said by its signs, for a page has a place for each; suggestions stay with what they belong to."""
    groups: list[list[str]] = []
    for line in found:
        if line.startswith("→"):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [line for group in sorted(groups, key=lambda group: ORDER.index(group[0][0])) for line in group]


def said(page: Page) -> Iterator[str]:
    """Yield what was said above the question, and at the boxes that the person has just filled in."""
    now = page.root.first(id="now") or NOTHING
    for each in now.all("div", "says"):
        yield from _spoken(page, each)
    if page.body == "question":
        yield from _compared(page, now)
    loose = page.composer.first(id="errors") or NOTHING
    for each in loose.all("li"):
        if each.first("a") is None:
            yield from _spoken(page, each)
    for each in page.errors:
        lacks = tidy(each.text(UNSEEN)) == page.text("web.error_missing")
        if not lacks or any(is_at(each, field) for field in page.given):
            yield from _spoken(page, each)


def _spoken(page: Page, node: Node) -> Iterator[str]:
    text = " ⏎ ⏎ ".join(tidy(each.text(UNSEEN)) for each in node.all("p") if not {"suggestions", "mend"} & each.classes)
    if "is-overtaken" in node.classes:  # a page alone shows again what was sent too late
        return
    sign = next((SIGNS[each] for each in node.classes if each in SIGNS), "✗")
    yield f"{sign} {page.text('web.say.error.required') if text == page.text('web.error_missing') else text}"
    yield from (f"· {tidy(each.text())}" for each in node.all("p", "mend"))
    if found := [tidy(each.text()) for each in page.suggestions(node)]:
        yield f"→ {BETWEEN.join(found)}"


def _compared(page: Page, node: Node) -> Iterator[str]:
    """Yield what the table of accounts and budget says, as a chat says it: what is compared, then a line for each row."""
    for found in node.all("div", "compared"):
        yield f"· {(found.first('span', 'hint') or NOTHING).words()}"
        for row in (found.first("tbody") or NOTHING).all("tr"):
            line = (row.first("th") or NOTHING).words()
            budget, accounts, deviation, percent = (tidy(each.text("head")) for each in row.all("td"))
            params = {"line": line, "budget": budget, "accounts": accounts, "deviation": deviation, "percent": percent}
            yield f"· {page.text('compared.unbudgeted' if percent == BLANK else 'compared.line', **params)}"


def _confirmed(page: Page) -> Iterator[str]:
    """Yield the answers just given, as the page shows that it has them."""
    for field in page.given:
        kept = "" if field in page.wrong else page.kept(field)
        if kept:
            yield _confirmation(page, field, kept)


def _confirmation(page: Page, field: Field, kept: str) -> str:
    name = page.texts.short(field.text)
    if kept == page.text("say.not_answered"):
        return f"✓ {page.text('say.skipped', field=name)}"
    if field.kind is Kind.LONG_TEXT and len(kept) > LONGEST_ECHOED:
        return f"✓ {tidy(page.texts.say(_long(field, len(kept))))}"
    return f"✓ {name}: {tidy(kept)}"


def _long(field: Field, count: int) -> Message:
    """Return what a chat says of a long answer; a page shows all of it."""
    return Message(id="say.understood_long", params={"field": Wording(id=f"{field.text}.short"), "count": count})


def asked(page: Page) -> Iterator[str]:
    """Yield what is asked, and the commands at hand."""
    yield from ASKED[page.body](page)
    acts = [each for row in page.composer.all("div", "acts") for each in row.all("button", name="do")]
    found = {each.given["value"]: tidy(each.text(UNSEEN)) for each in acts}
    later = page.text("web.later")  # offered at every question: what a chat takes as «hopp over»
    yield from buttons([found[name] for name in AT_HAND if found.get(name, later) != later])


def helped(page: Page) -> Iterator[str]:
    """Yield what stands in the folds under a question: its help, what the regulation says, how to write the answer."""
    folds = list(page.composer.all("details", "help"))
    said = [each for fold in folds for each in fold.all("p")]
    yield from (f"· {tidy(each.text())}" for each in said if "how" not in each.classes)
    for fold in folds:
        for each in fold.all("li"):
            part, _, text = tidy(each.text()).removeprefix("Pkt. ").partition(": ")
            yield f"· {page.text('say.point', part=part, text=text)}"
    at_box = page.composer.first("p", "hint", id=f"{html_id(page.field)}-hint") if page.field else None
    how = [each for each in said if "how" in each.classes]
    yield from (f"· {tidy(each.text())}" for each in ([*how, at_box] if at_box else how))


def _where(page: Page) -> str:
    progress = page.root.first("div", "progress") or NOTHING
    where, count = (progress.first("span", name) or NOTHING for name in ("where", "count"))
    return f"# {count.words()} · {where.words()}"


def _title(page: Page) -> str:
    return tidy((page.composer.first("h1") or NOTHING).text(UNSEEN))


def _question(page: Page) -> Iterator[str]:
    yield _where(page)
    yield f"? {_title(page)}"
    field = page.field
    if field is None or field.row is not None:  # rows stand in a table of boxes
        return
    if len(page.proposed) > 1 and page.question is not None and page.question.layout is not Layout.SINGLE:
        yield from (f"~ {page.texts.short(each.text)}: {short(page.value(each))}" for each in page.proposed)
    elif field in page.proposed:
        yield f"~ {short(page.value(field))}"
    elif not page.wrong and page.value(field) and page.composer.first("button", name="do", value="keep"):
        yield f"= {short(page.value(field))}"
    if field.options:
        sign = "( )" if field.kind is Kind.CHOICE else "[ ]"
        yield f"{sign} {BETWEEN.join(page.caption(each) for each in page.choices(field))}"


def law(page: Page) -> Iterator[str]:
    """Yield the points of the regulation that stand with the question, or behind the receipt."""
    for points in page.root.all("ul", "points"):
        for each in points.all("li"):
            if part := each.first("span", "part"):
                text = tidy(each.text(UNSEEN, "part"))
                yield f"· {page.text('say.point', part=part.words().rstrip(':').rpartition(' ')[2], text=text)}"


def guided(page: Page) -> list[str]:
    """Return what stands in the guide's fold: what a chat says when it comes to the points, and with the help of a text."""
    words = page.composer.first(id="guide-words") or NOTHING
    return [f"· {tidy(each.text())}" for each in (*words.all("p"), *words.all("li"))]


def _reason(page: Page) -> Iterator[str]:
    found, mend = page.words()
    hint = page.composer.first(id="reply-hint") or NOTHING
    yield from (_where(page), *_compared(page, page.composer), f"! {found}", f"· {mend}", f"· {tidy(hint.text())}")


def _summary(page: Page) -> Iterator[str]:
    yield f"? {page.words()[0]}"
    for sheet in page.composer.all("section", "sheet"):
        yield (sheet.first("h2") or NOTHING).words()
        for row in sheet.all("div", "row"):
            yield from _row(page, row)


def _row(page: Page, row: Node) -> Iterator[str]:
    number = (row.first("span", "number") or NOTHING).words()
    name = f"{number}. {page.texts.short(page.question_of(row).text)}".removeprefix(". ")
    if rowed := row.first("ol", "rowed"):
        yield from (f"- {name} » {page.text('say.row', row=number)}: {short(told)}" for number, told in _told_rows(page, rowed))
    for line, value in ({} if rowed else page.answers(row)).items():
        answer = "–" if tidy(value) == page.text("web.missing") else short(value)
        yield f"- {name} » {line}: {answer}" if line else f"- {name}: {answer}"
    for box in row.all("div", "box"):
        sign = next(SIGNS[each] for each in box.classes if each in SIGNS)
        for each in box.all("p"):
            yield f"= {short(each.text())}" if "because" in each.classes else f"{sign} {tidy(each.text())}"
    yield from _compared(page, row)


def _told_rows(page: Page, rowed: Node) -> Iterator[tuple[int, str]]:
    """Yield what stands in each row of an answer; what says nothing without its name has it."""
    named = {page.texts.short(each.text) for each in page.texts.form.fields.values() if each.row and each.kind in NAMED}
    for number, each in enumerate(rowed.all("li"), start=1):
        cells = [(name.words(), value.words()) for name, value in zip(each.all("dt"), each.all("dd"), strict=True)]
        yield number, ROWS_BETWEEN.join(f"{name}: {value}" if name in named else value for name, value in cells)


def _overview(page: Page) -> Iterator[str]:
    yield f"? {page.words()[0]}"
    for sheet in page.composer.all("section", "sheet"):
        yield (sheet.first("h2") or NOTHING).words("count")
        for each in sheet.all("button", "jump"):
            yield f"{'✓' if 'is-done' in each.classes else '-'} {(each.first('span', 'what') or NOTHING).words()}"


def _pause(page: Page) -> Iterator[str]:
    yield f"✓ {page.words()[0]}"


def _delete(page: Page) -> Iterator[str]:
    yield f"! {page.words()[0]}"


def _receipt(page: Page) -> Iterator[str]:
    facts = page.composer.first("dl", "values") or NOTHING
    named = [f"{name.words()}: {value.words()}" for name, value in zip(facts.all("dt"), facts.all("dd"), strict=True)]
    yield f"✓ {_title(page)} {' '.join(named)}"
    yield from (f"· {tidy(each.text())}" for each in _told(page))
    if points := list(law(page)):
        yield f"· {page.text('say.what_next')}"
        yield from points


def _told(page: Page) -> Iterator[Node]:
    """Yield the paragraphs of the receipt, but for what became of the copy: it has no line in a chat."""
    receipt = page.composer.first("div", "receipt") or NOTHING
    yield from (each for each in receipt.all("p") if "copy" not in each.classes)


def _front(page: Page) -> Iterator[str]:
    """Yield the buttons that begin a report: here the language is chosen with one and the same press."""
    start = next((each for each in page.root.all("form") if each.given["action"] == "/start"), None)
    assert start is not None, f"neither a case nor the front page: {(page.root.first('h1') or NOTHING).words()}"
    yield from buttons([tidy(each.text(UNSEEN)) for each in start.all("button", name="language")])


ASKED: Mapping[str, Callable[[Page], Iterator[str]]] = {
    "question": _question,
    "reason": _reason,
    "summary": _summary,
    "overview": _overview,
    "pause": _pause,
    "delete": _delete,
    "receipt": _receipt,
    "": _front,
}
