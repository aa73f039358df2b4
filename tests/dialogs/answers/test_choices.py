"""Several options in one reply."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.choice import OptionWords
from dialogs.answers.choices import parse, plain
from dialogs.errors import AnswerError

PRINTED = "1 §1; 2 §12; 4 §13; 16 §15; 5 §17; 6 §18; 7 §19; 9 §20; 10 §20a; 8 §27; 12 §28, 33; 11 §29–§40; 17 §42; 18 Andre"
ACTS = tuple(
    OptionWords(int(code), position, (label, "Andre paragrafar") if label == "Andre" else (label,))
    for position, (code, label) in enumerate((row.split(" ", 1) for row in PRINTED.split("; ")), start=1)
)
GROUPS = tuple(
    OptionWords(code, position, (label,))
    for position, (code, label) in enumerate([(7, "Ungdom"), (3, "Barn og familiar"), (5, "Innvandrarar"), (1, "Ingen")], start=1)
)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("1, 3 og 5", (1, 4, 5)),
        ("1 3 5", (1, 4, 5)),
        ("1,3,5", (1, 4, 5)),
        ("5; 3; 1", (1, 4, 5)),
        ("1-3", (1, 2, 4)),
        ("1–3 og 5", (1, 2, 4, 5)),
        ("1 til 3", (1, 2, 4)),
        ("1\n3\n5", (1, 4, 5)),
        ("- §1\n- §13", (1, 4)),
        ("• 1\n• 3", (1, 4)),
        ("1. 3. 5.", None),
        ("1., 3. og 5.", (1, 4, 5)),
        ("1 & 3 + 5", (1, 4, 5)),
        ("3, 3, 3", (4,)),
        ("1\ufe0f\u20e3, 3\ufe0f\u20e3", (1, 4)),
        ("ein og tre", (1, 4)),
        ("§ 12", (2,)),
        ("§12, §13", (2, 4)),
        ("§28, 33", (12,)),
        ("§27, §28, 33", (8, 12)),
        ("§28, 33, §42 og Andre", (12, 17, 18)),
        ("§28", (12,)),
        ("11", (12,)),
        ("§29-§40; andre paragrafar", (11, 18)),
        ("nr. 12 og nr. 13", (11, 17)),
        ("alle", tuple(option.code for option in ACTS)),
        ("Alle saman!", tuple(option.code for option in ACTS)),
    ],
)
def test_parts_are_read_as_single_replies_are(raw: str, codes: tuple[int, ...] | None) -> None:
    """In the order of the options, each once; None: asked about."""
    if codes is None:
        with pytest.raises(AnswerError):
            parse(raw, ACTS)
    else:
        assert parse(raw, ACTS) == codes


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("barn og familiar", (3,)),
        ("Barn og familiar og ungdom", (7, 3)),
        ("ungdom, barn og f", (7, 3)),
        ("ungdom og innvandrarar", (7, 5)),
        ("ingen", (1,)),
    ],
)
def test_a_label_with_og_in_it_stays_whole(raw: str, codes: tuple[int, ...]) -> None:
    """The longest label wins, and an option may be called «Ingen»."""
    assert parse(raw, GROUPS) == codes


@pytest.mark.parametrize(
    ("raw", "code", "part", "suggestions"),
    [
        ("", "choices.empty", None, ()),
        ("ingen", "choices.none", None, ()),
        ("1, 99", "choices.unknown", "99", ()),
        ("1, fotball", "choices.unknown", "fotball", ()),
        ("§1, Andrre", "choices.unknown", "Andrre", ("§1; Andre",)),
        ("§1, 15", "choices.unknown", "15", ("§1; §15",)),
        ("§1, 12", "choices.ambiguous", "12", ("§1; §29–§40", "§1; §12")),
        ("12-13", "choices.ambiguous", "12-13", ()),
        ("5-3", "choices.unknown", "5-3", ()),
        ("1-99", "choices.unknown", "1-99", ()),
        ("§1 " + "x" * 100, "choices.unknown", "§1 " + "x" * 36 + "…", ("§1",)),
        (",".join("abc" for _ in range(50_000)), "choices.unknown", "abc," * 9 + "abc…", ()),
        (",", "choices.empty", None, ()),
        ("👍", "choices.unknown", "👍", ()),
    ],
)
def test_the_part_that_is_not_plain_is_named(raw: str, code: str, part: str | None, suggestions: tuple[str, ...]) -> None:
    """The rest of the reply is kept in the suggestions, which are whole replies."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw, ACTS)
    assert refusal.value.code == code
    assert refusal.value.params.get("part") == part
    assert refusal.value.suggestions == suggestions


@given(st.sets(st.sampled_from([option.code for option in ACTS]), min_size=1))
def test_any_selection_reads_back(codes: set[int]) -> None:
    """``plain`` and ``parse`` are each other's inverse, commas in labels and all."""
    chosen = tuple(option.code for option in ACTS if option.code in codes)
    assert parse(plain(chosen, ACTS), ACTS) == chosen


@given(st.one_of(st.text(), st.text("0123456789,.; §-\nogandre", max_size=25)))
def test_junk_is_a_selection_or_is_refused(raw: str) -> None:
    """Nothing else is raised, no selection is empty, and every suggestion is a reply that is taken."""
    try:
        selections = [parse(raw, ACTS)]
    except AnswerError as refusal:
        selections = [parse(suggestion, ACTS) for suggestion in refusal.suggestions]
    assert all(selections)
