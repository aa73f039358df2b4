"""The documents: both standards, the same bytes, read in order, in both languages."""

import hashlib
import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from bot.document.bodies import Table
from bot.document.data import file_name, to_json
from bot.document.report import report
from bot.document.view import Cover, Report
from bot.document.wording import Wording
from bot.i18n import load_catalogs
from dialogs.language import Language
from dialogs.load import load_form
from tests.bot.document.reading import (
    FILINGS,
    FORM,
    SAMPLES,
    about,
    faults,
    pages,
    rendered,
    sample,
    squeezed,
    structure,
    worded,
)
from tests.samples import NOT_STARTED, full_report, not_started, submission

ROOT = Path(__file__).parents[3]
HASH_OF_FULL = """
import hashlib, sys
from dialogs.language import Language
from dialogs.submission import Submission
from tests.bot.document.reading import rendered
from tests.samples import full_report
print(hashlib.sha256(rendered(full_report(Language(sys.argv[1])))).hexdigest())
"""
EVERY = pytest.mark.parametrize("name", SAMPLES)
FILED = pytest.mark.parametrize("name", FILINGS)
BOTH = pytest.mark.parametrize("language", Language)
NOT_PRINTED = {"kind", "mark", "target", "score", "steps", "alt", "language", "region", "about", "author", "page", "footer"}


@EVERY
def test_both_standards_hold(name: str) -> None:
    """An independent validator finds nothing against PDF/A-3a or PDF/UA-1."""
    assert faults(sample(name)) == []


@pytest.mark.needs("qpdf")
@EVERY
def test_the_file_is_sound(name: str, tmp_path: Path) -> None:
    """Qpdf finds no error in the file's structure."""
    path = tmp_path / "document.pdf"
    path.write_bytes(sample(name))
    assert subprocess.run(["qpdf", "--check", path], check=False, capture_output=True).returncode == 0


@EVERY
def test_every_page_can_be_drawn(name: str) -> None:
    """Each page becomes a picture that is not blank."""
    with pypdfium2.PdfDocument(sample(name)) as document:
        for each in document:
            dark, bright = each.render(scale=0.5).to_pil().convert("L").getextrema()
            assert (dark < 100, bright) == (True, 255)


@EVERY
def test_the_document_says_what_it_is(name: str) -> None:
    """Language, title and date stand in the file; it embeds all its fonts, and they are Source Sans 3."""
    form, language = about(name)
    title = Wording(load_catalogs()[language], form).of(f"{form.text}.title")
    with pikepdf.open(io.BytesIO(sample(name))) as document:
        assert str(document.Root.Lang) == language.tag
        assert str(document.docinfo.Title).startswith(f"{title}: ")
        fonts = {str(each.FontName) for each in document.objects if _is_font_descriptor(each)}
        assert {name.partition("+")[2] for name in fonts} == {"SourceSans3-Regular", "SourceSans3-Semibold"}
        assert all("/FontFile2" in each for each in document.objects if _is_font_descriptor(each))


