"""Splitting and escaping: whatever is in a text, every message is one that Telegram takes."""

import pytest
from hypothesis import given, settings, strategies as st

from bot.telegram.buttons import LONGEST_DATA, Data, Verb, button, columns, even_rows, read, write
from bot.telegram.text import BLANK, ELLIPSIS, Line, Style, messages, shortened, to_html, units
from tests.bot.telegram.html import plain

LINES = st.lists(st.builds(Line, st.text(max_size=60), st.sampled_from(Style)), max_size=12)


@given(lines=LINES, longest=st.integers(20, 60))
@settings(max_examples=200, deadline=None)
def test_every_message_is_short_enough_and_nothing_is_lost(lines: list[Line], longest: int) -> None:
    """Only white space is dropped where a line is split."""
    found = messages(lines, longest)
    for each in found:
        assert units("\n".join(line.text for line in each)) <= longest
        assert each[0].text.strip()
        assert each[-1].text.strip()
    assert "".join("".join(line.text for line in each) for each in found).split() is not None
    whole = "".join("".join(line.text.split()) for each in found for line in each)
    assert whole == "".join("".join(line.text.split()) for line in lines)


@given(lines=LINES)
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_is_text(lines: list[Line]) -> None:
    """What comes out is what went in: markup in an answer stays text."""
    wanted = "\n".join(line.text for line in lines).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    assert plain(to_html(lines)).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd") == wanted


def test_a_long_text_is_split_where_it_reads_best() -> None:
    """At a line end, else at a blank, else anywhere but inside a character."""
    assert [m[0].text for m in messages([Line("ein to\ntre fire")], 12)] == ["ein to", "tre fire"]
    assert [m[0].text for m in messages([Line("ein to tre fire")], 12)] == ["ein to tre", "fire"]
    assert [m[0].text for m in messages([Line("😀😀😀")], 5)] == ["😀😀", "😀"]


def test_lines_share_a_message_as_long_as_they_fit() -> None:
    """Blank lines stand between, never at the ends."""
    lines = [BLANK, Line("ein"), BLANK, Line("to"), BLANK]
    assert messages(lines, 100) == [(Line("ein"), BLANK, Line("to"))]
    assert messages(lines, 4) == [(Line("ein"),), (Line("to"),)]
    assert messages([BLANK]) == []


def test_a_shortened_text_says_so() -> None:
    """Counted as Telegram counts: an emoji is two."""
    assert shortened("kort", 4) == "kort"
    assert shortened("altfor lang", 8) == f"altfor{ELLIPSIS}"
    assert units(shortened("😀" * 10, 9)) <= 9


@given(
    verb=st.sampled_from(Verb),
    numbers=st.lists(st.integers(0, 99_999), max_size=3),
    case=st.none() | st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True),
)
@settings(deadline=None)
def test_what_a_button_carries_comes_back_and_fits(verb: Verb, numbers: list[int], case: str | None) -> None:
    """In 64 bytes, whatever the case is called; one case cannot be called nothing."""
    data = write(verb, *numbers, case=case)
    assert len(data.encode()) <= LONGEST_DATA
    assert read(data) == Data(verb, tuple(numbers), case)


@pytest.mark.parametrize("data", [None, "", "p", "p:1", "p:1:", "x:1:abc", "p:1:abc:d", "p:A:abc", "p:1:æ", " p:1:abc"])
def test_what_is_no_button_of_ours_is_none(data: str | None) -> None:
    """Never an error."""
    assert read(data) is None


def test_rows() -> None:
    """Short labels two in a row, long ones alone; numbers in even rows."""
    short, long = button("Ja", Verb.LIST), button("Eit svar som er langt nok", Verb.LIST)
    assert [len(row) for row in columns([short] * 3)] == [2, 1]
    assert [len(row) for row in columns([short, long])] == [1, 1]
    assert [len(row) for row in even_rows([short] * 22)] == [6, 6, 6, 4]
    assert even_rows([]) == ()
