"""Free text is kept as written, or refused for a reason that can be said."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.text import parse
from dialogs.errors import AnswerError


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "text.empty"),
        (" \n\t\u200b\u202e", "text.empty"),
        ("\x00", "text.empty"),
        ("👍", "text.no_words"),
        ("1\ufe0f\u20e3", "text.no_words"),
        ("... – !?", "text.no_words"),
        ("<>", "text.no_words"),
        ("Brukar 01020312345 fekk hjelp", "text.national_id"),
        ("Brukar 01020\u200b312345", "text.national_id"),
        ("x" * 81, "text.too_long"),
        ("x" * 100_000, "text.too_long"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: str, code: str) -> None:
    """Each refusal has its own code."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw, max_length=80, multiline=True)
    assert refusal.value.code == code


def test_too_long_says_how_long_and_cuts_nothing() -> None:
    """The person is told both counts, in characters."""
    with pytest.raises(AnswerError) as refusal:
        parse("å" * 81, max_length=80, multiline=False)
    assert dict(refusal.value.params) == {"length": 81, "max_length": 80}
    assert parse("å" * 80, max_length=80, multiline=False) == "å" * 80


@pytest.mark.parametrize(
    ("raw", "multiline", "text"),
    [
        ("  Ung i jobb \r\n 2021 ", False, "Ung i jobb 2021"),
        ("Fyrste\r\n\r\nAndre  \n", True, "Fyrste\n\nAndre"),
        ("<b>Ja</b> & {name} %s", False, "<b>Ja</b> & {name} %s"),
        ("Ja 👍", False, "Ja 👍"),
        ("3", False, "3"),
    ],
)
def test_text_is_kept_as_written(raw: str, multiline: bool, text: str) -> None:  # noqa: FBT001
    """Only blanks at the ends and unseen characters go; markup is text like any other."""
    assert parse(raw, max_length=80, multiline=multiline) == text


@given(st.text(st.characters()), st.integers(1, 50), st.booleans())
def test_junk_is_text_or_is_refused(raw: str, max_length: int, multiline: bool) -> None:  # noqa: FBT001
    """Nothing else is raised; what was taken is within the limit and is taken again unchanged."""
    try:
        text = parse(raw, max_length=max_length, multiline=multiline)
    except AnswerError:
        return
    assert 0 < len(text) <= max_length
    assert multiline or "\n" not in text
    assert parse(text, max_length=max_length, multiline=multiline) == text