def _is_font_descriptor(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.FontDescriptor


@FILED
def test_the_data_is_inside(name: str) -> None:
    """The PDF holds the filing's JSON, byte for byte, related to it as its data."""
    submission = FILINGS[name]()
    form = load_form(submission.form)
    with pikepdf.open(io.BytesIO(sample(name))) as document:
        (file, spec) = next(iter(document.attachments.items()))
        assert file == file_name(submission, "json")
        assert spec.get_file().read_bytes() == to_json(submission, form)
        assert [each.AFRelationship for each in document.Root.AF] == [pikepdf.Name.Data]


@BOTH
def test_the_same_filing_gives_the_same_bytes(language: Language) -> None:
    """Whatever was typeset before, in whatever process, and in whatever order the store kept the answers."""
    submission = full_report(language)
    first = rendered(submission)
    rendered(not_started(language))
    shuffled = submission.model_copy(update={"answers": dict(reversed(submission.answers.items()))})
    assert rendered(shuffled) == first
    other = subprocess.run(
        [sys.executable, "-c", HASH_OF_FULL, language.value], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert other.stdout.strip() == hashlib.sha256(first).hexdigest()


@BOTH
def test_a_new_document_holds_nothing_of_the_one_before(language: Language) -> None:
    """Inputs stick to a typst compiler: the next applicant must not get them."""
    rendered(full_report(language, measure_name="Det førre tiltaket", comments="Noko heilt anna"))
    after = rendered(not_started(language))
    assert "førre" not in "".join(pages(after))
    with pikepdf.open(io.BytesIO(after)) as document:
        assert b"heilt anna" not in next(iter(document.attachments.values())).get_file().read_bytes()


def printed(view: object, name: str = "") -> list[str]:
    """Return the words of a view in the order of its fields, which is the order of reading."""
    if name in NOT_PRINTED:
        return []
    if isinstance(view, str):
        return [view]
    if is_dataclass(view):
        return [word for each in fields(view) for word in printed(getattr(view, each.name), each.name)]
    if isinstance(view, dict):
        return [word for key, each in view.items() for word in printed(each, key)]
    return [word for each in view for word in printed(each)] if isinstance(view, list) else []


def without_signs(text: str) -> str:
    """Return the text without the signs that templates add, and without hyphens: at the end of a line they are read as others."""
    return squeezed(text).translate({ord(sign): None for sign in "✓!–•-\ufffe"})


def without_footer(text: str, cover: Cover) -> str:
    """Return a page's text without what stands on every page."""
    return text[: text.rindex(cover.footer)] if cover.footer in text else text


def tables(view: Report) -> list[Table]:
    """Return the tables among the answers."""
    questions = [question for section in view.sections for question in section.questions]
    return [part.body for question in questions for part in question.parts if isinstance(part.body, Table)]


def without_heads(text: str, heads: set[str]) -> str:
    """Return a page's text without the head of a table that goes on there: it is repeated."""
    return next((text.removeprefix(head) for head in heads if text.startswith(head)), text)


@FILED
def test_text_is_read_in_order(name: str) -> None:
    """What is copied from the pages is just what the view holds, in its order: nothing is lost, added or moved."""
    submission = FILINGS[name]()
    view: Report = report(submission, load_form(submission.form), worded(submission))
    expected = "".join(printed(view))
    heads = {without_signs("".join(column.head for column in table.columns)) for table in tables(view)}
    found = "".join(without_heads(without_signs(without_footer(each, view.cover)), heads) for each in pages(sample(name)))
    assert found == without_signs(expected)


@EVERY
def test_each_page_is_numbered(name: str) -> None:
    """«Side 2 av 4» stands at the foot of the second page of four."""
    found = pages(sample(name))
    for number, text in enumerate(found, start=1):
        assert text.strip().endswith(f"Side {number} av {len(found)}")


@BOTH
def test_a_screen_reader_finds_headings_figure_and_table(language: Language) -> None:
    """One title, its sections below it and the questions below these; the figure says all that it shows; the table has a head."""
    tags = structure(sample(f"full-{language}"))
    headings = [tag.role for tag in tags if tag.role in {"H1", "H2", "H3"}]
    assert headings[:3] == ["H1", "H2", "H2"]
    assert (headings.count("H1"), headings.count("H2")) == (1, 8)
    assert headings.count("H3") >= 22
    (figure,) = [tag for tag in tags if tag.role == "Figure"]
    grid = FORM.questions["assessment"].fields
    words = Wording(load_catalogs()[language], FORM)
    assert all(words.label(row.text) in figure.alt for row in grid)
    assert [tag.role for tag in tags if tag.role in {"Table", "TH"}] == ["Table", "TH", "TH"]


@BOTH
def test_a_measure_that_has_not_started_takes_one_page(language: Language) -> None:
    """Six questions, and not a word of the others, also when its name takes two lines."""
    assert len(pages(sample(f"not-started-{language}"))) == 1
    assert len(pages(rendered(submission(NOT_STARTED | {"measure_name": "Ungdom i heile regionen " * 4}, language)))) == 1
    words = Wording(load_catalogs()[language], FORM)
    asked = [tag.title for tag in structure(sample(f"not-started-{language}")) if tag.role == "H3"]
    first_six = [question for question in FORM.questions.values() if question.number in range(1, 7)]
    assert asked == [f"{question.number} {words.short(question.text)}" for question in first_six]


@BOTH
def test_what_was_skipped_is_said(language: Language) -> None:
    """An optional question without an answer is shown as such; one that did not apply is not shown."""
    words = Wording(load_catalogs()[language], FORM)
    text = "".join(pages(sample(f"full-{language}")))
    skipped = {"nn": ["competence_use.unused", "comments"], "nb": ["competence_use.used"]}[language.value]
    assert text.count(words.doc("not_answered")) == len(skipped)
    assert (words.label("report.changes.described") in text) == ("changes.described" in full_report(language).answers)


def test_documents_are_made_side_by_side() -> None:
    """Threads share the fonts and nothing else: each gets the document that it asked for."""
    filings = [full_report(measure_name=f"Tiltak nummer {n}") for n in range(8)]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(rendered, filings))
    assert made == [rendered(filing) for filing in filings]
    assert all(f"Tiltak nummer {n}" in pages(pdf)[0] for n, pdf in enumerate(made))
