"""Whatever people write: the document is made, holds to its standards, and shows the text as text."""

import unicodedata

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from dialogs.load import load_form
from dialogs.submission import TextValue
from tests.bot.document.reading import faults, pages, rendered, squeezed
from tests.samples import NYNORSK, filed, full_report

HOSTILE = {
    "typst markup": '#eval("1+1") *b* _i_ = H1 $x^2$ @ref <label> `raw` // c /* c */ \\ #sys.inputs #[x] [y] {z} -- --- ~ ...',
    "typst file access": '#read("/etc/passwd") #include "look.typ" #image("x.png")',
    "broken JSON": '"},{"a":[1,2]}\\u0000 \\" \\',
    "HTML and templates": "<script>alert(1)</script> {{7*7}} ${x} %s {year} {page}",
    "PDF syntax": "endstream endobj (x) Tj ET <</JS (app.alert(1))>> ) >> ]",
    "leading signs": "= + - @ / # * 1.",
}
SHOWN = {
    "control characters": ("a\x00b\x07c\x1bd\x7fe\x85f\u2028g", "abcde\nf\ng"),
    "an emoji": ("Hurra 🎉!", "Hurra [PARTY POPPER]!"),
    "a family of emoji": ("👩\u200d👩\u200d👧", "[WOMAN][WOMAN][GIRL]"),
    "an emoji with a variation": ("❤\ufe0f", "❤"),
    "right to left": (
        "\u202eשלום\u202c",
        "[HEBREW LETTER SHIN][HEBREW LETTER LAMED][HEBREW LETTER VAV][HEBREW LETTER FINAL MEM]",
    ),
    "another script": ("東京", "[CJK UNIFIED IDEOGRAPH-6771][CJK UNIFIED IDEOGRAPH-4EAC]"),
    "combining marks": ("a\u030a o\u0308 x\u0489", "å ö x[COMBINING CYRILLIC MILLIONS SIGN]"),
    "a private character": ("\ue000\U0010fffd", "[U+E000][U+10FFFD]"),
    "a noncharacter": ("\ufdd0\uffff", "[U+FDD0][U+FFFF]"),
    "Sámi": ("Čáhcesuolu, Kárášjohka, Ŋuovvoš, Ŧ", "Čáhcesuolu, Kárášjohka, Ŋuovvoš, Ŧ"),
    "typography": ("«sitat» – 1\u202f000 ½ § 12 … €", "«sitat» – 1000 ½ § 12 … €"),
}
LONG = {
    "a word without end": "x" * 4000,
    "wide letters": "W" * 4000,
    "lines": "a\n" * 2000,
    "line ends only, and a word": "\n" * 3995 + "slutt",
    "emoji": "🎉" * 1000,
    "marks on one letter": "z" + "\u0332" * 2000,
    "list items": "- punkt\n" * 500,
    "an address": "https://example.org/" + "a=1&" * 900,
    "prose": f"{NYNORSK['description']}\n\n" * 5,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markup_is_only_text(text: str) -> None:
    """Syntax of any kind stands in the document as it was written, wherever free text goes."""
    pdf = rendered(full_report(measure_name=text, office_name=text, description=text, comments=text))
    assert faults(pdf) == []
    assert squeezed("".join(pages(pdf))).count(squeezed(text)) >= 5


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN)
def test_what_the_font_lacks_is_named(text: str, shown: str) -> None:
    """No character stops the document: it is shown, named, or left out where nobody would see it."""
    pdf = rendered(full_report(measure_name=f"A {text} B", comments=f"A {text} B"))
    assert faults(pdf) == []
    found = unicodedata.normalize("NFC", squeezed("".join(pages(pdf))))
    assert found.count(squeezed(f"A {shown} B")) >= 3


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text_is_whole(text: str) -> None:
    """Four thousand characters of anything stay inside the page's width and lose nothing."""
    pdf = rendered(full_report(description=text))
    assert faults(pdf) == []
    letters = [char for char in text if char.isalnum()]
    assert len([char for char in "".join(pages(pdf)) if char.isalnum()]) >= len(letters)


def test_nothing_runs_over_the_edge() -> None:
    """A long word breaks before the right margin, also in the title and among the key facts."""
    wide = "W" * 200
    within_the_page(rendered(full_report(measure_name=wide, office_name=wide, description=wide * 20)))


@pytest.mark.parametrize("name", ["application-continuation.nn", "carry-over.nb", "confirmation.nn", "report-final.nn"])
def test_the_longest_texts_fit_everywhere(name: str) -> None:
    """Every text as long as it may be, in the widest letter: in tables, lines, addresses and signatures nothing is cut."""
    filing = filed.sample(name)
    fields = load_form(filing.form).fields
    texts = {
        field: TextValue(kind=value.kind, value="W" * (fields[field].max_length or 0))
        for field, value in filing.answers.items()
        if isinstance(value, TextValue) and fields[field].max_length
    }
    pdf = rendered(filing.model_copy(update={"answers": {**filing.answers, **texts}}))
    assert faults(pdf) == []
    assert "".join(pages(pdf)).count("W") >= sum(len(value.value) for value in texts.values())
    within_the_page(pdf)


def within_the_page(pdf: bytes) -> None:
    """Nothing stands beyond the margins."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            rects = [text.get_rect(index) for index in range(text.count_rects())]
            assert max((right for _, _, right, _ in rects), default=0) <= page.get_width() - 60
            assert min((bottom for _, bottom, _, _ in rects), default=0) >= 30


TEXT = st.text(min_size=1, max_size=300)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=TEXT, description=TEXT, comments=TEXT)
def test_any_text_makes_a_sound_document(name: str, description: str, comments: str) -> None:
    """Both standards hold, and the same filing gives the same bytes."""
    filing = full_report(measure_name=name, description=description, comments=comments)
    pdf = rendered(filing)
    assert faults(pdf) == []
    assert rendered(filing) == pdf
