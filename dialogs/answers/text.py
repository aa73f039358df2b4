"""Free text: short on one line, or long on several.

Lengths are counted in characters (Unicode code points) after cleaning; nothing is ever cut. Refuses what looks like a national
identity number, because filings become public (facts.md, "Law and practice").
"""

import re

from dialogs.answers import nationalid
from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_BREAK = re.compile(r"\s*\n\s*")


def parse(raw: str, *, max_length: int, multiline: bool) -> str:
    r"""Return the cleaned text of *raw*; on a single line, line breaks become blanks.

    Refuses with ``text.empty``, ``text.no_words`` (nothing but emoji and punctuation), ``text.too_long`` (length, max_length)
    and ``text.national_id``.

    >>> parse("  Meistring\r\nog arbeid ", max_length=80, multiline=False)
    'Meistring og arbeid'
    >>> parse("Fem ord er for mykje", max_length=10, multiline=True)
    Traceback (most recent call last):
        ...
    dialogs.errors.AnswerError: text.too_long
    """
    text = clean_text(raw).strip()
    if not multiline:
        text = _BREAK.sub(" ", text)
    if not text:
        raise AnswerError("text.empty")
    if len(text) > max_length:
        raise AnswerError("text.too_long", length=len(text), max_length=max_length)
    if not any(char.isalnum() for char in _KEYCAP.sub("", text)):
        raise AnswerError("text.no_words")
    if nationalid.find(text):
        raise AnswerError("text.national_id")
    return text
