"""What nobody can see is gone, and what people can see is kept."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.cleaning import clean_text, fold, ungroup

WOMAN_AT_LAPTOP = "\U0001f469\u200d\U0001f4bb"
RAINBOW_FLAG = "\U0001f3f3\ufe0f\u200d\U0001f308"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\x00b\x07c\x9fd", "abcd"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a \nb\u00a0\n", "a\nb\n"),
        ("A\u030a\u202e\u200f\u2066b", "Åb"),
        ("a\u200bb\u200cc\ufeffd\u00ade", "abcde"),
        ("a\u200db", "ab"),
        (WOMAN_AT_LAPTOP, WOMAN_AT_LAPTOP),
        (RAINBOW_FLAG, RAINBOW_FLAG),
        ("a\ud800b", "ab"),
        ("a\U000e0041b\u3164", "ab"),
        ("Bokmål, nynorsk – «sitat» 50 %", "Bokmål, nynorsk – «sitat» 50 %"),
    ],
)
def test_unseen_characters_go_and_all_else_stays(raw: str, cleaned: str) -> None:
    """Controls, direction marks, zero-width characters and surrogates go; emoji stay whole."""
    assert clean_text(raw) == cleaned


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    """Cleaned text is clean, can be written as UTF-8, and has no line end but the newline."""
    text = clean_text(raw)
    assert clean_text(text) == text
    assert len(text.encode()) >= len(text)
    assert not set(text) & set("\x00\r\t\u200b\u202e\u2028")


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("  JA! ", "ja"),
        ("Hopp\u00a0over …", "hopp over"),
        ("«Møre og Romsdal»", "møre og romsdal"),
        ("§ 12", "§12"),
        ("§29–§40", "§29 §40"),
        ("1\ufe0f\u20e3", "1"),
        ("🎉", ""),
        ("NAV-kontoret", "nav kontoret"),
    ],
)
def test_folded_words_compare_without_case_and_punctuation(raw: str, folded: str) -> None:
    """Two ways to write the same word fold to the same."""
    assert fold(raw) == folded


@given(st.text())
def test_folding_twice_changes_nothing(raw: str) -> None:
    """Folded text is its own fold."""
    assert fold(fold(raw)) == fold(raw)


def test_digits_lose_their_grouping() -> None:
    """Blanks, dots, slashes and dashes of every sort go."""
    assert ungroup(" 1234.56\u00a078-90\u20113 ") == "12345678903"
